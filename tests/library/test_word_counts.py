"""The lexicon knows in how many articles each word stands, whatever comes and goes and wherever a scan was ended."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.scanning import word_counts

Lexicon = Callable[[Path], dict[str, int]]
COUNTS = st.dictionaries(st.sampled_from(["ferry", "café", "Ω", "a", "storm"]), st.integers(1, 5))


@pytest.fixture
def fresh(tmp_path: Path, folder: Path, lexicon_of: Lexicon) -> Callable[[], dict[str, int]]:
    """The lexicon of the folder as it is now, made anew."""

    def made() -> dict[str, int]:
        with Library(tmp_path / "fresh") as library:
            library.scan(Scope.of([folder]))
        return lexicon_of(tmp_path / "fresh")

    return made


@given(COUNTS)
def test_what_is_packed_is_unpacked(counts: dict[str, int]) -> None:
    assert word_counts.unpack(word_counts.pack(counts)) == counts


@given(COUNTS, st.lists(COUNTS, max_size=3), COUNTS)
def test_what_is_owed_is_paid(there: dict[str, int], gone: list[dict[str, int]], more: dict[str, int]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("CREATE TABLE meta(key PRIMARY KEY, value); CREATE TABLE lexicon(word PRIMARY KEY, n)")
        connection.execute("ALTER TABLE lexicon RENAME n TO documents")
        before = sum(map(Counter, gone), Counter(there))
        word_counts.settle(connection, before)
        for one in gone:
            word_counts.owe(connection, one)
        word_counts.settle(connection, more)
        left = dict(Counter(there) + Counter(more))
        assert dict(connection.execute("SELECT * FROM lexicon")) == left
        word_counts.settle(connection, {})
        assert dict(connection.execute("SELECT * FROM lexicon")) == left


def test_a_changed_article_counts_once(
    scanned: Library, folder: Path, lexicon_of: Lexicon, fresh: Callable[[], dict[str, int]]
) -> None:
    changed = (folder / "ferry.txt").read_text().replace("lifeboats", "helicopters")
    (folder / "ferry.txt").write_text(changed)
    (folder / "budget.txt").unlink()
    scanned.scan(Scope.of([folder]))
    assert lexicon_of(scanned.folder) == fresh()
    assert "lifeboats" not in lexicon_of(scanned.folder)


def test_a_scan_that_ends_before_the_postings_follow_counts_nothing_twice(
    scanned: Library, folder: Path, lexicon_of: Lexicon, fresh: Callable[[], dict[str, int]]
) -> None:
    (folder / "ferry.txt").write_text(
        "Storm closes the harbour\n\nNo ferry sailed on Sunday, the harbour office said.\n"
    )
    before = lexicon_of(scanned.folder)
    ferry = next(article.id for article in scanned.articles(Scope()) if "runs aground" in article.title)
    report = scanned.scan(Scope.of([folder]), stop=lambda: "Storm" in scanned.article(ferry).title)
    assert not report.finished
    assert lexicon_of(scanned.folder) == before
    assert scanned.scan(Scope.of([folder])).finished
    assert lexicon_of(scanned.folder) == fresh()
