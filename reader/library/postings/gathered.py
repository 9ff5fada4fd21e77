"""The postings of one field while documents are taken in, and the blocks of its terms."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, count, repeat
from operator import itemgetter, mul
from typing import Any

from reader.library.postings.inversion import Occurrences
from reader.library.postings.packing import pack
from reader.library.postings.places import gaps_of

PLACE_SIZE = array("I").itemsize
Blocks = Iterator[tuple[bytes, bytes]]
"""Terms in order, each with its postings as `packing` lays them out."""


class _Numbers(dict[bytes, int]):
    """A number for each term, in the order in which they are met."""

    def __missing__(self, term: bytes) -> int:
        number = self[term] = len(self)
        return number


class Gathered:
    """The postings of one field in the order they came in.

    Of each posting the number of its term, its weight and its count, and the places;
    of each document its number, and how many postings it has.
    """

    def __init__(self) -> None:
        self.documents = array("I")
        self.sizes = array("I")
        self.terms = array("I")
        self.weights = bytearray()
        self.counts = array("I")
        self.places = array("I")
        self._numbers = _Numbers()

    @property
    def names(self) -> list[bytes]:
        """The terms by their numbers."""
        return list(self._numbers)

    def take(self, document: int, found: Occurrences) -> None:
        """Take all postings of a document."""
        self.documents.append(document)
        self.sizes.append(len(found.stems))
        self.terms.extend(map(self._numbers.__getitem__, found.stems))
        self.weights += found.weights
        self.counts.extend(found.counts)
        self.places.extend(found.places)

    def blocks(self) -> Blocks:
        """The terms in order, laid out one by one (see `together` for those of many documents)."""
        numbers: defaultdict[int, list[int]] = defaultdict(list)
        deque(map(list.append, map(numbers.__getitem__, self.terms), count()), maxlen=0)
        starts = array("Q", accumulate(map(mul, self.counts, repeat(PLACE_SIZE)), initial=0))
        ends, places = starts[1:], self.places.tobytes()
        documents = list(chain.from_iterable(map(repeat, self.documents, self.sizes)))
        for term in sorted(self._numbers):
            pick = _picker(numbers[self._numbers[term]])
            own = array("I", b"".join(map(places.__getitem__, map(slice, pick(starts), pick(ends)))))
            counts = pick(self.counts)
            yield term, pack(pick(documents), bytes(pick(self.weights)), counts, gaps_of(own, counts))


def _picker(numbers: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What picks some of a sequence: `itemgetter` gives one by itself, not in a sequence."""
    return itemgetter(*numbers) if len(numbers) > 1 else itemgetter(slice(numbers[0], numbers[0] + 1))
