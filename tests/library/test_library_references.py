"""An article is named by its id, its path, or its path and item; lists are in order; what upper rooms keep is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.errors import UnknownArticle, UnreadableFile
from reader.library import Library, Scope

RECORDS = [
    {"id": "http://example.org/#1", "title": "One", "text": "The first of the records tells of a bridge."},
    {"id": "2", "title": "Two", "text": "The second of the records tells of a tunnel."},
]


@pytest.fixture
def records(folder: Path, write_records: Callable[..., Path]) -> Path:
    return write_records(folder / "no #1.jsonl", *RECORDS)


@pytest.mark.usefixtures("records")
def test_an_article_is_named_by_id_path_or_item(library: Library, folder: Path) -> None:
    library.scan(Scope.of([folder]))
    for article in library.articles(Scope()):
        assert library.article(article.id) == article
        name = f"{article.path}#{article.item}" if article.item else str(article.path)
        assert library.article(name) == article
        assert library.full(name).article == article


def test_what_is_not_indexed_is_read_from_its_file(library: Library, folder: Path, records: Path) -> None:
    assert library.full(f"{folder}/ferry.txt").article.title == "Ferry runs aground off Port Ansel"
    assert library.article(f"{records}#2").title == "Two"
    assert library.article(f"{records}#http://example.org/#1").title == "One"
    assert library.count(Scope()) == 0


def test_a_relative_path_will_do(scanned: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert scanned.article("more/comet.txt").title == "Comet seen over the hills"
    assert scanned.article("./more/../ferry.txt").path == folder / "ferry.txt"


def test_a_file_that_has_changed_since_is_read_as_it_is_now(scanned: Library, folder: Path) -> None:
    (folder / "ferry.txt").write_text("The ferry is afloat again\n\nIt floats, the coastguard said in the evening.\n")
    assert scanned.article(str(folder / "ferry.txt")).title == "The ferry is afloat again"


def test_a_full_article_is_the_same_from_the_index_as_from_its_file(scanned: Library, folder: Path) -> None:
    for path in (folder / "ferry.txt", folder / "budget.txt", folder / "more" / "comet.txt"):
        (from_file,) = sources.read(path)
        assert isinstance(from_file, FullArticle)
        assert scanned.full(from_file.article.id) == from_file


def test_what_names_no_article_says_so(library: Library, folder: Path, records: Path) -> None:
    with pytest.raises(UnknownArticle, match="no such article"):
        library.article("0123456789")
    with pytest.raises(UnknownArticle, match='there is no record "3" in it'):
        library.full(f"{records}#3")
    with pytest.raises(UnknownArticle, match="name one of them, as in"):
        library.full(str(records))
    (folder / "empty.txt").write_bytes(b"")
    with pytest.raises(UnreadableFile):
        library.full(str(folder / "empty.txt"))
    library.scan(Scope.of([folder]))
    with pytest.raises(UnknownArticle, match="holds 2 articles"):
        library.full(str(records))
    with pytest.raises(UnknownArticle) as fault:
        library.article("\x1b[31mevil\x00\n")
    assert str(fault.value).isprintable()


def test_articles_are_listed_newest_first_and_what_has_no_date_behind_them(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    text = "A text that is long enough to be an article of its own."
    days = [("old", "2020-01-01"), ("saved", None), ("dated", "2022-03-01"), ("new", "2023-01-01")]
    for name, day in days:
        file = write_records(
            tmp_path / f"{name}.jsonl", {"id": name, "title": f"Title {name}", "text": text, "date": day}
        )
        os.utime(file, (1_646_136_000, 1_646_136_000))  # 2022-03-01
    library.scan(Scope.of([tmp_path]))
    assert [article.item for article in library.articles(Scope())] == ["new", "dated", "old", "saved"]


def test_terms_are_kept_for_every_article(scanned: Library) -> None:
    articles = scanned.articles(Scope())
    found = dict(scanned.terms([*(article.id for article in articles), "unknown"]))
    assert found.keys() == {article.id for article in articles}
    assert all(terms for terms in found.values())


def test_what_upper_rooms_keep_is_replaced_as_a_whole_and_seen_by_others(scanned: Library) -> None:
    before = scanned.version()
    scanned.put_derived("stories", iter([("a", b"1"), ("b", b"\x00\xff")]))
    scanned.put_derived("other", [("a", b"9")])
    assert scanned.version() > before
    with Library(scanned.folder) as other:
        assert [other.derived("stories", key) for key in "abc"] == [b"1", b"\x00\xff", None]
        assert other.derived("other", "a") == b"9"
        other.put_derived("stories", [("c", b"3")])
    assert [scanned.derived("stories", key) for key in "abc"] == [None, None, b"3"]


def test_many_small_segments_are_merged_and_nothing_is_lost(library: Library, folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.txt").write_text(
            f"Lot {number}\n\nThe harbour sold the lot number {number} this morning.\n"
        )
        library.scan(Scope.of([folder]))
    assert len(list((library.folder / "whoosh").glob("*.trm"))) < 8
    assert library.search("harbour", Scope()).total == 13
    assert library.search('"number 7"', Scope()).total == 1
    for path in (library.folder / "whoosh").glob("*.pst"):
        path.write_bytes(b"damaged")
    for number in range(12, 20):
        (folder / f"{number}.txt").write_text(
            f"Lot {number}\n\nThe harbour sold the lot number {number} this morning.\n"
        )
        library.scan(Scope.of([folder]))
    assert library.search("harbour", Scope()).total == 21
