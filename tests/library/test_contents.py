"""The table of contents of the index: read as Whoosh reads it, without Whoosh, and nothing foreign is unpickled."""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library, Scope
from reader.library.postings.contents import Segment, segments
from reader.library.postings.index import Index
from reader.library.postings.inversion import invert
from reader.library.postings.packing import Broken

ROOT = Path(__file__).parents[2]
SEARCH = """
import sys
from pathlib import Path
from reader.library import Library, Scope
with Library(Path(sys.argv[1])) as library:
    print(len(library.search('"ran aground" ferr* -comet', Scope()).hits))
print([name for name in ("whoosh", "numpy", "rapidfuzz", "lxml", "html.parser") if name in sys.modules])
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Three segments, of two of which something is deleted."""
    made = Index(tmp_path / "whoosh", 1)
    made.create()
    for first in (1, 4, 200):
        texts = [(row, invert({"body": (f"A ferry sails number {row}.",)}, "en")) for row in range(first, first + 3)]
        made.update(texts, [first - 1, first - 2] if first == 4 else [], lambda: None)
    made.update([], [200], lambda: None)
    return made


def test_segments_are_those_that_whoosh_reads(index: Index) -> None:
    ours = [(one.segment_id(), one.doc_count_all(), sorted(one.deleted_docs())) for one in segments(index.folder)]
    theirs = index.open()._segments()
    assert ours == [(one.segment_id(), one.doc_count_all(), sorted(one.deleted_docs())) for one in theirs]
    assert [len(deleted) for _, _, deleted in ours] == [2, 0, 1]
    assert [one.deleted_count() for one in segments(index.folder)] == [2, 0, 1]


def test_what_is_no_segment_is_not_unpickled(index: Index, tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "exploded",)  # type: ignore[return-value]

    (toc,) = index.folder.glob("_MAIN_*.toc")
    good = toc.read_bytes()
    start = good.index(pickle.dumps(index.open()._segments(), -1))
    for foreign in ([Bomb()], Bomb(), "no list", [1]):
        toc.write_bytes(good[:start] + pickle.dumps(foreign, -1))
        with pytest.raises((Broken, pickle.UnpicklingError)):
            segments(index.folder)
    assert not (tmp_path / "exploded").exists()


def test_a_table_that_is_torn_or_of_another_format_is_not_taken_for_one(index: Index) -> None:
    (toc,) = index.folder.glob("_MAIN_*.toc")
    good = toc.read_bytes()
    assert all(isinstance(one, Segment) for one in segments(index.folder))
    for damaged in (b"", good[:9], good[: len(good) // 2], good[:-2], bytes(len(good)), good[:7] + b"\0" + good[8:]):
        toc.write_bytes(damaged)
        with pytest.raises((Broken, struct.error, IndexError, EOFError, pickle.UnpicklingError)):
            segments(index.folder)
    toc.unlink()
    with pytest.raises(FileNotFoundError):
        segments(index.folder)


def test_a_search_loads_no_package_it_does_not_need(library: Library, folder: Path) -> None:
    library.scan(Scope.of([folder]))
    run = subprocess.run(
        [sys.executable, "-c", SEARCH, str(library.folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split("\n")[:2] == ["1", "[]"]
