"""The fields of the query language, and what their values mean where they are not words to look for."""

from __future__ import annotations

import difflib

from reader.library.finding.days import days
from reader.library.finding.days import may_become as days_may_become
from reader.library.finding.own import MARKS
from reader.library.finding.query import Days, Exactly, Fact, Known, Like, Marked, Tagged
from reader.text.languages import language_tag

FIELDS = {
    "title": "title", "headline": "title", "body": "body", "text": "body", "outlet": "outlet", "source": "outlet",
    "publisher": "outlet", "author": "author", "by": "author", "agency": "agency", "date": "date", "day": "date",
    "language": "language", "lang": "language", "is": "is", "tag": "tag", "like": "like",
}  # fmt: skip
"""Every name that a field goes by -> the field."""
RAW = frozenset({"is", "tag", "like"})  # what stands behind them up to the next blank is one value
VALUES = RAW | {"date", "language"}  # their values are no words of the articles
EXACT = frozenset({"outlet", "author", "agency", "language"})  # those that := compares as a whole
KNOWN = EXACT | {"date"}  # those that * asks for whatever it is


def value(field: str, text: str, *, exact: bool = False) -> Days | Fact | str:
    """What a value of a field asks for, else what is wrong with it. `exact`: it was written with := before it."""
    text = text.strip()
    if text == "*" and field in KNOWN:
        return Known(field)
    if text == "*" and field == "tag":
        return Tagged("")
    if exact and field in EXACT:
        return Exactly(field, language_tag(text) if field == "language" else text)
    return _of_value_field(field, text)


def may_become(field: str, text: str) -> bool:
    """Whether what is typed so far may become a value of a field."""
    if field == "is":
        return any(name.startswith(text.lower()) for name in MARKS)
    return field != "date" or days_may_become(text)


def _of_value_field(field: str, text: str) -> Days | Fact | str:
    if field == "language":
        return Exactly(field, language_tag(text))
    if field == "tag":
        return Tagged(text)
    if field == "like":
        return Like(text)
    if field == "is":
        return Marked(text.lower()) if text.lower() in MARKS else f"no is:{text}: there are {_listed('is:', MARKS)}"
    return days(text) or f"no date '{text}': write 2022, 2022-02, 2022-02-10..2022-02-16, yesterday or lastweek"


def _listed(before: str, names: dict[str, str]) -> str:
    return ", ".join(before + name for name in names)


def near_field(name: str) -> str | None:
    """The name of a field that is spelt almost so."""
    return next(iter(difflib.get_close_matches(name.lower(), FIELDS, 1)), None)


def no_field(name: str) -> str:
    """What to say of a field that there is not."""
    if near := near_field(name):
        return f"no field '{name}': did you mean '{near}'?"
    return f"no field '{name}'; there are {', '.join(sorted(set(FIELDS.values())))}"
