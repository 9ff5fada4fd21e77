"""Articles that tell one event: average link over the similarities of near articles.

Never single link, which chains unrelated stories together; a false merge is worse than a miss. Average link
(UPGMA, Sokal and Michener 1958) goes by the mean similarity between all articles of two stories, and is told so by the
recurrence of Lance and Williams (1967).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import count

from reader.stories.neighbours import Near
from reader.stories.similarity import SAME_STORY, Profile, similarities

SAMPLE = 8  # articles of each side that stand for a big story where a similarity is not known yet
WORTH_KNOWING = 0.3  # of the threshold: fainter likenesses count as none

Links = dict[int, dict[int, float]]


def clusters(
    profiles: Sequence[Profile],
    near: Sequence[Near],
    threshold: float = SAME_STORY,
    stop: Callable[[], bool] = lambda: False,
) -> list[list[int]]:
    """The numbers of the articles of each story; every article is in exactly one. `near` are their `neighbours`.

    Two stories become one while their mean similarity is `threshold` or more, the most alike first.
    """
    numbers = count(len(profiles))
    members: dict[int, list[int]] = {number: [number] for number in range(len(profiles))}
    links = _links(near, threshold * WORTH_KNOWING)
    heap = [(-score, a, b) for a, row in links.items() for b, score in row.items() if a < b and score >= threshold]
    heapify(heap)
    while heap and not stop():
        score, a, b = heappop(heap)
        if links.get(a, {}).get(b) != -score:
            continue  # one of them has become part of a bigger story since
        merged = next(numbers)
        row = _merged_row(links, members, profiles, a, b, threshold)
        members[merged] = members.pop(a) + members.pop(b)
        _replace(links, a, b, merged, row)
        for other, mean in row.items():
            if mean >= threshold:
                heappush(heap, (-mean, other, merged))
    return [sorted(story) for story in members.values()]


def _links(near: Sequence[Near], floor: float) -> Links:
    links: Links = defaultdict(dict)
    for number, row in enumerate(near):
        for other, score in row:
            if score >= floor:
                links[number][other] = links[other][number] = score
    return links


def _merged_row(
    links: Links, members: Mapping[int, list[int]], profiles: Sequence[Profile], a: int, b: int, threshold: float
) -> dict[int, float]:
    """The mean similarity of the story that `a` and `b` become to every other that is worth knowing.

    A similarity that is not known is looked up only where the other half alone would suffice for a merge.
    """
    row = {}
    sizes = len(members[a]), len(members[b])
    for other in (links[a].keys() | links[b].keys()) - {a, b}:
        to_a, to_b = links[a].get(other), links[b].get(other)
        if to_a is None:
            to_a = _mean(profiles, members[a], members[other]) if to_b is not None and to_b >= threshold else 0.0
        if to_b is None:
            to_b = _mean(profiles, members[b], members[other]) if to_a >= threshold else 0.0
        mean = (sizes[0] * to_a + sizes[1] * to_b) / sum(sizes)
        if mean >= threshold * WORTH_KNOWING:
            row[other] = mean
    return row


def _mean(profiles: Sequence[Profile], left: Sequence[int], right: Sequence[int]) -> float:
    sample = [profiles[number] for number in _spread(right)]
    scores = [score for number in _spread(left) for score in similarities(profiles[number], sample)]
    return sum(scores) / len(scores)


def _spread(numbers: Sequence[int]) -> Sequence[int]:
    """A few of these numbers, evenly spread."""
    ordered = sorted(numbers)
    return [ordered[len(ordered) * at // SAMPLE] for at in range(SAMPLE)] if len(ordered) > SAMPLE else ordered


def _replace(links: Links, a: int, b: int, merged: int, row: dict[int, float]) -> None:
    for old in (a, b):
        for other in links.pop(old, {}):
            if other in links:
                links[other].pop(old, None)
    for other, mean in row.items():
        links[other][merged] = mean
    links[merged] = row
