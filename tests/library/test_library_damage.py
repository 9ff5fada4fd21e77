"""A damaged index, or one of another version, is made anew without help."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import IndexFault
from reader.library import Library, Scope


def garbage(path: Path) -> None:
    path.write_bytes(b"\xff\x00 this is no index " * 300)


def halve(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def zero(path: Path) -> None:
    path.write_bytes(b"")


@pytest.fixture
def closed(scanned: Library) -> Path:
    """The folder of a library that was filled and closed."""
    scanned.close()
    return scanned.folder


def test_a_catalogue_of_garbage_is_made_anew(closed: Path, folder: Path) -> None:
    garbage(closed / "catalogue.sqlite")
    with Library(closed) as library:
        assert library.count(Scope()) == 0
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).total == 1


def test_a_catalogue_of_another_version_is_made_anew(closed: Path, folder: Path) -> None:
    connection = sqlite3.connect(closed / "catalogue.sqlite")
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with Library(closed) as library:
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).total == 1


def test_a_catalogue_found_damaged_while_it_is_used_is_made_anew_at_the_next_start(closed: Path, folder: Path) -> None:
    path = closed / "catalogue.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)
    with Library(closed) as library, pytest.raises(IndexFault, match="damaged"):
        library.articles(Scope())
    with Library(closed) as library:
        assert library.scan(Scope.of([folder])).added == 3


@pytest.mark.parametrize("harm", [garbage, halve, zero, Path.unlink])
@pytest.mark.parametrize("name", ["*.toc", "*.trm", "*.pst", "*.row.col"])
def test_damaged_postings_are_made_anew_from_the_catalogue(
    closed: Path, folder: Path, harm: Callable[[Path], None], name: str
) -> None:
    for path in (closed / "whoosh").glob(name):
        harm(path)
    with Library(closed) as library:
        library.search("lifeboats", Scope())  # tells, or finds what it can; never raises
        assert library.count(Scope()) == 3
        for _ in range(2):  # what only shows when a term is looked up is mended by the scan after the search
            report = library.scan(Scope.of([folder]))
            assert (report.added, report.unchanged) == (0, 3)
            results = library.search("lifeboats", Scope())
        assert (results.total, results.complaint) == (1, None)


def test_lost_postings_are_made_anew_from_the_catalogue(closed: Path, folder: Path) -> None:
    shutil.rmtree(closed / "whoosh")
    with Library(closed) as library:
        assert library.search("lifeboats", Scope()).total == 0
        assert library.scan(Scope.of([folder])).unchanged == 3
        assert library.search("lifeboats", Scope()).total == 1
        assert library.search("lifeb*", Scope()).total == 1


def test_postings_of_another_catalogue_are_not_believed(closed: Path, folder: Path) -> None:
    (closed / "catalogue.sqlite").unlink()
    with Library(closed) as library:
        assert library.search("lifeboats", Scope()).total == 0
        assert library.scan(Scope.of([folder])).added == 3
        assert library.search("lifeboats", Scope()).total == 1


def test_only_what_the_library_keeps_is_deleted(closed: Path) -> None:
    (closed / "mine.txt").write_text("do not touch")
    garbage(closed / "catalogue.sqlite")
    with Library(closed):
        assert (closed / "mine.txt").read_text() == "do not touch"
