"""The ledgers of a pair of articles: all figures by what they count, all quotations by who says them, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from reader.comparison.facts import Account
from reader.comparison.result import Entry, Link


def figure_ledger(left: Account, right: Account, links: Sequence[Link]) -> tuple[Entry, ...]:
    return ()


def quotation_ledger(left: Account, right: Account, links: Sequence[Link]) -> tuple[Entry, ...]:
    return ()
