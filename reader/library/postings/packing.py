"""How the postings of one term lie on disk: one compact block, read in one go.

    block = head(1) count(1) near far                               where it is small
            head(1) count(4) size of near(4) near far               where it is not: near and far are deflated
    near  = documents, as differences · weights (1 byte each) · frequencies, left out where all are 1
    far   = places within each document: the first, then the distances to the one before; of a frequent term the
            places themselves (see `places`)

Numbers take 1, 2 or 4 bytes, as the largest of them needs. Their lowest bytes stand together, then the next ones: high
bytes are mostly zeros, which deflate to nothing. `head` tells these widths. Whoosh's own codec pickles every posting by
itself; whole arrays are several times as fast both ways, and take a third of the room.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, repeat
from operator import sub

from reader.library.postings.places import Dense, Stands, gaps_of, is_dense, places_apart, places_of

TYPES = "BHI"
WIDTHS = (1, 2, 4)
LARGE, PLACED = 0b1000_0000, 0b0100_0000
LITTLE = sys.byteorder == "little"
LARGE_HEAD = struct.Struct("<BII")
LARGEST_PLAIN = 400  # bytes; deflating less costs more time than it spares room
LEVEL = 1


class Broken(Exception):
    """What is on disk is not what was written."""


@dataclass(slots=True)
class Postings:
    """Everything known of a term in one field of one segment: documents in order, and their weights (1 to 255)."""

    steps: Sequence[int]
    """The first document, then how far each is from the one before."""
    weights: bytes
    counts: Sequence[int] | None
    """How often it stands in each document; None: once."""
    _width: int
    _far: Callable[[], bytes]
    _deflated: bool
    _placed: bool
    _ids: array[int] | None = None
    _dense: Dense | None = None
    _total: int = 0

    @property
    def ids(self) -> array[int]:
        """The documents."""
        if self._ids is None:
            self._ids = array("I", accumulate(self.steps))
        return self._ids

    def numbered(self, first: int) -> Iterator[int]:
        """The documents, the first of which has that number."""
        return islice(accumulate(self.steps, initial=first), 1, None)

    def frequencies(self) -> Sequence[int]:
        """How often it stands in each document."""
        return self.counts if self.counts is not None else b"\1" * len(self.steps)

    @property
    def total(self) -> int:
        """How often it stands in all of them."""
        if not self._total:
            self._total = sum(self.frequencies())
        return self._total

    def weight(self, document: int) -> int:
        """The weight of one of its documents."""
        return self.weights[bisect_left(self.ids, document)]

    def gaps(self) -> Sequence[int]:
        """Of each posting the first place, then the distances."""
        if (dense := self.dense()) is not None:
            return gaps_of(dense.numbers(), self.frequencies())
        far = self._far()
        return unpack_numbers(self._width, zlib.decompress(far) if self._deflated else far)

    def stands(self) -> Stands:
        """Where it stands, document by document."""
        if (dense := self.dense()) is not None:
            return Stands(self.ids, self.starts(), dense.numbers())
        gaps = self.gaps()
        return Stands(self.ids, self.starts(), gaps if self.counts is None else places_of(gaps, self.counts))

    def dense(self) -> Dense | None:
        """The places themselves of a frequent term, None where they are not kept."""
        if self._placed and self._dense is None:
            self._dense = Dense(self._far(), WIDTHS[self._width], self.ids, self.frequencies())
            self._far = bytes  # the file may be closed while they are remembered
        return self._dense

    def size(self) -> int:
        """The bytes that the places of a frequent term take in memory, roughly; 0 where they were not read."""
        return self._dense.size() if self._dense is not None else 0

    def starts(self) -> Sequence[int]:
        """Where the gaps of each posting start, and where the last ones end."""
        return range(len(self.steps) + 1) if self.counts is None else [0, *accumulate(self.counts)]


class Gathering:
    """The postings of a term while they are gathered."""

    __slots__ = ("counts", "gaps", "ids", "weights")

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.weights = bytearray()
        self.counts: list[int] = []
        self.gaps = array("I")

    def pack(self) -> bytes:
        """The block that `unpack` reads."""
        return pack(self.ids, bytes(self.weights), self.counts, self.gaps)


def pack(ids: Sequence[int], weights: bytes, frequencies: Sequence[int], gaps: Sequence[int]) -> bytes:
    """The block of a term that stands in these documents, with these weights, so often, and there."""
    if len(gaps) == 1:  # half of all terms
        (step, one), (gap, place) = _number(ids[0]), _number(gaps[0])
        return bytes((step | gap << 4, 1)) + one + weights + place
    placed = is_dense(len(ids), len(gaps))
    far = pack_numbers(places_of(gaps, frequencies) if placed else gaps)
    steps = pack_numbers([ids[0], *map(sub, islice(ids, 1, None), ids)])
    counts = pack_numbers(frequencies) if len(gaps) > len(ids) else None
    head = steps[0] | (counts[0] + 1 if counts else 0) << 2 | far[0] << 4 | (PLACED if placed else 0)
    near = steps[1] + weights + (counts[1] if counts else b"")
    return laid_out(head, len(ids), near, far[1])


def laid_out(head: int, count: int, near: bytes, far: bytes) -> bytes:
    """The block of so many postings, whose numbers are bytes already; `head` is what it is while it is small."""
    if len(near) + len(far) <= LARGEST_PLAIN:
        return bytes((head, count)) + near + far
    near = zlib.compress(near, LEVEL)
    places = places_apart(WIDTHS[head >> 4 & 3], far, LEVEL) if head & PLACED else zlib.compress(far, LEVEL)
    return LARGE_HEAD.pack(head | LARGE, count, len(near)) + near + places


def pack_numbers(numbers: Sequence[int]) -> tuple[int, bytes]:
    """The code of a width, and numbers as bytes, the lowest bytes first."""
    data = _little(array("I", numbers)).tobytes()
    lanes = [data[place::4] for place in range(4)]
    zeros = bytes(len(lanes[0]))
    code = 2 if lanes[3] != zeros or lanes[2] != zeros else 1 if lanes[1] != zeros else 0
    return code, b"".join(lanes[: WIDTHS[code]])


def _number(number: int) -> tuple[int, bytes]:
    code = 0 if number < 256 else 1 if number < 65_536 else 2
    return code, number.to_bytes(WIDTHS[code], "little")


def unpack_numbers(code: int, data: bytes) -> Sequence[int]:
    """The numbers that were packed."""
    if not code:
        return data
    width = WIDTHS[code]
    plain, size = bytearray(len(data)), len(data) // width
    for place in range(width):
        plain[place::width] = data[place * size : (place + 1) * size]
    numbers: array[int] = array(TYPES[code])
    numbers.frombytes(bytes(plain))
    return _little(numbers)


def _little(numbers: array[int]) -> array[int]:
    """Numbers of this machine as they lie on disk, lowest bytes first, and back."""
    if not LITTLE:
        numbers.byteswap()
    return numbers


def size_of_near(start: bytes) -> int | None:
    """How many bytes of a block that starts so come before the places, None where those are not apart."""
    return LARGE_HEAD.size + int(LARGE_HEAD.unpack_from(start)[2]) if start[0] & LARGE else None


def near_of(block: bytes) -> tuple[int, int, bytes]:
    """The code of the width of the documents of a block, their number, and what comes before their places: at least
    the documents and the weights.

    Raises Broken or zlib.error where it is none.
    """
    head = block[0]
    if head & LARGE:
        _, count, size = LARGE_HEAD.unpack_from(block)
        near = zlib.decompress(block[LARGE_HEAD.size : LARGE_HEAD.size + size])
    else:
        count, near = block[1], block[2:]
    if not count or len(near) < (WIDTHS[head & 3] + 1) * count:
        raise Broken("a block of postings")
    return head & 3, count, near


def unpack(block: bytes, read_far: Callable[[], bytes] | None = None) -> Postings:
    """The postings of a block, or of what of it comes before the places, which are read where they are asked for.

    Raises Broken or zlib.error where it is none.
    """
    head, deflated = block[0], bool(block[0] & LARGE)
    code, count, near = near_of(block)
    code_of_counts = head >> 2 & 3
    weights = WIDTHS[code] * count
    counts = weights + count
    end = counts + (WIDTHS[code_of_counts - 1] * count if code_of_counts else 0)
    if len(near) < end or (deflated and len(near) > end):
        raise Broken("a block of postings")
    return Postings(
        unpack_numbers(code, near[:weights]),
        near[weights:counts],
        unpack_numbers(code_of_counts - 1, near[counts:end]) if code_of_counts else None,
        head >> 4 & 3,
        read_far or (lambda: block[size_of_near(block) or 0 :] if deflated else near[end:]),
        deflated,
        bool(head & PLACED),
    )


def shifted(ids: array[int], by: int) -> Iterable[int]:
    """Document numbers, moved up."""
    return map(int.__add__, ids, repeat(by)) if by else ids
