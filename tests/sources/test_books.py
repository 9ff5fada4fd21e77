"""EPUB: chapters in reading order, with what the book says about all of them."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile

STORY = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring. "
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office."
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
FACTS = (
    "<dc:title>Harbour Gazette [Wed, 16 Feb 2022]</dc:title><dc:publisher>calibre</dc:publisher>"
    "<dc:creator>calibre</dc:creator><dc:date>2022-02-16T05:00:00+00:00</dc:date><dc:language>en</dc:language>"
)


def chapter(title: str) -> str:
    return (
        f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head>"
        f"<body><h2>{title}</h2><p>{STORY}</p><blockquote><p>We could not wait.</p></blockquote></body></html>"
    )


def package(names: dict[str, str], spine: list[str], facts: str = FACTS) -> str:
    items = "".join(
        f'<item id="{key}" href="{href}" media-type="application/xhtml+xml"/>' for key, href in names.items()
    )
    order = "".join(f'<itemref idref="{key}"/>' for key in spine)
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<metadata>{facts}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>{items}</manifest>'
        f"<spine>{order}</spine></package>"
    )


def book(path: Path, opf: str, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", opf)
        for name, text in members.items():
            archive.writestr(f"OEBPS/{name}.xhtml", text)
    return path


def split(path: Path) -> tuple[list[FullArticle], list[str]]:
    found = list(sources.read(path))
    articles = [one for one in found if isinstance(one, FullArticle)]
    return articles, [one.reason for one in found if isinstance(one, UnreadableFile)]


def paper(path: Path) -> Path:
    opf = package(
        {"one": "first%20one.xhtml", "two": "second.xhtml#top", "cover": "cover.xhtml", "gone": "gone.xhtml"},
        ["nav", "cover", "two", "one", "gone", "two", "unknown"],
    )
    return book(
        path,
        opf,
        nav="<html><body>" + "word " * 50 + "</body></html>",
        cover="<html><body><h1>Harbour Gazette</h1>"
        + "<a href='x'>one of many links here</a> " * 30
        + "</body></html>",
        second=chapter("Bridge &amp; quay close"),
        **{"first one": chapter("Ferry runs")},
    )


def test_a_newspaper_gives_its_articles_in_reading_order(tmp_path: Path) -> None:
    articles, faults = split(paper(tmp_path / "a.epub"))
    assert [(one.article.item, one.article.title) for one in articles] == [
        ("two", "Bridge & quay close"),
        ("one", "Ferry runs"),
    ]
    first = articles[0].article
    assert (first.outlet, first.author, first.date, first.language) == (
        "Harbour Gazette",
        None,
        date(2022, 2, 16),
        "en",
    )
    assert [block.text for block in articles[0].body.paragraphs] == [STORY, "We could not wait."]
    assert faults == ["OEBPS/gone.xhtml: is missing in the archive"]


def test_a_book_in_an_archive(tmp_path: Path) -> None:
    inner = paper(tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, "papers/wednesday.epub")
    articles, _ = split(tmp_path / "a.zip")
    assert [one.article.item for one in articles] == ["papers/wednesday.epub#two", "papers/wednesday.epub#one"]


def test_publisher_and_author_of_a_book(tmp_path: Path) -> None:
    facts = "<dc:title>Bridges</dc:title><dc:publisher>Quay Press</dc:publisher><dc:creator>Anna Holm</dc:creator>"
    ((found,), _) = split(book(tmp_path / "a.epub", package({"a": "a.xhtml"}, ["a"], facts), a=chapter("One")))
    assert (found.article.outlet, found.article.author, found.article.date) == ("Quay Press", "Anna Holm", None)


BOMB = '<!DOCTYPE x [<!ENTITY a "' + "x" * 100_000 + '">]>'


@pytest.mark.parametrize(
    "opf",
    [
        "",
        "<package/>",
        BOMB + package({"a": "a.xhtml"}, ["a"], "<dc:title>" + "&a;" * 100_000 + "</dc:title>"),
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + package({"a": "a.xhtml"}, ["a"], "<dc:title>&a;</dc:title>"),
        package({"a": "../../../../etc/passwd"}, ["a"]),
        package({"a": "big.xhtml"}, ["a"] * 5000),
        "<package>" + "<a>" * 100_000,
    ],
    ids=["nothing", "no part", "entities", "foreign file", "a way out", "the same part", "nested"],
)
def test_hostile_books_never_raise(tmp_path: Path, opf: str) -> None:
    path = book(tmp_path / "a.epub", opf, a=chapter("One"), big="<p>" + "word " * 1_000_000)
    for one in sources.read(path):
        shown = f"{one.article.title} {one.article.outlet}" if isinstance(one, FullArticle) else one.reason
        assert "root:" not in shown
        assert len(shown) < 2000
