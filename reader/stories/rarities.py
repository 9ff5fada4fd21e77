"""How rare each term is among the articles of a scope, in little memory, and kept from one run to the next.

Single stems are counted one by one. Pairs of stems are ten times as many and mostly stand in one article only: they are
counted in a table of bytes that their numbers lead to (a count-min sketch of one row, Cormode and Muthukrishnan 2005),
so that a few lone ones are taken for shared, which changes nothing but their weight.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import cbrt
from struct import Struct

from reader.stories.codes import is_pair
from reader.stories.similarity import rarity
from reader.text.term_table import TEXTUAL

SINGLES = tuple(not pairs for _, pairs in TEXTUAL)
_SMALLEST, _BIGGEST = 16, 27  # bits of the table's size
_PAIRS_EACH = 4000  # places in it for an article
_FULL = 255
_HEADER = Struct("<III")


class Rarities:
    """Counts of terms; count articles with `add`, then ask. `articles` is how many were counted."""

    def __init__(self, expected: int) -> None:
        self.articles = 0
        bits = (expected * _PAIRS_EACH).bit_length()
        self._mask = (1 << min(_BIGGEST, max(_SMALLEST, bits))) - 1
        self._pairs = bytearray(self._mask + 1)
        self._singles: Counter[int] = Counter()

    def add(self, coded: Iterable[list[int]]) -> None:
        """Count the terms of one more article."""
        self.articles += 1
        table, mask = self._pairs, self._mask
        for single, codes in zip(SINGLES, coded, strict=True):
            if single:
                self._singles.update(codes)
                continue
            for code in codes:
                place = code & mask
                if table[place] < _FULL:
                    table[place] += 1

    def of(self, single: bool, codes: Sequence[int]) -> list[float]:
        """The rarity of each of some terms, 0 where it stands in one article only."""
        if single:
            known = self._known
            return [known.get(code, 0.0) for code in codes]
        table, mask, by_count = self._pairs, self._mask, self._by_count
        return [by_count[table[code & mask]] for code in codes]

    def among(self, few: Iterable[Iterable[Sequence[int]]]) -> dict[int, float]:
        """Rarities of terms that were counted in one article at most, but that several of these `few` have."""
        counts = Counter(code for coded in few for codes in coded for code in codes)
        several = [(code, count) for code, count in counts.items() if count > 1]
        known, table, mask = self._known, self._pairs, self._mask
        return {
            code: rarity(self.articles, count)
            for code, count in several
            if code not in known and not (is_pair(code) and self._by_count[table[code & mask]])
        }

    @property
    def alone(self) -> tuple[float, float]:
        """What a stem and a pair that nothing else has count in the length of a vector.

        Half of all pairs stand in one article only. Among thousands such a pair says nothing, among five articles it is
        simply what the others do not say: so the bigger the scope, the less it counts. This keeps similarity on one
        scale for five articles and for ten thousand.
        """
        lone = rarity(self.articles, 1)
        return lone, lone / cbrt(max(1, self.articles))

    @cached_property
    def _known(self) -> dict[int, float]:
        return {code: rarity(self.articles, count) for code, count in self._singles.items() if count > 1}

    @cached_property
    def _by_count(self) -> list[float]:
        return [0.0, 0.0, *(rarity(self.articles, count) for count in range(2, _FULL + 1))]

    def packed(self) -> bytes:
        """The counts, compressed."""
        shared = [(code, count) for code, count in self._singles.items() if count > 1]
        codes, counts = array("q", [code for code, _ in shared]), array("I", [count for _, count in shared])
        header = _HEADER.pack(self.articles, self._mask.bit_length(), len(shared))
        return zlib.compress(header + codes.tobytes() + counts.tobytes() + self._pairs, 1)

    @classmethod
    def unpacked(cls, blob: bytes) -> Rarities:
        """The counts that were packed; nothing can be added to them."""
        data = memoryview(zlib.decompress(blob))
        articles, bits, shared = _HEADER.unpack_from(data)
        found = cls(0)
        found.articles, found._mask = articles, (1 << bits) - 1
        codes, counts, at = array("q"), array("I"), _HEADER.size
        codes.frombytes(data[at : at + 8 * shared])
        counts.frombytes(data[at + 8 * shared : at + 12 * shared])
        found._singles = Counter(dict(zip(codes, counts, strict=True)))
        found._pairs = bytearray(data[at + 12 * shared :])
        return found
