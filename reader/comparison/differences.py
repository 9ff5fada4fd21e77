"""What two linked sentences say differently: every kind of difference, the weightier first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.comparison.dates import dates
from reader.comparison.figures import figures
from reader.comparison.hedges import hedges
from reader.comparison.names import names
from reader.comparison.negations import negations
from reader.comparison.pair import Pair
from reader.comparison.quotations import quotations
from reader.comparison.result import DIFFERENCE_KINDS, MARKS_LOST, NAME, NEAR, QUOTATION, VERBATIM, Difference
from reader.comparison.speakers import other_speakers

LONGEST = 400  # words: what goes on for longer is a text without full stops, where nothing stands for anything

FINDERS: tuple[Callable[[Pair], list[Difference]], ...] = (figures, negations, quotations, names, dates, hedges)


def differences(pair: Pair) -> tuple[Difference, ...]:
    """The differences of a linked pair: figures first, then the rest as DIFFERENCE_KINDS ranks them, by place."""
    if max(len(pair.left.facts.tokens), len(pair.right.facts.tokens)) > LONGEST:
        return ()
    found = [difference for finder in FINDERS for difference in finder(pair)]
    if not any(each.kind == NAME for each in found):  # the other name itself is mark enough
        found += other_speakers(pair)
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (DIFFERENCE_KINDS.index(each.kind), _place(each))))


def kind(pair: Pair, found: Iterable[Difference]) -> str:
    """How close a pair is: one that quotes other words, or another speaker, is not verbatim, though all stems agree."""
    altered = any(each.kind == QUOTATION and each.how != MARKS_LOST and each.sure for each in found)
    return NEAR if altered and pair.words.kind == VERBATIM else pair.words.kind


def _place(difference: Difference) -> int:
    return (difference.left_span or difference.right_span or (0, 0))[0]
