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

from reader.library.postings.contents import segments
from reader.library.postings.rows import rows_of
from reader.library.postings.seals import check as check_seal

if TYPE_CHECKING:
    from reader.library.postings.inversion import Inverted

LARGEST_MERGE = 5_000  # documents at once; a segment of half as many is left as it is
FEW_SEGMENTS = 6
WORTH_MERGING = 3  # segments
MOST_LARGER = 4  # times


class Stopped(Exception):
    """Raised within writing when it is to end at once; nothing of it is kept."""


class Index:
    """The index in a folder, for the catalogue that was born at a certain time."""

    def __init__(self, folder: Path, born: int) -> None:
        self.folder = folder
        self._mark = folder / f"born-{born}"

    def open(self) -> Any:
        """The Whoosh index. Raises whatever Whoosh does where there is none or a damaged one."""
        from reader.library.postings.engine import FileIndex, FileStorage

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
        from reader.library.postings.writing import create

        made = self.folder.with_name("whoosh.new")  # readers never see one that is half made
        for folder in (made, self.folder):
            shutil.rmtree(folder, ignore_errors=True)
        made.mkdir(parents=True)
        create(made)
        (made / self._mark.name).touch()
        made.rename(self.folder)

    def rows(self) -> set[int]:
        """The rows it holds; reads something of every segment, so that damage shows by whatever is raised then."""
        if not self.exists() or (self.folder / "damaged").exists():
            raise FileNotFoundError(self._mark)
        found = segments(self.folder)
        for segment in found:
            check_seal(self.folder, segment)
        return {row for segment in found for row in rows_of(self.folder, segment) if row}

    def update(
        self, documents: Iterable[tuple[int, Inverted]], gone: Collection[int], check: Callable[[], None]
    ) -> None:
        """Add documents by their rows and take rows out, both or neither. `check` is called often and may raise."""
        from reader.library.postings.writing import Writer

        with Writer(self.open(), check) as writer:
            if gone:
                writer.remove(gone)
            for row, document in documents:
                writer.take(row, document)

    def take_over(self, made: Index, gone: Collection[int]) -> None:
        """Add the segments of another index on the same disk, which is of no use any more, and take rows out, both or
        neither."""
        from reader.library.postings.writing import Writer

        with Writer(self.open(), lambda: None) as writer:
            writer.take_over(made.folder, made.open()._segments())
            if gone:
                writer.remove(gone)

    def tidy(self, check: Callable[[], None]) -> bool:
        """Merge small segments where there are many, and those that are mostly deletions. Tells whether it did."""
        from reader.library.postings.writing import Writer

        index = self.open()
        if not (chosen := _to_merge(index._segments())):
            return False
        ids = {segment.segment_id() for segment in chosen}
        with Writer(index, check) as writer:
            writer.merge_segments([segment for segment in writer.segments if segment.segment_id() in ids])
        return True


def _to_merge(segments: list[Any]) -> list[Any]:
    """The segments that are mostly deleted, and where there are many some small ones that go together."""
    worn = [segment for segment in segments if segment.deleted_count() > segment.doc_count_all() * 0.3]
    chosen: list[Any] = []
    if len(segments) > FEW_SEGMENTS:
        room = LARGEST_MERGE - sum(map(_left, worn))
        others = (segment for segment in segments if segment not in worn and _left(segment) < LARGEST_MERGE / 2)
        small = sorted(others, key=_left)
        runs = (_alike(small[start:], room) for start in range(len(small)))
        chosen = next((run for run in runs if len(run) >= WORTH_MERGING), [])
    return worn + chosen


def _alike(segments: list[Any], room: int) -> list[Any]:
    """The first of some segments, the smallest first, and all that are not much larger than those before them together.

    So of the articles that come alone one in seventy has more than a hundred others written anew, and each is written
    anew about ten times.
    """
    total = 0
    chosen: list[Any] = []
    for segment in segments:
        if total + _left(segment) > room or (chosen and _left(segment) > MOST_LARGER * total):
            break
        total += _left(segment)
        chosen.append(segment)
    return chosen


def _left(segment: Any) -> int:
    return int(segment.doc_count_all() - segment.deleted_count())
