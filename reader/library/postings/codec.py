"""Our postings and terms as a codec of Whoosh, so that its own queries, matchers and scorers run on them unchanged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from reader.library.postings.engine import FieldType, TermInfo, TermNotFound, W3Codec
from reader.library.postings.packing import LARGE_HEAD, Postings, length_of, unpack
from reader.library.postings.stepping import LONGEST, SHORTEST, Cursor, PackedMatcher, Places
from reader.library.postings.terms import POSTINGS_ENDING, TERMS_ENDING, Terms, TermsWriter


class Words(FieldType):  # type: ignore[misc]
    """A field of stems with positions, which come into the pool by `Pool.take`, not one by one through Whoosh."""

    def __init__(self) -> None:
        super().__init__(Places(), None, scorable=True)


class FieldWriter:
    """Writes what a pool gathered."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._postings = segment.create_file(storage, POSTINGS_ENDING)
        self._terms = TermsWriter(segment.create_file(storage, TERMS_ENDING))
        self.is_closed = False

    def add_postings(self, _schema: Any, _lengths: Any, fields: Iterable[tuple[str, Any]]) -> None:
        """One block a term into the file of postings, its size into that of the terms."""
        for name, terms in fields:
            for term, block in terms:
                self._postings.write(block)
                self._terms.add(name, term, len(block))
            self._terms.finish_field(name)

    def close(self) -> None:
        """Finish both files."""
        self._postings.close()
        self._terms.close()
        self.is_closed = True


class TermsReader:
    """Finds terms, and reads all postings of one at once."""

    def __init__(self, storage: Any, segment: Any) -> None:
        terms, postings = (segment.make_filename(ending) for ending in (TERMS_ENDING, POSTINGS_ENDING))
        self._terms = Terms(os.path.join(storage.folder, terms), os.path.join(storage.folder, postings))

    def postings(self, field: str, term: bytes) -> Postings | None:
        """All postings of a term in a field, None where it does not occur."""
        return self._terms.postings(field, term)

    def terms_of(self, field: str) -> Iterator[tuple[bytes, Postings]]:
        """All terms of a field in order, with their postings."""
        return ((term, unpack(block)) for term, block in self._terms.blocks(field))

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return self._terms.fields()

    def close(self) -> None:
        """Close its files."""
        self._terms.close()

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term in self._terms

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms of all fields."""
        return (term for field in sorted(self._terms.fields()) for term in self.terms_from(field, b"", alone=True))

    def terms_from(self, field: str, prefix: bytes, *, alone: bool = False) -> Iterator[tuple[str, bytes]]:
        """The terms from one on: of its field and, unless it is `alone`, of those behind it."""
        yield from ((field, term) for term in self._terms.terms(field, prefix))
        if not alone:
            for other in sorted(self._terms.fields()):
                if other > field:
                    yield from self.terms_from(other, b"", alone=True)

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """All terms of all fields with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """The terms from one on with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(field, prefix))

    def term_info(self, field: str, term: bytes) -> Any:
        """What is known of a term."""
        if (found := self.postings(field, term)) is None:
            raise TermNotFound(f"no term {field}:{term!r}")
        counts = found.frequencies()
        most, first, last = float(max(counts)), found.ids[0], found.ids[-1]
        return TermInfo(float(sum(counts)), len(found.ids), SHORTEST, LONGEST, most, first, last)

    def frequency(self, field: str, term: bytes) -> float:
        """How often a term stands in all documents. Raises KeyError where it does not, as Whoosh expects."""
        return float(sum(self._known(field, term).frequencies()))

    def doc_frequency(self, field: str, term: bytes) -> int:
        """In how many documents a term stands. Raises KeyError as well."""
        if (found := self._terms.find(field, term)) is None:
            raise KeyError(term)
        start, size = found
        return length_of(self._terms.read(start, min(size, LARGE_HEAD.size)))

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> PackedMatcher:
        """What steps through the postings of a term."""
        if (found := self.postings(field, term)) is None:
            raise TermNotFound(f"no term {field}:{term!r}")
        return PackedMatcher(found, format_, scorer, (field, term))

    def cursor(self, field: str, kind: Any) -> Cursor:
        """What steps through the terms of a field."""
        return Cursor(self._terms, field, kind)

    def _known(self, field: str, term: bytes) -> Postings:
        if (found := self.postings(field, term)) is None:
            raise KeyError(term)
        return found


class PackedCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's files per document, with terms and postings our way."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """The writer of a segment's terms."""
        return FieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """The reader of a segment's terms."""
        return TermsReader(storage, segment)
