"""What sites leave in the text of an article: whole lines, each with the reason that is shown to the reader.

The phrases are data and stand in `leftovers.txt`. They are tried as full matches, in any case, on single lines of at
most `LONGEST` characters: a line is innocent until one of them is all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
LONGEST_FORM = 5000  # all countries, and what is said beside them
_COUNTRIES = re.compile(  # as they stand in a form: with no comma or semicolon, and A after A
    r"\baf(?:gh|g)anist[aá]n[\s|·]+(?:åland[\w ]{0,16}[\s|·]+)?(?:ägypten|afrique du sud|albani[ae]n?)[\s|·]+"
    r"(?:al(?:bani|geri|gérie|emania)\w*|a(?:ndorra|ngola)|american samoa)\b.{1500,4000}?\b[sz]imba[bw]w[eé]\b",
    re.IGNORECASE | re.DOTALL,
)
_REPEATED = r"(?:[?*+]|\{[^}]*\})"
_GROUP = re.compile(rf"\([^()]*\){_REPEATED}?")
_ATOM = r"(?:\[[^\]]*\]|\\.|.)"
_NOT_PLAIN = re.compile(rf"{_ATOM}{_REPEATED}+|\[[^\]]*\]|\\.|[.^$]", re.DOTALL)


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


FORM = Leftover("form")
"""A form to fill in, with all countries to choose from."""


@lru_cache(maxsize=4096)  # pages repeat their leftovers, and a line is asked about more than once
def leftover(line: str) -> Leftover | None:
    """What this line is left over from, or None where it may be the article's own."""
    if len(line) > LONGEST:
        return FORM if _is_form(line) else None
    sections, anything = _table()
    folded = line.casefold()
    if anything.has(line, folded):
        return next(section.leftover for section in sections if section.patterns.has(line, folded))
    return None


def _is_form(line: str) -> bool:
    found = _COUNTRIES.search(line) if len(line) <= LONGEST_FORM else None
    if found is None or not _is_of_names(found[0]):
        return False
    beside = line[: found.start()] + line[found.end() :]
    return len(beside) <= 2 * LONGEST and speaks_to_visitors(beside)


def _is_of_names(text: str) -> bool:
    """Are most of its words names, as in no sentence?"""
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def is_legal(line: str) -> bool:
    """Does this paragraph tell visitors what a site keeps of them, in the terms and the voice of such notices?"""
    line = line[: 2 * LONGEST]
    return len({match[0].lower() for match in _LEGAL.finditer(line)}) >= 2 and speaks_to_visitors(line)


def speaks_to_visitors(line: str) -> bool:
    """Does this line say "we" or "you", as a site does to those who visit it?"""
    return bool(_VOICE.search(line))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Some patterns in one. Those that may begin anywhere in a line are tried on such lines alone as have what they
    need: to look for it takes a twentieth of the time."""

    pattern: re.Pattern[str]
    anywhere: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, patterns: Sequence[str]) -> _Patterns:
        """These patterns, in any case."""
        needs = {one: needed for one in patterns if one.startswith(".{0,") and (needed := _needed(one))}
        together = "|".join(one for one in patterns if one not in needs)
        return cls(
            re.compile(together or r"(?!)", re.IGNORECASE),
            tuple((needed, re.compile(one, re.IGNORECASE)) for one, needed in needs.items()),
        )

    def has(self, line: str, folded: str) -> bool:
        """Does one of them match all of a line, which is given with its case folded as well?"""
        if self.pattern.fullmatch(line):
            return True
        return any(pattern.fullmatch(line) for needed, pattern in self.anywhere if needed in folded)


@dataclass(frozen=True, slots=True)
class _Section:
    """Lines that go for one reason."""

    leftover: Leftover
    lines: tuple[str, ...]
    patterns: _Patterns


@cache
def _table() -> tuple[tuple[_Section, ...], _Patterns]:
    """All sections, and the patterns of all of them: most lines match none."""
    text = files(__package__).joinpath("leftovers.txt").read_text(encoding="utf-8")
    sections = tuple(_section(*one.split("\n", 1)) for one in re.split(r"^== ", text, flags=re.MULTILINE)[1:])
    return sections, _Patterns.of([line for section in sections for line in section.lines])


def _section(head: str, text: str) -> _Section:
    why, *marks = (part.strip() for part in head.split("|"))
    ends = next((float(mark.removeprefix("ends ")) for mark in marks if mark.startswith("ends ")), None)
    lines = tuple(line for line in text.split("\n") if line and not line.startswith("#"))
    return _Section(Leftover(why, ends, "list" in marks, "edges" in marks), lines, _Patterns.of(lines))


def _needed(pattern: str) -> str:
    """The longest text that whatever matches a pattern has in it, its case folded; empty where there is none."""
    while (flat := _GROUP.sub("\n", pattern)) != pattern:
        pattern = flat
    if "|" in pattern:
        return ""
    return max(_NOT_PLAIN.sub("\n", pattern).split("\n"), key=len).casefold()
