"""How rare each term is among the articles of a scope, in little memory, and kept from one run to the next.

Single stems are counted one by one. Pairs of stems are ten times as many and mostly stand in one article only: they are
counted in a table that their numbers lead to (a count-min sketch of one row, Cormode and Muthukrishnan 2005), so that a
few lone ones are taken for shared, which changes nothing but their weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import cbrt

from reader.stories.counts import unpacked
from reader.stories.similarity import rarity

FULL = 255  # articles that a pair is counted in at most
_SMALLEST, _BIGGEST = 16, 27  # bits of the table's size
_PAIRS_EACH = 4000  # places in it for an article


def table_bits(articles: int) -> int:
    """How many bits tell a place in the table of the pairs of so many articles."""
    return min(_BIGGEST, max(_SMALLEST, (articles * _PAIRS_EACH).bit_length()))


def alone(articles: int) -> tuple[float, float]:
    """What a stem and a pair that nothing else has count in the length of a vector.

    Half of all pairs stand in one article only. Among thousands such a pair says nothing, among five articles it is
    simply what the others do not say: so the bigger the scope, the less it counts. This keeps similarity on one
    scale for five articles and for ten thousand.
    """
    lone = rarity(articles, 1)
    return lone, lone / cbrt(max(1, articles))


class Rarities:
    """How rare terms are, from counts that were packed. `articles` is how many were counted."""

    def __init__(self, blob: bytes) -> None:
        self.articles, self._bits, self._singles, self._pairs = unpacked(blob)

    def of(self, single: bool, codes: Sequence[int]) -> list[float]:
        """The rarity of each of some terms, 0 where it stands in one article only."""
        mask, known = (1 << self._bits) - 1, self._by_count
        counts = self._singles.of(codes) if single else self._pairs.of([code & mask for code in codes])
        return [known[count] if count <= FULL else rarity(self.articles, count) for count in counts]

    @property
    def alone(self) -> tuple[float, float]:
        """What a stem and a pair that nothing else has count in the length of a vector."""
        return alone(self.articles)

    @cached_property
    def _by_count(self) -> list[float]:
        return [0.0, 0.0, *(rarity(self.articles, count) for count in range(2, FULL + 1))]
