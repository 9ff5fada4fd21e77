"""The rows of the screen: every sentence of both sides once, partners opposite each other, in reading order.

The left side keeps its order. A partner that was moved is taken out of the right side's order and set opposite; what
only the right side has stands where its own order has it, behind the rows of the gap it falls into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.comparison.order import Pair, best_partners, main_chain
from reader.comparison.result import (
    DIFFERS_MARK,
    KIND_MARKS,
    MOVED_MARK,
    ONLY_MARK,
    QUOTATION,
    QUOTATION_MARK,
    Link,
    Row,
)

Sides = tuple[tuple[int, ...], tuple[int, ...]]


def rows(links: Sequence[Link], lengths: tuple[int, int]) -> tuple[Row, ...]:
    """The rows for links between `lengths` sentences on either side."""
    by_pair = {(link.left, link.right): link for link in links}
    partners = best_partners({pair: link.score for pair, link in by_pair.items()})
    groups = _grouped(partners, by_pair)
    chain = {groups[pair] for pair in main_chain(partners)}
    of_left, of_right = _by_sentence(links)
    found = []
    for lefts, rights in _in_order(list(groups.values()), chain, lengths):
        here = [link for number in lefts for link in of_left[number]]
        here += [link for number in rights for link in of_right[number] if link.left not in lefts]
        found.append(_row((lefts, rights), here))
    return tuple(found)


def _by_sentence(links: Sequence[Link]) -> tuple[defaultdict[int, list[Link]], defaultdict[int, list[Link]]]:
    of_left: defaultdict[int, list[Link]] = defaultdict(list)
    of_right: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        of_left[link.left].append(link)
        of_right[link.right].append(link)
    return of_left, of_right


def _grouped(partners: list[Pair], by_pair: dict[Pair, Link]) -> dict[Pair, Sides]:
    """Each pair of partners with the neighbours that are linked to it and have no partner of their own."""
    taken = {left for left, _ in partners}, {right for _, right in partners}
    groups: dict[Pair, Sides] = {}
    for left, right in partners:
        lefts = _run(left, taken[0], {i for i, j in by_pair if j == right})
        rights = _run(right, taken[1], {j for i, j in by_pair if i == left})
        groups[left, right] = (lefts, rights)
    return groups


def _run(middle: int, taken: set[int], linked: set[int]) -> tuple[int, ...]:
    run = [middle]
    for step in (1, -1):
        at = middle + step
        while at in linked and at not in taken:
            taken.add(at)
            run.append(at)
            at += step
    return tuple(sorted(run))


def _in_order(groups: list[Sides], chain: set[Sides], lengths: tuple[int, int]) -> Iterator[Sides]:
    grouped_left = {number: group for group in groups for number in group[0]}
    grouped_right = {number for group in groups for number in group[1]}
    alone_right = [number for number in range(lengths[1]) if number not in grouped_right]
    done = 0
    for number in range(lengths[0]):
        group = grouped_left.get(number)
        if group is None:
            yield (number,), ()
            continue
        if group[0][0] != number:
            continue
        if group in chain:
            while done < len(alone_right) and alone_right[done] < group[1][0]:
                yield (), (alone_right[done],)
                done += 1
        yield group
    for number in alone_right[done:]:
        yield (), (number,)


def _row(sides: Sides, here: Sequence[Link]) -> Row:
    """The row of these sentences, of all links that they have."""
    lefts, rights = sides
    inside = [link for link in here if link.left in lefts and link.right in rights]
    best = max(inside, key=lambda link: link.score, default=None)
    others = tuple(link for link in here if link is not best)
    return Row(lefts, rights, best, others, _marks(best, inside, others))


def _marks(best: Link | None, inside: Sequence[Link], others: Sequence[Link]) -> str:
    if best is None:
        elsewhere = max(others, key=lambda link: link.score, default=None)
        return KIND_MARKS[elsewhere.kind] + MOVED_MARK if elsewhere else ONLY_MARK
    kinds = {difference.kind for link in inside for difference in link.differences}
    marks = KIND_MARKS[best.kind]
    marks += DIFFERS_MARK if kinds - {QUOTATION} else ""
    marks += QUOTATION_MARK if QUOTATION in kinds else ""
    return marks + (MOVED_MARK if best.moved else "")
