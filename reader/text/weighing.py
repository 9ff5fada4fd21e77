"""The terms an article is known by, with their weights: stems and pairs of stems, counted in one pass over it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, count, islice
from operator import not_
from typing import TYPE_CHECKING

from reader.article import Kind, Paragraph
from reader.text.term_table import Terms
from reader.text.terms import content_stems, stems_of_word
from reader.text.weekdays import first_weekday
from reader.text.words import UNSPACED, WORD

if TYPE_CHECKING:
    from reader.text.tallies import Worded

# What the parts of an article weigh. Lifting them takes P@1 from .737 to .755 on dated stories of many outlets.
TITLE_WEIGHT = 3.0
LEDE_WEIGHT = 2.0
LEDE_WORDS = 60
OPENING_NAME = 0.5  # of a name: a capital at the start of a sentence or quotation may be that of any word
_OPENS = re.compile(r"""(?:[.!?:]["”’'`)\s]*|["“`(\[]\s*)$""")
_WINDOW = 4  # characters before a word that tell whether it opens a sentence or quotation
_BREAK = "\x1e"  # stands before each paragraph as if it were a word
_SEVERAL = "\x1f"  # stands for the stems of a word that has several
_WORDS_APART = re.compile(f"({WORD.pattern}|{_BREAK})")
_PROSE = frozenset({Kind.PROSE, Kind.QUOTATION, Kind.ITEM, Kind.HEADING})
MOST_REMEMBERED, MOST_LANGUAGES = 200_000, 16  # words of each
AT_ONCE = 25  # articles: more would only take more room

Told = tuple[str, Sequence[Paragraph], str | None]
"""The title of an article, its paragraphs and its language."""


class _Stems(dict[str, str]):
    """Word -> its stem, "" where it says nothing; remembered: most words of an article stood in others before it.

    `names` are the stems of those among them that have a capital.
    """

    def __init__(self, language: str | None) -> None:
        self._language = language
        self.names: dict[str, str] = {}
        self[_BREAK] = _BREAK

    def __missing__(self, word: str) -> str:
        stems = stems_of_word(word, self._language)
        if stems and word[0].isupper():
            self.names[word] = stems[0]
        unspaced = not word.isascii() and UNSPACED.search(word)
        found = self[word] = _SEVERAL if unspaced else stems[0] if stems else ""
        return found


_remembered: dict[str | None, _Stems] = {}


def _stems(language: str | None) -> _Stems:
    """What is remembered for a language; who was given it before may go on with that."""
    known = _remembered.get(language)
    if known is None or len(known) >= MOST_REMEMBERED:
        if len(_remembered) >= MOST_LANGUAGES:
            _remembered.clear()
        known = _remembered[language] = _Stems(language)
    return known


def weighted_terms(title: str, paragraphs: Sequence[Paragraph], language: str | None = "en") -> Terms:
    """How often each stem, and each pair of stems that follow one another (joined by a blank), stands in an article.

    Stop words are left out before pairs are made. The words of the title count three times (unless it was derived from
    the text), the first 60 content words of the body (the lede) twice; what title and lede alone come to is given too,
    each term with HEAD before it, and the names of the body, each stem with NAME before it, and of the title, each
    stem with TITLE before it; WEEKDAY marks the weekday that is spoken of first. Code and tables do not count. The
    numbers are raw: dampen them before use.
    """
    return next(terms_of_several([(title, paragraphs, language)]))


def terms_of_several(articles: Iterable[Told]) -> Iterator[Terms]:
    """The same of several articles, in their order; much faster than one by one."""
    from reader.text.tallies import tallied

    waiting = iter(articles)
    while some := list(islice(waiting, AT_ONCE)):
        yield from tallied([_worded(*one) for one in some], TITLE_WEIGHT, LEDE_WEIGHT)


def _worded(title: str, paragraphs: Sequence[Paragraph], language: str | None) -> Worded:
    """The words of an article by numbers."""
    from reader.text.tallies import Worded

    known = _stems(language)
    prose = [paragraph.text.replace(_BREAK, " ") for paragraph in paragraphs if paragraph.kind in _PROSE]
    apart = _WORDS_APART.split("".join(f"{_BREAK}{text}" for text in prose))
    gaps, words = apart[::2], apart[1::2]
    is_derived = (prose[0] if prose else "").startswith(title.rstrip("… "))
    headline = [] if is_derived else _stems_of(WORD.findall(title), known, language)
    stems = _stems_of(words, known, language)
    end = _end_of_lede(stems)
    number: defaultdict[str, int] = defaultdict(count().__next__, {_BREAK: -1})
    parts = [_BREAK], headline, [_BREAK], stems[:end], [_BREAK], stems[end:], [_BREAK]
    numbers = list(map(number.__getitem__, chain.from_iterable(parts)))
    names = {number[name]: weight for name, weight in _counted_names(gaps, words, known.names).items()}
    weekday = first_weekday(prose, language)
    day = None if weekday is None else number[str(weekday)]
    of_title = len(headline) + 2
    return Worded(tuple(number)[1:], numbers, of_title, of_title + end + 1, names, day)


def _stems_of(words: Sequence[str], known: _Stems, language: str | None) -> list[str]:
    """The stems of those words that say something."""
    stems = list(filter(None, map(known.__getitem__, words)))
    if _SEVERAL not in stems:
        return stems
    return [stem for word in words for stem in (content_stems(word, language) if word != _BREAK else (_BREAK,))]


def _end_of_lede(stems: Sequence[str]) -> int:
    """How many of these stems and the breaks between them are the lede."""
    end = 0
    while (further := LEDE_WORDS + stems[:end].count(_BREAK)) > end:
        end = further
    return min(end, len(stems))


def _counted_names(gaps: Sequence[str], words: Sequence[str], names: Mapping[str, str]) -> dict[str, float]:
    """How often each name stands in a text; where it opens a sentence or quotation it counts half. `gaps` stand before
    the words."""
    named: dict[str, float] = {}
    for place in compress(range(len(words)), map(not_, map(str.islower, words))):  # few of them are looked up
        if not (name := names.get(words[place])):
            continue
        gap, before = gaps[place], words[place - 1]
        opens = (gap != " " or before[-1] == ".") and _is_opening(gap, before)
        named[name] = named.get(name, 0.0) + (OPENING_NAME if opens else 1.0)
    return named


def _is_opening(gap: str, before: str) -> bool:
    """Does a word open a sentence or quotation that this stands before, and before that this word?"""
    if before == _BREAK and not gap:
        return True
    if before[-1] == ".":  # the last dot of "U.S." is a part of that word
        gap = f".{gap}"
    return _opens(gap[-_WINDOW:])


@lru_cache(maxsize=10_000)
def _opens(gap: str) -> bool:
    """Does a word open something before which this stands?"""
    return _OPENS.search(gap) is not None
