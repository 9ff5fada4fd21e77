"""The statistics: what they count, and that their plots fit the screen and tell what is so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.article import Article
from reader.library.finding.syntax import parse
from reader.stories import Story
from reader.ui.doors import below, beside, doors
from reader.ui.listing import of_articles
from reader.ui.plots import READ, UNREAD, bars, columns, columns_at, ticks
from reader.ui.row import Row
from reader.ui.screens.statistics import StatisticsScreen
from reader.ui.statistics import Dated, Share, spans, statistics
from reader.ui.statistics_page import page
from reader.ui.views import View

FIRST = date(2026, 3, 1)


def article(id: str, outlet: str | None = None, day: date | None = None, words: int = 230) -> Article:
    saved = datetime(2026, 1, 1, tzinfo=UTC)
    return Article(id, Path("/x") / id, f"Title of {id}", saved, outlet=outlet, date=day, words=words)


def story(id: str, *articles: Article) -> Row:
    outlets = tuple(dict.fromkeys(one.outlet for one in articles if one.outlet))
    return Row(Story(id, f"Story {id}", articles, outlets, FIRST, FIRST))


shares = st.lists(
    st.integers(0, 30_000).flatmap(lambda all: st.builds(Share, st.just("3 Mar"), st.just(all), st.integers(0, all))),
    max_size=60,
)
dated = st.lists(st.tuples(st.integers(0, 9_000), st.integers(1, 50)), max_size=40, unique_by=lambda one: one[0]).map(
    lambda found: [Dated(FIRST + timedelta(day), number, number // 2) for day, number in sorted(found)]
)


def test_before_articles_are_grouped_no_story_is_counted():
    found = statistics(of_articles([article("a"), article("b")]), read=(), starred=(), away=())
    told = " ".join(line.text for line in page(found, 80, 24))
    assert "not grouped into stories yet" in told
    assert "told by several" not in told
    assert "Stories by number" not in told


def test_an_outlet_is_counted_once_in_whatever_case_its_name_is_written():
    entries = [
        story("one", article("a", "Bay Post"), article("b", "BAY POST")),
        *of_articles([article("c", "Bay Post"), article("d", "Tarn")]),
    ]
    found = statistics(entries, read={"b"}, starred=set(), away=set())
    assert found.outlets == [Share("Bay Post", 3, 1), Share("Tarn", 1, 0)]
    assert found.stories == [Share("1 outlet", 3)]


def test_what_is_listed_is_counted_and_what_is_put_away_is_not():
    entries = [
        story("one", article("a", "Bay Post", FIRST), article("b", "Isle Post", FIRST), article("c", "Bay Post")),
        *of_articles([article("d", "Bay Post", FIRST + timedelta(2), 460), article("e"), article("f", "Gone Post")]),
    ]
    found = statistics(entries, read={"a", "e"}, starred={"b", "f"}, away={"f"})
    assert (found.articles, found.read, found.starred, found.unread_words) == (5, 2, 1, 920)
    assert found.outlets == [Share("Bay Post", 3, 1), Share("Isle Post", 1, 0)]
    assert (found.without_outlet, found.undated) == (1, 2)
    assert found.days == [Dated(FIRST, 2, 1), Dated(FIRST + timedelta(2), 1, 0)]
    assert found.stories == [Share("1 outlet", 2), Share("2 outlets", 1)]


@given(dated, st.integers(2, 120))
def test_no_article_is_lost_whatever_unit_the_days_are_drawn_in(days, most):
    found = spans(days, most)
    assert sum(share.all for share in found.shares) + found.earlier + found.later == sum(one.all for one in days)
    assert len(found.shares) <= most


@given(
    st.lists(st.dates(date(1200, 1, 1), date(2300, 1, 1)), min_size=1, max_size=30, unique=True).map(sorted),
    st.integers(2, 80),
)
def test_whatever_years_the_articles_are_of_none_is_lost_and_a_bar_asks_for_the_days_it_counts(days, most):
    found = spans([Dated(day, 2, 1) for day in days], most)
    assert len(found.shares) <= most
    kept = [day.toordinal() for day in days if found.first <= day <= found.last]
    assert len(kept) * 2 == sum(share.all for share in found.shares)
    for share in found.shares:
        asked = parse(share.opens).tree
        assert share.all == 2 * sum(asked.first <= day <= asked.last for day in kept)


def test_more_years_than_there_are_bars_stand_some_years_a_bar():
    entries = of_articles([article(str(year), "Bay Post", date(year, 3, 1)) for year in range(1850, 2026)])
    found = page(statistics(entries, (), (), ()), 80, 24)
    text = "\n".join(line.text for line in found)
    assert "Articles by 5 years" in text
    assert "1850–1854" in text
    told = [door.told for door in doors(found) if door.opens.startswith("date:")]
    assert (told[0], told[-1]) == ("1850–1854: 5 articles, 5 unread", "2025–2029: 1 article, 1 unread")
    assert len(told) == 36


def test_a_few_articles_from_far_away_do_not_press_all_others_into_one_column():
    days = [Dated(date(1970, 1, 1), 1, 0), *(Dated(FIRST + timedelta(n), 9, 0) for n in range(30))]
    found = spans(days, 60)
    assert (found.unit, len(found.shares), found.earlier, found.later) == ("day", 30, 1, 0)


@settings(deadline=None, max_examples=25)
@given(shares, st.integers(20, 160))
def test_a_lying_bar_fits_its_line_and_nothing_but_nothing_has_no_bar(found, width):
    drawn = bars(found, width)
    assert len(drawn) == len(found)
    most = max((share.all for share in found), default=1) or 1
    for share, line in zip(found, drawn, strict=True):
        assert set(line) <= {READ, UNREAD}
        assert abs(len(line) - width * share.all / most) <= 1
        assert (UNREAD in line) == (share.read < share.all)


@settings(deadline=None, max_examples=25)
@given(shares.filter(len), st.integers(0, 100), st.integers(6, 20))
def test_a_plot_of_standing_bars_fits_the_room_and_takes_most_of_its_height(found, more, height):
    drawn = columns(found, len(found) + 10 + more, height)
    assert height / 2 <= len(drawn) <= height
    assert max(map(len, drawn)) <= len(found) + 10 + more


@pytest.mark.parametrize("height", [9, 12, 15])
def test_every_article_of_a_low_standing_bar_is_as_high_as_the_others(height):
    drawn = columns([Share("one", 1), Share("two", 2), Share("three", 3)], 40, height)
    heights = [sum(UNREAD in line[left : left + 4] for line in drawn) for left in (4, 12, 20)]
    assert heights == [heights[0], 2 * heights[0], 3 * heights[0]]


@given(st.integers(1, 10**9), st.integers(2, 40))
def test_an_axis_has_few_round_numbers_none_above_the_highest_bar(most, lines):
    found = ticks(most, lines)
    assert 1 <= len(found) <= min(5, lines)
    assert all(mark <= most for mark in found)
    assert len({(mark * lines - 1) // most for mark in found}) == len(found), "two of them on one line"


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 60), st.integers(10, 120))
def test_a_name_below_a_standing_bar_touches_no_other_and_the_first_bar_has_one(count, width):
    found = [Share(f"{1800 + 2 * number}–{1801 + 2 * number}", 3) for number in range(min(count, columns_at(width)))]
    *_, axis, names = columns(found, width, 8)
    stand = names.split()
    assert set(stand) <= {share.name for share in found}
    assert axis.count("┬") == len(stand)
    assert len(names) <= width
    assert not stand or stand[0] == found[0].name
    for name in stand:
        middle = names.index(name) + len(name) // 2
        mark = min(abs(place - middle) for place, sign in enumerate(axis) if sign == "┬")
        assert mark <= len(name) // 2


@pytest.mark.parametrize(("width", "height"), [(74, 22), (114, 38), (194, 58), (40, 8), (6, 2)])
def test_the_page_fits_the_screen_and_has_every_number(width, height):
    outlets = [f"[/]日本新聞 number {number} of the far north" for number in range(60)]
    entries = [story(f"s{n}", article(f"a{n}", outlets[n % 60], FIRST + timedelta(n % 40))) for n in range(600)]
    found = page(statistics(entries, {"a1", "a2"}, (), ()), width, height)
    assert max(cell_len(line.text) for line in found) <= width or width < 40
    text = "\n".join(line.text for line in found)
    for told in ("598 unread", "2 read", "[/]日本新聞", "20 more outlets with 200 articles", "by day", "1 outlet"):
        assert told in text or width < 74


def test_without_articles_the_page_says_so():
    assert "no articles" in "".join(line.text for line in page(statistics([], (), (), ()), 80, 20))


def doors_of(entries, width, height):
    return doors(page(statistics(entries, {"a1"}, (), ()), width, height))


def many_stories():
    outlets = [f"日本新聞 {number}" for number in range(60)]
    return [story(f"s{n}", article(f"a{n}", outlets[n % 60], FIRST + timedelta(n % 40))) for n in range(600)]


@pytest.mark.parametrize(("width", "height"), [(74, 22), (114, 38), (194, 58)])
def test_from_any_bar_the_keys_lead_to_every_other(width, height):
    found = doors_of([*many_stories(), story("x", article("x"))], width, height)
    reached, wanted = [found[0]], set(found)
    for here in reached:
        ways = (way(here, found, by) for way in (below, beside) for by in (1, -1))
        reached.extend(door for door in ways if door and door not in reached)
    assert set(reached) == wanted
    assert {"-outlet:*", "-date:*", "stories:1", "date:2026-03-01"} <= {door.opens for door in found}


@pytest.mark.parametrize("days", [40, 300, 1_500, 20_000])
def test_what_a_bar_opens_finds_the_days_it_counts(days):
    entries = [story(f"s{n}", article(f"a{n}", "Bay Post", FIRST + timedelta(n * days // 40))) for n in range(41)]
    found = [door for door in doors_of(entries, 74, 22) if door.opens.startswith("date:")]
    told = [door.told for door in found]
    assert sum(int(re.search(r": (\d+) article", one)[1]) for one in told) == 41
    ranges = [parse(door.opens).tree for door in found]
    assert all(ranges)


def test_a_story_of_an_outlet_and_one_that_is_not_known_is_told_by_two():
    entries = [story("one", article("a", "Bay Post"), article("b"))]
    assert statistics(entries, (), (), ()).stories == [Share("2 outlets", 1)]
    assert entries[0].story.told_by_several


def listed(session):
    return [row for row in session.main.stories.rows if row.article]


async def test_enter_lists_what_a_bar_counts(opened):
    async with opened((120, 40)) as session:
        for opens, seen in (
            ('outlet:="Valley Post"', ["Valley Post"]),
            ("date:2026-03-09", ["Skerry Post"]),
            ("-outlet:*", [None]),
        ):
            await session.press("number_sign")
            await session.until(lambda: isinstance(session.app.screen, StatisticsScreen))
            sheet = session.app.screen.sheet
            await session.until(lambda sheet=sheet: sheet.doors)
            sheet.point_at(next(door for door in sheet.doors if door.opens == opens))
            await session.press("enter")
            await session.until(lambda: session.app.screen is session.main)
            await session.until(lambda seen=seen: [row.article.outlet for row in listed(session)] == seen)
            assert session.main.focused is session.main.stories
            await session.press("escape")


async def test_enter_on_the_stories_of_so_many_outlets_goes_to_them(opened):
    async with opened((120, 40)) as session:
        await session.press("number_sign")
        await session.until(lambda: isinstance(session.app.screen, StatisticsScreen))
        await session.press("G")
        await session.until(lambda: "2 outlets: 1 story" in session.seen)
        await session.press("enter")
        await session.until(lambda: session.app.screen is session.main)
        assert session.main.listing.view is View.SEVERAL
        assert session.main.stories.row.story.told_by == 2


async def test_the_statistics_are_opened_scrolled_and_left_with_keys(opened):
    async with opened((80, 24)) as session:
        await session.press("number_sign")
        await session.until(lambda: isinstance(session.app.screen, StatisticsScreen), "the statistics")
        await session.until(lambda: "Articles by day" in session.seen)
        await session.press("G")
        await session.until(lambda: "Stories by number of outlets" in session.seen)
        assert "Valley Post" in session.seen
        await session.press("q")
        await session.until(lambda: session.app.screen is session.main)
