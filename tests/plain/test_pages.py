"""The HTML page of a comparison: whole, escaped, without script, with its marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reader.article import Article, Body, FullArticle, Paragraph
from reader.comparison import compare
from reader.comparison.matrix import matrix
from reader.plain.compare_page import html_report
from reader.plain.matrix_report import matrix_html
from tests.plain.conftest import HARBOUR_OWN, HARBOUR_WIRE, ORCHARD

EVIL = "<script>alert(1)</script> & \"quoted\" <img src=x onerror='x'>"
VOID = {"meta", "col", "br"}


class Page(HTMLParser):
    """Checks that every tag is closed in its order, and keeps the tags and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def article(name: str, title: str, *paragraphs: str) -> FullArticle:
    about = Article(name, Path(f"/{name}"), title, datetime(2026, 3, 5, tzinfo=UTC), outlet=f"{name} {EVIL}")
    return FullArticle(about, Body("", tuple(map(Paragraph, paragraphs))))


@pytest.fixture
def accounts() -> list[FullArticle]:
    shared = f"The dam at {EVIL} holds 40 boats, said Ana Orde."
    return [
        article("A", f"Dam opened {EVIL}", "About 1,200 people left the Asker valley on Monday.", shared),
        article(
            "B", "Dam closed", "Some 900 people left the Asker valley on Monday.", shared, "Ilya <b>Brandt</b> sang."
        ),
        article("C", "Dam lost", "Nearly 1,000 people left the Asker valley on Monday."),
    ]


def read(lines: list[str]) -> Page:
    page = Page()
    page.feed("\n".join(lines))
    page.close()
    assert page.open == []
    assert not page.tags & {"script", "img", "link", "b", "iframe"}
    return page


def test_the_page_of_two_is_whole_escaped_and_marked(accounts: list[FullArticle]) -> None:
    page = read(list(html_report(compare(accounts[0], accounts[1]))))
    for words in (EVIL, "About 1,200", "figure: About 1,200 | Some 900", "≠", "Only in", "Brandt"):
        assert words in page.text
    assert "mark" in page.tags


def test_the_page_of_several_has_a_column_for_each_and_the_spread_of_figures(accounts: list[FullArticle]) -> None:
    page = read(list(matrix_html(matrix(accounts))))
    assert "About 1,200" in page.text
    assert "people: About 1,200" in page.text
    assert "—" in page.text, "who does not say it"
    alone = page.text[page.text.index("Only in B") :]
    assert "Ilya <b>Brandt</b> sang." in alone
    assert "holds 40 boats" not in alone


def test_what_one_side_alone_says_stands_together_and_a_partner_elsewhere_is_told() -> None:
    one = article("A", "Dam opened", *HARBOUR_WIRE, *ORCHARD)
    comparison = compare(one, article("B", "Dam closed", *HARBOUR_OWN[2:], HARBOUR_OWN[0], HARBOUR_OWN[1]))
    lines = list(html_report(comparison))
    page = read(lines)
    for side in (0, 1):
        for number in comparison.only[side]:
            assert comparison.sentences[side][number].text in page.text
    apart = [line for line in lines if "class=apart" in line]
    assert len(apart) < sum(row.link is None for row in comparison.rows), "runs share a row"
    moved = [row for row in comparison.rows if row.link and not (row.left and row.right)]
    assert page.text.count("told in sentence") == len(moved)


def test_the_page_of_an_empty_article_says_so(accounts: list[FullArticle]) -> None:
    empty = replace(accounts[1], body=Body("", ()))
    assert "the right article has no sentences" in read(list(html_report(compare(accounts[0], empty)))).text
