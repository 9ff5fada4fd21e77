"""Days of publication: out of metadata, of addresses, and of lines that say nothing else."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = 1600  # the first newspapers
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari", "february feb februar février febrero febbraio",
            "march mar märz mars marzo março maart", "april apr avril abril aprile", "may mai mayo maggio maio mei",
            "june jun juni juin junio giugno junho", "july jul juli juillet julio luglio julho",
            "august aug août agosto augustus", "september sep sept septembre septiembre settembre setembro",
            "october oct oktober octobre octubre ottobre outubro", "november nov novembre noviembre novembro",
            "december dec dezember décembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_NAMED_URL_DAY = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})/", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")


def in_metadata(value: object) -> date | None:
    """The day of a metadata value: ISO, RFC 822, seconds since 1970, or as people write it. None where unsure."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _epoch(float(value))
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()[:200]
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        return _epoch(float(text))
    return written(text) or _internet(text) or _lenient(text)


def written(text: str) -> date | None:
    """The first full date written in a text; None for one whose day and month could be exchanged."""
    if match := _ISO.search(text) or _COMPACT.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    for match in _DAY_FIRST.finditer(text):
        if month := MONTHS.get(match[2].lower()):
            return _day(int(match[3]), month, int(match[1]))
    for match in _MONTH_FIRST.finditer(text):
        if month := MONTHS.get(match[1].lower()):
            return _day(int(match[3]), month, int(match[2]))
    match = _NUMERIC.search(text)
    return _numeric(int(match[1]), match[2], int(match[3]), int(match[4])) if match else None


def in_address(url: str | None) -> date | None:
    """The day that stands in the path of an address: …/2022/02/16/…, …/2022/feb/16/…, …-20220216…"""
    path = re.sub(r"^\w+://[^/]*", "", url or "").split("?")[0]
    if named := _NAMED_URL_DAY.search(path):
        month = MONTHS.get(named[2].lower())
        return _day(int(named[1]), month, int(named[3])) if month else None
    match = _URL_DAY.search(path) or _URL_RUN.search(path)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _numeric(first: int, separator: str, second: int, year: int) -> date | None:
    if separator == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= year <= datetime.now(UTC).year + 1 else None


def _epoch(seconds: float) -> date | None:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    if not 1e8 < seconds < 1e10:
        return None
    found = datetime.fromtimestamp(seconds, UTC)
    return _day(found.year, found.month, found.day)


def _internet(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError):
        return None


def _lenient(text: str) -> date | None:
    """As people write it, if day, month and year are all there: read twice with different defaults."""
    from dateutil.parser import parse

    try:
        found = [
            parse(text, default=datetime(*default), ignoretz=True).date() for default in ((1999, 1, 1), (2001, 2, 2))
        ]
    except (ValueError, OverflowError, TypeError):
        return None
    return _day(found[0].year, found[0].month, found[0].day) if found[0] == found[1] else None
