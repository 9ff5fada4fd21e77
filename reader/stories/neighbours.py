"""Every article's nearest ones, without comparing each with each.

Articles of one event share rare terms. Every article is posted under its few strongest words only (prefix filtering,
Bayardo and others 2007), which give every other a shortlist; the day and the outlet narrow it, and only the best are
compared in full. So one more article costs as much among thousands as among hundreds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest

from reader.stories.similarity import Profile, likelihood, similarities

LIST = 100  # articles that one word leads to, at most
ROUGHEST = 0.004  # less of a cosine than this leads nowhere
SHORTLIST = 80  # articles whose day and outlet are looked at
COMPARED = 30  # articles that are compared in full

Near = list[tuple[int, float]]


class Postings:
    """For every strong word the articles it leads to, and its weight there."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._numbers: dict[int, array[int]] = defaultdict(_numbers)
        self._weights: dict[int, array[float]] = defaultdict(_weights)
        for number, profile in enumerate(profiles):
            for code, weight in zip(profile.codes[: profile.leading], profile.weights, strict=False):
                self._numbers[code].append(number)
                self._weights[code].append(weight)

    def shortlist(self, number: int, profile: Profile) -> list[tuple[float, int]]:
        """Who shares the strongest words with an article: roughly how much it is, and minus the other's number."""
        scores: dict[int, float] = defaultdict(float)
        for code, weight in zip(profile.codes[: profile.leading], profile.weights, strict=False):
            numbers, weights = self._numbers[code], self._weights[code]
            if len(numbers) == 1:
                continue
            if len(numbers) > LIST:
                part = _around(numbers, number)
                numbers, weights = numbers[part], weights[part]
            for other, its in zip(numbers, weights, strict=True):
                scores[other] += weight * its
        scores.pop(number, None)
        return nlargest(SHORTLIST, [(score, -other) for other, score in scores.items() if score > ROUGHEST])


def _numbers() -> array[int]:
    return array("l")


def _weights() -> array[float]:
    return array("f")


def neighbours(profiles: Sequence[Profile], stop: Callable[[], bool] = lambda: False) -> Iterator[Near]:
    """For each article in turn the numbers of those most like it, with their similarity, best first.

    `stop` is polled for every article and ends it early.
    """
    postings = Postings(profiles)
    known: list[dict[int, float]] = [{} for _ in profiles]  # what was found from the other side
    for number, profile in enumerate(profiles):
        if stop():
            return
        shortlist = postings.shortlist(number, profile)
        likely = [(rough * likelihood(profile, profiles[-minus]), minus) for rough, minus in shortlist]
        best = [-minus for _, minus in nlargest(COMPARED, likely)]
        near, known[number] = known[number], {}
        new = [other for other in best if other not in near]
        for other, score in zip(new, similarities(profile, [profiles[other] for other in new]), strict=True):
            near[other] = score
            if other > number:
                known[other][number] = score
        yield sorted(near.items(), key=lambda one: (-one[1], one[0]))


def _around(posting: array[int], number: int) -> slice:
    """The part of a long posting list around an article."""
    start = min(max(0, bisect_left(posting, number) - LIST // 2), len(posting) - LIST)
    return slice(start, start + LIST)
