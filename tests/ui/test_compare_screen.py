"""The comparison screen: opened from the list, worked by its keys."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reader.library import Library, Scope
from reader.ui.screens.compare import CompareScreen
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.compare_head import packed
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_marking import Marks
from reader.ui.widgets.compare_view import CompareView
from tests.ui.conftest import FILES


def sides(session) -> list[str]:
    return [full.article.path.stem for full in session.app.screen.found.comparison.articles]


async def test_c_compares_a_story_with_another_outlet(strike, opened):
    scope, index, _ = strike
    async with opened(scope=scope, index=index) as session:
        rows = session.main.stories.rows
        session.main.stories.cursor = next(n for n, row in enumerate(rows) if row.story and row.article is None)
        await session.press("c")
        await session.until(lambda: isinstance(session.app.screen, CompareScreen), "the comparison")
        await session.until(lambda: session.app.screen.pane, "its rows")
        await session.press("q")
        assert isinstance(session.app.screen, MainScreen)


async def test_a_long_headline_has_two_lines_where_there_is_room_for_them(comparing):
    async with comparing(size=(110, 40)) as session:
        head = session.app.screen.head
        title = "Islands of Skerry wait for a third week as the strike of the ferries goes on, and bread runs out"
        whole, cut = (head._titles(replace(head._article(0), title=title), width) for width in (70, 30))
        assert " ".join(line.plain for line in whole) == title
        assert len(cut) == 2
        assert cut[1].plain.endswith("…")
        assert all(line.plain.rstrip("…") in title for line in cut)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_head_names_both_sides_and_what_was_found(comparing, size):
    async with comparing(size=size) as session:
        assert "Harbour Times" in session.seen
        assert "Isle [/] Post" in session.seen
        assert "sentences have a counterpart" in session.seen
        assert "figure" in session.seen.splitlines()[2]


async def test_the_status_tells_what_differs_here(comparing):
    async with comparing() as session:
        await session.press("]")
        assert "1 of 2 passages that differ" in session.seen or "2 of 2 passages that differ" in session.seen
        assert "figure: Over 1,300 | About 1,500" in session.seen


async def test_the_view_of_one_side_counts_what_stands_there(comparing):
    async with comparing() as session:
        await session.press("G", "4", "g")
        await session.until(lambda: "1 of 2 sentences on one side only" in session.seen)
        for number in (2, 1):
            await session.press("]")
            await session.until(lambda number=number: f"{number} of 2 sentences on one side only" in session.seen)
        await session.press("[")
        await session.until(lambda: "2 of 2 sentences" in session.seen)


async def test_the_ledger_counts_its_lines(comparing):
    async with comparing() as session:
        await session.press("3")
        assert "lines differ" in session.seen.splitlines()[-2]
        assert re.search(r"Figures: \d of \d lines differ", session.seen)


async def test_what_is_said_stands_in_the_status_line_until_one_goes_on(comparing):
    async with comparing() as session:
        await session.press("m", "m")
        await session.until(lambda: "Its partner stands opposite." in session.seen.splitlines()[-2])
        assert not session.app._notifications
        await session.press("j")
        await session.until(lambda: "Its partner stands opposite." not in session.seen)


async def test_what_was_said_goes_with_its_screen(comparing):
    async with comparing() as session:
        session.app.notify("Said here.", timeout=60)
        await session.until(lambda: "Said here." in session.seen)
        await session.press("q")
        await session.until(lambda: "Said here." not in session.seen)


async def test_the_footer_offers_the_other_views_and_the_next_outlet(comparing):
    async with comparing(size=(160, 40)) as session:
        await session.until(lambda: "n Next outlet" in session.seen)
        footer = session.seen.splitlines()[-1]
        assert "1 Aligned" not in footer
        await session.press("3")
        footer = session.seen.splitlines()[-1]
        assert "1 Aligned" in footer
        assert "Ledger" not in footer
        assert "Fold" not in footer
    async with comparing("one", "far", size=(160, 40)) as session:
        await session.press("w")
        await session.until(lambda: sides(session) == ["far", "one"])
        await session.until(lambda: "Next outlet" not in session.seen)


def test_what_was_found_is_broken_between_its_parts_only():
    parts = ["13 of 24 sentences have a counterpart", "1 figure differs", "1 date differs"]
    assert packed(parts, 60) == ["13 of 24 sentences have a counterpart, 1 figure differs,", "1 date differs"]
    assert packed(parts, 20) == ["13 of 24 sentences have a counterpart,", "1 figure differs,", "1 date differs"]
    assert packed(["one"], 20) == ["one"]


async def test_on_a_low_screen_the_head_leaves_room_for_the_texts(comparing):
    async with comparing(size=(40, 12)) as session:
        assert session.app.screen.head.size.height == 3
        assert "sentences have a counterpart" in session.seen


async def test_hostile_text_is_shown_as_it_is(comparing):
    async with comparing() as session:
        for keys in ("1", "2", "4"):
            await session.press(keys)
            assert "[sic]" in session.seen
            assert "[@click=app.quit]" in session.seen
        await session.press("3", "enter", "enter")


async def test_views_keep_the_passage(comparing):
    async with comparing() as session:
        screen = session.app.screen
        await session.press("]", "]")
        row = screen.pane.row
        assert row > 0
        for key, view in (("2", "full"), ("1", "aligned")):
            await session.press(key)
            await session.until(lambda: screen.pane.ready)
            assert screen.view == view
            assert screen.pane.row == row
            assert session.app.focused is screen.pane


async def test_a_ledger_entry_leads_to_its_passage(comparing):
    async with comparing() as session:
        await session.press("3")
        screen = session.app.screen
        item = next(n for n, item in enumerate(screen.pane.items) if item.cells[0] and "Holt" in item.cells[0].text)
        screen.pane.go(item)
        expected = screen.pane.row
        await session.press("enter")
        assert screen.view == "aligned"
        assert screen.pane.row == expected


async def test_an_entry_leads_to_the_sentence_of_the_chosen_side_and_esc_comes_back(comparing):
    async with comparing() as session:
        screen = session.app.screen
        await session.press("3")
        ledger = screen.pane
        ledger.go(next(n for n, item in enumerate(ledger.items) if item.cells[1] and "1,500" in item.cells[1].text))
        words = ledger.item.cells[1].text.split("  (")[0].split(": ")[-1]
        ledger.choose_side(1)
        await session.press("enter")
        assert screen.view == "aligned"
        assert screen.pane.side == 1
        assert words in screen.pane.item.cells[1].text
        await session.press("escape")
        await session.until(lambda: screen.pane is ledger, "the ledger again")
        await session.press("escape")
        assert isinstance(session.app.screen, MainScreen)


async def test_the_ledger_shows_what_differs_first_and_nothing_else_when_wanted(comparing):
    async with comparing() as session:
        await session.press("3")
        ledger = session.app.screen.pane
        marks = [item.marks for item in ledger.items if item.shape is Shape.ENTRY]
        assert marks[0] == "≠"
        assert "=" in marks
        for _ in range(3):
            await session.press("d")
        assert {item.marks for item in ledger.items if item.shape is Shape.ENTRY} == {"≠"}
        await session.until(lambda: "what differs" in session.seen)
        await session.press("d")
        assert [item.marks for item in ledger.items if item.shape is Shape.ENTRY] == marks


async def test_the_ledger_stands_side_by_side_where_the_texts_are_stacked(comparing):
    async with comparing(size=(80, 24)) as session:
        assert session.app.screen.pane.board.geometry.stacked
        await session.press("3")
        assert not session.app.screen.pane.board.geometry.stacked
        assert any("Over 1,300" in line and "About 1,500" in line for line in session.seen.splitlines()[3:-2])
        await session.press("1")
        await session.until(lambda: session.app.screen.pane.board.geometry.stacked, "stacked texts")


async def test_enter_explains_and_escape_puts_it_away(comparing):
    async with comparing() as session:
        await session.press("]", "enter")
        assert "both say" in session.seen
        assert "likeness" in session.seen
        await session.press("escape")
        assert "both say" not in session.seen
        assert isinstance(session.app.screen, CompareScreen)
        await session.press("escape")
        assert isinstance(session.app.screen, MainScreen)


async def test_marks_cycle_in_every_view(comparing):
    async with comparing() as session:
        seen = []
        for _ in Marks:
            await session.press("d")
            seen.append(session.app.screen.pane.mode)
        assert seen == [Marks.SHARED, Marks.ONLY, Marks.FACTS, Marks.NONE, Marks.ALL]
        await session.press("d", "2")
        assert session.app.screen.pane.mode is Marks.SHARED


async def test_swapping_keeps_the_passage(comparing):
    async with comparing() as session:
        screen = session.app.screen
        await session.press("]")
        left, right = screen.pane.sentences()
        await session.press("w")
        await session.until(lambda: sides(session) == ["two", "one"], "the other order")
        await session.pilot.pause()
        assert screen.pane.sentences() == (right, left)


async def test_n_sets_the_next_outlet_on_the_right(comparing):
    async with comparing() as session:
        screen = session.app.screen
        await session.until(lambda: len(screen.others) == 2, "both others")
        await session.press("n")
        await session.until(lambda: sides(session) == ["one", "three"], "the next outlet")
        assert "of 2" in session.seen
        await session.press("n")
        await session.until(lambda: sides(session) == ["one", "two"], "the first again")


async def test_find_marks_both_sides_and_n_goes_through(comparing):
    async with comparing() as session:
        screen = session.app.screen
        await session.press("slash")
        await session.type("ferry crews")
        await session.until(lambda: screen.finding == "ferry crews")
        drawn = [segment for y in range(20) for segment in screen.pane.render_line(y)]
        marked = "".join(segment.text for segment in drawn if segment.style and segment.style.underline)
        assert marked.count("ferry crews") == 2
        await session.press("enter")
        assert session.app.focused is screen.pane
        assert "with “ferry crews”" in session.seen
        await session.press("slash")
        await session.type("the")
        await session.press("enter")
        start = screen.pane.row
        await session.press("n")
        assert screen.pane.row > start
        await session.press("N")
        assert screen.pane.row == start
        await session.press("escape")
        assert not screen.finding
        assert isinstance(session.app.screen, CompareScreen)


async def test_a_find_that_finds_nothing_says_so(comparing):
    async with comparing() as session:
        await session.press("slash")
        await session.type("zeppelin")
        await session.until(lambda: "In neither text." in session.seen)
        await session.press("escape")
        assert session.app.focused is session.app.screen.pane


async def test_articles_with_nothing_in_common_are_said_to_have_nothing(comparing):
    async with comparing("one", "far", (80, 24)) as session:
        assert "nothing in common" in session.seen
        assert "No sentence of one has a counterpart" in session.seen
        await session.press("]", "J", "m", "z", "2", "3")


async def test_an_article_compared_with_itself_folds_whole(comparing):
    async with comparing("one", "one") as session:
        await session.press("z")
        pane = session.app.screen.pane
        assert isinstance(pane, CompareView)
        assert "shared sentences folded (z)" in session.seen
        assert "Enter opens the fold" in session.seen
        assert len(pane.items) == 1


async def test_an_article_that_is_gone_is_said_to_be(strike, opened):
    scope, index, ids = strike
    async with opened(scope=scope, index=index) as session:
        await session.app.push_screen(CompareScreen(session.main.library, scope, ids["one"], "nowhere1"))
        await session.until(lambda: "cannot be compared" in session.seen)
        await session.press("]", "slash", "3", "q")
        assert isinstance(session.app.screen, MainScreen)


async def test_a_pair_is_copied(comparing, monkeypatch):
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    async with comparing() as session:
        await session.press("]", "y")
        await session.until(lambda: session.app.clipboard)
        assert "Over 1,300" in session.app.clipboard
        assert "— Isle [/] Post" in session.app.clipboard


async def test_the_side_can_be_chosen_by_keys_and_mouse(comparing):
    async with comparing() as session:
        pane = session.app.screen.pane
        assert pane.side == 0
        await session.press("l")
        assert pane.side == 1
        await session.press("tab")
        assert pane.side == 0
        await session.pilot.click(pane, offset=(100, 4))
        assert pane.side == 1
        assert pane.row == pane.items[pane.index_at(4)].row


async def test_every_motion_works_in_every_view(comparing):
    async with comparing(size=(100, 12)) as session:
        for view in "1234":
            await session.press(view)
            pane = session.app.screen.pane
            for act in ("line_down", "line_up", "half_page_down", "half_page_up", "page_down", "page_up", "other_side"):
                await pane.run_action(act)
            await session.pilot.pause()
            await session.press("G")
            assert pane.scroll_offset.y == pane.max_scroll_y
            await session.press("g")
            assert pane.scroll_offset.y == 0


async def test_the_partner_is_jumped_to_and_back(comparing):
    async with comparing() as session:
        await session.press("m")
        assert isinstance(session.app.screen, CompareScreen)
        await session.press("2", "]")
        pane = session.app.screen.pane
        before = pane.sentences()
        await session.press("m")
        assert pane.side == 1
        await session.press("m")
        assert (pane.side, pane.sentences()) == (0, before)


async def test_plus_and_minus_pair_more_strictly_and_more_loosely(comparing):
    async with comparing() as session:
        screen = session.app.screen
        usual = len(screen.found.comparison.links)
        await session.press("]")
        here = screen.pane.sentences()[0]
        before = screen.found
        await session.press("+")
        await session.until(lambda: screen.found is not before, "another comparison")
        await session.until(lambda: "paired from 0.30, usually 0.25" in session.seen)
        assert screen.pane.sentences()[0] == here
        for _ in range(20):
            await session.press("+")
        await session.until(lambda: all(link.score >= 0.84 for link in screen.found.comparison.links))
        assert len(screen.found.comparison.links) < usual
        assert "Stricter would leave only equal sentences." in session.seen
        for _ in range(12):
            await session.press("-")
        await session.until(lambda: len(screen.found.comparison.links) == usual, "the usual pairing")
        await session.until(lambda: "paired from" not in session.seen)


async def test_a_comparison_that_changes_unseen_is_drawn_anew_when_it_is_seen(comparing):
    async with comparing() as session:
        screen = session.app.screen
        await session.until(lambda: len(screen.others) == 2, "both others")
        await session.press("G", "3", "n")
        await session.until(lambda: sides(session) == ["one", "three"], "the next outlet")
        await session.press("1")
        await session.until(lambda: "Helicopters flew" in session.seen)


async def test_two_copies_of_one_article_are_told_to_be_a_revision(opened, tmp_path):
    folder, index = tmp_path / "copies", tmp_path / "index"
    folder.mkdir()
    earlier = FILES["one.md"][2]
    later = earlier.replace("Over 1,300", "About 1,500") + " Talks will resume on Friday at noon."
    for day, body in ((4, earlier), (5, later)):
        head = f"---\ntitle: Ferry strike\noutlet: Harbour Times\ndate: 2026-03-0{day}\n---\n\n"
        (folder / f"{day}.md").write_text(head + body + "\n", encoding="utf-8")
    scope = Scope.of([folder])
    with Library(index) as library:
        library.scan(scope, on_progress=None, stop=lambda: False)
        ids = {article.path.stem: article.id for article in library.articles(scope)}
    async with opened(scope=scope, index=index) as session:
        screen = CompareScreen(session.main.library, scope, ids["4"], ids["5"])
        await session.app.push_screen(screen)
        await session.until(lambda: screen.pane and screen.pane.ready, "the comparison")
        await session.until(lambda: "A revision of the left one: 1 added, 1 changed" in session.seen)
        await session.press("4")
        await session.until(lambda: "added in the later copy" in session.seen)
        assert "Only in the earlier copy: nothing" in session.seen
        assert "Only in the later copy: 1 of" in session.seen


async def test_a_cursor_that_moved_as_the_screen_was_left_is_not_told_of(comparing):
    async with comparing() as session:
        screen = session.app.screen
        pane = screen.pane
        screen.tell_briefly("said")
        leaving = screen.dismiss()
        await screen.status.remove()
        pane.post_message(pane.Moved(pane))
        screen.tell()
        screen._fall_silent()
        await leaving
        assert session.app.screen is session.main
