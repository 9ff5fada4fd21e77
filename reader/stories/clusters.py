"""Articles that tell one event: average link over the similarities of near articles.

Never single link, which chains unrelated stories together; a false merge is worse than a miss. Average link
(UPGMA, Sokal and Michener 1958) goes by the mean similarity between all articles of two stories, and is told so by the
recurrence of Lance and Williams (1967).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain, count
from typing import Protocol

from reader.stopping import never
from reader.stories.crowds import crowds
from reader.stories.other_days import LOOKED_AT, speaks_of_another_day
from reader.stories.similarity import SAME_STORY, Profile

SAMPLE = 8  # articles of each side that stand for a big story where a similarity is not known yet
WORTH_KNOWING = 0.3  # of the threshold: fainter likenesses count as none
HELD = 0.8  # of how close a story holds together: from there on one belongs to it whatever else is doubtful

Links = dict[int, dict[int, float]]


class Compared(Protocol):
    """Articles by numbers: what is known of each beside its words, and how similar they are."""

    @property
    def profiles(self) -> Sequence[Profile]:
        """What is compared of each beside its words, at least."""

    def similarities(self, number: int, others: Sequence[int]) -> Sequence[float]:
        """The similarity of an article to each of the others."""


class Closeness:
    """How close articles are to be one story: their similarity, less for those that are among others like them.

    `among` is how much less closeness means for each: by its `company`, and by what is `going_on`.
    """

    def __init__(self, compared: Compared, among: Iterable[float]) -> None:
        self._compared, self._among = compared, list(among)

    def of(self, number: int, others: Sequence[int]) -> list[float]:
        """The closeness of an article to each of the others."""
        mine = self._among[number]
        scored = zip(others, self._compared.similarities(number, others), strict=True)
        return [score / (mine * self._among[other]) for other, score in scored]

    def mean(self, left: Sequence[int], right: Sequence[int]) -> float:
        """The mean closeness of some articles to some others."""
        return sum(sum(self.of(number, right)) for number in left) / (len(left) * len(right))

    def is_doubtful(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether one of the two is an article by itself that speaks of another day than the other story."""
        newcomer, story = sorted((left, right), key=len)
        profiles = self._compared.profiles
        looked_at = [profiles[number] for number in story[:LOOKED_AT]]
        return len(newcomer) == 1 and speaks_of_another_day(profiles[newcomer[0]], looked_at)


def clusters(
    articles: int,
    close: Iterable[tuple[int, int, float]],
    closeness: Closeness,
    threshold: float = SAME_STORY,
    stop: Callable[[], bool] = never,
) -> list[list[int]]:
    """The numbers of the articles of each story; every one of so many `articles` is in exactly one.

    `close` gives pairs of near articles with their closeness. Two stories become one while their mean closeness is
    `threshold` or more, the closest first; two of which it is doubtful, where they are nearly as close as the articles
    of each are.
    """
    stories = _Stories(articles, _links(close, threshold * WORTH_KNOWING), closeness, threshold)
    for crowd in crowds(stories.links, closeness):
        stories.gather(crowd)
    rows = stories.links.items()
    heap = [(-score, a, b) for a, row in rows for b, score in row.items() if a < b and score >= threshold]
    heapify(heap)
    while heap and not stop():
        score, a, b = heappop(heap)
        if stories.links.get(a, {}).get(b) != -score:
            continue  # one of them has become part of a bigger story since
        if stories.is_doubtful(a, b, -score):
            continue
        merged = stories.merge(a, b, -score)
        for other, nearness in stories.links[merged].items():
            if nearness >= threshold:
                heappush(heap, (-nearness, other, merged))
    return [sorted(story) for story in stories.members.values()]


class _Stories:
    """Stories as they grow, each by a number: its `members`, and the `links` to those it is close to.

    `few` of the members, evenly spread, stand for it; `inner` is the sum of the closeness of each two of them.
    """

    def __init__(self, articles: int, links: Links, closeness: Closeness, threshold: float) -> None:
        self.links, self.members = links, {number: [number] for number in range(articles)}
        self._closeness, self._threshold = closeness, threshold
        self._few: dict[int, Sequence[int]] = dict(self.members)
        self._inner: dict[int, float] = defaultdict(float)
        self._numbers = count(articles)

    def gather(self, crowd: Sequence[int]) -> None:
        """Make one story of articles that are close to each other."""
        gathered = self._become(crowd)
        few = self._few[gathered]
        self._inner[gathered] = self._closeness.mean(few, few) * _pairs(len(crowd))
        others = {other for number in crowd for other in self.links[number]} - set(crowd)
        self._link(crowd, gathered, {other: self._mean(gathered, other) for other in sorted(others)})

    def merge(self, a: int, b: int, score: float) -> int:
        """Make one story of two that are so close; its number."""
        pairs = len(self.members[a]) * len(self.members[b])
        row = self._merged_row(a, b)
        merged = self._become((a, b))
        self._inner[merged] = self._inner.pop(a, 0.0) + self._inner.pop(b, 0.0) + score * pairs
        self._link((a, b), merged, row)
        return merged

    def is_doubtful(self, a: int, b: int, score: float) -> bool:
        """Whether two stories are none by their days, and not so close that it does not matter."""
        sides = self.members[a], self.members[b]
        pairs = sum(_pairs(len(side)) for side in sides)
        held = (self._inner[a] + self._inner[b] + score) / (pairs + 1)  # of one pair alone not much is to be told
        return score < HELD * held and self._closeness.is_doubtful(*sides)

    def _become(self, stories: Iterable[int]) -> int:
        """Put the members of some stories together."""
        merged = next(self._numbers)
        self.members[merged] = list(chain.from_iterable(map(self.members.pop, stories)))
        self._few[merged] = _spread(self.members[merged])
        return merged

    def _merged_row(self, a: int, b: int) -> dict[int, float]:
        """The mean closeness of the story that two become to every other.

        A closeness that is not known is looked up only where the other half alone would suffice for a merge.
        """
        row = {}
        links, threshold, sizes = self.links, self._threshold, (len(self.members[a]), len(self.members[b]))
        for other in (links[a].keys() | links[b].keys()) - {a, b}:
            to_a, to_b = links[a].get(other), links[b].get(other)
            if to_a is None:
                to_a = self._mean(a, other) if to_b is not None and to_b >= threshold else 0.0
            if to_b is None:
                to_b = self._mean(b, other) if to_a >= threshold else 0.0
            row[other] = (sizes[0] * to_a + sizes[1] * to_b) / sum(sizes)
        return row

    def _mean(self, one: int, other: int) -> float:
        """The mean closeness of two stories, by a sample of their articles."""
        return self._closeness.mean(self._few[one], self._few[other])

    def _link(self, before: Iterable[int], story: int, row: Mapping[int, float]) -> None:
        """Link a story to others instead of those it is made of, where that is worth knowing."""
        for old in before:
            for other in self.links.pop(old, {}):
                if other in self.links:
                    self.links[other].pop(old, None)
        known = {other: score for other, score in row.items() if score >= self._threshold * WORTH_KNOWING}
        for other, score in known.items():
            self.links[other][story] = score
        self.links[story] = known


def _links(close: Iterable[tuple[int, int, float]], floor: float) -> Links:
    links: Links = defaultdict(dict)
    for one, other, score in close:
        if score >= floor:
            links[one][other] = links[other][one] = score
    return links


def _pairs(articles: int) -> int:
    return articles * (articles - 1) // 2


def _spread(numbers: Iterable[int]) -> Sequence[int]:
    """A few of these numbers, evenly spread."""
    ordered = sorted(numbers)
    return [ordered[len(ordered) * at // SAMPLE] for at in range(SAMPLE)] if len(ordered) > SAMPLE else ordered
