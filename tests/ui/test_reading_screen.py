"""The list and the article."""

from __future__ import annotations

import pytest

from reader.library import Library, Scope
from reader.ui.screens.page import PageScreen
from reader.ui.views import Counts


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (30, 8)])
async def test_stories_are_listed_at_any_size(opened, size):
    async with opened(size) as session:
        assert "Choir" in session.seen
        assert any(row.article is None for row in session.main.stories.rows)
        assert "newsreader" in session.seen


async def test_a_wide_screen_shows_the_article_beside_the_list(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.until(lambda: "Nobody hears us" in session.seen)
        assert "Reservoirs" in session.seen
        assert "Skerry Post · 9 March 2026" in session.seen


async def test_a_narrow_screen_shows_one_pane_at_a_time(opened):
    async with opened((80, 24)) as session:
        await session.point_at("Choir")
        assert "Nobody hears us" not in session.seen
        await session.press("enter")
        await session.until(lambda: "Nobody hears us" in session.seen)
        assert "Court hears" not in session.seen
        await session.press("q")
        await session.until(lambda: "Court hears" in session.seen)


async def test_a_story_opens_to_its_articles_and_closes_again(opened):
    async with opened() as session:
        stories = session.main.stories
        stories.cursor = next(n for n, row in enumerate(stories.rows) if row.article is None)
        closed = len(stories.rows)
        await session.press("enter")
        assert len(stories.rows) == closed + 2
        assert stories.rows[stories.cursor + 1].child
        await session.press("j", "h", "h")
        assert len(stories.rows) == closed
        assert stories.row.article is None
        await session.press("l")
        assert len(stories.rows) == closed + 2


async def test_a_story_row_says_how_many_outlets_tell_it(opened):
    async with opened() as session:
        assert "2 outlets, 1 origin · 2–3 Mar" in session.seen
        stories = session.main.stories
        stories.cursor = next(n for n, row in enumerate(stories.rows) if row.article is None)
        await session.until(lambda: "2 articles by" in session.page)
        assert "The Harbour Times" in session.page
        assert "Valley Post" in session.page


async def test_hostile_titles_are_shown_as_they_are(opened):
    async with opened((200, 60)) as session:
        await session.point_at("Court hears")
        await session.until(lambda: session.seen.count("[sic] [/] [@click=app.quit]baker") == 2)
        for x in (20, 40, 50):
            await session.pilot.click("#article", offset=(x, 2))
        assert session.app.is_running


async def test_what_has_no_outlet_and_no_day_says_so(opened):
    async with opened() as session:
        await session.point_at("A note without outlet or day")
        assert "no outlet, no date given" in session.seen
        assert "no date given" in session.page


async def test_the_motions_of_vim_and_less_move_the_cursor_and_come_back(opened):
    pairs = ["j k", "G g", "down up", "end home", "ctrl+f ctrl+b", "ctrl+d ctrl+u", "pagedown pageup"]
    async with opened() as session:
        for forth, back in map(str.split, pairs):
            await session.press(forth)
            assert session.main.stories.cursor > 0, forth
            await session.press(back)
            assert session.main.stories.cursor == 0, back


async def test_the_article_scrolls_and_space_goes_on_to_the_next_one(opened):
    async with opened((80, 24)) as session:
        await session.point_at("Choir")
        await session.press("enter", "j", "ctrl+f")
        view = session.main.view
        assert view.scroll_offset.y > 10
        await session.press("b", "k")
        assert view.scroll_offset.y == 0
        await session.press("G")
        assert view.at_end
        before = session.main.article
        await session.press("space")
        await session.until(lambda: session.main.article != before and "Court" in session.page)


async def test_next_article_opens_the_story_it_is_in(opened):
    async with opened() as session:
        main = session.main
        main.stories.cursor = 0
        await session.press("tab")
        titles = []
        for _ in range(len(main.stories.rows) + 1):
            await session.press("J")
            titles.append(main.article.title)
        assert len(set(titles)) >= 4
        for _ in range(4):
            await session.press("K")
        assert main.article is not None


async def test_reading_mode_gives_the_article_the_whole_screen(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("z")
        await session.until(lambda: "Court hears" not in session.seen)
        await session.press("z")
        await session.until(lambda: "Court hears" in session.seen)


@pytest.mark.parametrize("back", ["1", "q", "escape"])
async def test_the_view_of_shared_stories_lists_only_those_and_says_the_way_back(opened, back):
    async with opened() as session:
        everything = len(session.main.stories.rows)
        assert "4 Several 1" in session.seen
        await session.press("4")
        assert {row.story.told_by_several for row in session.main.stories.rows} == {True}
        await session.press("4")
        assert {row.story.told_by_several for row in session.main.stories.rows} == {False}
        assert f"4 Alone {everything - 1}" in session.seen
        assert "told by one outlet alone" in session.seen
        await session.press("4")
        assert [len(row.story.outlets) for row in session.main.stories.rows] == [2]
        assert "told by several outlets" in session.seen
        assert "1 story · 2 articles" in session.seen
        assert "1 All" in session.seen
        await session.press(back)
        assert len(session.main.stories.rows) == everything
        assert "5 articles" in session.seen


async def test_the_footer_offers_nothing_that_does_nothing(opened, tmp_path):
    def footer(session):
        return session.seen.splitlines()[-1]

    async with opened() as session:
        await session.point_at("Choir")
        assert "Compare" not in footer(session)  # nobody else tells it
        assert "C Choose partner" in footer(session)
        await session.press("p")
        assert "c Compare" in footer(session)
        await session.press("/")
        await session.type("xyzzyplugh")
        await session.until(lambda: "0 hits" in session.seen)
        assert "results" not in footer(session)
        await session.press("enter")
        for hint in ("Open", "Compare", "Choose"):
            assert hint not in footer(session)
        assert "Esc Back" in footer(session)
    (tmp_path / "nothing").mkdir()
    async with opened(scope=Scope.of([tmp_path / "nothing"]), listed=False) as session:
        await session.until(lambda: "R Look again  O Other folder  ? Help" in footer(session))


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_where_there_is_no_article_no_key_leads_to_a_blank_page(opened, size):
    async with opened(size) as session:
        await session.press("/")
        await session.type("xyzzyplugh")
        await session.until(lambda: "Nothing was found" in session.seen)
        await session.press("enter", "z", "tab", "space", "l")
        assert "Nothing was found" in session.seen
        assert session.app.focused is session.main.stories


async def test_problems_name_the_file_and_the_reason(opened):
    async with opened() as session:
        assert "1 problem" in session.seen
        await session.press("!")
        await session.until(lambda: isinstance(session.app.screen, PageScreen))
        await session.until(lambda: "empty.html" in session.seen)
        await session.press("q")
        assert session.app.screen is session.main


async def test_what_was_left_out_of_an_article_is_shown_with_the_reason(opened, tmp_path):
    story = (
        "The pier of Marrow Bay was opened on Monday, and hundreds came to walk on it in the rain, the harbour said."
    )
    (tmp_path / "pier").mkdir()
    (tmp_path / "pier" / "pier.txt").write_text(f"Pier opens in the rain\n\n{story}\n\nShare on Facebook\n")
    with Library(tmp_path / "index") as library:
        library.scan(Scope.of([tmp_path / "pier"]))
    async with opened(scope=Scope.of([tmp_path / "pier"]), index=tmp_path / "index") as session:
        await session.until(lambda: session.main.article is not None)
        await session.press("D")
        await session.until(lambda: isinstance(session.app.screen, PageScreen))
        await session.until(lambda: "Share on Facebook" in session.seen)
        assert "Call to follow or share" in session.seen
        assert "1 piece left out of pier.txt" in session.seen
        await session.press("q")
        assert session.app.screen is session.main


async def test_an_empty_folder_says_what_to_do(opened, tmp_path):
    (tmp_path / "nothing").mkdir()
    async with opened(scope=Scope.of([tmp_path / "nothing"]), listed=False) as session:
        await session.until(lambda: "No articles in nothing" in session.seen)
        assert "R   look again" in session.seen
        await session.press("j", "enter", "c", "p", "space", "n", "J")
        assert session.app.is_running


async def test_a_folder_that_is_not_there_is_said_to_be_missing(opened, tmp_path):
    async with opened(scope=Scope.of([tmp_path / "gone"]), listed=False) as session:
        await session.until(lambda: session.seen.count("There is no folder") == 2)
        assert "No articles" not in session.seen


@pytest.mark.parametrize("is_mount_point", [False, True])
async def test_of_a_folder_that_is_away_what_was_read_before_is_listed(opened, tmp_path, is_mount_point):
    folder, index = tmp_path / "disk", tmp_path / "index"
    folder.mkdir()
    (folder / "choir.md").write_text("# Choir sings again\n\nThe choir of Portmere sang for the first time.\n")
    with Library(index) as library:
        library.scan(Scope.of([folder]))
    folder.rename(tmp_path / "unplugged")
    if is_mount_point:
        folder.mkdir()
    async with opened(scope=Scope.of([folder]), index=index) as session:
        await session.until(lambda: "disk · not there now" in session.seen and "for the first time" in session.seen)


async def test_a_pinned_article_is_marked(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("p")
        await session.until(lambda: "◆" in session.seen)
        await session.press("p")
        await session.until(lambda: "◆" not in session.seen)


async def test_who_asks_for_a_partner_where_there_is_none_is_told(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("c")
        await session.until(lambda: "No other outlet tells this story" in session.seen)


async def test_q_leaves_the_program_from_the_list(opened):
    async with opened() as session:
        await session.press("q")
        await session.until(lambda: not session.app.is_running)


async def test_the_page_keeps_its_place_when_the_terminal_is_resized(opened):
    async with opened((200, 60)) as session:
        await session.point_at("Choir")
        await session.press("tab")
        for _ in range(3):
            await session.press("ctrl+d")
        view = session.main.view
        top = view._set[view.scroll_offset.y + 1].block
        await session.pilot.resize_terminal(100, 30)
        await session.until(lambda: view.size.width < 80)
        await session.pilot.pause()
        assert abs(view._set[view.scroll_offset.y + 1].block - top) <= 1


async def test_a_story_that_is_opened_at_the_lower_end_shows_its_articles(opened):
    async with opened((80, 10)) as session:
        stories = session.main.stories
        number = next(n for n, row in enumerate(stories.rows) if row.article is None)
        stories.cursor = number
        await session.until(lambda: stories.window > 3)
        stories.scroll_to(y=0, animate=False)
        stories.styles.height = (number + 1) * stories.row_height
        await session.until(lambda: stories.scrollable_content_region.height == (number + 1) * stories.row_height)
        await session.press("enter")
        seen = stories.scroll_offset.y, stories.scroll_offset.y + stories.scrollable_content_region.height
        assert seen[0] <= number * stories.row_height
        assert seen[0] == min(2, number) * stories.row_height


async def test_how_many_stories_several_outlets_tell_is_said_before_how_many_articles_there_are(opened):
    async with opened((120, 40)) as session:
        bar = session.main.view_bar
        bar.counts = Counts(2_688, 2_688, 0, 1_043, 170)
        assert [tab.text for tab in bar.tabs()] == ["1 All", "2 Unread 2,688", "3 ★ 0", "4 Several 1,043"]
        bar.counts = Counts(26_880, 26_880, 10, 10_043, 170)
        assert [tab.text for tab in bar.tabs()] == ["1 All 26,880", "2 Unread", "3 ★", "4 Several 10,043"]
        bar.counts = Counts(12, 10, 0, 1, 2)
        assert "1 All 12" in [tab.text for tab in bar.tabs()]


async def test_enter_on_a_story_at_a_glance_goes_to_its_first_article(opened):
    async with opened((80, 24)) as session:
        stories = session.main.stories
        stories.cursor = next(n for n, row in enumerate(stories.rows) if row.article is None)
        first = stories.row.articles[0]
        await session.press("tab")
        await session.until(lambda: "Enter opens the story" in session.page)
        await session.press("enter")
        await session.until(lambda: session.main.article == first and "Enter opens the story" not in session.page)
        assert session.main.focused is session.main.view
        await session.press("enter")
        assert session.main.article == first
