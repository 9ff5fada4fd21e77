"""Every article's nearest ones, without comparing each with each.

Articles of one event share rare terms: those that have some of an article's strongest terms among their own strongest
are its candidates, and only the best of them are compared in full.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest, nsmallest

from reader.stories.similarity import Profile, similarities

STRONGEST = 40  # terms of an article that find its candidates
CANDIDATES = 60  # articles that are compared in full
LONGEST_LIST = 500  # articles looked at for one term: bounds the work when thousands are alike

Near = list[tuple[int, float]]


def neighbours(profiles: Sequence[Profile], stop: Callable[[], bool] = lambda: False) -> Iterator[Near]:
    """For each article in turn the numbers of those most like it, with their similarity, best first.

    `stop` is polled for every article and ends it early.
    """
    strongest = [_strongest(profile) for profile in profiles]
    postings: dict[int, list[int]] = defaultdict(list)
    weights: dict[int, list[float]] = defaultdict(list)
    for number, terms in enumerate(strongest):
        for code, weight in terms:
            postings[code].append(number)
            weights[code].append(weight)
    for number, profile in enumerate(profiles):
        if stop():
            return
        scores: dict[int, float] = defaultdict(float)
        for code, weight in strongest[number]:
            start, end = _window(postings[code], number)
            for other, its in zip(postings[code][start:end], weights[code][start:end], strict=True):
                scores[other] += weight * its
        scores.pop(number, None)
        best = nlargest(CANDIDATES, scores, key=lambda other: (scores[other], -other))
        near = similarities(profile, [profiles[other] for other in best])
        yield sorted(zip(best, near, strict=True), key=lambda pair: (-pair[1], pair[0]))


def _strongest(profile: Profile) -> list[tuple[int, float]]:
    return nsmallest(STRONGEST, zip(profile.codes, profile.weights, strict=True), key=lambda term: (-term[1], term[0]))


def _window(posting: list[int], number: int) -> tuple[int, int]:
    """The part of a posting list around an article: all of it, unless it is very long."""
    if len(posting) <= LONGEST_LIST:
        return 0, len(posting)
    start = min(max(0, bisect_left(posting, number) - LONGEST_LIST // 2), len(posting) - LONGEST_LIST)
    return start, start + LONGEST_LIST
