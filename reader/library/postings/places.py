"""Where a term stands in its documents, as numbers and as bytes.

A frequent word stands dozens of times in every document: to look whether it stands at a certain place, nothing is
counted up and nothing made of it, but its bytes are searched. So of such terms the places themselves are kept:

    near a place    its lowest byte, of all places: as it is, it would hardly get smaller
    further         the higher bytes of all places, which are few and stand in long runs: deflated

Of other terms the distances are kept, which take less room (see `packing`).
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, islice, repeat
from operator import sub

DENSE = 2  # times in a document on an average: from there on the places themselves are kept,
FEWEST = 100  # where there are so many documents that counting up takes long
BYTE = 256


def is_dense(documents: int, places: int) -> bool:
    """Are the places of a term kept as they are?"""
    return documents >= FEWEST and places >= DENSE * documents


def places_of(gaps: Sequence[int], counts: Sequence[int]) -> list[int]:
    """The places in each document, of their first ones and the distances to the one before."""
    sums = list(accumulate(gaps))
    before = accumulate(counts, initial=0)
    passed = (sums[start - 1] if start else 0 for start in before)
    return list(map(sub, sums, chain.from_iterable(map(repeat, passed, counts))))


def gaps_of(places: Sequence[int], counts: Sequence[int]) -> list[int]:
    """The first place in each document and the distances, of the places."""
    gaps = [places[0], *map(sub, islice(places, 1, None), places)]
    for start in islice(accumulate(counts), len(counts) - 1):
        gaps[start] = places[start]
    return gaps


def places_apart(width: int, numbers: bytes, level: int) -> bytes:
    """Places of some bytes each, the lowest bytes first, as they are kept."""
    lowest = len(numbers) // width
    return numbers[:lowest] + zlib.compress(numbers[lowest:], level)


class Dense:
    """The places of a frequent term in some documents. Raises zlib.error or IndexError where they are damaged."""

    def __init__(self, far: bytes, width: int, documents: Sequence[int], counts: Sequence[int]) -> None:
        self._size = sum(counts)
        higher = zlib.decompress(memoryview(far)[self._size :])
        if len(higher) != self._size * (width - 1):
            raise zlib.error("places are missing")
        self._lowest = far[: self._size]
        self._higher = _together([higher[at : at + self._size] for at in range(0, len(higher), self._size)], self._size)
        self._documents, self._counts = documents, counts
        self._by_document: array[int] | None = None

    def numbers(self) -> list[int]:
        """All places, document by document."""
        return [low + BYTE * high for low, high in zip(self._lowest, self._higher, strict=True)]

    def size(self) -> int:
        """The bytes it takes in memory, roughly."""
        return 2 * self._size + 20 * len(self._documents)

    @property
    def _starts(self) -> array[int]:
        """Where the places of each document start, of those without the term too; then where the last ones end."""
        if self._by_document is None:
            starts = array("I", bytes(4 * (self._documents[-1] + 2)))
            for document, count in zip(self._documents, self._counts, strict=True):
                starts[document + 1] = count
            self._by_document = array("I", accumulate(starts))
        return self._by_document

    def behind(self, stands: Stands, apart: int) -> list[tuple[int, int]]:
        """Document and place of those places of another term behind which this one stands so far (before: negative).

        Most documents fall out by the lowest bytes alone, which are compared as wholes: to look at their places one by
        one takes twice as long.
        """
        lowest, starts, near = self._lowest, self._starts, stands.lowest(apart)
        known = islice(stands.documents, bisect_left(stands.documents, len(starts) - 1))
        perhaps = [
            (document, start, end)
            for document, start, end in zip(known, stands.starts, islice(stands.starts, 1, None), strict=False)
            if len(near[start:end].translate(None, lowest[starts[document] : starts[document + 1]])) < end - start
        ]
        places = stands.places
        return [
            (document, place)
            for document, start, end in perhaps
            for place in places[start:end]
            if self.has(document, place + apart)
        ]

    def has(self, document: int, place: int) -> bool:
        """Does the term stand there?"""
        starts = self._starts
        if document > len(starts) - 2:
            return False
        start, end = starts[document], starts[document + 1]
        at = self._lowest.find(place & 255, start, end)
        while at >= 0 and self._higher[at] != place >> 8:
            at = self._lowest.find(place & 255, at + 1, end)
        return at >= 0


@dataclass(slots=True)
class Stands:
    """Where a term stands: its documents in order, the places of one after the other, and where those of each start,
    with the end of the last."""

    documents: Sequence[int]
    starts: Sequence[int]
    places: Sequence[int]

    def lowest(self, apart: int) -> bytes:
        """The lowest bytes of the places, moved by so many."""
        numbers = array("I", list(self.places))  # of bytes it would take four for a number
        if sys.byteorder != "little":
            numbers.byteswap()
        return numbers.tobytes()[:: numbers.itemsize].translate(_moved(apart & 255))


@cache
def _moved(apart: int) -> bytes:
    return bytes((number + apart) & 255 for number in range(BYTE))


def _together(planes: Iterable[bytes], size: int) -> Sequence[int]:
    """Numbers of their bytes, the lowest first."""
    first, *others = [*planes] or [bytes(size)]
    numbers: Sequence[int] = first
    for shift, plane in enumerate(others, 1):
        if any(plane):
            numbers = [number + (byte << 8 * shift) for number, byte in zip(numbers, plane, strict=True)]
    return numbers
