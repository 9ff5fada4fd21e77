"""How rare each term is among the articles of a scope, in little memory, and kept from one run to the next.

Single stems are counted one by one. Pairs of stems are ten times as many and mostly stand in one article only: they are
counted in a table that their numbers lead to (a count-min sketch of one row, Cormode and Muthukrishnan 2005), so that a
few lone ones are taken for shared, which changes nothing but their weight.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import cbrt

from reader.stories.codes import is_pair
from reader.stories.counts import Pairs, Singles, packed, packed_pairs, unpacked
from reader.stories.similarity import rarity
from reader.text.term_table import TEXTUAL

SINGLES = tuple(not pairs for _, pairs in TEXTUAL)
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
    """Counts of terms; count articles with `add`, then ask. `articles` is how many were counted."""

    def __init__(self, expected: int) -> None:
        self.articles = 0
        self._bits = table_bits(expected)
        self._added: tuple[Counter[int], Counter[int]] = Counter(), Counter()
        self._kept: tuple[Singles, Pairs] | None = None

    def add(self, coded: Iterable[list[int]]) -> None:
        """Count the terms of one more article."""
        self.articles += 1
        mask, (singles, pairs) = (1 << self._bits) - 1, self._added
        for single, codes in zip(SINGLES, coded, strict=True):
            if single:
                singles.update(codes)
            else:
                pairs.update({code & mask for code in codes})

    def of(self, single: bool, codes: Sequence[int]) -> list[float]:
        """The rarity of each of some terms, 0 where it stands in one article only."""
        known, most = self._by_count, FULL
        return [
            known[count] if count <= most else rarity(self.articles, count) for count in self._counts(single, codes)
        ]

    def _counts(self, single: bool, codes: Sequence[int]) -> list[int]:
        mask = (1 << self._bits) - 1
        if single:
            singles = self._added[0]
            return self._kept[0].of(codes) if self._kept else [singles[code] for code in codes]
        places = [code & mask for code in codes]
        pairs = self._added[1]
        return self._kept[1].of(places) if self._kept else [min(FULL, pairs[place]) for place in places]

    def among(self, few: Iterable[Iterable[Sequence[int]]]) -> dict[int, float]:
        """Rarities of terms that were counted in one article at most, but that several of these `few` have."""
        counts = Counter(code for coded in few for codes in coded for code in codes)
        several = [code for code, count in counts.items() if count > 1]
        sorts = [code for code in several if not is_pair(code)], [code for code in several if is_pair(code)]
        return {
            code: rarity(self.articles, counts[code])
            for pairs, codes in enumerate(sorts)
            for code, known in zip(codes, self.of(not pairs, codes), strict=True)
            if not known
        }

    @property
    def alone(self) -> tuple[float, float]:
        """What a stem and a pair that nothing else has count in the length of a vector."""
        return alone(self.articles)

    @cached_property
    def _by_count(self) -> list[float]:
        return [0.0, 0.0, *(rarity(self.articles, count) for count in range(2, FULL + 1))]

    def packed(self) -> bytes:
        """The counts, as they are kept."""
        singles, pairs = (sorted((key, count) for key, count in added.items() if count > 1) for added in self._added)
        codes, counts = array("q", [code for code, _ in singles]), array("I", [count for _, count in singles])
        places = packed_pairs(self._bits, ((place, min(FULL, count)) for place, count in pairs))
        return packed(self.articles, self._bits, (memoryview(codes), memoryview(counts)), places)

    @classmethod
    def unpacked(cls, blob: bytes) -> Rarities:
        """The counts that were packed; nothing can be added to them."""
        found = cls(0)
        found.articles, found._bits, singles, pairs = unpacked(blob)
        found._kept = singles, pairs
        return found
