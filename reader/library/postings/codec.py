"""Our postings and terms as Whoosh's writer writes them: a codec whose reading side is our own (see `snapshot`)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from reader.library.postings.engine import FieldType, W3Codec
from reader.library.postings.packing import Postings, unpack
from reader.library.postings.stepping import Places
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
    """Reads all terms of a segment, for one that is merged."""

    def __init__(self, storage: Any, segment: Any) -> None:
        terms, postings = (segment.make_filename(ending) for ending in (TERMS_ENDING, POSTINGS_ENDING))
        self._terms = Terms(os.path.join(storage.folder, terms), os.path.join(storage.folder, postings))

    def terms_of(self, field: str) -> Iterator[tuple[bytes, Postings]]:
        """All terms of a field in order, with their postings."""
        return ((term, unpack(block)) for term, block in self._terms.blocks(field))

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return self._terms.fields()

    def close(self) -> None:
        """Close its files."""
        self._terms.close()


class PackedCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's files per document, with terms and postings our way."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """The writer of a segment's terms."""
        return FieldWriter(storage, segment)
