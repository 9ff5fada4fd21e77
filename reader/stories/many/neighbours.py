"""Every article's nearest ones, without comparing each with each.

Articles of one event share rare terms. Every article is posted under its few strongest words only (prefix filtering,
Bayardo and others 2007), which give every other a shortlist; the day and the outlet narrow it, and only the best are
compared in full. So one more article costs as much among thousands as among hundreds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from reader.stopping import never
from reader.stories.many.sets import different
from reader.stories.many.vectors import ManyVectors
from reader.stories.vectors import COMPARED

Numbers = np.ndarray[Any, Any]

LIST = 100  # articles that one word leads to, at most
ROUGHEST = 0.004  # less of a cosine than this leads nowhere
SHORTLIST = 80  # articles whose day and outlet are looked at


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles that were compared, each once, the smaller number on the `left`, with their similarity."""

    left: Numbers
    right: Numbers
    scores: Numbers


class Postings:
    """For every strong word the articles it leads to, in order, and its weight there."""

    def __init__(self, vectors: ManyVectors) -> None:
        leading = [vectors.leading(number) for number in range(len(vectors))]
        sizes = np.array([len(words) for words, _ in leading], np.int64)
        self._begins = np.concatenate([[0], np.cumsum(sizes)])
        self._words = np.concatenate([words for words, _ in leading] or [np.zeros(0, np.int32)])
        self._own_weights = np.concatenate([weights for _, weights in leading] or [np.zeros(0, np.float32)])
        order = np.argsort(self._words, kind="stable")
        self._numbers = np.repeat(np.arange(len(leading), dtype=np.int32), sizes)[order]
        self._weights = self._own_weights[order]
        self._places = np.empty(len(order), np.int32)  # of each word of an article among the postings
        self._places[order] = np.arange(len(order), dtype=np.int32)
        found_in = np.bincount(self._words, minlength=vectors.words)
        self._ends = np.cumsum(found_in)
        self._starts = self._ends - found_in
        self._scores = np.zeros(len(leading))

    def shortlist(self, number: int) -> tuple[Numbers, Numbers]:
        """Who shares the strongest words with an article, best first, and roughly how much."""
        mine = slice(self._begins[number], self._begins[number + 1])
        words = self._words[mine]
        starts, ends = self._starts[words], self._ends[words]
        starts = np.maximum(starts, np.minimum(self._places[mine] - LIST // 2, ends - LIST))
        sizes = np.minimum(ends - starts, LIST)
        shifts = np.cumsum(sizes) - sizes
        postings = np.repeat(starts - shifts, sizes) + np.arange(int(sizes.sum()))
        numbers = self._numbers[postings]
        weights = self._weights[postings] * np.repeat(self._own_weights[mine], sizes)
        np.add.at(self._scores, numbers, weights.astype(np.float64))  # of another kind they take twenty times as long
        self._scores[number] = 0.0
        found = different(numbers[self._scores[numbers] > ROUGHEST])
        scores = self._scores[found]
        self._scores[numbers] = 0.0
        return _best(found, scores, SHORTLIST)


def _best(numbers: Numbers, scores: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """The numbers with the highest scores, of equals the smallest, best first, with these."""
    if len(numbers) > most:
        least = np.partition(scores, len(scores) - most)[len(scores) - most]
        good = scores >= least
        numbers, scores = numbers[good], scores[good]
    order = np.lexsort((numbers, -scores))[:most]
    return numbers[order], scores[order]


def neighbours(vectors: ManyVectors, stop: Callable[[], bool] = never) -> Pairs:
    """The pairs of articles that may be alike, with their similarity.

    `stop` is polled for every article and ends it early.
    """
    many = len(vectors)
    postings = Postings(vectors)
    keys = []
    for number in range(many):
        if stop():
            break
        others, rough = postings.shortlist(number)
        likely = rough * vectors.circumstances.likelihoods(number, others)
        best = _best(others, likely, COMPARED)[0].astype(np.int64)
        keys.append(np.minimum(best, number) * many + np.maximum(best, number))
    left, right = np.divmod(different(np.concatenate(keys or [np.zeros(0, np.int64)])), max(1, many))
    return Pairs(left, right, _scores(vectors, left, right, stop))


def _scores(vectors: ManyVectors, left: Numbers, right: Numbers, stop: Callable[[], bool]) -> Numbers:
    """The similarities of pairs that are in order."""
    scores = np.zeros(len(left), np.float32)
    starts = np.flatnonzero(np.diff(left, prepend=-1))
    for start, end in pairwise([*starts.tolist(), len(left)]):
        if stop():
            break
        number, others = int(left[start]), right[start:end]
        scores[start:end] = vectors.cosines(number, others.tolist()) * vectors.circumstances.likelihoods(number, others)
    return scores
