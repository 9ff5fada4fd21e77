"""A damaged index, or one of another version, is made anew without help."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import IndexFault
from reader.library import Library, Progress, Scope


def garbage(path: Path) -> None:
    path.write_bytes(b"\xff\x00 this is no index " * 300)


def halve(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def zero(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    """As long as it was, but all zeros: what a power cut may leave."""
    path.write_bytes(bytes(path.stat().st_size))


@pytest.fixture
def closed(scanned: Library) -> Path:
    """The folder of a library that was filled and closed."""
    scanned.close()
    return scanned.folder


def test_a_catalogue_of_garbage_is_made_anew(closed: Path, folder: Path) -> None:
    garbage(closed / "catalogue.sqlite")
    with Library(closed) as library:
        assert library.count(Scope()) == 0
        assert library.emptied == "the index was damaged"
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).total == 1


def test_a_catalogue_of_another_version_is_made_anew(closed: Path, folder: Path) -> None:
    connection = sqlite3.connect(closed / "catalogue.sqlite")
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with Library(closed) as library:
        assert library.scan(Scope.of([folder])).added == 3
        assert library.emptied == "the index was of another version"
        assert library.search("lifeboats", Scope()).total == 1
    with Library(closed) as library:
        assert library.count(Scope()) == 3
        assert library.emptied is None


def spoil(path: Path) -> None:
    """Leave the first page, which tells the format."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)


def test_a_catalogue_found_damaged_while_it_is_used_is_made_anew_at_once(closed: Path, folder: Path) -> None:
    spoil(closed / "catalogue.sqlite")
    with Library(closed) as library:
        assert library.articles(Scope()) == []
        assert "had to be emptied" in (library.search("lifeboats", Scope()).complaint or "")
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).total == 1
    spoil(closed / "catalogue.sqlite")
    with Library(closed) as library:
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).complaint is None


def test_a_damaged_text_is_no_reason_to_break_off(closed: Path, folder: Path) -> None:
    with sqlite3.connect(closed / "catalogue.sqlite") as connection:
        connection.execute("UPDATE texts SET text = x'00ff00ff'")
    connection.close()
    with Library(closed) as library:
        assert library.full(str(folder / "ferry.txt")).article.title == "Ferry runs aground off Port Ansel"
        assert library.scan(Scope.of([folder])).added == 3


@pytest.mark.parametrize("harm", [garbage, halve, zero, blank, Path.unlink])
@pytest.mark.parametrize("name", ["*.toc", "*.trm", "*.pst", "*.row.col", "*_len.col", "*.seal"])
def test_damaged_postings_are_made_anew_from_the_catalogue_by_the_search_that_finds_them_so(
    closed: Path, folder: Path, harm: Callable[[Path], None], name: str
) -> None:
    for path in (closed / "whoosh").glob(name):
        harm(path)
    with Library(closed) as library:
        results = library.search("lifeboats", Scope())
        assert (results.total, results.complaint) == (1, None)
        report = library.scan(Scope.of([folder]))
        assert (report.added, report.unchanged) == (0, 3)


@pytest.mark.parametrize("harm", [garbage, halve, blank])
@pytest.mark.parametrize("name", ["*.toc", "*.trm", "*.pst", "*.row.col", "*.seal"])
def test_damaged_postings_are_found_by_a_scan_too(
    closed: Path, folder: Path, harm: Callable[[Path], None], name: str
) -> None:
    for path in (closed / "whoosh").glob(name):
        harm(path)
    told: list[Progress] = []
    with Library(closed) as library:
        assert library.scan(Scope.of([folder]), on_progress=told.append).unchanged == 3
        assert told[-1].mended
        assert library.scan(Scope.of([folder]), on_progress=told.append).unchanged == 3
        assert not told[-1].mended
        assert library.search("lifeboats", Scope()).total == 1


def test_lost_postings_are_made_anew_from_the_catalogue(closed: Path) -> None:
    shutil.rmtree(closed / "whoosh")
    with Library(closed) as library:
        assert library.search("lifeboats", Scope()).total == 1
        assert library.search("lifeb*", Scope()).total == 1


def test_postings_that_were_written_but_not_noted_when_a_process_died_are_kept(closed: Path, folder: Path) -> None:
    def lexicon() -> dict[str, int]:
        return dict(catalogue.execute("SELECT word, documents FROM lexicon"))

    with closing(sqlite3.connect(closed / "catalogue.sqlite")) as catalogue:
        words = lexicon()
        catalogue.executescript("UPDATE articles SET indexed = 0; DELETE FROM lexicon;")
        before = sorted(path.name for path in (closed / "whoosh").iterdir())
        with Library(closed) as library:
            assert library.scan(Scope.of([folder])).unchanged == 3
            assert library.search("comet", Scope()).total == 1
        assert sorted(path.name for path in (closed / "whoosh").iterdir()) == before
        assert lexicon() == words


def test_postings_lost_or_damaged_under_a_running_reader_are_made_anew(scanned: Library) -> None:
    shutil.rmtree(scanned.folder / "whoosh")
    assert scanned.search("lifeboats", Scope()).total == 1
    (article,) = (hit.article for hit in scanned.search("comet", Scope()).hits)
    shutil.rmtree(scanned.folder / "whoosh")
    assert list(scanned.candidates({"comet": 1.0}, Scope(), 5)) == [article.id]


def test_postings_that_cannot_be_made_anew_are_complained_of(closed: Path) -> None:
    shutil.rmtree(closed / "whoosh")
    (closed / "whoosh").write_text("in the way")
    with Library(closed) as library:
        complaint = library.search("lifeboats", Scope()).complaint or ""
        assert f"{closed / 'whoosh'} is in the way" in complaint
        assert "delete or move that file" in complaint


@pytest.mark.parametrize("name", ["lock", "catalogue.sqlite"])
def test_a_folder_where_a_file_of_the_index_belongs_is_named(closed: Path, folder: Path, name: str) -> None:
    (closed / name).unlink()
    (closed / name).mkdir()
    with Library(closed) as library, pytest.raises(IndexFault, match=rf"{name} is in the way: a file"):
        library.scan(Scope.of([folder]))


def test_postings_of_another_catalogue_are_not_believed(closed: Path, folder: Path) -> None:
    (closed / "catalogue.sqlite").unlink()
    with Library(closed) as library:
        assert library.search("lifeboats", Scope()).total == 0
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).total == 1


def test_only_what_the_library_keeps_is_deleted(closed: Path) -> None:
    (closed / "mine.txt").write_text("do not touch")
    garbage(closed / "catalogue.sqlite")
    with Library(closed) as library:
        library.count(Scope())
        assert (closed / "mine.txt").read_text() == "do not touch"
