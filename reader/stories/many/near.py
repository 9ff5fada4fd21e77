"""Which articles are near to which, and how close: what stories are made of, and what related lists show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from reader.stories.clusters import WORTH_KNOWING
from reader.stories.many.neighbours import Pairs
from reader.stories.similarity import company

Numbers = np.ndarray[Any, Any]


class Near:
    """Pairs of so many articles, by closeness; `nearest` is the highest similarity of each article."""

    def __init__(self, articles: int, pairs: Pairs) -> None:
        nearest = np.zeros(articles, np.float32)
        np.maximum.at(nearest, pairs.left, pairs.scores)
        np.maximum.at(nearest, pairs.right, pairs.scores)
        self.nearest: list[float] = nearest.tolist()
        among = np.array(list(map(company, self.nearest)))
        self._pairs = pairs
        self._closeness = pairs.scores / (among[pairs.left] * among[pairs.right])

    def links(
        self, threshold: float, have_evidence: Callable[[int, int], bool], is_blank: Sequence[bool]
    ) -> Iterator[tuple[int, int, float]]:
        """The pairs that may make stories, with their closeness.

        None of them has an article without a text, or is alike in a few words only, for want of evidence. What no chain
        of pairs of the threshold joins can never be one story, so such pairs are left out.
        """
        left, right, blank = self._pairs.left, self._pairs.right, np.array(is_blank, bool)
        strong = self._closeness >= threshold
        joined = _joined(len(blank), left[strong], right[strong])
        worth = (self._closeness >= threshold * WORTH_KNOWING) & (joined[left] == joined[right])
        worth &= ~(blank[left] | blank[right])
        for one, other, closeness in zip(
            left[worth].tolist(), right[worth].tolist(), self._closeness[worth].tolist(), strict=True
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
        begins = np.searchsorted(numbers[order], np.arange(len(self.nearest) + 1)).tolist()
        for begin, end in pairwise(begins):
            row = order[begin : min(end, begin + most)]
            yield others[row].tolist(), similarity[row].tolist(), closeness[row].tolist()


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
