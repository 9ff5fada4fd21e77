"""Where the postings of a new segment come from: documents that are taken in, or other segments that are merged.

Both stand for Whoosh's pool, which sorts every single posting: here there is nothing to sort but the terms.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import accumulate, count, groupby, repeat
from operator import itemgetter, mul
from typing import Any, Protocol

from reader.library.postings.inversion import Occurrences
from reader.library.postings.packing import Gathering, Postings, pack, shifted

CHECK_EVERY = 500  # terms

GAP_SIZE = array("I").itemsize
Blocks = Iterator[tuple[bytes, bytes]]
"""Terms in order, each with its postings as `packing` lays them out."""


class _Field:
    """The postings of one field in the order they came in, and for each term which of them are its own."""

    def __init__(self) -> None:
        self._documents: list[int] = []
        self._weights = bytearray()
        self._counts = array("I")
        self._gaps = array("I")
        self._numbers: defaultdict[bytes, array[int]] = defaultdict(partial(array, "I"))

    def take(self, document: int, found: Occurrences) -> None:
        """Take all postings of a document."""
        numbers = count(len(self._documents))
        deque(map(array.append, map(self._numbers.__getitem__, found.stems), numbers), maxlen=0)
        self._documents.extend(repeat(document, len(found.stems)))
        self._weights += found.weights
        self._counts.extend(found.counts)
        self._gaps.extend(found.gaps)

    def blocks(self) -> Blocks:
        """The terms in order."""
        starts = array("Q", accumulate(map(mul, self._counts, repeat(GAP_SIZE)), initial=0))
        ends, gaps = starts[1:], self._gaps.tobytes()
        for term in sorted(self._numbers):
            numbers = self._numbers[term]
            if len(numbers) == 1:  # half of all terms
                pick: Callable[[Sequence[Any]], tuple[Any, ...]] = itemgetter(slice(numbers[0], numbers[0] + 1))
            else:
                pick = itemgetter(*numbers)
            own = array("I", b"".join(map(gaps.__getitem__, map(slice, pick(starts), pick(ends)))))
            yield term, pack(pick(self._documents), bytes(pick(self._weights)), pick(self._counts), own)


class Pool:
    """Gathers the postings of documents by term."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.fieldnames: set[str] = set()  # Whoosh adds to it
        self._fields: defaultdict[str, _Field] = defaultdict(_Field)
        self._check = check

    def take(self, field: str, document: int, found: Occurrences) -> None:
        """Take all postings of a document in one field; documents come in their order."""
        self._fields[field].take(document, found)

    def iter_postings(self) -> Iterator[tuple[str, Blocks]]:
        """Fields in order, with their terms in order. `check` is called now and then and may raise."""
        for field in sorted(self._fields):
            yield field, checked(self._fields[field].blocks(), self._check)

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()


class Source(Protocol):
    """The terms of a segment (see `codec.TermsReader`)."""

    def terms_of(self, field: str) -> Iterator[tuple[bytes, Postings]]:
        """The terms of a field in order."""

    def indexed_field_names(self) -> list[str]:
        """Its fields."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment to be merged: `first` is the new number of its first document; `numbers` the new number of each where
    some are deleted (-1)."""

    source: Source
    first: int
    numbers: Sequence[int] | None = None

    def add_to(self, gathering: Gathering, postings: Postings) -> None:
        """Add the postings of a term under their new numbers."""
        gaps = postings.gaps()
        if self.numbers is None:
            gathering.ids.extend(shifted(postings.ids, self.first))
            gathering.weights += postings.weights
            gathering.counts.extend(postings.frequencies())
            gathering.gaps.extend(iter(gaps))
            return
        starts, counts = postings.starts(), postings.frequencies()
        for at, document in enumerate(postings.ids):
            if (number := self.numbers[document]) >= 0:
                gathering.ids.append(number)
                gathering.weights.append(postings.weights[at])
                gathering.counts.append(counts[at])
                gathering.gaps.extend(iter(gaps[starts[at] : starts[at + 1]]))


class Merging:
    """The postings of several segments, one term after the other: never more than one is in memory."""

    def __init__(self, parts: Sequence[Part], check: Callable[[], None]) -> None:
        self._parts = parts
        self._check = check

    def iter_postings(self) -> Iterator[tuple[str, Blocks]]:
        """Fields in order, with their terms in order. `check` is called now and then and may raise."""
        for field in sorted({name for part in self._parts for name in part.source.indexed_field_names()}):
            yield field, checked(self._terms(field), self._check)

    def cleanup(self) -> None:
        """There is nothing to let go of."""

    def _terms(self, field: str) -> Blocks:
        streams = [_numbered(part.source.terms_of(field), number) for number, part in enumerate(self._parts)]
        for term, found in groupby(merge(*streams, key=itemgetter(0, 1)), key=itemgetter(0)):
            gathering = Gathering()
            for _, number, postings in found:
                self._parts[number].add_to(gathering, postings)
            if gathering.ids:
                yield term, gathering.pack()


def _numbered(terms: Iterator[tuple[bytes, Postings]], number: int) -> Iterator[tuple[bytes, int, Postings]]:
    return ((term, number, postings) for term, postings in terms)


def checked(terms: Blocks, check: Callable[[], None]) -> Blocks:
    """The same, with a check now and then."""
    for number, found in enumerate(terms):
        if number % CHECK_EVERY == 0:
            check()
        yield found
