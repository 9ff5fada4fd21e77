"""RSS, Atom, RDF and JSON Feed files: an entry an article, its full text before its summary, never the network."""

import json
import socket
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from reader import sources
from reader.article import FullArticle, Kind
from reader.errors import UnreadableFile

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Gazette</title><language>en</language><link>https://gazette.example/</link>
<item><title>Bridge &amp;amp; quay close</title><link>https://gazette.example/bridge</link>
<guid isPermaLink="false">gz-1</guid><dc:creator>Anna Holm</dc:creator>
<pubDate>Wed, 16 Feb 2022 10:00:00 GMT</pubDate><description>Only a summary.</description>
<content:encoded><![CDATA[<p>{STORY}</p><blockquote><p>We could not wait.</p></blockquote>
<script>alert(1)</script><p>See <a href="javascript:x()">this</a>.</p>]]></content:encoded></item>
<item><title>Ferry runs</title><link>https://gazette.example/ferry</link><description>{STORY}</description></item>
<item><description>{STORY}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title>
<entry><id>tag:gazette.example,2022:1</id><title type="html">Bridge &lt;b&gt;closes&lt;/b&gt;</title>
<link href="https://gazette.example/bridge"/><published>2022-02-16T23:30:00-05:00</published>
<author><name>Anna Holm</name></author><summary>Only a summary.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p><ul><li>buses</li></ul></div></content>
</entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://gazette.example/"><title>Harbour Gazette</title>
</channel><item rdf:about="https://gazette.example/bridge"><title>Bridge closes</title><dc:date>2022-02-16</dc:date>
<link>https://gazette.example/bridge</link><description>{STORY}</description></item></rdf:RDF>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was looked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def articles(path: Path, text: str) -> list[FullArticle]:
    path.write_text(text)
    found = list(sources.read(path))
    assert all(isinstance(one, FullArticle) for one in found), list(map(str, found))
    return [one for one in found if isinstance(one, FullArticle)]


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
def test_rss_with_its_full_text(tmp_path: Path, name: str) -> None:
    first, second, third = articles(tmp_path / name, RSS)
    article = first.article
    assert (article.item, article.title, article.outlet, article.author, article.date, article.language) == (
        "gz-1",
        "Bridge & quay close",
        "Harbour Gazette",
        "Anna Holm",
        date(2022, 2, 16),
        "en",
    )
    kinds = [(block.kind, block.text) for block in first.body.paragraphs]
    assert kinds == [(Kind.PROSE, STORY), (Kind.QUOTATION, "We could not wait."), (Kind.PROSE, "See this.")]
    assert "javascript" not in first.body.markdown
    assert (second.article.item, second.body.paragraphs[0].text) == ("https://gazette.example/ferry", STORY)
    assert (third.article.item, third.article.title_from) == ("3", "text")


def test_atom(tmp_path: Path) -> None:
    (found,) = articles(tmp_path / "a.atom", ATOM)
    article = found.article
    assert (article.item, article.title, article.url) == (
        "tag:gazette.example,2022:1",
        "Bridge closes",
        "https://gazette.example/bridge",
    )
    assert (article.author, article.date, article.outlet) == ("Anna Holm", date(2022, 2, 16), "Harbour Gazette")
    assert [block.text for block in found.body.paragraphs] == [STORY, "buses"]


def test_rdf(tmp_path: Path) -> None:
    (found,) = articles(tmp_path / "a.rdf", RDF)
    assert (found.article.title, found.article.date) == ("Bridge closes", date(2022, 2, 16))
    assert found.article.item == "https://gazette.example/bridge"


def test_a_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Gazette",
        "items": [
            {
                "id": "1",
                "title": "Bridge closes",
                "content_html": f"<p>{STORY}</p><p>More <em>soon</em>.</p>",
                "content_text": "short",
                "summary": "Only a summary.",
                "date_published": "2022-02-16T10:00:00Z",
                "authors": [{"name": "Anna Holm"}],
            },
            {"id": "2", "content_text": STORY},
        ],
    }
    first, second = articles(tmp_path / "a.json", json.dumps(feed))
    assert (first.article.outlet, first.article.author, first.article.date) == (
        "Harbour Gazette",
        "Anna Holm",
        date(2022, 2, 16),
    )
    assert [block.text for block in first.body.paragraphs] == [STORY, "More soon."]
    assert (second.article.item, second.article.outlet) == ("2", "Harbour Gazette")


def test_a_title_that_is_an_address_is_never_fetched(tmp_path: Path) -> None:
    for text in ("https://gazette.example/feed.xml", "<rss>https://gazette.example/feed.xml</rss>"):
        (tmp_path / "a.xml").write_text(text)
        (fault,) = sources.read(tmp_path / "a.xml")
        assert isinstance(fault, UnreadableFile)


def test_a_feed_that_breaks_off_gives_what_there_is(tmp_path: Path) -> None:
    found = articles(tmp_path / "a.xml", RSS[: RSS.index("<item><title>Ferry")])
    assert [one.article.title for one in found] == ["Bridge & quay close"]


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("entities", f"{BOMB}<rss><channel><title>&a9;</title><item><title>&a9;</title></item></channel></rss>"),
        (
            "foreign file",
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>T &x;</title></item>'
            "</channel></rss>",
        ),
        ("nested", "<rss><channel><item>" + "<a>" * 50_000),
        ("marks", "<rss><channel><item><title>" + "<" * 200_000),
        ("no entry", "<rss><channel><title>T</title></channel></rss>"),
        ("a map of a site", "<urlset><url><loc>https://gazette.example/</loc></url></urlset>"),
        ("nothing", " "),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_hostile_feeds_end_soon_and_never_raise(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / f"{name}.xml"
    path.write_text(text)
    for one in sources.read(path):
        shown = one.article.title if isinstance(one, FullArticle) else one.reason
        assert "root:" not in shown
        assert len(shown) <= 1000


def test_a_page_under_the_name_of_xml_is_a_page(tmp_path: Path) -> None:
    page = f"<html><head><title>Bridge closes</title></head><body><h1>Bridge closes</h1><p>{STORY}</p></body></html>"
    (found,) = articles(tmp_path / "a.xml", page)
    assert (found.article.item, found.article.title) == (None, "Bridge closes")
