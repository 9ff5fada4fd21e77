"""Postings and terms as Whoosh steps through them, one by one: its own queries and scorers need this."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from reader.library.postings.engine import FieldCursor, LeafMatcher, Positions, ReadTooFar
from reader.library.postings.packing import Postings
from reader.library.postings.terms import Terms

SHORTEST, LONGEST = 1, 106_374  # lengths of a field as Whoosh rounds them: bounds for its scorers


class Places(Positions):  # type: ignore[misc]
    """Whoosh's format of positions, kept as the gaps that `packing` has."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Positions as bytes."""
        return array("I", (here - before for before, here in zip((0, *places), places, strict=False))).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions."""
        return list(accumulate(array("I", value)))

    def decode_frequency(self, value: bytes) -> int:
        """How many there are."""
        return len(array("I", value))


class PackedMatcher(LeafMatcher):  # type: ignore[misc]
    """The postings of a term as Whoosh steps through them."""

    def __init__(self, postings: Postings, format_: Any, scorer: Any, term: Any) -> None:
        self.format, self.scorer, self._term = format_, scorer, term
        self._postings, self._at = postings, 0
        self._counts = postings.frequencies()
        self._starts: Sequence[int] | None = None
        self._gaps: Sequence[int] = b""

    def is_active(self) -> bool:
        """Is there a posting here?"""
        return self._at < len(self._postings.ids)

    def copy(self) -> PackedMatcher:
        """Another one at the same place."""
        other = PackedMatcher(self._postings, self.format, self.scorer, self._term)
        other._at = self._at
        return other

    def reset(self) -> None:
        """Back to the first."""
        self._at = 0

    def id(self) -> int:
        """The document; behind the last one that: Whoosh's matchers look there before they ask whether it is one."""
        ids = self._postings.ids
        return ids[self._at] if self._at < len(ids) else ids[-1]

    def all_ids(self) -> Iterator[int]:
        """All documents."""
        return iter(self._postings.ids)

    def next(self) -> bool:
        """The next one; there are no blocks."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, document: int) -> None:
        """The first one from a document on."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._postings.ids, document, self._at)

    def weight(self) -> float:
        """How often the term stands there."""
        return float(self._counts[self._at])

    def value(self) -> bytes:
        """Where it stands there, in the format of `Places`."""
        if self._starts is None:
            self._starts, self._gaps = self._postings.starts(), self._postings.gaps()
        return array("I", iter(self._gaps[self._starts[self._at] : self._starts[self._at + 1]])).tobytes()

    def supports_block_quality(self) -> bool:
        """Never pass anything over: Whoosh's matchers lose hits where they do, and stumble."""
        return False


class Cursor(FieldCursor):  # type: ignore[misc]
    """Steps through the terms of a field, for fuzzy queries."""

    def __init__(self, terms: Terms, field: str, kind: Any) -> None:
        self._terms, self._field, self._kind = terms, field, kind
        self.first()

    def first(self) -> str | None:
        """To the first term."""
        return self.find(b"")

    def find(self, term: str | bytes) -> str | None:
        """To the first term from one on."""
        start = term if isinstance(term, bytes) else self._kind.to_bytes(term)
        self._left = self._terms.terms(self._field, start)
        return self.next()

    def next(self) -> str | None:
        """To the next term."""
        found = next(self._left, None)
        self._text: str | None = self._kind.from_bytes(found) if found is not None else None
        return self._text

    def text(self) -> str | None:
        """The term, None behind the last one."""
        return self._text

    def is_valid(self) -> bool:
        """Is there a term here?"""
        return self._text is not None
