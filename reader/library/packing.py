"""How postings lie on disk: one compact block a term, as a codec of Whoosh.

Whoosh's own codec pickles every posting by itself. Packing all ids, weights and positions of a term as three arrays
makes indexing about five times as fast, the files a third, and a whole posting list is read in one go. The block:
counts and sizes, then the deflated document numbers (as differences) and weights, then the deflated positions.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from reader.library.engine import (
    Existence,
    FieldType,
    ListMatcher,
    TermNotFound,
    W3Codec,
    W3FieldWriter,
    W3TermInfo,
    W3TermsReader,
)
from reader.library.inversion import Occurrences

HEADER = struct.Struct("<IIIcc")  # postings, bytes of the near part, positions, type codes of counts and positions
SMALLEST_DEFLATED = 80
CHECK_EVERY = 10_000  # postings


class Words(FieldType):  # type: ignore[misc]
    """A field of stems with positions, which come into the pool by `Pool.take`, not one by one through Whoosh."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)


@dataclass(slots=True)
class Postings:
    """Everything known of a term in one field of one segment: documents in order, and their weights."""

    ids: array[int]
    weights: bytes
    _counts: array[int]
    _far: bytes
    _typecode: str

    def positions(self) -> array[int]:
        """The positions of all postings, one after the other."""
        return _unpack_array(self._typecode, self._far)

    def starts(self) -> list[int]:
        """Where the positions of each posting start, and where the last ones end."""
        return [0, *accumulate(self._counts)]

    def at(self, ids: Iterable[int]) -> dict[int, array[int]]:
        """The positions in some of its documents."""
        positions, starts = self.positions(), self.starts()
        places = ((i, bisect_left(self.ids, i)) for i in ids)
        return {i: positions[starts[at] : starts[at + 1]] for i, at in places}


class Gathering:
    """The postings of a term while they are gathered."""

    __slots__ = ("counts", "ids", "positions", "weights")

    def __init__(self) -> None:
        self.ids, self.weights = array("I"), bytearray()
        self.counts, self.positions = array("I"), array("I")

    def pack(self) -> bytes:
        """The block that `unpack` reads."""
        counts, positions = _narrow(self.counts), _narrow(self.positions)
        steps = array("I", (here - before for before, here in pairwise((0, *self.ids))))
        near = _deflate(steps.tobytes() + bytes(self.weights) + counts.tobytes())
        codes = counts.typecode.encode(), positions.typecode.encode()
        return HEADER.pack(len(self.ids), len(near), len(positions), *codes) + near + _deflate(positions.tobytes())


def _narrow(numbers: array[int]) -> array[int]:
    return array("B" if max(numbers) < 256 else "H" if max(numbers) < 65_536 else "I", numbers)


def _deflate(data: bytes) -> bytes:
    return b"z" + zlib.compress(data, 1) if len(data) >= SMALLEST_DEFLATED else b"-" + data


def _inflate(data: bytes) -> bytes:
    return zlib.decompress(data[1:]) if data[:1] == b"z" else data[1:]


def _unpack_array(typecode: str, data: bytes) -> array[int]:
    numbers: array[int] = array(typecode)
    numbers.frombytes(_inflate(data))
    return numbers


def unpack(block: bytes) -> Postings:
    """The postings of a block."""
    count, size, _, code_of_counts, code_of_positions = HEADER.unpack_from(block)
    middle = HEADER.size + size
    near = _inflate(block[HEADER.size : middle])
    steps, counts = array("I"), array(code_of_counts.decode())
    steps.frombytes(near[: 4 * count])
    counts.frombytes(near[5 * count :])
    ids = array("I", accumulate(steps))
    return Postings(ids, near[4 * count : 5 * count], counts, block[middle:], code_of_positions.decode())


def _extent(info: Any) -> tuple[int, int]:
    """Where the block of a term lies. (Whoosh 2.7.4 leaves the length in the tuple that `struct` makes.)"""
    start, length = info.extent()
    return start, length[0] if isinstance(length, tuple) else length


class Pool:
    """Stands for Whoosh's posting pool: gathers postings by term, so that there is nothing to sort but the terms."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.fieldnames: set[str] = set()
        self._fields: dict[str, dict[bytes, Gathering]] = {}
        self._check = check
        self._until_check = CHECK_EVERY

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting. Those of a term come in the order of their documents."""
        field, term, document, weight, payload = item
        self._until_check -= 1
        if not self._until_check:
            self._until_check = CHECK_EVERY
            self._check()
        terms = self._fields.setdefault(field, {})
        if (gathering := terms.get(term)) is None:
            gathering = terms[term] = Gathering()
        gathering.ids.append(document)
        gathering.weights.append(int(weight))
        gathering.counts.append(len(payload) // gathering.positions.itemsize)
        gathering.positions.frombytes(payload)

    def take(self, field: str, document: int, found: Occurrences) -> None:
        """Take all postings of a document in one field."""
        terms = self._fields.setdefault(field, {})
        places, start = found.places, 0
        for term, weight, count in zip(found.stems, found.weights, found.counts, strict=True):
            if (gathering := terms.get(term)) is None:
                gathering = terms[term] = Gathering()
            gathering.ids.append(document)
            gathering.weights.append(weight)
            gathering.counts.append(count)
            gathering.positions.extend(places[start : start + count])
            start += count

    def iter_postings(self) -> Iterator[tuple[str, Iterator[tuple[bytes, Gathering]]]]:
        """Fields in order, with their terms in order. `check` is called now and then and may raise."""
        for field in sorted(self._fields):
            yield field, self._terms(self._fields[field])

    def _terms(self, terms: dict[bytes, Gathering]) -> Iterator[tuple[bytes, Gathering]]:
        for number, term in enumerate(sorted(terms)):
            if number % 500 == 0:
                self._check()
            yield term, terms[term]

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes what a `Pool` gathered."""

    def add_postings(self, schema: Any, _lengths: Any, fields: Iterable[tuple[str, Any]]) -> None:
        """One block a term into the posting file, its place into the term index."""
        for name, terms in fields:
            self.start_field(name, schema[name])
            number = struct.pack("!H", self._fieldid)
            for term, gathering in terms:
                ids, block, start = gathering.ids, gathering.pack(), self._postfile.tell()
                self._postfile.write(block)
                info = W3TermInfo(sum(gathering.weights), len(ids), 0, 0, max(gathering.weights), ids[0], ids[-1])
                info.set_extent(start, len(block))
                self._tindex.add(number + term, info.to_bytes())
            self.finish_field()


class PackedMatcher(ListMatcher):  # type: ignore[misc]
    """The postings of a term as Whoosh steps through them (when it merges); `postings` is all of them at once."""

    def __init__(self, postings: Postings, format_: Any, **options: Any) -> None:
        numbers, starts = array("I", postings.positions()), postings.starts()
        values = [numbers[start:end].tobytes() for start, end in pairwise(starts)]
        super().__init__(postings.ids, [float(w) for w in postings.weights], values, format_, **options)


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """Finds terms, and reads all postings of one at once."""

    def postings(self, field: str, term: str) -> Postings | None:
        """All postings of a term in a field, None where it does not occur."""
        if field not in self._fieldmap:
            return None
        try:
            info = self.term_info(field, term.encode())
        except TermNotFound:
            return None
        return unpack(self._postfile.get(*_extent(info)))


class PackedCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's files with postings packed this module's way."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """The writer of a segment's terms."""
        return FieldWriter(self, storage, segment)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        """The matcher of a term."""
        return PackedMatcher(unpack(dbfile.get(*_extent(terminfo))), format_, term=term, scorer=scorer)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """The reader of a segment's terms."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), postings)
