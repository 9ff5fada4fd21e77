"""Days as a query names them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from reader.library.query import Days

_DAY = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?")


def days(text: str) -> Days | None:
    """The days of "2022", "2022-02", "2022-02-10", "2022-02-10..2022-02-16", "2022-03..", "..2022"; else None."""
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    bounds = _bounds(first) if first else (date.min, date.min), _bounds(last) if last else (date.max, date.max)
    if bounds[0] is None or bounds[1] is None or not (first or last):
        return None
    return Days(bounds[0][0].toordinal(), bounds[1][1].toordinal())


def _bounds(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
