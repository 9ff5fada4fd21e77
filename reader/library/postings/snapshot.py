"""The postings as they are at one moment, for one user at a time: reads whole posting lists and remembers some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.postings.blending import Column, column
from reader.library.postings.contents import Segment, segments
from reader.library.postings.index import Index
from reader.library.postings.packing import Postings
from reader.library.postings.phrases import in_a_row
from reader.library.postings.rows import rows_of
from reader.library.postings.seals import check
from reader.library.postings.terms import POSTINGS_ENDING, TERMS_ENDING, Terms
from reader.library.remembered import Remembered

if TYPE_CHECKING:
    from reader.library.postings.columns import Numbers, Part

SHORT = frozenset({"outlet", "agency", "author"})  # fields of few different words
MOST_WEIGHTS = 100_000  # about 7 MB
MOST_IN_COLUMNS = 1_000_000  # about 5 MB
MOST_PLACES = 16_000_000  # bytes; most phrases have one of the same few words


class Leaf:
    """One segment."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        self.name = segment.segment_id()
        rows = rows_of(folder, segment)
        left = [row for row in rows if row]
        self.bounds = (left[0], left[-1]) if left else (0, 0)
        self.is_in_order = left == sorted(left)
        run = range(self.bounds[0], self.bounds[0] + len(rows))
        self.rows: Sequence[int] = run if run.start and rows == list(run) else rows
        self._first = run.start if self.rows is run else None
        names = (segment.make_filename(ending) for ending in (TERMS_ENDING, POSTINGS_ENDING))
        self._terms = Terms(*(str(folder / name) for name in names))
        self._few: dict[str, frozenset[str]] = {}

    def postings(self, field: str, term: str) -> Postings | None:
        """All postings of a term."""
        return self._terms.postings(field, term.encode())

    def weights(self, field: str, term: str) -> tuple[Iterable[int], bytes]:
        """The rows with a term in a field, and their weights."""
        if (postings := self.postings(field, term)) is None:
            return (), b""
        if self._first is not None:
            return postings.numbered(self._first), postings.weights
        rows = list(map(self.rows.__getitem__, postings.ids))  # those that are deleted have none but 0
        return compress(rows, rows), bytes(compress(postings.weights, rows))

    def part(self, field: str, term: str) -> Part | None:
        """What of a term goes into its columns (see `columns`)."""
        near = self._terms.near(field, term.encode())
        return None if near is None else (*near, self._first if self._first is not None else self._numbers)

    @cached_property
    def _numbers(self) -> Numbers:
        """All rows, where they are no run."""
        from reader.library.postings.columns import column_of

        return column_of(self.rows)

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

    @cached_property
    def articles(self) -> int:
        """The number of its articles that are not deleted."""
        return len(self.rows) - (0 if self._first is not None else sum(not row for row in self.rows))

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
        self._one_by_one = sorted(self._leaves.values(), key=lambda leaf: leaf.bounds)
        self._are_in_order = all(leaf.is_in_order for leaf in self._one_by_one) and all(
            before.bounds[1] < after.bounds[0] for before, after in pairwise(self._one_by_one)
        )
        self._compact: Remembered[Column] = Remembered(MOST_IN_COLUMNS)
        self._weights: Remembered[dict[int, int]] = Remembered(MOST_WEIGHTS)
        self._frequent: Remembered[Postings] = before._frequent if before else Remembered(MOST_PLACES)
        self._covered: tuple[object, bool] = (None, False)

    def compact(self, field: str, term: str) -> Column:
        """The rows of the articles with a term in a field, and its weights (1 to 255)."""
        if (known := self._compact.get((field, term))) is not None:
            return known
        found = column((leaf.weights(field, term) for leaf in self._having(field, term)), in_order=self._are_in_order)
        self._compact.put((field, term), found, len(found) + 1)
        return found

    def weights(self, field: str, term: str) -> dict[int, int]:
        """The same as row -> weight. Not to be changed."""
        if (known := self._weights.get((field, term))) is None:
            known = {}
            for leaf in self._having(field, term):
                known.update(zip(*leaf.weights(field, term), strict=True))
            self._weights.put((field, term), known, len(known) + 1)
        return known

    def documents(self, field: str, term: str) -> int:
        """How many articles have a term in a field."""
        known = self._weights.get((field, term))
        return len(known if known is not None else self.compact(field, term))

    def _having(self, field: str, term: str) -> Sequence[Leaf]:
        """The segments that may have a term. Most words that are looked for in every field are in few of them."""
        return [leaf for leaf in self._one_by_one if field not in SHORT or term in leaf.terms(field)]

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

    @cached_property
    def articles(self) -> int:
        """The number of articles in it."""
        return sum(leaf.articles for leaf in self._leaves.values())

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
