"""Days and months of running text: "Tuesday", "Feb. 16", "16 February 2022", "in 2014", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
# A month's name, to be used with search on what stands before a number and with match on what stands behind it.
MONTH = re.compile(rf"\b{NAMES}(?:\s\d{{1,2}},?)?\s$|^{NAMES}(?!\w)")
YEAR = r"(?:1[5-9]|20)\d\d"
DATE = re.compile(
    rf"\b(?:(?P<month>{NAMES})(?![a-z])(?:\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d))?(?:,?\s(?P<year>{YEAR})\b(?!,\d))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{NAMES})(?![a-z])(?:,?\s(?P<year2>{YEAR})\b)?"
    rf"|(?P<iso>{YEAR}-\d\d-\d\d)"
    rf"|(?P<weekday>{'|'.join(day.title() for day in WEEKDAYS)})"
    rf"|(?<![$€£.,\d-])(?P<only_year>{YEAR})\b(?![-,]?\d|%|\.\d)"
    r"|(?P<relative>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight))(?!\w)"
)
RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a text gives it: what it does not say is None. `weekday` counts from Monday, 0."""

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None

    @property
    def kind(self) -> str:
        """What it is: "weekday", "relative", "day", "month" or "year"."""
        if self.weekday is not None:
            return "weekday"
        if self.offset is not None:
            return "relative"
        return "day" if self.day else "month" if self.month else "year"


def is_year(text: str) -> bool:
    """Is this number written as a year is?"""
    return re.fullmatch(YEAR, text) is not None


def dates(text: str) -> tuple[Day, ...]:
    """The days, months and years of a text, in order."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[Day]:
    for match in DATE.finditer(text):
        where = (match[0], match.start(), match.end())
        if match["weekday"]:
            yield Day(*where, weekday=WEEKDAYS.index(match["weekday"].lower()))
        elif match["relative"]:
            yield Day(*where, offset=RELATIVE[match["relative"].lower()])
        elif match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
            yield Day(*where, year=year, month=month, day=day)
        elif match["only_year"]:
            yield Day(*where, year=int(match["only_year"]))
        elif not _is_the_verb(text, match):
            name = match["month"] or match["month2"]
            year_text, day_text = match["year"] or match["year2"], match["day"] or match["day2"]
            yield Day(
                *where,
                year=int(year_text) if year_text else None,
                month=MONTHS.index(name[:3].lower()) + 1,
                day=int(day_text) if day_text else None,
            )


def _is_the_verb(text: str, match: re.Match[str]) -> bool:
    """A lone "May" or "March" at the start of a sentence, or a surname, is no month."""
    if match[0] not in ("May", "March", "Mar", "Jan", "June", "April", "August"):
        return False
    before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    return before not in (
        "in",
        "since",
        "until",
        "by",
        "of",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "from",
        "to",
    )


def resolve(day: Day, published: date | None) -> date | None:
    """The day of the calendar meant by a text that was published on a day; a weekday is the last one up to then."""
    if day.month and day.day:
        year = day.year or (published.year if published else None)
        try:
            return date(year, day.month, day.day) if year else None
        except ValueError:
            return None
    if published is None:
        return None
    if day.offset is not None:
        return published + timedelta(days=day.offset)
    if day.weekday is not None:
        return published - timedelta(days=(published.weekday() - day.weekday) % 7)
    return None
