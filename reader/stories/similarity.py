"""How much two articles tell of the same: the one measure that related lists and stories go by.

Sublinear TF-IDF over stems and stem pairs, of the whole text and of title and lede by themselves; cosine; times how
near the dates are; less within one outlet. Classic retrieval (Salton and Buckley 1988) with the weights that measured
best on labelled news of many outlets.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import repeat
from math import exp, log, sqrt
from operator import itemgetter, mul

SAME_OUTLET = 0.5  # an outlet seldom tells an event twice; its next article is the next event
DAYS = 3.0  # how fast nearness fades; a distance that is not known counts as this
FAR = 0.3  # what is left of the likeness of articles that lie months apart
HEAD_SHARE = 0.3  # of the cosine goes by title and lede alone: there the event stands, below them what is known anyway
SAME_STORY = 0.105
"""The mean similarity from which articles are one story; the same for a handful of articles and for thousands."""
STRONGEST = 100  # terms of an article that may explain why another is like it


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article is compared: its weighted terms as a vector, its day (an ordinal), its outlet (case-folded).

    `codes` name the terms, whatever numbers stand for them; `weights` go with them, in the same order. Terms that no
    other article has are not in it, but count in its length, which is 1 with them. An article without any known term
    has an empty vector and is like no other.
    """

    id: str
    codes: array[int]
    weights: array[float]
    day: int | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a vector: its `share` of the whole, codes and weights of its terms, its length with all its terms."""

    share: float
    codes: array[int]
    weights: array[float]
    length: float


def joined(parts: Iterable[Part]) -> tuple[array[int], array[float]]:
    """Codes and weights of the vector that these parts make.

    The product of two such vectors is the mean of the cosines of their parts, weighed by the shares.
    """
    codes, weights = array("q"), array("f")
    for part in parts:
        scale = sqrt(part.share) / part.length
        codes += part.codes
        weights.extend(weight * scale for weight in part.weights)
    return codes, weights


@lru_cache(10_000)
def dampened(count: float) -> float:
    """What a term that stands `count` times in an article weighs: the tenth time says little more than the ninth."""
    return 1.0 + log(count) if count >= 1.0 else max(0.0, count)


@lru_cache(100_000)
def rarity(articles: int, found_in: int) -> float:
    """The inverse document frequency, smoothed so that it tells something among two articles too."""
    return 1.0 + log((articles + 1) / (found_in + 1))


def similarity(left: Profile, right: Profile) -> float:
    """From 0, nothing in common, to 1, the same words on the same day in two outlets."""
    return similarities(left, (right,))[0]


def similarities(subject: Profile, others: Iterable[Profile]) -> list[float]:
    """The similarity of one article to each of the others; faster than one by one."""
    spread = dict(zip(subject.codes, subject.weights, strict=True))
    return [_cosine(spread, other) * likelihood(subject, other) for other in others]


def likelihood(left: Profile, right: Profile) -> float:
    """What the days and the outlets say about two articles telling the same event, before a word of them is read."""
    same_outlet = left.outlet is not None and left.outlet == right.outlet
    apart = DAYS if left.day is None or right.day is None else abs(left.day - right.day)
    return (FAR + (1 - FAR) * exp(-apart / DAYS)) * (SAME_OUTLET if same_outlet else 1.0)


def strongest_terms(profile: Profile) -> dict[int, float]:
    """The codes and weights of the terms that tell most about an article."""
    return dict(nlargest(STRONGEST, zip(profile.codes, profile.weights, strict=True), key=itemgetter(1)))


def shared_terms(left: Mapping[int, float], right: Mapping[int, float]) -> list[tuple[int, float]]:
    """The codes that are among the strongest of two articles, with what each adds to their cosine."""
    return [(code, left[code] * right[code]) for code in left.keys() & right.keys()]


def _cosine(spread: Mapping[int, float], other: Profile) -> float:
    shared: Iterable[float] = map(mul, map(spread.get, other.codes, repeat(0.0)), other.weights)
    return sum(shared)
