"""Choosing whom to compare with."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.article import Article
from reader.stories import Related
from reader.ui.phrases import why_related
from reader.ui.screens.partner import PartnerScreen


@pytest.fixture
def choosing(opened, shelf):
    """Open the choice for an article and keep what is chosen: `async with choosing(words) as (session, chosen)`."""

    @asynccontextmanager
    async def open_(words, size=(120, 40)):
        async with opened(size) as session:
            articles = session.main.library.articles(shelf.scope)
            article = next(article for article in articles if words in article.title)
            chosen = []
            screen = PartnerScreen(session.main.library, shelf.scope, article)
            await session.app.push_screen(screen, chosen.append)

            def told() -> bool:
                names = [one.article.title[:12] for one in screen.found[:1]] or ["Nothing in this folder"]
                return all(words in session.seen for words in (*names, "Enter compares", "Esc leaves"))

            await session.until(told, "the related articles")
            yield session, chosen

    return open_


async def test_on_a_low_screen_the_number_of_them_and_every_key_are_seen(choosing):
    async with choosing("lowest in forty", (40, 12)) as (session, _):
        assert "Esc leaves" in session.seen
        found = len(session.app.screen.found)
        assert found < 2 or f"one of these {found}" in session.seen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_is_named_with_outlet_day_title_and_reason(choosing, size):
    async with choosing("lowest in forty", size) as (session, _):
        assert "Valley Post" in session.seen
        assert "3 Mar" in session.seen
        assert "Reservoirs of Portmere at 18 per cent" in session.seen
        assert "same story" in session.seen
        assert "both tell of" in session.seen
        assert "Enter compares" in session.seen


async def test_enter_chooses_and_escape_does_not(choosing):
    async with choosing("lowest in forty") as (session, chosen):
        expected = session.app.screen.found[0].article.id
        await session.press("j", "k", "enter")
        assert chosen == [expected]
    async with choosing("lowest in forty") as (session, chosen):
        await session.press("escape")
        assert chosen == [None]


async def test_slash_narrows_and_enter_takes_what_is_left(choosing):
    async with choosing("lowest in forty") as (session, chosen):
        valley = next(one.article.id for one in session.app.screen.found if one.article.outlet == "Valley Post")
        await session.press("slash")
        await session.type("valley")
        await session.until(lambda: len(session.app.screen.partners.found) == 1)
        await session.press("enter")
        assert chosen == [valley]


async def test_an_article_related_to_nothing_says_so(choosing):
    async with choosing("A note without") as (session, _):
        if not session.app.screen.found:
            assert "Nothing in this folder is related to it." in session.seen
        await session.press("enter", "j", "G", "q")


async def test_hostile_titles_are_shown_as_they_are(choosing):
    async with choosing("Court hears") as (session, _):
        assert "[sic] [/] [@click=app.quit]baker" in session.seen


async def test_entries_are_shown_whole_and_the_keys_stand_right_below_them(choosing):
    async with choosing("lowest in forty", (80, 24)) as (session, _):
        screen = session.app.screen
        screen.partners.show(screen.article, [*screen.found] * 6)
        await session.until(lambda: screen.partners.size.height == 11, "three whole entries")
        dialog, keys = screen.query_one("#partner-dialog"), screen.query_one("#partner-keys")
        assert keys.region.bottom == dialog.region.bottom - 1


async def test_who_tells_the_same_story_comes_first(choosing):
    async with choosing("lowest in forty") as (session, _):
        told = [one.same_story for one in session.app.screen.found]
        assert told == sorted(told, reverse=True)


def related_by(words: tuple[str, ...], *around: str) -> Related:
    subject = Article("a", Path("/news/a.md"), "A ferry ran aground", datetime(2026, 3, 9, tzinfo=UTC))
    return Related(subject, 0.6, True, words, around)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=20), max_size=5), st.integers(24, 120), st.booleans())
def test_the_reason_never_begins_what_it_does_not_end(words: list[str], width: int, dated: bool) -> None:
    around = ("12 days apart", "same agency: Meridian Press", "mostly the same text") if dated else ()
    told = why_related(related_by(tuple(words), *around), lambda line: cell_len(line) <= width)
    *before, last = told.split(" · ")
    assert set(before) <= set(around)
    assert not last.startswith("both tell of") or set(last.removeprefix("both tell of ").split(", ")) <= set(words)
    assert len(told) <= width or not before
    assert not dated or "mostly the same text" in told
