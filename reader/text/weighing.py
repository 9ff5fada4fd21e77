"""The terms an article is known by, with their weights: stems and pairs of stems, counted in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import TypeVar

from reader.article import Kind, Paragraph
from reader.text.term_table import Terms
from reader.text.terms import content_stems, stems_of_word
from reader.text.weekdays import first_weekday
from reader.text.words import UNSPACED, WORD

# What the parts of an article weigh. Lifting them takes P@1 from .737 to .755 on dated stories of many outlets.
TITLE_WEIGHT = 3.0
LEDE_WEIGHT = 2.0
LEDE_WORDS = 60
OPENING_NAME = 0.5  # of a name: a capital at the start of a sentence or quotation may be that of any word
_OPENS = re.compile(r"""(?:[.!?:]["”’'`)\s]*|["“`(\[]\s*)$""")
_WINDOW = 4  # characters before a word that tell whether it opens a sentence or quotation
_WORDS_APART = re.compile(f"({WORD.pattern})")
_PROSE = frozenset({Kind.PROSE, Kind.QUOTATION, Kind.ITEM, Kind.HEADING})
MOST_REMEMBERED = 200_000

Term = TypeVar("Term", int, tuple[int, int])


class _Stems(dict[str, str]):
    """Word -> its stem, "" where it says nothing; remembered: most words of an article stood in others before it."""

    def __init__(self, language: str | None) -> None:
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[word] = "".join(stems_of_word(word, self._language)[:1])
        return found


class _Names(dict[str, str]):
    """Word -> the stem it is counted by among the names, "" where it is none."""

    def __init__(self, stems: _Stems) -> None:
        self._stems = stems

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[word] = self._stems[word] if word[0].isupper() else ""
        return found


@lru_cache(maxsize=16)
def _forms(language: str | None) -> tuple[_Stems, _Names]:
    stems = _Stems(language)
    return stems, _Names(stems)


def weighted_terms(title: str, paragraphs: Sequence[Paragraph], language: str | None = "en") -> Terms:
    """How often each stem, and each pair of stems that follow one another (joined by a blank), stands in an article.

    Stop words are left out before pairs are made. The words of the title count three times (unless it was derived from
    the text), the first 60 content words of the body (the lede) twice; what title and lede alone come to is given too,
    each term with HEAD before it, and the names of the body, each stem with NAME before it, and of the title, each
    stem with TITLE before it; WEEKDAY marks the weekday that is spoken of first. Code and tables do not count. The
    numbers are raw: dampen them before use.
    """
    from reader.text.tallies import tallied

    prose = [paragraph.text for paragraph in paragraphs if paragraph.kind in _PROSE]
    lede: list[list[str]] = []
    rest: list[list[str]] = []
    named: dict[str, float] = {}
    left = LEDE_WORDS
    for text in prose:
        parts = _WORDS_APART.split(text)
        words = _stems_of(text, parts[1::2], language)
        if left:
            lede.append(words[:left])
            rest.append(words[left:])
            left = max(0, left - len(words))
        else:
            rest.append(words)
        _count_names(named, parts[::2], parts[1::2], language)
    is_derived = (prose[0] if prose else "").startswith(title.rstrip("… "))
    headline = [] if is_derived else _stems_of(title, WORD.findall(title), language)
    weekday = first_weekday(prose, language)
    weighed = ([headline], TITLE_WEIGHT), (lede, LEDE_WEIGHT), (rest, 1.0)
    return tallied(weighed, named, "" if weekday is None else str(weekday))


def _stems_of(text: str, words: Sequence[str], language: str | None) -> list[str]:
    """The stems of those of a text's words that say something."""
    if not text.isascii() and UNSPACED.search(text):
        return list(chain.from_iterable(content_stems(word, language) for word in words))
    return list(filter(None, map(_forms(language)[0].__getitem__, words)))


def _count_names(named: dict[str, float], gaps: Sequence[str], words: Sequence[str], language: str | None) -> None:
    """Count the words with a capital; of those that open a sentence or quotation, half. `gaps` stand before them."""
    names = list(map(_forms(language)[1].__getitem__, words))
    for place in compress(range(len(names)), names):
        name, gap, dotted = names[place], gaps[place][-_WINDOW:], place and words[place - 1][-1] == "."
        if dotted:  # the last dot of "U.S." is a part of that word
            gap = f".{gap}"[-_WINDOW:]
        opens = gap != " " and (_opens(gap) if gap or place else True)
        named[name] = named.get(name, 0.0) + (OPENING_NAME if opens else 1.0)


@lru_cache(maxsize=10_000)
def _opens(gap: str) -> bool:
    """Does a word open something before which this stands?"""
    return _OPENS.search(gap) is not None
