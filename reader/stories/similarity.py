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
from itertools import repeat
from math import exp, log, sqrt
from operator import mul

SAME_OUTLET = 0.5  # an outlet seldom tells an event twice; its next article is the next event
DAYS = 3.0  # how fast nearness fades; a distance that is not known counts as this
FAR = 0.3  # what is left of the likeness of articles that lie months apart
HEAD_SHARE = 0.3  # of the cosine goes by title and lede alone: there the event stands, below them what is known anyway
SAME_STORY = 0.105
"""The mean similarity from which articles are one story; the same for a handful of articles and for thousands."""

Weights = Iterable[tuple[int, float]]


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


def joined(parts: Iterable[tuple[float, Weights, float]]) -> tuple[array[int], array[float]]:
    """Codes and weights of a vector made of parts: each a share of the whole, its terms, and its length with all terms.

    The product of two such vectors is the mean of the cosines of their parts, weighed by the shares.
    """
    codes, weights = array("q"), array("f")
    for share, terms, length in parts:
        for code, weight in terms:
            codes.append(code)
            weights.append(weight * sqrt(share) / length)
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


def shared_terms(left: Profile, right: Profile) -> list[tuple[int, float]]:
    """The terms both have, with what each adds to the cosine, the most telling first."""
    spread = dict(zip(left.codes, left.weights, strict=True))
    both = [
        (code, spread[code] * weight) for code, weight in zip(right.codes, right.weights, strict=True) if code in spread
    ]
    return sorted(both, key=lambda term: (-term[1], term[0]))


def _cosine(spread: Mapping[int, float], other: Profile) -> float:
    shared: Iterable[float] = map(mul, map(spread.get, other.codes, repeat(0.0)), other.weights)
    return sum(shared)
