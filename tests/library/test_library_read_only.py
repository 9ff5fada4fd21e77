"""Where nothing can be written, what is there is read; a file that is named is read without any index."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.errors import IndexFault, ReadOnlyIndex
from reader.library import Library, Scope
from reader.library.refusals import refusal

NOBODY = 65534


@pytest.fixture
def closed_to_us(folder: Path) -> Iterator[Path]:
    """A filled index, and the articles beside it, that we may read but not write."""
    place = Path(tempfile.mkdtemp(prefix="newsreader-test-"))
    shutil.copytree(folder, place / "articles")
    with Library(place / "newsreader" / "index") as library:
        library.scan(Scope.of([place / "articles"]))
        library.search("lifeboats", Scope())  # imports what nobody may perhaps not read
    _allow(place, 0o555, 0o444)
    if os.geteuid():
        yield place
    else:
        os.seteuid(NOBODY)
        try:
            yield place
        finally:
            os.seteuid(0)
    _allow(place, 0o755, 0o644)
    shutil.rmtree(place)


def _allow(place: Path, folders: int, files: int) -> None:
    for path in [place, *place.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else files)
    for path in [*place.rglob("*"), place]:
        if path.is_dir():
            path.chmod(folders)


def test_an_index_that_cannot_be_written_is_read_as_it_is(closed_to_us: Path) -> None:
    with Library(closed_to_us / "newsreader" / "index") as library:
        assert library.search("lifeboats", Scope()).total == 1
        (article,) = (hit.article for hit in library.search("comet", Scope()).hits)
        assert library.full(article.id).article == article
        assert library.count(Scope()) == len(library.articles(Scope())) == 3
        library.put_derived("stories", [("a", b"1")])
        assert library.derived("stories", "a") == b"1"


def test_a_scan_says_that_the_index_is_read_only_and_what_helps(closed_to_us: Path) -> None:
    index = closed_to_us / "newsreader" / "index"
    with Library(index) as library, pytest.raises(ReadOnlyIndex) as fault:
        library.scan(Scope.of([closed_to_us / "articles"]))
    assert str(fault.value).startswith(f"{index}: the index is read-only; make it writable, delete or move that folder")
    assert "XDG_CACHE_HOME" in str(fault.value)


def test_a_search_brings_what_it_can_up_to_date_and_finds_what_is_there(
    closed_to_us: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(closed_to_us))
    assert main(["search", "lifeboats", "--in", str(closed_to_us / "articles")]) == 0
    said = capsys.readouterr()
    assert "ferry.txt" in said.out
    assert "the index is read-only" in said.err


def test_a_file_is_read_without_an_index_where_none_can_be(closed_to_us: Path) -> None:
    with Library(closed_to_us / "articles" / "index") as library:
        assert library.full(str(closed_to_us / "articles" / "ferry.txt")).article.title.startswith("Ferry")
        with pytest.raises(IndexFault, match="the index is read-only"):
            library.search("lifeboats", Scope())


def test_a_file_is_read_though_the_place_of_the_index_is_a_file(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    with Library(tmp_path / "cache" / "index") as library:
        assert library.full(str(folder / "ferry.txt")).article.title.startswith("Ferry")
        with pytest.raises(IndexFault, match="cache is in the way: a folder for the index belongs there"):
            library.count(Scope())


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (sqlite3.OperationalError("database is locked"), "another newsreader is writing the index"),
        (OSError(errno.ENOSPC, "No space left on device"), "(no space left on device); make room for it"),
    ],
)
def test_what_the_system_refuses_is_said_with_what_helps(tmp_path: Path, fault: Exception, told: str) -> None:
    assert told in str(refusal(tmp_path, fault))


def test_nothing_is_made_before_the_library_is_used(tmp_path: Path) -> None:
    with Library(tmp_path / "index"):
        assert not (tmp_path / "index").exists()
