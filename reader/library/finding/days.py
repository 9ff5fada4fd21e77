"""Days as a query names them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from reader.library.finding.query import Days

_DAY = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-(\d)(?:-(\d\d?))?)?")
_BEGUN = re.compile(
    r"(?:\d{0,4}|\d{4}-?(?:[01]|(?:0[1-9]|1[0-2])(?:-?(?:[0-3]|0[1-9]|[12]\d|3[01])?)?)?"
    r"|\d{4}-[1-9](?:-(?:[1-9]|[12]\d|3[01])?)?)\.?|(?:last)?\d{1,4}[dwmy][a-z]*"
)
_AGO = re.compile(r"(?:last)?(\d{1,4})(d|days?|w|weeks?|m|months?|y|years?)")
_COMPARED = re.compile(r"([<>]=?)(.+)")
_LENGTHS = {"d": 1, "w": 7, "m": 30, "y": 365}
_ONE = timedelta(days=1)
Bounds = tuple[date, date]

NAMED = ("today", "yesterday", "thisweek", "lastweek", "thismonth", "lastmonth", "thisyear", "lastyear")
"""Days by a name; weeks begin on Monday. (7days, 3weeks, … are the last so many.)"""


def days(text: str, today: date | None = None) -> Days | None:
    """The days of "2022", "2022-02", "2022-02-10", "lastweek", "30days"; of "2022-02-10..2022-02-16", "2022-03..",
    "..yesterday"; of ">2022-02", "<=2022"; else None."""
    now = today or date.today()
    text = text.lower()
    if compared := _COMPARED.fullmatch(text):
        return _compared(compared[1], compared[2], now)
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    bounds = _bounds(first, now) if first else (date.min, date.min), _bounds(last, now) if last else _EVER_AFTER
    if bounds[0] is None or bounds[1] is None or not (first or last):
        return None
    return Days(bounds[0][0].toordinal(), bounds[1][1].toordinal())


def may_become(text: str) -> bool:
    """Whether what is typed so far may become days that `days` knows."""
    last = text.lower().rpartition("..")[2].lstrip("<>=.")
    return bool(_BEGUN.fullmatch(last)) or any(name.startswith(last) for name in NAMED)


_EVER_AFTER = (date.max, date.max)


def _compared(sign: str, text: str, today: date) -> Days | None:
    bounds = _bounds(text, today)
    if bounds is None:
        return None
    first, last = bounds[0].toordinal(), bounds[1].toordinal()
    ends = {">": (last + 1, date.max.toordinal()), ">=": (first, date.max.toordinal())}
    return Days(*ends.get(sign, (date.min.toordinal(), last if sign == "<=" else first - 1)))


def _bounds(text: str, today: date) -> Bounds | None:
    """The first and the last day of a year, a month, a day, or what has a name."""
    match = _DAY.fullmatch(text)
    if match is None:
        return _named(text, today)
    year, month, day = int(match[1]), match[2] or match[4], match[3] or match[5]
    try:
        first = date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    return first, _month(date(year, int(month or 12), 1))[1]


def _named(text: str, today: date) -> Bounds | None:
    monday = today - today.weekday() * _ONE
    before = today.replace(day=1) - _ONE
    named = {
        "today": (today, today),
        "yesterday": (today - _ONE, today - _ONE),
        "thisweek": (monday, monday + 6 * _ONE),
        "lastweek": (monday - 7 * _ONE, monday - _ONE),
        "thismonth": _month(today),
        "lastmonth": _month(before),
        "thisyear": _year(today.year),
        "lastyear": _year(today.year - 1),
    }
    return named.get(text) or _ago(text, today)


def _ago(text: str, today: date) -> Bounds | None:
    """The last so many days, today included."""
    if (match := _AGO.fullmatch(text)) is None or match[1].strip("0") == "":
        return None
    length = min(int(match[1]) * _LENGTHS[match[2][0]], today.toordinal())
    return today - (length - 1) * _ONE, today


def _month(day: date) -> Bounds:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _year(year: int) -> Bounds:
    return date(year, 1, 1), date(year, 12, 31)
