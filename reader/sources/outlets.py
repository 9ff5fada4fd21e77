"""Who published: the registrable domain of an address, and which of the names that a page gives is the outlet's.

The few names that no page states well are data and stand in `outlets.txt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from reader.text.clean import clean_line

_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gob", "gouv", "gov", "in", "ne", "net", "or", "org"))  # bbc.co.uk
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,24}(?:[:/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]+")
_COMPANY = re.compile(
    r"\b(?:GmbH|KG|AG|Ltd|LLC|Inc|S\.?A\.?|S\.?L\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|Verlag|B\.V\.|Limited|Group|Publishing)(?!\w)"
)
_PART = re.compile(r"\s+[-–—|]\s+")
_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|les|el|il) ", re.IGNORECASE)
_TRANSLITERATED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d"})


def domain(url: str | None) -> str | None:
    """The registrable domain of an address: "bbc.co.uk" for "https://www.bbc.co.uk/news/1"."""
    if not url:
        return None
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.lower().rstrip(".").split(".")
    if not _HOST.fullmatch(host) or len(labels) < 2 or labels[-1].isdigit():
        return None
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def is_address(text: str) -> bool:
    """Is this value an address or a bare domain rather than a name?"""
    return bool(_ADDRESS.fullmatch(text.strip()))


def name(value: str | None) -> str | None:
    """The name of an outlet as it was given; the domain where an address was given; None for nothing or a sentence."""
    line = clean_line(value or "")
    if is_address(line):
        return domain(line) or line
    return line if 0 < len(line) <= 80 else None


def best(names: Sequence[str | None], home: str | None) -> str | None:
    """The outlet's name out of those a page gives, in order of trust, by how well they spell its domain `home`.

    A well-known outlet has its name whatever the page says; the domain stands for one of which no name is given.
    """
    if home and (known := _known().get(home)):
        return known
    found = [part for value in names if value for part in _named(value)]
    label = _letters((home or "").split(".")[0])
    return min(found, key=lambda name: _strangeness(name, label), default=home)


def spells(name: str, home: str | None) -> bool:
    """Is this name the domain `home` in words: "Taipei Times" for "taipeitimes.com"?"""
    return len(name) <= 40 and not is_address(name) and _strangeness(name, _letters((home or "").split(".")[0]))[2] < 2


def _named(value: str) -> list[str]:
    """The name without the company it belongs to."""
    parts = [part for part in _PART.split(clean_line(value)) if part and not _COMPANY.search(part)]
    found = name(parts[0] if 0 < len(parts) < len(_PART.split(value)) else value)
    return [found] if found else []


def _strangeness(name: str, label: str) -> tuple[bool, bool, int]:
    """Names before addresses and companies; then those that spell the domain, in words of their own at best."""
    if is_address(name):
        return True, False, 0
    letters, short = _letters(name), _letters(_ARTICLE.sub("", name, count=1))
    related = len(letters) > 1 and len(label) > 1 and (label in letters or letters in label)
    rank = 2 if related else 3
    if label in (letters, short):
        rank = 0 if " " in name or name != name.lower() else 1
    return False, bool(_COMPANY.search(name)), rank


def _letters(text: str) -> str:
    """The letters and digits of a name as they stand in a domain: small, without accents or blanks."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_TRANSLITERATED))
    return "".join(each for each in plain if each.isalnum())


@cache
def _known() -> dict[str, str]:
    text = files(__package__).joinpath("outlets.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))


def web_address(value: str | None) -> str | None:
    """An http or https address as one clean line, else None."""
    line = clean_line(value or "")
    return (
        line if re.match(r"https?://[^\s/]+", line, re.IGNORECASE) and " " not in line and len(line) <= 2000 else None
    )
