"""Where the postings of a new segment come from: documents that are taken in, or other segments that are merged.

Both stand for Whoosh's pool, which sorts every single posting: here there is nothing to sort but the terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from reader.library.postings.gathered import Blocks, Gathered
from reader.library.postings.inversion import Occurrences
from reader.library.postings.packing import Gathering, Postings, shifted

CHECK_EVERY = 500  # terms
MANY = 100_000  # postings, of which a few hundred articles have so many


class Pool:
    """Gathers the postings of documents by term."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.fieldnames: set[str] = set()  # Whoosh adds to it
        self._fields: defaultdict[str, Gathered] = defaultdict(Gathered)
        self._check = check

    def take(self, field: str, document: int, found: Occurrences) -> None:
        """Take all postings of a document in one field; documents come in their order."""
        self._fields[field].take(document, found)

    def iter_postings(self) -> Iterator[tuple[str, Blocks]]:
        """Fields in order, with their terms in order. `check` is called now and then and may raise."""
        for field in sorted(self._fields):
            yield field, checked(blocks(self._fields[field]), self._check)

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()


def blocks(gathered: Gathered) -> Blocks:
    """The terms of a field in order, laid out in the way that is faster for so many postings."""
    if len(gathered.terms) < MANY:
        return gathered.blocks()
    from reader.library.postings.together import Together  # late: it takes numpy

    return Together(gathered).blocks()


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
