"""The postings as they are at one moment, for one user at a time: reads whole posting lists and remembers them."""

from __future__ import annotations

from typing import Any

from reader.library.index import Index, rows_of, segments_of
from reader.library.packing import Postings
from reader.library.seals import check

MOST_REMEMBERED = 1_000_000  # postings a segment, about 100 MB at most


class Leaf:
    """One segment."""

    def __init__(self, reader: Any) -> None:
        self.key = (reader.segment().segment_id(), reader.segment().deleted_count())
        self.rows = rows_of(reader)
        self._terms = reader.codec().terms_reader(reader.storage(), reader.segment())
        self._weights: dict[tuple[str, str], dict[int, int]] = {}
        self._remembered = 0

    def postings(self, field: str, term: str) -> Postings | None:
        """All postings of a term."""
        found: Postings | None = self._terms.postings(field, term)
        return found

    def weights(self, field: str, term: str) -> dict[int, int]:
        """Row -> weight (1 to 255) of the articles with a term in a field."""
        if (known := self._weights.get((field, term))) is not None:
            return known
        postings = self.postings(field, term)
        weights = dict(zip(map(self.rows.__getitem__, postings.ids), postings.weights, strict=True)) if postings else {}
        weights.pop(0, None)
        self._remember((field, term), weights)
        return weights

    def _remember(self, key: tuple[str, str], weights: dict[int, int]) -> None:
        if self._remembered > MOST_REMEMBERED:
            self._weights.clear()
            self._remembered = 0
        self._weights[key] = weights
        self._remembered += len(weights) + 1

    def phrase(self, field: str, terms: list[str]) -> dict[int, int]:
        """Row -> weight of the articles where these terms stand in a row: the least weight of them."""
        known = [postings for term in terms if (postings := self.postings(field, term))]
        if len(known) < len(terms):
            return {}
        shortest = min(known, key=lambda postings: len(postings.ids))
        common = set(shortest.ids).intersection(*(postings.ids for postings in known if postings is not shortest))
        found = {self.rows[document] for document in _in_a_row(known, sorted(common))} - {0}
        weights = [self.weights(field, term) for term in terms]
        return {row: min(of[row] for of in weights) for row in found}

    def close(self) -> None:
        """Close its files."""
        self._terms.close()


def _in_a_row(lists: list[Postings], documents: list[int]) -> set[int]:
    """Those of the documents where the terms stand one after the other."""
    starts: dict[int, set[int]] = {}
    for offset, postings in enumerate(lists):
        here = {i: {place - offset for place in places} for i, places in postings.at(documents).items()}
        starts = {i: places & starts[i] if offset else places for i, places in here.items()}
        documents = [i for i in documents if starts[i]]
    return set(documents)


class Snapshot:
    """All segments of an index. Opening it raises anything at all where one of them is damaged."""

    def __init__(self, index: Index, before: Snapshot | None = None) -> None:
        known = {leaf.key: leaf for leaf in before.leaves} if before else {}
        self.leaves: list[Leaf] = []
        with index.open().reader() as reader:
            for leaf_reader, _ in segments_of(reader):
                segment = leaf_reader.segment()
                key = (segment.segment_id(), segment.deleted_count())
                if key not in known:
                    check(index.folder, segment)
                self.leaves.append(known.pop(key) if key in known else Leaf(leaf_reader))
        for leaf in known.values():
            leaf.close()

    def weights(self, field: str, term: str) -> dict[int, int]:
        """Row -> weight of the articles with a term in a field."""
        found: dict[int, int] = {}
        for leaf in self.leaves:
            found.update(leaf.weights(field, term))
        return found

    def phrase(self, field: str, terms: list[str]) -> dict[int, int]:
        """Row -> weight of the articles with these terms in a row in a field."""
        found: dict[int, int] = {}
        for leaf in self.leaves:
            found.update(leaf.phrase(field, terms))
        return found

    def close(self) -> None:
        """Close all files."""
        for leaf in self.leaves:
            leaf.close()
