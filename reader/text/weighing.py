"""The terms an article is known by, with their weights: stems and pairs of stems, counted in one pass over it."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TypeVar

from reader.article import Kind, Paragraph
from reader.text.term_table import Part, Terms
from reader.text.terms import content_stems
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
        found = self[word] = "".join(content_stems(word, self._language)[:1])
        return found


class _Names(_Stems):
    """Word -> the stem it is counted by among the names, "" where it is none."""

    def __missing__(self, word: str) -> str:
        if word[0].isupper():
            return super().__missing__(word)
        self[word] = ""
        return ""


@lru_cache(maxsize=16)
def _forms(language: str | None) -> tuple[_Stems, _Names]:
    return _Stems(language), _Names(language)


def weighted_terms(title: str, paragraphs: Sequence[Paragraph], language: str | None = "en") -> Terms:
    """How often each stem, and each pair of stems that follow one another (joined by a blank), stands in an article.

    Stop words are left out before pairs are made. The words of the title count three times (unless it was derived from
    the text), the first 60 content words of the body (the lede) twice; what title and lede alone come to is given too,
    each term with HEAD before it, and the names of the body, each stem with NAME before it, and of the title, each
    stem with TITLE before it; WEEKDAY marks the weekday that is spoken of first. Code and tables do not count. The
    numbers are raw: dampen them before use.
    """
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
    return _table(headline, lede, rest, named, "" if weekday is None else str(weekday))


def _stems_of(text: str, words: Sequence[str], language: str | None) -> list[str]:
    """The stems of those of a text's words that say something."""
    if not text.isascii() and UNSPACED.search(text):
        return list(chain.from_iterable(content_stems(word, language) for word in words))
    return list(filter(None, map(_forms(language)[0].__getitem__, words)))


def _count_names(named: dict[str, float], gaps: Sequence[str], words: Sequence[str], language: str | None) -> None:
    """Count the words with a capital; of those that open a sentence or quotation, half. `gaps` stand before them."""
    names = list(map(_forms(language)[1].__getitem__, words))
    for place, name in enumerate(names):
        if name:
            gap, dotted = gaps[place][-_WINDOW:], place and words[place - 1][-1] == "."
            if dotted:  # the last dot of "U.S." is a part of that word
                gap = f".{gap}"[-_WINDOW:]
            opens = _opens(gap) if gap or place else True
            named[name] = named.get(name, 0.0) + (OPENING_NAME if opens else 1.0)


@lru_cache(maxsize=10_000)
def _opens(gap: str) -> bool:
    """Does a word open something before which this stands?"""
    return _OPENS.search(gap) is not None


def _table(
    headline: list[str], lede: Sequence[list[str]], rest: Sequence[list[str]], named: Mapping[str, float], day: str
) -> Terms:
    """The table of what stands in the headline, in the lede and below it, by paragraphs."""
    stems = tuple(dict.fromkeys(chain(*rest, headline, *lede, [day] if day else [])))
    number = dict(zip(stems, range(len(stems)), strict=True)).__getitem__
    title = list(map(number, headline))
    head, head_pairs = _counts([title], TITLE_WEIGHT)
    opening, opening_pairs = _counts(_numbered(lede, number), LEDE_WEIGHT)
    _add(head, opening)
    _add(head_pairs, opening_pairs)
    singles, pairs = _counts(_numbered(rest, number), 1.0)
    _add(singles, head)
    _add(pairs, head_pairs)
    names = {number(stem): weight for stem, weight in named.items()}
    weekday = {number(day): 1.0} if day else {}
    marked = _singles(names), _singles(Counter(title)), _singles(weekday)
    return Terms(stems, (_singles(singles), _pairs(pairs), _singles(head), _pairs(head_pairs), *marked))


def _numbered(texts: Iterable[list[str]], number: Callable[[str], int]) -> list[list[int]]:
    return [list(map(number, words)) for words in texts]


def _counts(texts: Sequence[list[int]], weight: float) -> tuple[dict[int, float], dict[tuple[int, int], float]]:
    """How much the terms of some texts weigh, where each counts so much: singles, and pairs."""
    singles, pairs = Counter(chain(*texts)), Counter(chain.from_iterable(map(pairwise, texts)))
    return dict.fromkeys(singles, weight) | _more(singles, weight), dict.fromkeys(pairs, weight) | _more(pairs, weight)


def _more(counts: Mapping[Term, int], weight: float) -> dict[Term, float]:
    """The weights of the terms that stand there more than once."""
    return {term: weight * count for term, count in counts.items() if count > 1}


def _add(weights: dict[Term, float], more: Mapping[Term, float]) -> None:
    for term, weight in more.items():
        weights[term] = weights.get(term, 0.0) + weight


def _singles(weights: Mapping[int, float]) -> Part:
    return Part(array("I", weights), array("I"), array("f", weights.values()))


def _pairs(weights: Mapping[tuple[int, int], float]) -> Part:
    firsts, seconds = zip(*weights, strict=True) if weights else ((), ())
    return Part(array("I", firsts), array("I", seconds), array("f", weights.values()))
