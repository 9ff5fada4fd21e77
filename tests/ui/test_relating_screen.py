"""What is related to an article is named below it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.article import Article
from reader.stories import Related
from reader.stories.similarity import POSSIBLY
from reader.ui.beside import CLOSE, worth_telling
from reader.ui.document import of_related


async def reservoirs(session):
    """The page of an article that another outlet tells too, and what stands below it."""
    await session.point_at("lowest in forty")
    await session.press("l", "l")
    await session.until(lambda: "Related" in session.page, "what is related")
    return session.main.view


async def test_below_an_article_stands_what_is_related_and_why(opened):
    async with opened((200, 60)) as session:
        view = await reservoirs(session)
        below = [block.text for block in view.document[len(view.text) :]]
        assert below[1] == "Related · C compares with one of them, or opens it"
        assert below[2] == "Valley Post · 3 Mar · same story"
        assert below[3] == "Reservoirs of Portmere at 18 per cent as authority bans sprinklers"
        assert below[4].startswith("1 day apart · mostly the same text · both tell of ")
        assert not any("faintly" in text for text in below)


async def test_the_article_ends_where_its_text_ends(opened):
    async with opened((80, 14)) as session:
        view = await reservoirs(session)
        await session.press("tab")
        while not view.at_end:
            await session.press("j")
        assert view.scroll_offset.y < view.max_scroll_y
        await session.press("G")
        await session.until(lambda: "both tell of" in session.seen)
        assert "compares with one of them" in session.page


async def test_who_reads_what_stands_below_stays_there_when_the_article_is_starred(opened):
    async with opened((80, 14)) as session:
        view = await reservoirs(session)
        await session.press("tab", "G")
        await session.until(lambda: view.scroll_offset.y == view.max_scroll_y)
        before = view.document[len(view.text) :]
        await session.press("f")
        await session.until(lambda: "★ starred" in session.page)
        assert view.document[len(view.text) :] == before
        assert "both tell of" in session.seen
        await session.press("f")
        await session.until(lambda: "★ starred" not in session.page)


async def test_a_find_looks_at_the_article_only(opened):
    async with opened((200, 60)) as session:
        view = await reservoirs(session)
        await session.press("tab", "slash")
        await session.type("both tell of")
        await session.until(lambda: "Not in this article." in session.seen)
        assert not view.hits


async def test_a_click_on_what_is_related_opens_it(opened):
    async with opened((200, 60)) as session:
        view = await reservoirs(session)
        line = view.line_of(len(view.text) + 3, 0) - view.scroll_offset.y
        await session.pilot.click("#article", offset=(view.margin + 8, line))
        await session.until(lambda: session.main.article and session.main.article.outlet == "Valley Post")
        assert session.main.focused is view
        await session.until(lambda: "Also told by The Harbour Times" in session.page)


def test_nothing_stands_below_what_is_related_to_nothing():
    assert of_related([], "C") == ()


@pytest.mark.parametrize(
    ("words", "score", "same", "told"),
    [
        (("night", "somebody", "road"), POSSIBLY, False, False),
        (("Tarrow", "road"), POSSIBLY, False, True),
        (("渡船", "触礁"), POSSIBLY, False, True),
        (("night", "road"), CLOSE, False, True),
        (("Tarrow", "Skerry"), POSSIBLY / 2, False, False),
        (("night", "road"), POSSIBLY / 2, True, True),
    ],
)
def test_below_an_article_nothing_stands_that_shares_only_everyday_words(words, score, same, told):
    other = Article("a", Path("/news/a.md"), "A ferry ran aground", datetime(2026, 3, 9, tzinfo=UTC))
    assert worth_telling(Related(other, score, same, words)) is told
