"""Each sample article is read as it was meant: title, outlet, date and agency are right, no planted dirt is left."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reader import demo
from reader.article import FullArticle, Kind, Paragraph

PLANTED: dict[str, Any] = tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))[
    "articles"
]
every_article = pytest.mark.parametrize("name", PLANTED)


def body(full: FullArticle) -> str:
    return "\n".join(paragraph.text for paragraph in full.body.paragraphs)


def of_kind(full: FullArticle, kind: Kind) -> list[Paragraph]:
    return [paragraph for paragraph in full.body.paragraphs if paragraph.kind is kind]


def test_the_folder_holds_the_planted_articles_and_no_others(articles: dict[str, FullArticle]) -> None:
    assert set(articles) == set(PLANTED)


def test_the_sample_articles_are_mixed_formats() -> None:
    suffixes = {path.suffix for path in demo.folder().iterdir()}
    assert suffixes >= {".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"}


@every_article
def test_what_is_known_about_an_article_is_right(articles: dict[str, FullArticle], name: str) -> None:
    article, known = articles[name].article, PLANTED[name]
    for field in ("outlet", "agency", "author", "date", "date_from", "url"):
        if known.get(field) != "*":
            assert (field, getattr(article, field)) == (field, known.get(field))
    assert article.title_from == known.get("title_from", "metadata")
    if article.title_from == "text":
        assert article.title.startswith(known["title"])
    else:
        assert article.title == known["title"]
    if "language" in known:
        assert article.language == known["language"]


@every_article
def test_no_planted_dirt_is_left_in_the_body(articles: dict[str, FullArticle], name: str) -> None:
    text = body(articles[name])
    assert [dirt for dirt in PLANTED[name].get("dirt", []) if dirt in text] == []


@every_article
def test_the_body_is_whole_from_its_first_to_its_last_sentence(articles: dict[str, FullArticle], name: str) -> None:
    known, text = PLANTED[name], body(articles[name])
    dateline = re.escape(known.get("dateline", ""))
    assert re.match(rf"(?:{dateline}[^—\n]{{0,30}}— )?{re.escape(known.get('first', ''))}", text), text[:80]
    assert text.endswith(known.get("last", "")), text[-80:]
    assert [kept for kept in known.get("kept", []) if kept not in text] == []


def test_the_long_feature_keeps_its_form(articles: dict[str, FullArticle]) -> None:
    feature = articles["listeners"]
    assert feature.article.words > 2000
    headings = [(heading.text, heading.level) for heading in of_kind(feature, Kind.HEADING)]
    assert ("How to listen", 2) in headings
    assert ("What a machine hears", 3) in headings
    assert [item.marker for item in of_kind(feature, Kind.ITEM)] == ["1.", "2.", "3.", "4.", "5.", "•", "•", "•", "•"]
    assert len(of_kind(feature, Kind.QUOTATION)) >= 2
    paragraphs = feature.body.paragraphs
    spans = [(span.role, paragraph.text[span.start : span.end]) for paragraph in paragraphs for span in paragraph.spans]
    assert ("link", "Perpetua") in spans
    assert ("emphasis", "the thin choir") in spans
    assert ("strong", "a lot.") in spans


def test_what_was_taken_for_dirt_can_be_checked(articles: dict[str, FullArticle]) -> None:
    dropped = "\n".join(piece.text for piece in articles["ferry-bulletin"].body.dropped)
    for dirt in ("automatic aggregator", "Leave a Reply", "houseplants", "do_widget_area"):
        assert dirt in dropped
