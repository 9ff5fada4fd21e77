"""Terms that stand in a row.

Those of the rarest term are looked for among those of the others: where the next one is frequent, document by document
by the bytes of its places (see `places`); where it is rarer, all together as sets, without a loop, or document by
document where few are left. As a member of a set a place is one number: its document, and where the row would end there
that has the term at its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import add

from reader.library.postings.packing import Postings

BITS = 24  # of a place within its document
FEW = 100  # documents
OFTEN = 20  # times in a document that is left: looking at the documents one by one is quicker then


def in_a_row(lists: Sequence[Postings]) -> set[int]:
    """The documents where terms, given by their postings, stand one after the other."""
    rarest, *others = sorted(range(len(lists)), key=lambda number: lists[number].total)
    if not _may_meet(lists[rarest], [lists[number] for number in others]):
        return set()
    last = len(lists) - 1
    found: set[int] | None = None
    for number in others:
        postings, behind = lists[number], last - number
        dense = postings.dense()
        if found is None and dense is not None:
            pairs = dense.behind(lists[rarest].stands(), number - rarest)
            found = {(document << BITS) + place + last - rarest for document, place in pairs}
        elif dense is not None:
            within = (1 << BITS) - 1
            found = {end for end in found or () if dense.has(end >> BITS, (end & within) - behind)}
        else:
            found = _joined(set(_ends(lists[rarest], last - rarest)) if found is None else found, postings, behind)
        if not found:
            return set()
    return set(lists[rarest].ids) if found is None else set(_documents(found))


def _may_meet(rarest: Postings, others: Sequence[Postings]) -> bool:
    """Does any document have all of some terms? Where the rarest one is not rare it is taken for granted."""
    few = rarest.ids
    return len(few) > FEW or bool(set(few).intersection(*(postings.ids for postings in others)))


def _documents(found: Iterable[int]) -> Iterator[int]:
    return (end >> BITS for end in found)


def _ends(postings: Postings, behind: int) -> Iterator[int]:
    """Where a row would end that has so many words behind the term."""
    stands = postings.stands()
    numbers = ((document << BITS) + behind for document in stands.documents)
    return map(add, stands.places, chain.from_iterable(map(repeat, numbers, postings.frequencies())))


def _joined(found: set[int], postings: Postings, behind: int) -> set[int]:
    """The same of a rarer term."""
    left = set(_documents(found))
    if postings.total < OFTEN * len(left):
        return found.intersection(_ends(postings, behind))
    gaps, bounds = postings.gaps(), postings.starts()
    kept: list[int] = []
    for at, document in enumerate(postings.ids):
        if document in left:
            ends = accumulate(gaps[bounds[at] : bounds[at + 1]], initial=(document << BITS) + behind)
            kept += found.intersection(islice(ends, 1, None))
    return set(kept)
