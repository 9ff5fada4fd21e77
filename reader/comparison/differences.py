"""What two linked sentences say differently: every kind of difference, the weightier first."""

from __future__ import annotations

from collections.abc import Callable

from reader.comparison.figures import figures
from reader.comparison.pair import Pair
from reader.comparison.result import DIFFERENCE_KINDS, Difference

FINDERS: tuple[Callable[[Pair], list[Difference]], ...] = (figures,)


def differences(pair: Pair) -> tuple[Difference, ...]:
    """The differences of a linked pair: figures first, then the rest as DIFFERENCE_KINDS ranks them, by place."""
    found = [difference for finder in FINDERS for difference in finder(pair)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (DIFFERENCE_KINDS.index(each.kind), _place(each))))


def _place(difference: Difference) -> int:
    return (difference.left_span or difference.right_span or (0, 0))[0]
