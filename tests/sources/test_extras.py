"""WARC and PDF: what is read with an extra, and what is said where it is missing; lists of links that hold no text."""

import gzip
import random
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.library import Library, Scope
from reader.library.scanning import reading
from reader.text.markdown import plain

SENTENCES = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring.",
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office.",
)
PAGE = (
    "<html><head><title>Bridge closes</title><meta property='article:published_time' content='2022-02-16'></head><body>"
    f"<h1>Bridge closes</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]} <a href='more.html'>More</a></p></body></html>"
).encode()


def split(path: Path, data: bytes) -> tuple[list[FullArticle], list[str]]:
    path.write_bytes(data)
    found = list(sources.read(path))
    articles = [one for one in found if isinstance(one, FullArticle)]
    return articles, [one.reason for one in found if isinstance(one, UnreadableFile)]


def record(address: str, body: bytes, kind: str = "response", status: str = "200 OK", head: str = "") -> bytes:
    head = head or "Content-Type: text/html; charset=utf-8"
    http = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"  # fmt: skip


BRIDGE = "https://www.gazette.example/bridge/index.html"
CRAWL = (
    record(BRIDGE, PAGE),
    record(BRIDGE, PAGE),
    record("https://www.gazette.example/x", PAGE, kind="request"),
    record("https://www.gazette.example/moved", PAGE, status="301 Moved"),
    record("https://www.gazette.example/p.png", b"\x89PNG", head="Content-Type: image/png"),
    record(
        "https://www.gazette.example/gz", gzip.compress(PAGE), head="Content-Type: text/html\r\nContent-Encoding: gzip"
    ),
)


@pytest.mark.parametrize("pack", ["", "whole", "each"])
def test_a_crawl_gives_the_pages_that_were_delivered(tmp_path: Path, pack: str) -> None:
    pieces = {"": CRAWL, "whole": [gzip.compress(b"".join(CRAWL))], "each": [gzip.compress(one) for one in CRAWL]}[pack]
    articles, faults = split(tmp_path / ("a.warc.gz" if pack else "a.warc"), b"".join(pieces))
    assert not faults
    assert [one.article.item for one in articles] == [BRIDGE, "2", "https://www.gazette.example/gz"]
    article = articles[0].article
    assert (article.title, article.url, article.outlet, article.date) == (
        "Bridge closes",
        BRIDGE,
        "gazette.example",
        date(2022, 2, 16),
    )
    assert "(https://www.gazette.example/bridge/more.html)" in articles[0].body.markdown


def test_a_crawl_that_is_broken_or_hostile(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bomb = record(
        BRIDGE, gzip.compress(b"<p>" + b" " * 60_000_000), head="Content-Type: text/html\r\nContent-Encoding: gzip"
    )
    lies = CRAWL[0].replace(b"Content-Length: ", b"Content-Length: 9")
    unknown = record(
        "https://gazette.example/br", bytes(range(1, 30)) * 9, head="Content-Type: text/html\r\nContent-Encoding: br"
    )
    articles, faults = split(tmp_path / "a.warc", CRAWL[0] + bomb + unknown + lies)
    assert articles
    assert any("larger than 32 MB" in reason for reason in faults)
    torn = gzip.compress(PAGE + random.Random(1).randbytes(100_000))
    torn = torn[:-60_000] + b"\xff" * 60_000
    odd = record("https://gazette.example/a b c", torn, head="Content-Type: text/html\r\nContent-Encoding: gzip")
    split(tmp_path / "a.warc", odd)
    for data in (b"WARC/1.0\r\n", b"no crawl at all", CRAWL[0][:200], gzip.compress(CRAWL[0])[:100], CRAWL[2]):
        assert len(split(tmp_path / "a.warc", data)[1]) == 1
    out, err = capfd.readouterr()
    assert not out + err


def document(lines: tuple[str, ...], title: str = "", stream: bytes | None = None) -> bytes:
    text = "BT /F1 11 Tf 14 TL 50 750 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    content = text.encode("latin-1") if stream is None else stream
    packed = zlib.compress(content)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]/Contents 5 0 R /Resources << /Font <</F1 4 0 R>> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        f"<< /Title ({title}) /Author (Anna Holm) /CreationDate (D:20220216100000Z) >>".encode(),
    )
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (table, len(made))
    )


def test_the_text_of_a_document(tmp_path: Path) -> None:
    words = " ".join(SENTENCES).split()
    lines = tuple(" ".join(words[n : n + 8]) for n in range(0, len(words), 8))
    ((found,), faults) = split(tmp_path / "a.pdf", document(lines, "The old bridge closes"))
    article = found.article
    assert not faults
    assert (article.item, article.title, article.author, article.date) == (
        None,
        "The old bridge closes",
        "Anna Holm",
        date(2022, 2, 16),
    )
    assert " ".join(SENTENCES) in plain(found.body.paragraphs).replace("\n", " ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document(()), "is a PDF without text: its pages are pictures"),
        (b"%PDF-1.4\n%%EOF", "is a PDF that cannot be read"),
        (b"no document", "is a PDF that cannot be read"),
        (document(("x",)).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), "is a PDF"),
    ],
    ids=["pictures", "empty", "text", "a circle"],
)
def test_documents_that_cannot_be_read(
    tmp_path: Path, data: bytes, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    articles, faults = split(tmp_path / "a.pdf", data)
    assert not articles
    assert faults[0].startswith(reason)
    out, err = capfd.readouterr()
    assert not out + err


def test_a_bomb_in_a_document_is_no_article(tmp_path: Path) -> None:
    articles, faults = split(tmp_path / "a.pdf", document((), stream=b" " * 150_000_000))
    assert not articles
    assert faults[0].startswith("is a PDF")


@pytest.mark.parametrize(
    ("name", "data", "library", "extra"),
    [("a.pdf", document(("x",)), "pypdf", "pdf"), ("a.warc", CRAWL[0], "warcio.archiveiterator", "warc")],
    ids=["pdf", "warc"],
)
def test_a_file_that_needs_an_extra_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # type: ignore[arg-type]
    articles, faults = split(tmp_path / name, data)
    assert not articles
    assert faults == [f'is a {extra.upper()} file: to read it, install newsreader with the extra "{extra}"']


def test_a_file_that_waited_for_an_extra_is_read_as_soon_as_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.warc").write_bytes(CRAWL[0])
    monkeypatch.setattr(reading, "workers_for", lambda *_: 0)  # a worker imports what is there
    with Library(tmp_path / "index") as library:
        with monkeypatch.context() as without:
            without.setitem(sys.modules, "warcio", None)  # type: ignore[arg-type]
            without.setitem(sys.modules, "warcio.archiveiterator", None)  # type: ignore[arg-type]
            library.scan(Scope.of([tmp_path]))
        assert [problem.reason for problem in library.problems(Scope())] == [
            'is a WARC file: to read it, install newsreader with the extra "warc"'
        ]
        assert library.scan(Scope.of([tmp_path])).added == 1
        assert not library.problems(Scope())
        assert library.scan(Scope.of([tmp_path])).unchanged == 1


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        ("<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1>", "Pocket's list"),
        ("<html><head><title>Instapaper: Export</title></head><body>", "Instapaper's list"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>Bookmarks</TITLE>", "a browser's list"),
    ],
)
def test_a_list_of_links_is_explained(tmp_path: Path, head: str, whose: str) -> None:
    links = "".join(f'<li><a href="https://gazette.example/{n}">Bridge closes again {n}</a></li>' for n in range(1200))
    articles, faults = split(tmp_path / "ril_export.html", f"{head}<ul>{links}</ul>".encode())
    assert not articles
    assert faults == [f"is {whose} of 1,200 saved links without their texts: save the pages themselves to read them"]


def test_the_storage_of_zotero_is_read_for_its_snapshots_and_nothing_else(tmp_path: Path) -> None:
    entry = tmp_path / "storage" / "ABCD1234"
    entry.mkdir(parents=True)
    body = "<p>The old quay of Tarrow moved by two metres in the night, the harbour master said on Monday morning.</p>"
    (entry / "quay.html").write_text(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://echo.example/quay \n"
        " saved date: Mon Mar 02 2026 08:00:00 GMT+0100 (CET)\n--><head><title>The quay moves - Echo</title></head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>The quay moves</h1>{body * 2}</article></body></html>"
    )
    (entry / ".zotero-ft-cache").write_text("The quay moves. The old quay of Tarrow moved by two metres.")
    (entry / ".zotero-ft-info").write_text('{"indexedChars": 60}')
    with Library(tmp_path / "index") as library:
        scope = Scope.of([tmp_path / "storage"])
        assert library.scan(scope).added == 1
        assert not library.problems(scope)
        (article,) = library.articles(scope)
    assert (article.title, article.url) == ("The quay moves", "https://echo.example/quay")
