"""Articles of which dozens are nearly the same: one text in a hundred papers, or saved ten thousand times.

Average link would join them one by one, each time looking at all that are left, and so take the square of their number.
They are the closest of all and would be joined first whatever else there is: so they are one story to begin with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from reader.stories.similarity import SAME_STORY

CROWD = 40  # articles: fewer are soon joined one by one
CROWDED = 2.5 * SAME_STORY  # how close they are: half of the words of two that have such near ones are the same
FOUNDERS = 8  # of a crowd that one who comes later is compared with


class Close(Protocol):
    """How close articles are to be one story."""

    def of(self, number: int, others: Sequence[int]) -> Sequence[float]:
        """The closeness of an article to each of the others."""


def crowds(links: Mapping[int, Mapping[int, float]], closeness: Close) -> list[list[int]]:
    """The numbers of the articles of each crowd, by the links of each article to those it is close to.

    One that has so many close ones that are in none yet founds a crowd with them; one that a quarter as many of a crowd
    are close to joins it, if it is as close to the founders.
    """
    crowd_of: dict[int, int] = {}
    found: list[list[int]] = []
    for number in sorted(links):
        if number in crowd_of:
            continue
        near = [other for other, score in links[number].items() if score >= CROWDED]
        around = Counter(crowd_of[other] for other in near if other in crowd_of)
        crowd, many = around.most_common(1)[0] if around else (0, 0)
        free = [other for other in near if other not in crowd_of]
        if 4 * many >= CROWD and _belongs(number, found[crowd][:FOUNDERS], closeness):
            found[crowd].append(number)
            crowd_of[number] = crowd
        elif len(free) + 1 >= CROWD:
            crowd_of.update(dict.fromkeys([number, *free], len(found)))
            found.append([number, *free])
    return found


def _belongs(number: int, founders: Sequence[int], closeness: Close) -> bool:
    return sum(closeness.of(number, founders)) >= CROWDED * len(founders)
