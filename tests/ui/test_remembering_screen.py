"""Saved searches, history, notes and mute rules: kept, listed with their counts, taken away, brought back."""

from __future__ import annotations

from reader.state import Kind
from reader.ui.screens.asking import LineScreen
from reader.ui.screens.picking import PickScreen


async def asked(session, kind):
    """Wait until a question is asked, and can be answered."""
    await session.until(lambda: isinstance(session.app.screen, kind) and session.app.focused, kind.__name__)


def titles(session):
    return " ".join(row.text for row in session.main.stories.rows)


async def test_a_search_is_saved_and_is_a_view_with_its_unread_count(opened):
    async with opened() as session:
        await session.press("/")
        await session.type("reservoirs")
        await session.until(lambda: session.main.stories.results)
        await session.press("ctrl+s")
        await asked(session, LineScreen)
        await session.type("the drought")
        await session.press("enter")
        await session.until(lambda: session.main.state.searches() == {"the drought": "reservoirs"})
        await session.press("escape", "escape")
        await session.until(lambda: not session.main.stories.results)
        await session.press("g", "5")
        await session.until(lambda: "2 unread of 2" in session.seen)
        await session.press("enter")
        await session.until(lambda: session.main.stories.results and len(session.main.stories.rows) == 2)
        assert session.app.focused is session.main.stories
        await session.press("escape", "5")
        await asked(session, PickScreen)
        await session.press("d")
        await session.until(lambda: session.main.state.searches() == {})
        await session.press("u")
        await session.until(lambda: session.main.state.searches() == {"the drought": "reservoirs"})


async def test_the_name_that_is_proposed_for_a_search_gives_way_to_what_is_typed(opened):
    async with opened() as session:
        await session.press("/")
        await session.type("reservoirs")
        await session.until(lambda: session.main.stories.results)
        await session.press("ctrl+s")
        await asked(session, LineScreen)
        assert session.app.focused.value == "reservoirs"
        await session.press("d", "r", "y", "enter")
        await session.until(lambda: session.main.state.searches() == {"dry": "reservoirs"})


async def test_a_search_knows_what_is_unread_starred_and_tagged(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("f", "r")
        await session.until(lambda: session.main.state.ids("read"))
        for query, hits in (("is:starred", 1), ("is:unread", 4), ("is:unread reservoirs", 2)):
            await session.press("/")
            await session.type(query)
            await session.until(
                lambda hits=hits: session.main.stories.results and len(session.main.stories.rows) == hits
            )
            await session.press("escape")


async def test_an_outlet_or_a_word_is_muted_and_unmuted(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("X")
        await session.until(lambda: "Mute the outlet “Skerry Post”" in session.seen)
        await session.press("enter")
        await session.until(lambda: "Muted outlet “Skerry Post”" in session.seen)
        assert "choir" not in titles(session)
        await session.point_at("Court")
        await session.press("X")
        await session.until(lambda: "Muted: outlet “Skerry Post”" in session.seen)
        await session.press("j", "enter")
        await asked(session, LineScreen)
        await session.type("NOTE")
        await session.press("enter")
        await session.until(lambda: "a note without" not in titles(session))
        assert [fact.name for fact in session.main.state.facts(Kind.MUTE)] == ["outlet:Skerry Post", "word:NOTE"]
        await session.until(lambda: "1 All 3" in session.seen)
        await session.press("X")
        await asked(session, PickScreen)
        await session.press("j", "j", "d")
        await session.until(lambda: "choir" in titles(session))


async def test_an_article_that_was_opened_is_in_the_history(opened):
    async with opened() as session:
        await session.press("H")
        await session.until(lambda: "Nothing of this list was opened yet." in session.seen)
        await session.press("escape")
        await session.point_at("Choir")
        await session.press("enter", "q")
        await session.until(lambda: session.main.state.history())
        await session.press("G", "H")
        await asked(session, PickScreen)
        assert "Choir sings" in session.seen
        await session.press("enter")
        await session.until(lambda: session.app.focused is session.main.view and "Nobody hears us" in session.page)


async def test_a_note_stands_above_its_article(opened):
    async with opened() as session:
        await session.point_at("Choir")
        session.main.action_note()
        await asked(session, LineScreen)
        await session.type("ask for the score")
        await session.press("enter")
        await session.until(lambda: "note: ask for the score" in session.page)
