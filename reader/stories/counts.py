"""Counts of terms as they are kept: sorted, and looked up where they lie, so that nothing is opened but what is asked.

A pair's place in the table is told by its lower bits; the upper ones tell in which part of the list these stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from struct import Struct

LOW = 12  # bits of a place that are written
_HEADER = Struct("<IIII")


def packed(articles: int, bits: int, singles: Sequence[memoryview], pairs: Sequence[memoryview]) -> bytes:
    """The counts as bytes.

    `bits` tell a place in the table. Of single terms their sorted numbers (64 bits) and counts (32), of pairs where the
    parts of the list begin and where the last ends (32), the lower bits of each place (16), and the counts (8).
    """
    header = _HEADER.pack(articles, bits, len(singles[0]), len(pairs[1]))
    return b"".join((header, *singles, *pairs))


def unpacked(blob: bytes) -> tuple[int, int, Singles, Pairs]:
    """The number of articles, the bits of a place, and the counts."""
    articles, bits, singles, pairs = _HEADER.unpack_from(blob)
    data = memoryview(blob)
    ends = list(
        accumulate((8 * singles, 4 * singles, 4 * ((1 << bits - LOW) + 1), 2 * pairs, pairs), initial=_HEADER.size)
    )
    codes, counts, parts, lows, found_in = (data[start:end] for start, end in pairwise(ends))
    known = Singles(codes.cast("q"), counts.cast("I"))
    return articles, bits, known, Pairs(parts.cast("I"), lows.cast("H"), found_in)


class Singles:
    """The counts of single terms, by their numbers."""

    def __init__(self, codes: Sequence[int], counts: Sequence[int]) -> None:
        self._codes, self._counts = codes, counts

    def of(self, codes: Sequence[int]) -> list[int]:
        """In how many articles each stands, 0 where it is not known."""
        known, counts, end = self._codes, self._counts, len(self._codes)
        found = ((bisect_left(known, code), code) for code in codes)
        return [counts[at] if at < end and known[at] == code else 0 for at, code in found]


class Pairs:
    """The counts of pairs, by their places in the table."""

    def __init__(self, parts: Sequence[int], lows: Sequence[int], counts: Sequence[int]) -> None:
        self._parts, self._lows, self._counts = parts, lows, counts

    def of(self, places: Sequence[int]) -> list[int]:
        """In how many articles each stands, 0 where it is not known."""
        return list(map(self._of, places))

    def _of(self, place: int) -> int:
        part, low = place >> LOW, place & (1 << LOW) - 1
        end = self._parts[part + 1]
        at = bisect_left(self._lows, low, self._parts[part], end)
        return self._counts[at] if at < end and self._lows[at] == low else 0
