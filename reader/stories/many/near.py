"""Which articles are near to which, and how close: what stories are made of, and what related lists show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import mul
from typing import Any

import numpy as np

from reader.stories.clusters import WORTH_KNOWING
from reader.stories.many.neighbours import Pairs
from reader.stories.similarity import GOES_ON, NEAREST, OTHER_DAYS, TOLD_AGAIN, company, going_on

Numbers = np.ndarray[Any, Any]


class Near:
    """Pairs of articles, by closeness, which both stories and related lists go by.

    `among` is how much less closeness means for each article, for its company and for what goes on.

    `days` tell of each article when it was published, as an ordinal, as far as that is known.
    """

    def __init__(self, days: Sequence[int | None], pairs: Pairs) -> None:
        nearest = list(_highest(len(days), pairs, NEAREST))
        going = _going_on(days, pairs, [max(scores, default=0.0) for scores in nearest])
        self.among = list(map(mul, map(company, nearest), going))
        among = np.array(self.among)
        self._pairs = pairs
        self._closeness = pairs.scores / (among[pairs.left] * among[pairs.right])

    def links(
        self, threshold: float, have_evidence: Callable[[int, int], bool], is_blank: Sequence[bool]
    ) -> Iterator[tuple[int, int, float]]:
        """The pairs that may make stories, with the closeness that counts for that.

        None of them has an article without a text, or is alike in a few words only, for want of evidence. What no chain
        of pairs of the threshold joins can never be one story, so such pairs are left out.
        """
        left, right, blank = self._pairs.left, self._pairs.right, np.array(is_blank, bool)
        close = self._closeness
        strong = close >= threshold
        joined = _joined(len(blank), left[strong], right[strong])
        worth = (close >= threshold * WORTH_KNOWING) & (joined[left] == joined[right])
        worth &= ~(blank[left] | blank[right])
        for one, other, closeness in zip(
            left[worth].tolist(), right[worth].tolist(), close[worth].tolist(), strict=True
        ):
            if have_evidence(one, other):
                yield one, other, closeness

    def rows(self, most: int, faintest: float) -> Iterator[tuple[list[int], list[float], list[float]]]:
        """For each article in turn the closest ones, the closest first, with their similarity and closeness; none that
        is less similar than the faintest."""
        pairs = self._pairs
        good = pairs.scores >= faintest
        left, right = pairs.left[good], pairs.right[good]
        similarity, closeness = np.tile(pairs.scores[good], 2), np.tile(self._closeness[good], 2)
        numbers, others = np.concatenate([left, right]), np.concatenate([right, left])
        order = np.lexsort((others, -closeness, numbers))
        begins = np.searchsorted(numbers[order], np.arange(len(self.among) + 1)).tolist()
        for begin, end in pairwise(begins):
            row = order[begin : min(end, begin + most)]
            yield others[row].tolist(), similarity[row].tolist(), closeness[row].tolist()


def _highest(articles: int, pairs: Pairs, most: int) -> Iterator[list[float]]:
    """The highest similarities of each article, so many, the highest first."""
    numbers, scores = np.concatenate([pairs.left, pairs.right]), np.tile(pairs.scores, 2)
    order = np.lexsort((-scores, numbers))
    begins = np.searchsorted(numbers[order], np.arange(articles + 1)).tolist()
    for begin, end in pairwise(begins):
        yield scores[order[begin : min(end, begin + most)]].tolist()


def _going_on(days: Sequence[int | None], pairs: Pairs, nearest: Sequence[float]) -> Iterator[float]:
    """How much less closeness means for each article, by those of other days that are like it."""
    dated = np.array([np.nan if day is None else day for day in days], float)
    known = _likely_days(dated, pairs, np.array(nearest, np.float32))
    apart = np.abs(known[pairs.left] - known[pairs.right]) >= OTHER_DAYS
    others = Pairs(pairs.left[apart], pairs.right[apart], pairs.scores[apart])
    return map(going_on, _highest(len(days), others, GOES_ON))


def _likely_days(days: Numbers, pairs: Pairs, nearest: Numbers) -> Numbers:
    """The days, where one is not known that of the most similar dated article, if that lends it (`lends_its_day`): for
    nine in ten it is the same or the next."""
    undated = np.isnan(days)
    lend = undated[pairs.left] != undated[pairs.right]
    left, right, scores = pairs.left[lend], pairs.right[lend], pairs.scores[lend]
    without, dated = np.where(undated[left], left, right), np.where(undated[left], right, left)
    order = np.lexsort((-dated, scores))
    order = order[scores[order] >= np.maximum(TOLD_AGAIN, nearest[without[order]] / 2)]
    likely = days.copy()
    likely[without[order]] = days[dated[order]]  # the last one stays, and so the most similar
    return likely


def _joined(many: int, left: Numbers, right: Numbers) -> Numbers:
    """For each of so many numbers the smallest one that pairs join it to, directly or by others."""
    lowest = np.arange(many)
    while True:
        before = lowest.copy()
        least = np.minimum(lowest[left], lowest[right])
        np.minimum.at(lowest, left, least)
        np.minimum.at(lowest, right, least)
        lowest = lowest[lowest]
        if (lowest == before).all():
            return lowest
