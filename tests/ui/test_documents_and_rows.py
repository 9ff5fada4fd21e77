"""What pages and rows are made of, without a screen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.style import Style

from reader.article import Article, Body, FullArticle, Highlighted, Kind, Paragraph, Span
from reader.library import Library, Scope
from reader.stories import Story, group
from reader.stories.origins import Source
from reader.ui import days, document, listing, loading, phrases
from reader.ui.listing import Listing
from reader.ui.marks import Marks
from reader.ui.row import Row
from reader.ui.views import View
from reader.ui.widgets import story_rows
from reader.ui.widgets.story_rows import Look

TODAY = date(2026, 3, 20)


def article(number: int, title: str = "A ferry ran aground", **facts: object) -> Article:
    known = {"outlet": "Skerry Post", "date": date(2026, 3, number), "words": 460} | facts
    return Article(f"a{number}", Path(f"/news/{number}.md"), title, datetime(2026, 3, 9, tzinfo=UTC), **known)


def story(*articles: Article) -> Story:
    outlets = tuple(dict.fromkeys(told.outlet for told in articles if told.outlet))
    return Story(f"s{articles[0].id}", articles[0].title, articles, outlets, articles[0].date, articles[-1].date)


def look(width: int, **more: bool) -> Look:
    return Look(width, lambda _: Style.null(), **more)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 3, 5), date(2026, 3, 5), "5 Mar"),
        (date(2026, 3, 5), date(2026, 3, 6), "5–6 Mar"),
        (date(2022, 1, 28), date(2022, 2, 3), "28 Jan – 3 Feb 2022"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 Dec 2025 – 1 Jan 2026"),
        (None, date(2026, 3, 5), "5 Mar"),
        (None, None, ""),
    ],
)
def test_days_are_told_in_short(first, last, told):
    assert days.days(first, last, TODAY) == told


@pytest.mark.parametrize(
    ("style", "near", "far", "several", "full"),
    [
        ("short", "15 Feb", "3 Mar 2021", "13–15 Feb", "15 February 2022"),
        ("american", "Feb 15", "Mar 3, 2021", "Feb 13 – Feb 15", "February 15, 2022"),
        ("iso", "2022-02-15", "2021-03-03", "2022-02-13 – 2022-02-15", "2022-02-15"),
        ("relative", "yesterday", "3 Mar 2021", "3 days ago – yesterday", "15 February 2022"),
    ],
)
def test_days_are_written_as_one_likes(style: str, near: str, far: str, several: str, full: str) -> None:
    yesterday, today = date(2022, 2, 15), date(2022, 2, 16)
    try:
        days.write_in(style)
        assert days.day(yesterday, today) == near
        assert days.day(date(2021, 3, 3), today) == far
        assert days.days(date(2022, 2, 13), yesterday, today) == several
        assert days.long_day(yesterday) == full
        assert max(len(days.day(day, today)) for day in (today, yesterday, date(2021, 12, 31))) <= days.widest()
    finally:
        days.write_in("short")


def test_counts_names_and_lengths_are_told_in_words():
    assert phrases.counted(1, "story", "stories") == "1 story"
    assert phrases.counted(1204, "article") == "1,204 articles"
    assert phrases.reading_time(460) == "460 words · 2 min"
    assert phrases.listed(["A"]) == "A"
    assert phrases.listed(["A", "B", "C"]) == "A, B and C"
    assert phrases.listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert phrases.listed([]) == ""


def test_the_head_of_an_article_says_what_is_known_and_what_is_not():
    head = [block.text for block in document.of_article(FullArticle(article(5, agency="AP"), Body("", ())))]
    assert head[:3] == ["Skerry Post · 5 March 2026", "A ferry ran aground", "AP · 460 words · 2 min"]
    bare = article(6, outlet=None, date=None, title_from="text")
    told = " ".join(block.text for block in document.of_article(FullArticle(bare, Body("", ())))[:3])
    assert "outlet unknown · no date given" in told
    assert "no headline in the file" in told


def test_a_story_says_who_told_it_as_far_as_that_is_known():
    def told(*outlets):
        articles = [article(5 + number, outlet=outlet) for number, outlet in enumerate(outlets)]
        return [block.text for block in document.of_story("A ferry ran aground", articles)]

    assert "2 articles by A and B" in told("A", "B")
    assert told("A", "B")[-1].endswith("two of its outlets.")
    assert "2 articles, one by A" in told("A", None)
    assert told("A", None)[-1].endswith("two of its articles.")
    assert "3 articles, 2 by A and B" in told("A", None, "B")
    assert "2 articles" in told(None, None)


def test_a_story_says_of_each_article_whose_text_or_origin_it_has_too():
    def told(*sources):
        articles = [article(5 + number, outlet=outlet) for number, outlet in enumerate(("A", "B", "C", "A", None))]
        shown = document.of_story("A ferry ran aground", articles, [Source(*numbers) for numbers in sources])
        return [block.text for block in shown if block.article and block.role == "meta"], shown[2].text

    entries, count = told((0, 0), (0, 1), (1, 2), (0, 0), (1, 2))
    assert count.endswith(" · 2 origins")
    ends = [entry.partition("words")[2] for entry in entries]
    assert ends == ["", " · same origin as A", "", " · the same text as A above", " · the same text as C"]
    first = document.of_story("A ferry ran aground", [article(5, first_publisher="tarn.example")])
    assert any("460 words · first published by tarn.example" in block.text for block in first)
    entries, count = told((0, 0), (1, 1), (2, 2), (3, 3), (4, 4))
    assert "origin" not in "".join([*entries, count])
    assert "origin" not in "".join(told()[0])


def test_each_kind_of_paragraph_has_its_look():
    paragraphs = (
        Paragraph("Heading", Kind.HEADING, 2),
        Paragraph("Said.", Kind.QUOTATION, 1),
        Paragraph("First", Kind.ITEM, 1, "•"),
        Paragraph("Deep", Kind.ITEM, 2, "2."),
        Paragraph("a  b", Kind.TABLE),
        Paragraph("", Kind.RULE),
    )
    shown = document.of_article(FullArticle(article(5), Body("", paragraphs)))
    body = shown[document.body_start(shown) :]
    assert [block.role for block in body] == ["heading", "quoted", "", "", "code", "rule"]
    assert [block.first for block in body] == ["", "│ ", "• ", "  2. ", "  ", ""]


def test_a_heading_that_repeats_the_title_is_not_shown_twice():
    body = Body("", (Paragraph("A ferry ran aground", Kind.HEADING, 1), Paragraph("Text.")))
    assert [block.text for block in document.of_article(FullArticle(article(5), body))].count(
        "A ferry ran aground"
    ) == 1


@pytest.mark.parametrize("width", [20, 44, 70, 100])
@pytest.mark.parametrize(
    "title", ["A ferry ran aground [/] off the island of Tarrow in thick fog", "渡船触礁" * 20, "x"]
)
def test_rows_have_the_height_of_their_list_and_never_its_width_exceed(width, title):
    told = story(article(5, title), article(6, outlet="中文日报"))
    hit = Row(article=article(5, title), title=Highlighted(title), snippet=Highlighted(f"{title} {title}"))
    for row, results in [(Row(told), False), (Row(told, told.articles[1], True), False), (hit, True)]:
        lines = story_rows.drawn(row, look(width))
        assert len(lines) == story_rows.height(width, results)
        assert all(cell_len(line.plain) <= width for line in lines)


@pytest.mark.parametrize("width", [30, 46, 80, 120])
def test_the_first_hit_of_a_snippet_is_always_seen(width):
    text = "word " * 60 + "ferry and more of the text"
    hit = Row(article=article(5), title=Highlighted("A"), snippet=Highlighted(text, (Span(300, 305, "match"),)))
    told = story_rows.drawn(hit, look(width))
    marked = [line.plain[span.start : span.end] for line in told for span in line.spans]
    assert "ferry" in "".join(line.plain for line in told)
    assert "ferry" in marked


def test_a_listing_opens_finds_and_narrows():
    first = story(article(1), article(2, "Another headline", outlet="Valley Post"))
    shelf = Listing(listing.of_stories([first, story(article(3, "A dam opened"))]))
    assert [row.key for row in shelf.arrange()] == ["story sa1", "a3"]
    assert shelf.find("a2") == 0
    shelf.fold(0)
    assert [row.key for row in shelf.rows] == ["story sa1", "a1", "a2", "a3"] == [row.key for row in shelf.arrange()]
    assert shelf.find("a2") == 2
    shelf.fold(0, True)
    assert len(shelf.rows) == 4
    shelf.fold(0, False)
    assert shelf.find("gone") is None
    shelf.narrowed = "VALLEY another"
    assert [row.key for row in shelf.arrange()] == ["story sa1"]
    shelf.narrowed, shelf.view = "", View.SEVERAL
    assert [row.key for row in shelf.arrange()] == ["story sa1"]


def test_an_article_saved_twice_is_one_row_that_says_so(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ferry runs aground\n\n" + "The ferry ran aground off the point on Monday. " * 5)
    scope = Scope.of([tmp_path])
    with Library(tmp_path / "index") as library:
        library.scan(scope)
        (ungrouped,) = loading.load(library, scope).entries
        group(library, scope)
        (row,) = loading.load(library, scope).entries
        assert row.articles == ungrouped.articles
        assert library.count(scope) == 2
        shown = loading.page(library, row, "", Marks()).document
    assert any(block.text.startswith("saved 2 times: also ") for block in shown)


def told_by_five(day: date, origins: int = 3) -> Row:
    told = story(*(article(5, outlet=f"Paper {number}", date=day) for number in range(5)))
    sources = tuple(Source(number % origins, number) for number in range(5))
    return Row(replace(told, sources=sources))


@pytest.mark.parametrize("width", range(40, 130))
def test_a_row_says_how_many_outlets_and_origins_a_story_has_at_any_width(width: int) -> None:
    shown = " ".join(line.plain for line in story_rows.drawn(told_by_five(date(2021, 3, 15)), look(width)))
    assert re.search(r" 5 outl(ets|\.), 3 orig(ins|\.)( ·)? +15 Mar 2021", shown)


@pytest.mark.parametrize("width", range(70, 130))
def test_a_name_that_is_cut_stands_apart_from_its_day_and_the_number_of_copies_is_never_cut(width: int) -> None:
    paper = article(5, outlet="The Northern Ledger of Calderwick", date=date(2021, 3, 15))
    (shown,) = story_rows.drawn(Row(article=paper, copies=(paper,) * 24), look(width))
    assert re.search(r"…? \+ ?24( copies)? +15 Mar 2021 ?$", shown.plain)
    (alone,) = story_rows.drawn(Row(article=paper), look(width))
    assert re.search(r"The Nor[^…]*… +15 Mar 2021$", alone.plain)


def test_a_row_says_nothing_of_origins_where_every_outlet_has_its_own() -> None:
    told = story(*(article(5, outlet=f"Paper {number % 3}") for number in range(4)))
    row = Row(replace(told, sources=tuple(Source(number % 3, number) for number in range(4))))
    assert "orig" not in " ".join(line.plain for line in story_rows.drawn(row, look(100)))


def test_a_story_names_copies_below_the_first_with_their_day_unless_each_is_wanted() -> None:
    first, again, late = (
        article(1, date=TODAY),
        article(2, date=TODAY.replace(year=2020)),
        article(3, outlet="Valley Post", date=date(2021, 3, 4)),
    )
    sources = (Source(0, 0), Source(0, 0), Source(0, 0))
    folded = [block.text for block in document.of_story("A", [first, again, late], sources, every_copy=False)]
    whole = [block.text for block in document.of_story("A", [first, again, late], sources)]
    assert "word for word also: Skerry Post again (20 Mar 2020) and Valley Post (4 Mar 2021)" in folded
    assert folded.count(first.title) == 1
    assert whole.count(first.title) == 3


def test_before_articles_are_grouped_none_is_said_to_be_told_by_one_alone() -> None:
    shelf = Listing(listing.of_articles([article(1), article(2)]), view=View.ALONE)
    assert shelf.arrange() == []
    assert (shelf.view_counts().all, shelf.view_counts().alone) == (0, 0)
    shelf.take(listing.of_articles([article(1), article(2)]))
    assert (shelf.view_counts().all, shelf.view_counts().alone) == (2, 0)
    shelf.take(listing.of_stories([story(article(1)), story(article(2))]))
    assert (len(shelf.arrange()), shelf.view_counts().alone) == (2, 2)
