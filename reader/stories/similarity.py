"""How much two articles tell of the same: the one measure that related lists and stories go by.

Sublinear TF-IDF over stems and stem pairs, of the whole text, of title and lede by themselves, of the title alone and
of the names alone; cosine; times how near the dates are; less within one outlet. Classic retrieval
(Salton and Buckley 1988) with the weights that measured best on labelled news of many outlets.

Whether two articles are one story goes by their `closeness`, which minds how near each has its nearest ones: what is
much for one that stands apart is little for one that several tell almost in the same words (local scaling, Zelnik-Manor
and Perona 2004), and little in a story that goes on from day to day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import exp, log

SAME_OUTLET = 0.5  # an outlet seldom tells an event twice; its next article is the next event
DAYS = 3.0  # how fast nearness fades
ONE_UNDATED, BOTH_UNDATED = 2.5, 1.3  # days that a distance which is not known counts as
ONE_BY_WEEKDAY, BOTH_BY_WEEKDAY = (0.6, 1.8, 5.0, 5.0), (0.9, 1.3, 1.8, 2.5)  # where weekdays are so far apart
FAR = 0.3  # what is left of the likeness of articles that lie a week or two apart
MONTHS_APART, MONTH = 0.12, 30.0  # and of what lies months apart: no other event is so like it, a copy is
HEAD_SHARE = 0.2  # of the cosine goes by title and lede alone: there the event stands, below them what is known anyway
NAME_SHARE = 0.13  # goes by names alone: two earthquakes share all words but these
TITLE_SHARE = 0.15  # goes by the title alone: of all that is told it is what the editor calls the news
SAME_STORY = 0.1035
"""The mean closeness from which articles are one story; the same for a handful of articles and for thousands."""
POSSIBLY = 0.067
"""The closeness from which articles may be one story."""
NEAREST = 4  # articles that are looked at for how much company one has
ALONE, COPIED = 0.14, 0.5  # nearer than the one, they are company; nearer than the other, they are copies
TELLING = 60  # terms beside its leading words that may explain why another article is like one
COMPANY = 0.25  # how much it counts
OTHER_DAYS = 2  # days apart and more: what is told then is another event
GOES_ON, TOLD_AGAIN, GOING_ON = (
    3,
    0.08,
    0.25,
)  # articles of other days that are looked at, how like, how much they count
RARE = 0.8  # how much rarity counts
OTHERS = 50  # articles of other events that a scope is thought to lie among


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article is compared beside its words: its day (an ordinal), its publisher, and the weekday it speaks
    of first."""

    id: str
    day: int | None = None
    outlet: str | None = None
    weekday: int | None = None


class _Dampened(dict[float, float]):
    """What a term that stands so many times in an article weighs: the tenth time says little more than the ninth."""

    def __missing__(self, count: float) -> float:
        weight = self[count] = 1.0 + log(count) if count >= 1.0 else max(0.0, count)
        return weight


DAMPENED = _Dampened()


@lru_cache(100_000)
def rarity(articles: int, found_in: int) -> float:
    """The inverse document frequency, as if the articles lay among some of other events that do not have the term.

    In a folder about a few events the words that name them are in a third of all articles, and still tell most.
    It counts twice in a cosine, so less than wholly each time.
    """
    return float(max(0.0, 1.0 + log((articles + 1 + OTHERS) / (found_in + 1))) ** RARE)


def likelihood(left: Profile, right: Profile) -> float:
    """What the days and the outlets say about two articles telling the same event, before a word of them is read."""
    same_outlet = left.outlet is not None and left.outlet == right.outlet
    days = _days_between(left.day, right.day, left.weekday, right.weekday)
    return _nearness(days) * (SAME_OUTLET if same_outlet else 1.0)


@lru_cache(10_000)
def _nearness(days: float) -> float:
    return MONTHS_APART + (FAR - MONTHS_APART) * exp(-((days / MONTH) ** 2)) + (1 - FAR) * exp(-days / DAYS)


def _days_between(left: int | None, right: int | None, weekday: int | None, other: int | None) -> float:
    """How far apart two days are; where one is not known, how far apart the weekdays make it seem."""
    if left is not None and right is not None:
        return abs(left - right)
    neither = left is right
    if weekday is None or other is None:
        return BOTH_UNDATED if neither else ONE_UNDATED
    apart = abs(weekday - other)
    return (BOTH_BY_WEEKDAY if neither else ONE_BY_WEEKDAY)[min(apart, 7 - apart)]


def company(nearest: Iterable[float]) -> float:
    """How much the nearness of an article to others is to be divided by, where its nearest are so similar to it.

    It goes by the mean of a few: one copy is no company, several articles that tell the same are.
    """
    mean = sum(nlargest(NEAREST, nearest)) / NEAREST
    return float((min(max(mean, ALONE), COPIED) / ALONE) ** COMPANY)


def going_on(other_days: Iterable[float]) -> float:
    """How much the nearness of an article to others is to be divided by, where articles of other days are so similar.

    What goes on for weeks is told in the same words every day: so much in common makes two articles of it one event no
    more.
    """
    mean = sum(nlargest(GOES_ON, other_days)) / GOES_ON
    return float((min(max(mean, TOLD_AGAIN), COPIED) / TOLD_AGAIN) ** GOING_ON)


def lends_its_day(similarity: float, nearest: float) -> bool:
    """Whether a dated article is so similar to one without a day, whose nearest is so similar, that both are likely of
    one day. Where all that tell the same lack a day, none is borrowed from afar."""
    return similarity >= max(TOLD_AGAIN, nearest / 2)
