"""Every article's nearest ones, without comparing each with each.

Articles of one event share rare terms. Inverted lists of these give every article a shortlist, the day and the outlet
narrow it, and only the best are compared in full. (Of the true five nearest it finds 98 to 99 %, of pairs alike enough
for one story all.)
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest, nsmallest

from reader.stories.similarity import Profile, likelihood, similarities

LIST = (
    64  # articles looked at for one term at least: where more have it, only an article's strongest terms are followed
)
SMALL = 250_000  # in a small scope so many, divided by its articles
STRONGEST = 12  # terms of an article that are followed however common they are
ROUGHEST = 0.01  # less of a cosine than this leads nowhere
SHORTLIST = 100  # articles whose day and outlet are looked at
COMPARED = 24  # articles that are compared in full

Near = list[tuple[int, float]]


class Postings:
    """For every term the articles that have it and its weight there."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._articles = len(profiles)
        self._longest = max(LIST, SMALL // max(1, len(profiles)))
        self._numbers: dict[int, array[int]] = defaultdict(lambda: array("l"))
        self._weights: dict[int, array[float]] = defaultdict(lambda: array("f"))
        for number, profile in enumerate(profiles):
            for code, weight in zip(profile.codes, profile.weights, strict=True):
                self._numbers[code].append(number)
                self._weights[code].append(weight)

    def shortlist(self, number: int, profile: Profile) -> list[tuple[int, float]]:
        """The articles that share the most rare terms with an article, and roughly how much it is."""
        scores = [0.0] * self._articles
        reached: set[int] = set()
        for code, weight in self._followed(profile):
            numbers, weights = self._numbers[code], self._weights[code]
            if len(numbers) > self._longest:
                part = _around(numbers, number, self._longest)
                numbers, weights = numbers[part], weights[part]
            reached.update(numbers)
            for other, its in zip(numbers, weights, strict=True):
                scores[other] += weight * its
        reached.discard(number)
        best = nlargest(SHORTLIST, [(scores[other], -other) for other in reached if scores[other] > ROUGHEST])
        return [(-other, rough) for rough, other in best]

    def _followed(self, profile: Profile) -> list[tuple[int, float]]:
        terms = list(zip(profile.codes, profile.weights, strict=True))
        rare = [term for term in terms if 1 < len(self._numbers[term[0]]) <= self._longest]
        strongest = nsmallest(STRONGEST, terms, key=lambda term: (-term[1], term[0]))
        return rare + [term for term in strongest if len(self._numbers[term[0]]) > self._longest]


def neighbours(profiles: Sequence[Profile], stop: Callable[[], bool] = lambda: False) -> Iterator[Near]:
    """For each article in turn the numbers of those most like it, with their similarity, best first.

    `stop` is polled for every article and ends it early.
    """
    postings = Postings(profiles)
    known: list[dict[int, float]] = [{} for _ in profiles]  # what was found from the other side
    for number, profile in enumerate(profiles):
        if stop():
            return
        likely = [
            (rough * likelihood(profile, profiles[other]), -other)
            for other, rough in postings.shortlist(number, profile)
        ]
        best = [-other for _, other in nlargest(COMPARED, likely)]
        near, known[number] = known[number], {}
        new = [other for other in best if other not in near]
        for other, score in zip(new, similarities(profile, [profiles[other] for other in new]), strict=True):
            near[other] = score
            if other > number:
                known[other][number] = score
        yield sorted(near.items(), key=lambda one: (-one[1], one[0]))


def _around(posting: array[int], number: int, size: int) -> slice:
    """The part of a long posting list around an article."""
    start = min(max(0, bisect_left(posting, number) - size // 2), len(posting) - size)
    return slice(start, start + size)
