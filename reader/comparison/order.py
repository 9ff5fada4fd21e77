"""The order of two accounts: one partner for each row, the order both share, what was moved out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]


def best_partners(scores: Mapping[Pair, float]) -> list[Pair]:
    """At most one partner for each sentence, the best first come; in order of the left side."""
    lefts: set[int] = set()
    rights: set[int] = set()
    chosen = []
    for pair in sorted(scores, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair)):
        if pair[0] not in lefts and pair[1] not in rights:
            chosen.append(pair)
            lefts.add(pair[0])
            rights.add(pair[1])
    return sorted(chosen)


def main_chain(partners: Iterable[Pair]) -> list[Pair]:
    """The longest run of partners that both sides tell in the same order; each sentence is in one partner only."""
    tails: list[int] = []
    ends: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(partners):
        at = bisect_left(tails, pair[1])
        before[pair] = ends[at - 1] if at else None
        tails[at : at + 1] = [pair[1]]
        ends[at : at + 1] = [pair]
    chain: list[Pair] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def is_moved(pair: Pair, chain: Sequence[Pair]) -> bool:
    """Does this link cross the order both sides share, the main chain?"""
    behind = bisect_left(chain, (pair[0],))
    before = behind - 1
    if behind < len(chain) and chain[behind][0] == pair[0]:
        behind += 1
    crosses_before = before >= 0 and chain[before][1] > pair[1]
    return crosses_before or (behind < len(chain) and chain[behind][1] < pair[1])
