"""The postings as they are at one moment, for one user at a time: reads whole posting lists and remembers some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.postings.contents import Segment, segments
from reader.library.postings.index import Index
from reader.library.postings.packing import Postings
from reader.library.postings.phrases import in_a_row
from reader.library.postings.rows import rows_of
from reader.library.postings.seals import check
from reader.library.postings.terms import POSTINGS_ENDING, TERMS_ENDING, Terms
from reader.library.remembered import Remembered

if TYPE_CHECKING:
    from reader.library.postings.columns import Numbers

SHORT = frozenset({"outlet", "agency", "author"})  # fields of few different words
MOST_WEIGHTS = 200_000  # about 15 MB
MOST_PLACES = 24_000_000  # bytes; most phrases have one of the same few words


class Leaf:
    """One segment."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        self.name = segment.segment_id()
        self.rows = rows_of(folder, segment)
        first = self.rows[0] if self.rows else 0
        self._first = first if self.rows == list(range(first, first + len(self.rows))) else None
        names = (segment.make_filename(ending) for ending in (TERMS_ENDING, POSTINGS_ENDING))
        self._terms = Terms(*(str(folder / name) for name in names))
        self._few: dict[str, frozenset[str]] = {}

    def postings(self, field: str, term: str) -> Postings | None:
        """All postings of a term."""
        return self._terms.postings(field, term.encode())

    def weights(self, field: str, term: str) -> Iterable[tuple[int, int]]:
        """Row and weight of all articles with a term in a field; those that are deleted have no row but 0."""
        if (postings := self.postings(field, term)) is None:
            return ()
        if self._first is not None:
            return zip(postings.numbered(self._first), postings.weights, strict=True)
        return zip(map(self.rows.__getitem__, postings.ids), postings.weights, strict=True)

    def part(self, field: str, term: str) -> tuple[Postings, int | None, Sequence[int]] | None:
        """The postings of a term, and what tells the rows of their articles (see `columns`)."""
        postings = self.postings(field, term)
        return None if postings is None else (postings, self._first, self.rows)

    def terms(self, field: str) -> frozenset[str]:
        """All terms of a field that has few, read once."""
        if (known := self._few.get(field)) is None:
            known = self._few[field] = frozenset(map(bytes.decode, self._terms.terms(field)))
        return known

    def phrase(self, field: str, terms: list[str], frequent: Remembered[Postings]) -> dict[int, int]:
        """Row -> weight of the articles where these terms stand in a row: the least weight of them. Postings of
        frequent terms are taken from among those that are remembered, and put there."""
        known: dict[str, Postings] = {}
        for term in terms:
            if (postings := frequent.get((self.name, field, term)) or self.postings(field, term)) is None:
                return {}
            known[term] = postings
        found = in_a_row([known[term] for term in terms])
        for term, postings in known.items():
            if size := postings.size():
                frequent.put((self.name, field, term), postings, size)
        return {self.rows[document]: min(one.weight(document) for one in known.values()) for document in found}

    def is_within(self, rows: Mapping[int, int]) -> bool:
        """Are all its articles among these?"""
        return all(map(rows.__contains__, filter(None, self.rows)))

    def close(self) -> None:
        """Close its files."""
        self._terms.close()


class Snapshot:
    """All segments of an index. Opening it raises anything at all where one of them is damaged."""

    def __init__(self, index: Index, before: Snapshot | None = None) -> None:
        known = dict(before._leaves) if before else {}
        self._leaves: dict[tuple[str, int], Leaf] = {}
        for segment in segments(index.folder):
            key = (segment.segment_id(), segment.deleted_count())
            if key not in known:
                check(index.folder, segment)
            self._leaves[key] = known.pop(key) if key in known else Leaf(index.folder, segment)
        for leaf in known.values():
            leaf.close()
        self._weights: Remembered[dict[int, int]] = Remembered(MOST_WEIGHTS)
        self._frequent: Remembered[Postings] = before._frequent if before else Remembered(MOST_PLACES)
        self._covered: tuple[object, bool] = (None, False)

    def weights(self, field: str, term: str) -> dict[int, int]:
        """Row -> weight (1 to 255) of the articles with a term in a field. Not to be changed."""
        if (known := self._weights.get((field, term))) is not None:
            return known
        weights: dict[int, int] = {}
        if field in SHORT and not self._has(field, term):
            return weights
        for leaf in self._leaves.values():
            weights.update(leaf.weights(field, term))
        weights.pop(0, None)
        self._weights.put((field, term), weights, len(weights) + 1)
        return weights

    def columns(self, field: str, term: str) -> tuple[Numbers, Numbers]:
        """The same as two columns, in no certain order, with a row 0 for every article that is deleted. Quicker, where
        thousands of articles are only added up; nothing of it is remembered."""
        from reader.library.postings.columns import columns

        return columns(part for leaf in self._leaves.values() if (part := leaf.part(field, term)))

    def phrase(self, field: str, terms: list[str]) -> dict[int, int]:
        """Row -> weight of the articles with these terms in a row in a field."""
        found: dict[int, int] = {}
        if field in SHORT and not all(self._has(field, term) for term in terms):
            return found
        for leaf in self._leaves.values():
            found.update(leaf.phrase(field, terms, self._frequent))
        found.pop(0, None)
        return found

    def covered_by(self, rows: Mapping[int, int]) -> bool:
        """Are all its articles among these? Remembered while it is asked for the same ones."""
        if self._covered[0] is not rows:
            self._covered = (rows, all(leaf.is_within(rows) for leaf in self._leaves.values()))
        return self._covered[1]

    def close(self) -> None:
        """Close all files."""
        for leaf in self._leaves.values():
            leaf.close()

    def _has(self, field: str, term: str) -> bool:
        """Does a term occur in a field that has few? Most words that are looked for in every field do not."""
        return any(term in leaf.terms(field) for leaf in self._leaves.values())
