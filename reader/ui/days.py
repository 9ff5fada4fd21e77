"""Days as the screen writes them: the one place that knows how the person wants to read them."""

from __future__ import annotations

from datetime import date

from reader.settings import DATES

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEK = 7

_style = DATES[0]


def write_in(style: str) -> None:
    """Write days in a style of settings.DATES from now on."""
    global _style  # one person, one style; every line that is drawn would have to hand it on
    _style = style


def day(when: date | None, today: date | None = None) -> str:
    """A day in short: "16 Feb", with its year when that is not the running one; "" when unknown."""
    if when is None:
        return ""
    today = today or date.today()
    if _style == "relative" and (near := _near(when, today)):
        return near
    return _short(when, with_year=_style == "iso" or when.year != today.year)


def widest() -> int:
    """How many columns `day` takes at most."""
    return 12 if _style == "american" else 11


def days(first: date | None, last: date | None, today: date | None = None) -> str:
    """The days from `first` to `last` in short: "15–16 Feb", "28 Jan – 3 Feb 2022", "15 Feb – yesterday"."""
    if first is None or last is None or first == last:
        return day(last or first, today)
    if _style == "relative" and _near(last, today or date.today()):
        return f"{_near(first, today or date.today()) or day(first, today)} – {day(last, today)}"
    if (first.year, first.month) == (last.year, last.month) and _style in ("short", "relative"):
        return f"{first.day}–{day(last, today)}"
    if first.year == last.year:
        return f"{_short(first, with_year=_style == 'iso')} – {day(last, today)}"
    return f"{_short(first)} – {_short(last)}"


def long_day(when: date) -> str:
    """A day in full: "16 February 2022"."""
    if _style == "iso":
        return when.isoformat()
    return f"{when:%B} {when.day}, {when.year}" if _style == "american" else f"{when.day} {when:%B} {when.year}"


def _near(when: date, today: date) -> str:
    """A day of the week that ends today; "" for any other."""
    ago = (today - when).days
    return {0: "today", 1: "yesterday"}.get(ago, f"{ago} days ago") if 0 <= ago < WEEK else ""


def _short(when: date, *, with_year: bool = True) -> str:
    if _style == "iso":
        return when.isoformat()
    month = MONTHS[when.month - 1]
    short = f"{month} {when.day}" if _style == "american" else f"{when.day} {month}"
    return short + (f"{',' if _style == 'american' else ''} {when.year}" if with_year else "")
