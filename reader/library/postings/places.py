"""Where a term stands in its documents, as numbers and as bytes.

A frequent word stands dozens of times in every document: to look whether it stands at a certain place, nothing is
counted up and nothing made of it, but its bytes are searched. So of such terms the places themselves are kept:

    near a place    its lowest byte, of all places: as it is, it would hardly get smaller
    further         the higher bytes of all places, which are few and stand in long runs: deflated

Of other terms the distances are kept, which take less room (see `packing`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
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
        size = sum(counts)
        higher = zlib.decompress(far[size:])
        if len(higher) != size * (width - 1):
            raise zlib.error("places are missing")
        self._lowest = far[:size]
        self._higher = _together([higher[at : at + size] for at in range(0, len(higher), size)], size)
        self._bounds = [0, *accumulate(counts), 0]  # the last two are those of a document that lacks the term
        self._number_of = dict(zip(documents, range(len(documents)), strict=True))

    def numbers(self) -> list[int]:
        """All places, document by document."""
        return [low + BYTE * high for low, high in zip(self._lowest, self._higher, strict=True)]

    def among(self, ends: Iterable[int], bits: int, behind: int) -> set[int]:
        """Those of some numbers, a document before so many bits and a place, where the term stands so far before."""
        within, none = (1 << bits) - 1, len(self._number_of)
        number_of, bounds, find = self._number_of.get, self._bounds, self._lowest.find
        perhaps = [  # by the lowest byte, in as few steps as can be: most fall out here
            end
            for end in ends
            if find(end - behind & 255, bounds[number := number_of(end >> bits, none)], bounds[number + 1]) >= 0
        ]
        return {end for end in perhaps if self._has((end & within) - behind, number_of(end >> bits, none))}

    def _has(self, place: int, number: int) -> bool:
        """Is a place among those of a document?"""
        start, end = self._bounds[number], self._bounds[number + 1]
        at = self._lowest.find(place & 255, start, end)
        while at >= 0 and self._higher[at] != place >> 8:
            at = self._lowest.find(place & 255, at + 1, end)
        return at >= 0


def _together(planes: Iterable[bytes], size: int) -> Sequence[int]:
    """Numbers of their bytes, the lowest first."""
    first, *others = [*planes] or [bytes(size)]
    numbers: Sequence[int] = first
    for shift, plane in enumerate(others, 1):
        if any(plane):
            numbers = [number + (byte << 8 * shift) for number, byte in zip(numbers, plane, strict=True)]
    return numbers
