"""Every article's nearest ones, without comparing each with each.

Articles of one event share rare terms. Inverted lists of these give every article a shortlist, the day and the outlet
narrow it, and only the best are compared in full. (Of the true five nearest it finds 98 to 99 %, of pairs alike enough
for one story all.)
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import chain
from operator import itemgetter

from reader.stories.similarity import Profile, likelihood, similarities

LIST = 64  # articles that may have a term for it to be rare, at least
SMALL = 250_000  # in a small scope so many, divided by its articles
FOLLOWED = 200  # rare terms of an article that lead to others, the strongest
STRONGEST = 12  # terms of an article that lead to others however common they are: thousands may be alike
ROUGHEST = 0.01  # less of a cosine than this leads nowhere
SHORTLIST = 80  # articles whose day and outlet are looked at
COMPARED = 24  # articles that are compared in full

Near = list[tuple[int, float]]
Term = tuple[float, int]  # its weight in an article, its code


class Postings:
    """For every term the articles it leads to, and its weight there."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._articles = len(profiles)
        self._longest = max(LIST, SMALL // max(1, len(profiles)))
        counts = Counter(chain.from_iterable(profile.codes for profile in profiles))
        self._common = {code for code, count in counts.items() if count > self._longest}
        self._numbers: dict[int, array[int]] = defaultdict(_numbers)
        self._weights: dict[int, array[float]] = defaultdict(_weights)
        for number, profile in enumerate(profiles):
            for weight, code in self._followed(profile):
                self._numbers[code].append(number)
                self._weights[code].append(weight)

    def shortlist(self, number: int, profile: Profile) -> list[tuple[float, int]]:
        """Who shares the most rare terms with an article: roughly how much it is, and minus the other's number."""
        scores = [0.0] * self._articles
        reached: set[int] = set()
        for weight, code in self._followed(profile):
            numbers, weights = self._numbers[code], self._weights[code]
            if len(numbers) > self._longest:
                part = _around(numbers, number, self._longest)
                numbers, weights = numbers[part], weights[part]
            reached.update(numbers)
            for other, its in zip(numbers, weights, strict=True):
                scores[other] += weight * its
        reached.discard(number)
        return nlargest(SHORTLIST, [(scores[other], -other) for other in reached if scores[other] > ROUGHEST])

    def _followed(self, profile: Profile) -> list[Term]:
        terms = sorted(zip(profile.weights, profile.codes, strict=True), key=itemgetter(0), reverse=True)
        strongest = [term for term in terms[:STRONGEST] if term[1] in self._common]
        return strongest + [term for term in terms if term[1] not in self._common][:FOLLOWED]


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


def _around(posting: array[int], number: int, size: int) -> slice:
    """The part of a long posting list around an article."""
    start = min(max(0, bisect_left(posting, number) - size // 2), len(posting) - size)
    return slice(start, start + size)
