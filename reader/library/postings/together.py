"""Laying out the postings of many documents: the blocks of thousands of terms are made together, by numpy.

What comes out is what `packing.pack` makes of each term by itself, byte for byte, in a third of the time. Numpy takes a
tenth of a second to import, so it is left alone where there is little to do, and where nothing is indexed at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.library.postings import places
from reader.library.postings.packing import PLACED, WIDTHS, laid_out

if TYPE_CHECKING:
    from reader.library.postings.gathered import Gathered

    Numbers = np.ndarray[Any, Any]

AT_ONCE = 200_000  # postings: a few megabytes of each array


class Together:
    """The postings of a field, in the order of their terms."""

    def __init__(self, gathered: Gathered) -> None:
        names = gathered.names
        by_name = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(names), np.uint32)
        rank[by_name] = np.arange(len(names), dtype=np.uint32)
        ranks = rank[np.frombuffer(gathered.terms, np.uint32)]
        self._names = [names[number] for number in by_name]
        self._order = _order(ranks)
        self._bounds = _bounds(np.bincount(ranks, minlength=len(names)))
        self._documents = np.repeat(
            np.frombuffer(gathered.documents, np.uint32), np.frombuffer(gathered.sizes, np.uint32)
        )
        self._weights = np.frombuffer(gathered.weights, np.uint8)
        self._counts = np.frombuffer(gathered.counts, np.uint32)
        self._starts = _bounds(self._counts)
        self._places = np.frombuffer(gathered.places, np.uint32)

    def blocks(self) -> Iterator[tuple[bytes, bytes]]:
        """The terms in order, each with its block."""
        first, bounds = 0, self._bounds
        while first < len(self._names):
            reach = int(np.searchsorted(bounds, bounds[first] + AT_ONCE, "right")) - 1
            end = max(first + 1, min(reach, len(self._names)))
            yield from zip(self._names[first:end], self._some(first, end), strict=True)
            first = end

    def _some(self, first: int, end: int) -> Iterator[bytes]:
        """The blocks of the terms from one to before another."""
        chosen = self._order[self._bounds[first] : self._bounds[end]]
        bounds = self._bounds[first : end + 1] - self._bounds[first]
        counts = self._counts[chosen]
        ends = _bounds(counts)
        stands = self._places[np.repeat(self._starts[chosen] - ends[:-1], counts) + np.arange(ends[-1])]
        bounds_of_places = ends[bounds]
        documents, total = np.diff(bounds), np.diff(bounds_of_places)
        placed = (documents >= places.FEWEST) & (total >= places.DENSE * documents)
        far = np.where(np.repeat(placed, total), stands, _steps(stands, ends[:-1]))
        steps = _steps(self._documents[chosen], bounds[:-1])
        several = total > documents
        codes = _codes(steps, bounds), np.where(several, _codes(counts, bounds) + 1, 0), _codes(far, bounds_of_places)
        heads = codes[0] | codes[1] << 2 | codes[2] << 4 | placed * PLACED
        return _blocks(
            heads.tolist(), bounds.tolist(), bounds_of_places.tolist(), self._weights[chosen].tobytes(),
            _lanes(steps), _lanes(counts), _lanes(far),
        )  # fmt: skip


def _blocks(
    heads: Sequence[int], bounds: Sequence[int], bounds_of_places: Sequence[int], weights: bytes,
    steps: Sequence[bytes], counts: Sequence[bytes], far: Sequence[bytes],
) -> Iterator[bytes]:  # fmt: skip
    start = begin = 0
    for head, end, last in zip(heads, bounds[1:], bounds_of_places[1:], strict=True):
        near = _cut(steps, head & 3, start, end) + weights[start:end]
        if code := head >> 2 & 3:
            near += _cut(counts, code - 1, start, end)
        yield laid_out(head, end - start, near, _cut(far, head >> 4 & 3, begin, last))
        start, begin = end, last


def _cut(lanes: Sequence[bytes], code: int, start: int, end: int) -> bytes:
    """Some of the numbers, as `packing.pack_numbers` lays them out."""
    return b"".join([lane[start:end] for lane in lanes[: WIDTHS[code]]]) if code else lanes[0][start:end]


def _order(ranks: Numbers) -> Numbers:
    """Where the postings of each term are, in the order they came in: numbers that tell both are sorted five times as
    fast as by `argsort`."""
    keys = ranks.astype(np.uint64) << np.uint64(32) | np.arange(len(ranks), dtype=np.uint64)
    keys.sort()
    return (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _bounds(sizes: Numbers) -> Numbers:
    """Where pieces of these sizes start and end."""
    bounds = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def _steps(numbers: Numbers, firsts: Numbers) -> Numbers:
    """The first number of each piece, then how far each is from the one before."""
    steps = np.diff(numbers, prepend=numbers[:1])
    steps[firsts] = numbers[firsts]
    return steps


def _codes(numbers: Numbers, bounds: Numbers) -> Numbers:
    """The code of the width that the numbers of each piece need."""
    largest = np.maximum.reduceat(numbers, bounds[:-1])
    return (largest >> 8 > 0).astype(np.int64) + (largest >> 16 > 0)


def _lanes(numbers: Numbers) -> list[bytes]:
    """The bytes of numbers, all lowest ones first."""
    apart = numbers.astype("<u4").view(np.uint8).reshape(-1, 4)
    return [apart[:, place].tobytes() for place in range(4)]
