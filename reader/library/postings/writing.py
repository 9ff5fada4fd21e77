"""Writing the postings: Whoosh's writer, with whole documents and segments taken at once, and nothing lost in a crash.

A segment's files are on the disk, and sealed, before the table of contents that names them is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.postings.codec import PackedCodec, TermsReader, Words
from reader.library.postings.engine import (
    COLUMN,
    FileIndex,
    FileStorage,
    NumericColumn,
    Schema,
    SegmentWriter,
)
from reader.library.postings.inversion import USUAL_LENGTHS
from reader.library.postings.pool import Merging, Part, Pool
from reader.library.postings.rows import ROW_FIELD, rows_of
from reader.library.postings.seals import seal, synchronize

if TYPE_CHECKING:
    from reader.library.postings.inversion import Inverted

ROW = NumericColumn("q")
LOCK_SECONDS = 20.0


def create(folder: Path) -> None:
    """Make an empty index in a folder."""
    schema = Schema(**{ROW_FIELD: COLUMN(ROW)}, **{name: Words() for name in USUAL_LENGTHS})
    FileIndex.create(FileStorage(str(folder)), schema)


class Writer(SegmentWriter):  # type: ignore[misc]
    """Committed at the end of a `with`, cancelled when something is raised. `check` is called often and may raise."""

    segments: list[Any]

    def __init__(self, index: Any, check: Callable[[], None]) -> None:
        super().__init__(index, codec=PackedCodec(), compound=False, timeout=LOCK_SECONDS, limitmb=1)
        self.folder = Path(self.storage.folder)
        self.pool.cleanup()
        self._taken = Pool(check)
        self.pool: Pool | Merging = self._taken
        self.merge = False
        self.check = check

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and not self.is_closed:
                self.commit()
        finally:
            self._let_go()

    def take(self, row: int, document: Inverted) -> None:
        """Add a document."""
        self.check()
        self._start(row)
        for name, occurrences in document.fields.items():
            self._taken.take(name, self.docnum, occurrences)
            self.perdocwriter.add_field(name, None, None, sum(occurrences.counts))
        self._finish_document()

    def take_over(self, folder: Path, segments: Collection[Any]) -> None:
        """Add segments that were written and sealed in another folder: their files move into ours."""
        for segment in segments:
            for path in folder.glob(f"{segment.segment_id()}.*"):
                path.rename(self.folder / path.name)
        self.segments.extend(segments)

    def remove(self, gone: Collection[int]) -> None:
        """Mark the documents of some rows as deleted."""
        unwanted = set(gone)
        for segment in self.segments:
            rows = rows_of(self.folder, segment)
            if unwanted.isdisjoint(rows):
                continue
            for document, row in enumerate(rows):
                if row in unwanted:
                    segment.delete_document(document)

    def merge_segments(self, chosen: Collection[Any]) -> None:
        """Put some segments, without what is deleted of them, into the new one."""
        sources: list[TermsReader] = []
        try:
            parts = []
            for segment in chosen:
                sources.append(TermsReader(self.storage, segment))
                parts.append(self._merged(segment, sources[-1]))
            self.pool = Merging(parts, self.check)
            self.segments = [segment for segment in self.segments if segment not in chosen]
            self._added = self.docnum > 0
            self.commit()
        finally:
            for source in sources:
                source.close()

    def _merged(self, segment: Any, source: TermsReader) -> Part:
        """Copy what is known of a segment's documents; tells their new numbers."""
        first, numbers = self.docnum, []
        reader = self.codec.per_document_reader(self.storage, segment)
        try:
            for document, row in enumerate(rows_of(self.folder, segment)):
                numbers.append(self.docnum if row else -1)
                if row:
                    self.check()
                    self._start(row)
                    for name in source.indexed_field_names():
                        self.perdocwriter.add_field(name, None, None, reader.doc_field_length(document, name))
                    self._finish_document()
        finally:
            reader.close()
        return Part(source, first, numbers if segment.has_deletions() else None)

    def _start(self, row: int) -> None:
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_column_value(ROW_FIELD, ROW, row)

    def _finish_document(self) -> None:
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _commit_toc(self, segments: list[Any]) -> None:
        seal(self.folder, segments)
        super()._commit_toc(segments)
        synchronize(self.folder)

    def _let_go(self) -> None:
        if not self.is_closed:
            with suppress(Exception):
                self.cancel()
            if not self.is_closed and self.writelock:
                self.writelock.release()
