"""The terms of a segment in order, and where the postings of each lie: one file, which is small, and kept in memory.

    file      = blocks · directory · size of the directory(8)
    block     = code of a width(1) · number of terms(1) · sizes of their postings · the terms, with line breaks between
    directory = for each field the first term of every block, where the block starts, and where its postings do

A term holds no line break; postings lie in the order of their terms.
"""

from __future__ import annotations

import os
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from pathlib import Path
from typing import BinaryIO

from reader.library import parcels
from reader.library.postings.packing import (
    WIDTHS,
    Broken,
    Postings,
    near_of,
    pack_numbers,
    size_of_near,
    unpack,
    unpack_numbers,
)

TERMS_ENDING, POSTINGS_ENDING = ".trm", ".pst"  # of the two files, as Whoosh names its own
TERMS_A_BLOCK = 64
READ_AT_ONCE = 4096  # bytes of postings: all that scores most words, without the places that only phrases need
TAIL = 8  # bytes
LINE_BREAK = ord("\n")
MOST_REMEMBERED = 100  # blocks: words that begin alike stand in the same ones


@dataclass(slots=True)
class Directory:
    """The blocks of one field: first terms, and where in the two files they start; the last starts are ends."""

    firsts: list[bytes] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("Q"))
    postings: array[int] = field(default_factory=lambda: array("Q"))


class TermsWriter:
    """Writes the terms of a segment: `add` in order, `finish_field` after each field, `close` at the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._fields: dict[str, Directory] = {}
        self._terms: list[bytes] = []
        self._sizes = array("I")
        self._place = self._postings = 0

    def add(self, field: str, term: bytes, size: int) -> None:
        """The next term of a field, and the size of its postings."""
        if len(self._terms) == TERMS_A_BLOCK:
            self._write_block(field)
        self._terms.append(term)
        self._sizes.append(size)

    def finish_field(self, field: str) -> None:
        """There are no more terms in a field."""
        if self._terms:
            self._write_block(field)
            self._fields[field].starts.append(self._place)
            self._fields[field].postings.append(self._postings)

    def close(self) -> None:
        """Write what leads to the terms."""
        parts = [
            part
            for one in self._fields.values()
            for part in (b"\n".join(one.firsts), one.starts.tobytes(), one.postings.tobytes())
        ]
        directory = zlib.compress(parcels.pack(list(self._fields), parts), 1)
        self._file.write(directory + len(directory).to_bytes(TAIL, "little"))
        self._file.close()

    def _write_block(self, field: str) -> None:
        directory = self._fields.setdefault(field, Directory())
        directory.firsts.append(self._terms[0])
        directory.starts.append(self._place)
        directory.postings.append(self._postings)
        code, sizes = pack_numbers(self._sizes)
        block = bytes((code, len(self._terms))) + sizes + b"\n".join(self._terms)
        self._file.write(block)
        self._place += len(block)
        self._postings += sum(self._sizes)
        self._terms, self._sizes = [], array("I")


class Terms:
    """Reads the terms of a segment and their postings. Raises Broken, OSError or anything else where a file is damaged.

    Files are read, not mapped: one that is cut short meanwhile raises something, where a mapped one kills the process.
    """

    def __init__(self, terms: str, postings: str) -> None:
        self._remembered: dict[int, tuple[list[bytes], Sequence[int]]] = {}
        self._terms = Path(terms).read_bytes()
        self._fields = self._directory()
        self._postings = [os.open(postings, os.O_RDONLY | os.O_CLOEXEC)]  # none when it is closed

    def _directory(self) -> dict[str, Directory]:
        end = len(self._terms) - TAIL
        size = int.from_bytes(self._terms[end:], "little")
        if not 0 <= size <= end:
            raise Broken("terms")
        names, parts = parcels.unpack(zlib.decompress(self._terms[end - size : end]))
        return {
            name: Directory(parts[at].split(b"\n"), array("Q", parts[at + 1]), array("Q", parts[at + 2]))
            for at, name in zip(range(0, len(parts), 3), names, strict=True)
        }

    def fields(self) -> list[str]:
        """The fields that have terms."""
        return list(self._fields)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.find(*term) is not None

    def find(self, field: str, term: bytes) -> tuple[int, int] | None:
        """Where the postings of a term start, and their size; None where it does not occur."""
        if (directory := self._fields.get(field)) is None:
            return None
        if (number := bisect_right(directory.firsts, term) - 1) < 0:
            return None
        place = directory.starts[number]
        if (found := _found(self._terms, place, directory.starts[number + 1], term, directory.firsts[number])) is None:
            return None
        return directory.postings[number] + found[0], found[1]

    def postings(self, field: str, term: bytes) -> Postings | None:
        """The postings of a term, None where it does not occur. Their places are read where they are asked for."""
        if (found := self._start(field, term)) is None:
            return None
        start, size, block, near = found
        if len(block) == size:
            return unpack(block)
        return unpack(block[:near], lambda: self.read(start + near, size - near))

    def near(self, field: str, term: bytes) -> tuple[int, int, bytes] | None:
        """What `near` gives of the postings of a term, None where it does not occur."""
        found = self._start(field, term)
        return None if found is None else near_of(found[2])

    def _start(self, field: str, term: bytes) -> tuple[int, int, bytes, int] | None:
        """Where the postings of a term start, their size, what of them was read, and how much of it is before their
        places."""
        if (found := self.find(field, term)) is None:
            return None
        start, size = found
        block = self.read(start, min(size, READ_AT_ONCE))
        near = size_of_near(block) or size  # a small one is read wholly
        if near > len(block):
            block += self.read(start + len(block), near - len(block))
        return start, size, block, near

    def read(self, start: int, size: int) -> bytes:
        """Postings (see `packing`), or a part of them."""
        block = os.pread(self._postings[0], size, start)
        if len(block) < size:
            raise Broken("postings")
        return block

    def blocks(self, field: str) -> Iterator[tuple[bytes, bytes]]:
        """All terms of a field in order, with their postings."""
        return ((term, self.read(start, size)) for term, start, size in self._from(field, b""))

    def terms(self, field: str, first: bytes = b"") -> Iterator[bytes]:
        """The terms of a field in order, from one on."""
        if first:
            return (term for term, _, _ in self._from(field, first))
        directory = self._fields.get(field) or Directory()
        return chain.from_iterable(self._block(directory, number)[0] for number in range(len(directory.firsts)))

    def close(self) -> None:
        """Close the file of the postings."""
        while self._postings:
            os.close(self._postings.pop())

    def _from(self, field: str, first: bytes) -> Iterator[tuple[bytes, int, int]]:
        directory = self._fields.get(field) or Directory()
        for number in range(max(0, bisect_right(directory.firsts, first) - 1), len(directory.firsts)):
            terms, sizes = self._block(directory, number)
            starts = accumulate(sizes, initial=directory.postings[number])
            yield from (found for found in zip(terms, starts, sizes, strict=False) if found[0] >= first)

    def _block(self, directory: Directory, number: int) -> tuple[list[bytes], Sequence[int]]:
        start = directory.starts[number]
        if (known := self._remembered.get(start)) is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            known = self._remembered[start] = _parted(self._terms[start : directory.starts[number + 1]])
        return known


def _found(data: bytes, start: int, end: int, term: bytes, first: bytes) -> tuple[int, int] | None:
    """The size of the postings before those of a term of a block, whose first term is known, and the size of its own;
    None where it is not there. Nothing else of the block is read: words that are looked up stand in other ones each
    time."""
    width, count = WIDTHS[data[start]], data[start + 1]
    sizes = start + 2
    names = sizes + width * count
    if data.count(b"\n", names, end) != count - 1:
        raise Broken("terms")
    at = 0
    if term != first:
        place = data.find(b"\n" + term, names, end)  # of all that begin so it is the first
        behind = place + 1 + len(term)
        if place < 0 or (behind != end and data[behind] != LINE_BREAK):
            return None
        at = data.count(b"\n", names, place) + 1
    before, size = sum(data[sizes : sizes + at]), data[sizes + at]
    for lane in range(1, width):
        place = sizes + lane * count
        before += sum(data[place : place + at]) << 8 * lane
        size += data[place + at] << 8 * lane
    return before, size


def _parted(block: bytes) -> tuple[list[bytes], Sequence[int]]:
    """The terms of a block, and the sizes of their postings."""
    if len(block) < 2 or block[0] >= len(WIDTHS):
        raise Broken("terms")
    end = 2 + WIDTHS[block[0]] * block[1]
    terms = block[end:].split(b"\n")
    if len(terms) != block[1]:
        raise Broken("terms")
    return terms, unpack_numbers(block[0], block[2:end])
