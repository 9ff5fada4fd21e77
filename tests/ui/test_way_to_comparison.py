"""From the list and the article to the comparison and back; the mouse; names of files as they may be."""

from __future__ import annotations

from pathlib import Path

from reader.library import Problem
from reader.ui.screens.compare import CompareScreen
from reader.ui.screens.page import of_problems
from reader.ui.screens.partner import PartnerScreen


def story_row(session):
    return next(n for n, row in enumerate(session.main.stories.rows) if row.article is None)


async def test_c_on_a_story_compares_its_first_two_outlets(opened):
    async with opened() as session:
        session.main.stories.cursor = story_row(session)
        await session.press("c")
        await session.until(lambda: isinstance(session.app.screen, CompareScreen))
        await session.until(lambda: "The Harbour Times" in session.seen and "Valley Post" in session.seen)
        await session.press("q")
        assert session.app.screen is session.main


async def test_c_on_an_article_compares_it_with_the_other_outlet(opened):
    async with opened() as session:
        session.main.stories.cursor = story_row(session)
        await session.press("enter", "j", "j")
        assert session.main.article.outlet == "Valley Post"
        await session.press("enter", "c")
        await session.until(lambda: isinstance(session.app.screen, CompareScreen))
        await session.until(lambda: "21 per cent" in session.seen and "18 per cent" in session.seen)


async def test_a_related_article_can_be_read_instead_of_compared(opened):
    async with opened() as session:
        session.main.stories.cursor = story_row(session)
        await session.press("enter", "j", "C")
        await session.until(lambda: isinstance(session.app.screen, PartnerScreen) and session.app.screen.found)
        wanted = session.app.screen.partners.chosen.article
        assert "r reads" in session.seen
        await session.press("r")
        await session.until(lambda: session.app.screen is session.main and session.main.article == wanted)
        assert session.app.focused is session.main.view


async def test_the_partner_can_be_chosen_or_left(opened):
    async with opened() as session:
        session.main.stories.cursor = story_row(session)
        await session.press("C")
        await session.until(lambda: isinstance(session.app.screen, PartnerScreen))
        await session.until(lambda: "Valley Post" in session.seen)
        await session.press("escape")
        assert session.app.screen is session.main
        await session.press("C")
        await session.until(lambda: isinstance(session.app.screen, PartnerScreen) and "Valley Post" in session.seen)
        await session.press("enter")
        await session.until(lambda: isinstance(session.app.screen, CompareScreen))


async def test_a_pinned_article_is_the_left_side_of_the_next_comparison(opened):
    async with opened() as session:
        await session.point_at("Court hears")
        await session.press("p")
        await session.point_at("Choir")
        await session.press("c")
        await session.until(lambda: isinstance(session.app.screen, CompareScreen))
        await session.until(lambda: "Inland Observer" in session.seen and "Skerry Post" in session.seen)
        assert session.seen.index("Inland Observer") < session.seen.index("Skerry Post")


async def test_what_the_mouse_selects_in_an_article_can_be_copied(opened):
    async with opened() as session:
        await session.point_at("Choir")
        view = session.main.view
        line = next(n for n, text in enumerate(session.seen.splitlines()) if "Nobody hears us" in text)
        start = session.seen.splitlines()[line].index("Nobody") - view.region.x
        await session.pilot.mouse_down(view, offset=(start, line - view.region.y))
        await session.pilot.hover(view, offset=(start + 6, line - view.region.y))
        await session.pilot.mouse_up(view, offset=(start + 6, line - view.region.y))
        assert session.main.get_selected_text().startswith("Nobody")
        await session.press("ctrl+c")
        assert session.app.is_running
        assert session.app.clipboard.startswith("Nobody")


async def test_a_click_opens_a_story_and_moves_the_cursor(opened):
    async with opened() as session:
        stories = session.main.stories
        rows = len(stories.rows)
        await session.pilot.click("#stories", offset=(10, story_row(session) * stories.row_height))
        assert len(stories.rows) == rows + 2
        await session.pilot.click("#stories", offset=(10, 0))
        assert stories.cursor == 0


def test_file_names_reach_the_screen_without_control_characters():
    problem = Problem(Path("/home/\x1b]52;c;x\x07/e\udce9vil\x1b[2J.txt"), "no text in it")
    told = "".join(block.text for block in of_problems([problem], ""))
    assert told.isprintable()
    assert "vil" in told
