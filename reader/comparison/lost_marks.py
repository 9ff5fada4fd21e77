"""Lost quotation marks are told once for each quotation, however many sentences it runs over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.comparison.facts import Account
from reader.comparison.result import MARKS_LOST, Difference

Told = tuple[int, int, int]  # side, paragraph, where the whole quotation starts in it


def once(
    found: Iterable[Difference], numbers: tuple[int, int], accounts: tuple[Account, Account], told: set[Told]
) -> Iterator[Difference]:
    """The differences of the sentences with these numbers, without lost marks that were `told`, which grows."""
    for each in found:
        if each.how == MARKS_LOST:
            quotations = set(_quotations(each, numbers, accounts))
            if quotations <= told:
                continue
            told |= quotations
        yield each


def _quotations(lost: Difference, numbers: tuple[int, int], accounts: tuple[Account, Account]) -> Iterator[Told]:
    """The quotations of either side that lie in the difference: those of the side that has the marks."""
    for side, span in enumerate((lost.left_span, lost.right_span)):
        for each in accounts[side].facts[numbers[side]].quotations:
            if span and each.opened and each.start < span[1] and span[0] < each.end:
                yield side, accounts[side].sentences[numbers[side]].paragraph, each.whole
