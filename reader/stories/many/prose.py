"""The words of articles as numbers, and how much of them each two articles of a story have in common.

Numbers of words and of runs of words are digests of 64 bits: that two are one by chance does not come up.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from reader.article import FullArticle, Kind
from reader.stories.many.sets import different
from reader.stories.provenance import GRAM, PROSE
from reader.stories.spoken import unspoken
from reader.text.words import WORD

Numbers = np.ndarray[Any, Any]

LONG_WORD = 5  # letters: shorter words are in every text
MOST_REMEMBERED = 200_000
_LONG = 1  # the lowest bit of a word's number tells that it is long
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd: what a run's number is multiplied by before the next word is added


class _Words(dict[str, tuple[int, ...]]):
    """What stands between two blanks -> the numbers of its words, remembered: no word has a blank in it, and it takes a
    third of the time of reading all words anew. Capitals and the kind of an apostrophe make no difference."""

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        numbers = self[piece] = tuple(map(_number, WORD.findall(piece)))
        return numbers


def _number(word: str) -> int:
    written = word.casefold().replace("’", "'")
    digest = hash(written)
    return digest | _LONG if len(written) >= LONG_WORD else digest & ~_LONG


_words_of = _Words().__getitem__


def _numbers(text: str) -> list[int]:
    return list(chain.from_iterable(map(_words_of, text.split())))


@dataclass(frozen=True, slots=True)
class Prose:
    """An article's prose, its words by their numbers, in order: of the whole, and those that are not quoted."""

    whole: Numbers
    own: Numbers

    @classmethod
    def of(cls, full: FullArticle) -> Prose:
        """Of an article."""
        whole: list[int] = []
        own: list[int] = []
        for paragraph in full.body.paragraphs:
            if paragraph.kind not in (*PROSE, Kind.QUOTATION):
                continue
            words = _numbers(paragraph.text)
            whole += words
            if paragraph.kind in PROSE:
                left = unspoken(paragraph.text)
                own += words if left == paragraph.text else _numbers(left)
        return cls(np.array(whole, np.int64), np.array(own, np.int64))

    @property
    def long_words(self) -> Numbers:
        """The different long words, by number."""
        return different(self.whole[self.whole & _LONG > 0])


def runs(words: Numbers) -> Numbers:
    """The different runs of 5 words (of all, where there are fewer), by number."""
    size = min(GRAM, len(words))
    if not size:
        return np.zeros(0, np.uint64)
    numbers = np.zeros(len(words) - size + 1, np.uint64)
    for start in range(size):
        numbers *= _FACTOR
        numbers += words[start : start + len(numbers)].view(np.uint64)
    return different(numbers)
