"""What sites leave in the text of an article: whole lines, each with the reason that is shown to the reader.

The phrases are data and stand in `leftovers.txt`. They are tried as full matches, in any case, on single lines of at
most `LONGEST` characters: a line is innocent until one of them is all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 420  # a pattern on a longer line could take minutes, and no leftover is that long


_LEGAL = re.compile(
    r"\b(?:cookies?|privacy|personal (?:information|data)|opt(?:ing)?[- ]out|third[- ]part(?:y|ies)|consent"
    r"|(?:your|our) (?:browser|device|(?:web)?sites?|partners?|services?|preferences)|terms of (?:use|service)"
    r"|datenschutz\w*|einwilligung\w*|personenbezogen\w*|unsere\w* (?:partner|website|dienste)"
    r"|données personnelles|consentement|nos partenaires|datos personales|consentimiento|nuestros socios"
    r"|dati personali|consenso|nostri partner)\b",
    re.IGNORECASE,
)
_VOICE = re.compile(  # of a site that speaks to its visitors
    r"\b(?:we|our|us|you|your|wir|uns|unsere\w*|ihre\w*|nous|nos|vous|vos|votre|nuestr[oa]s?|usted|tus?|sus?"
    r"|nostr[oaie]|vostr[oaie]|tu[oaie]|suoi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Why such a line is no part of the article.

    `ends` is the share of the article's prose that must stand before the line for it to end the article; None drops the
    line alone. `heads_list`: short lines after it that are no sentences go with it. `edges`: only before or after the
    text; over one of its paragraphs the same words are a heading.
    """

    why: str
    ends: float | None = None
    heads_list: bool = False
    edges: bool = False


@lru_cache(maxsize=4096)  # pages repeat their leftovers, and a line is asked about more than once
def leftover(line: str) -> Leftover | None:
    """What this line is left over from, or None where it may be the article's own."""
    if len(line) > LONGEST:
        return None
    return next((entry for pattern, entry in _table() if pattern.fullmatch(line)), None)


def is_legal(line: str) -> bool:
    """Does this paragraph tell visitors what a site keeps of them, in the terms and the voice of such notices?"""
    line = line[: 2 * LONGEST]
    return len({match[0].lower() for match in _LEGAL.finditer(line)}) >= 2 and speaks_to_visitors(line)


def speaks_to_visitors(line: str) -> bool:
    """Does this line say "we" or "you", as a site does to those who visit it?"""
    return bool(_VOICE.search(line))


@cache
def _table() -> tuple[tuple[re.Pattern[str], Leftover], ...]:
    text = files(__package__).joinpath("leftovers.txt").read_text(encoding="utf-8")
    sections = re.split(r"^== ", text, flags=re.MULTILINE)[1:]
    return tuple(_section(*section.split("\n", 1)) for section in sections)


def _section(head: str, lines: str) -> tuple[re.Pattern[str], Leftover]:
    why, *marks = (part.strip() for part in head.split("|"))
    ends = next((float(mark.removeprefix("ends ")) for mark in marks if mark.startswith("ends ")), None)
    pattern = "|".join(line for line in lines.split("\n") if line and not line.startswith("#"))
    return re.compile(pattern, re.IGNORECASE), Leftover(why, ends, "list" in marks, "edges" in marks)
