"""The postings on disk: a Whoosh index of packed segments that follows the catalogue.

It holds postings and row numbers, nothing else. It is bound to one catalogue by the time that one was born; a damaged
one, or one of another catalogue, is deleted and filled again from the catalogue, without reading the files.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.engine import (
    COLUMN,
    FileIndex,
    FileStorage,
    NumericColumn,
    Schema,
    SegmentReader,
    SegmentWriter,
)
from reader.library.inversion import USUAL_LENGTHS
from reader.library.packing import PackedCodec, Pool, Words
from reader.library.seals import check as check_seal
from reader.library.seals import seal

if TYPE_CHECKING:
    from reader.library.inversion import Inverted

ROW = NumericColumn("q")
SCHEMA = Schema(row=COLUMN(ROW), **{name: Words() for name in USUAL_LENGTHS})
LARGEST_MERGE = 5_000  # documents; a segment of more is left as it is
FEW_SEGMENTS = 6
LOCK_SECONDS = 20.0


class Stopped(Exception):
    """Raised within writing when it is to end at once; nothing of it is kept."""


class Index:
    """The index in a folder, for the catalogue that was born at a certain time."""

    def __init__(self, folder: Path, born: int) -> None:
        self.folder = folder
        self._mark = folder / f"born-{born}"

    def open(self) -> Any:
        """The Whoosh index. Raises whatever Whoosh does where there is none or a damaged one."""
        return FileIndex(FileStorage(str(self.folder)))

    def exists(self) -> bool:
        """Has it been made for this catalogue?"""
        return self._mark.exists()

    def distrust(self) -> None:
        """It turned out to be damaged: the next scan makes it anew."""
        with suppress(OSError):
            (self.folder / "damaged").touch()

    def create(self) -> None:
        """Make it anew, empty. Only the holder of the lock may."""
        made = self.folder.with_name("whoosh.new")  # readers never see one that is half made
        for folder in (made, self.folder):
            shutil.rmtree(folder, ignore_errors=True)
        made.mkdir(parents=True)
        FileIndex.create(FileStorage(str(made)), SCHEMA)
        (made / self._mark.name).touch()
        made.rename(self.folder)

    def rows(self) -> set[int]:
        """The rows it holds; reads something of every segment, so that damage shows by whatever Whoosh raises."""
        if not self.exists() or (self.folder / "damaged").exists():
            raise FileNotFoundError(self._mark)
        with self.open().reader() as reader:
            leaves = [leaf for leaf, _ in segments_of(reader)]
            for leaf in leaves:
                check_seal(self.folder, leaf.segment())
            return {row for leaf in leaves for row in rows_of(leaf) if row}

    def update(
        self, documents: Iterable[tuple[int, Inverted]], gone: Collection[int], check: Callable[[], None]
    ) -> None:
        """Add documents by their rows and take rows out, both or neither. `check` is called often and may raise."""
        with _writer(self.open(), check) as writer:
            if gone:
                _delete(writer, gone)
            for row, document in documents:
                check()
                for name, occurrences in document.fields.items():
                    writer.pool.take(name, writer.docnum, occurrences)
                writer.add_document(row=row)
        seal(self.folder, self.open()._segments())

    def tidy(self, check: Callable[[], None]) -> bool:
        """Merge small segments where there are many, and those that are mostly deletions. Tells whether it did."""
        index = self.open()
        with index.reader() as reader:
            few = len(_to_merge([leaf.segment() for leaf, _ in segments_of(reader)])) < 2
        if few:
            return False
        with _writer(index, check) as writer:
            writer.mergetype = _merge
        seal(self.folder, self.open()._segments())
        return True


def segments_of(reader: Any) -> list[tuple[Any, int]]:
    """The readers of an index's segments, and the number of the first document of each."""
    return [(leaf, first) for leaf, first in reader.leaf_readers() if isinstance(leaf, SegmentReader)]


def rows_of(leaf: Any) -> list[int]:
    """The row of each document of a segment, 0 where it is deleted."""
    if not leaf.has_column("row"):
        return []
    column = leaf.column_reader("row", ROW)
    rows = [column[document] for document in range(leaf.doc_count_all())]
    for document in leaf.segment().deleted_docs():
        rows[document] = 0
    return rows


class _writer:
    """Whoosh's writer with our codec and pool, committed at the end of a `with`, cancelled when something is raised."""

    def __init__(self, index: Any, check: Callable[[], None]) -> None:
        self._writer = SegmentWriter(index, codec=PackedCodec(), compound=False, timeout=LOCK_SECONDS, limitmb=1)
        self._writer.pool.cleanup()
        self._writer.pool = Pool(check)
        self._writer.merge = False

    def __enter__(self) -> Any:
        return self._writer

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            try:
                self._writer.commit()
            except BaseException:
                self._cancel()
                raise
        else:
            self._cancel()

    def _cancel(self) -> None:
        with suppress(Exception):
            self._writer.cancel()
        if not self._writer.is_closed and self._writer.writelock:
            self._writer.writelock.release()


def _delete(writer: Any, gone: Collection[int]) -> None:
    unwanted = set(gone)
    with writer.reader() as reader:
        for leaf, first in segments_of(reader):
            for document, row in enumerate(rows_of(leaf)):
                if row in unwanted:
                    writer.delete_document(first + document)


def _to_merge(segments: list[Any]) -> list[Any]:
    """The smallest segments, as many as make one of bearable size; those mostly deleted count as what is left."""

    def left(segment: Any) -> int:
        return int(segment.doc_count_all() - segment.deleted_count())

    worn = [s for s in segments if s.deleted_count() > s.doc_count_all() * 0.3]
    small = sorted((s for s in segments if s not in worn and left(s) < LARGEST_MERGE / 2), key=left)
    chosen, total = worn, sum(map(left, worn))
    if len(segments) > FEW_SEGMENTS:
        for segment in small:
            if (total := total + left(segment)) <= LARGEST_MERGE:
                chosen = [*chosen, segment]
    return chosen if len(chosen) > 1 or worn else []


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """A merge policy of Whoosh: takes the chosen segments into the writer, gives those that stay."""
    chosen = _to_merge(segments)
    for segment in chosen:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in chosen]
