"""Articles that tell one event: average link over the similarities of near articles.

Never single link, which chains unrelated stories together; a false merge is worse than a miss. Average link
(UPGMA, Sokal and Michener 1958) goes by the mean similarity between all articles of two stories, and is told so by the
recurrence of Lance and Williams (1967).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import count
from operator import mul
from typing import Protocol

from reader.stories.other_days import speaks_of_another_day
from reader.stories.similarity import SAME_STORY, Profile, company

SAMPLE = 8  # articles of each side that stand for a big story where a similarity is not known yet
WORTH_KNOWING = 0.3  # of the threshold: fainter likenesses count as none
HELD = 0.75  # of how close a story holds together: from there on one belongs to it whatever else is doubtful

Links = dict[int, dict[int, float]]


class Compared(Protocol):
    """Articles by numbers: what is known of each beside its words, and how similar they are."""

    @property
    def profiles(self) -> Sequence[Profile]:
        """What is compared of each beside its words, at least."""

    def similarities(self, number: int, others: Sequence[int]) -> Sequence[float]:
        """The similarity of an article to each of the others."""


class Closeness:
    """How close articles are to be one story: their similarity, measured against the nearest that each of them has.

    `nearest` is the highest similarity of each; `going_on` is how much less closeness means for each, where that is
    known.
    """

    def __init__(self, compared: Compared, nearest: Iterable[float], going_on: Iterable[float] = ()) -> None:
        self._compared = compared
        self._company = list(map(company, nearest))
        if lessened := list(going_on):
            self._company = list(map(mul, self._company, lessened))

    def of(self, number: int, others: Sequence[int]) -> list[float]:
        """The closeness of an article to each of the others."""
        mine = self._company[number]
        scored = zip(others, self._compared.similarities(number, others), strict=True)
        return [score / (mine * self._company[other]) for other, score in scored]

    def mean(self, left: Sequence[int], right: Sequence[int]) -> float:
        """The mean closeness of two stories, by a sample of their articles."""
        few = _spread(right)
        total = sum(sum(self.of(number, few)) for number in _spread(left))
        return total / (len(_spread(left)) * len(few))

    def is_doubtful(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether one of the two is an article by itself that speaks of another day than the other story."""
        [newcomer, *more], story = sorted((left, right), key=len)
        profiles = self._compared.profiles
        return not more and speaks_of_another_day(profiles[newcomer], [profiles[number] for number in story])


def clusters(
    articles: int,
    close: Iterable[tuple[int, int, float]],
    closeness: Closeness,
    threshold: float = SAME_STORY,
    stop: Callable[[], bool] = lambda: False,
) -> list[list[int]]:
    """The numbers of the articles of each story; every one of so many `articles` is in exactly one.

    `close` gives pairs of near articles with their closeness. Two stories become one while their mean closeness is
    `threshold` or more, the closest first; two of which it is doubtful, where they are nearly as close as the articles
    of each are.
    """
    numbers = count(articles)
    members: dict[int, list[int]] = {number: [number] for number in range(articles)}
    links = _links(close, threshold * WORTH_KNOWING)
    heap = [(-score, a, b) for a, row in links.items() for b, score in row.items() if a < b and score >= threshold]
    heapify(heap)
    inner: dict[int, float] = defaultdict(float)  # the sum of the closeness of the articles of a story
    while heap and not stop():
        score, a, b = heappop(heap)
        if links.get(a, {}).get(b) != -score:
            continue  # one of them has become part of a bigger story since
        sides = members[a], members[b]
        held = (inner[a] + inner[b]) / max(1, sum(len(side) * (len(side) - 1) // 2 for side in sides))
        if -score < HELD * held and closeness.is_doubtful(*sides):
            continue
        merged = next(numbers)
        inner[merged] = inner.pop(a, 0.0) + inner.pop(b, 0.0) - score * len(sides[0]) * len(sides[1])
        row = _merged_row(links, members, closeness, (a, b), threshold)
        members[merged] = members.pop(a) + members.pop(b)
        _replace(links, a, b, merged, row)
        for other, nearness in row.items():
            if nearness >= threshold:
                heappush(heap, (-nearness, other, merged))
    return [sorted(story) for story in members.values()]


def _links(close: Iterable[tuple[int, int, float]], floor: float) -> Links:
    links: Links = defaultdict(dict)
    for one, other, score in close:
        if score >= floor:
            links[one][other] = links[other][one] = score
    return links


def _merged_row(
    links: Links,
    members: Mapping[int, list[int]],
    closeness: Closeness,
    pair: tuple[int, int],
    threshold: float,
) -> dict[int, float]:
    """The mean closeness of the story that a pair becomes to every other that is worth knowing.

    A closeness that is not known is looked up only where the other half alone would suffice for a merge.
    """
    row = {}
    a, b = pair
    sizes = len(members[a]), len(members[b])
    for other in (links[a].keys() | links[b].keys()) - {a, b}:
        to_a, to_b = links[a].get(other), links[b].get(other)
        if to_a is None:
            to_a = closeness.mean(members[a], members[other]) if to_b is not None and to_b >= threshold else 0.0
        if to_b is None:
            to_b = closeness.mean(members[b], members[other]) if to_a >= threshold else 0.0
        nearness = (sizes[0] * to_a + sizes[1] * to_b) / sum(sizes)
        if nearness >= threshold * WORTH_KNOWING:
            row[other] = nearness
    return row


def _spread(numbers: Sequence[int]) -> Sequence[int]:
    """A few of these numbers, evenly spread."""
    ordered = sorted(numbers)
    return [ordered[len(ordered) * at // SAMPLE] for at in range(SAMPLE)] if len(ordered) > SAMPLE else ordered


def _replace(links: Links, a: int, b: int, merged: int, row: dict[int, float]) -> None:
    for old in (a, b):
        for other in links.pop(old, {}):
            if other in links:
                links[other].pop(old, None)
    for other, nearness in row.items():
        links[other][merged] = nearness
    links[merged] = row
