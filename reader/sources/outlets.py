"""Who published: the registrable domain of an address, and whether a name is a name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reader.text.clean import clean_line

_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gob", "gouv", "gov", "in", "ne", "net", "or", "org"))  # bbc.co.uk
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,24}(?:[:/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]+")


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


def web_address(value: str | None) -> str | None:
    """An http or https address as one clean line, else None."""
    line = clean_line(value or "")
    return (
        line if re.match(r"https?://[^\s/]+", line, re.IGNORECASE) and " " not in line and len(line) <= 2000 else None
    )
