"""All outlets of a story in one table: who says what, how far figures go apart, and two of them laid side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.comparison import compare
from reader.comparison.matrix import matrix
from reader.ui.screens.compare import CompareScreen
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.compare_grid import INITIALS, MOST_COLUMNS, GridGeometry
from reader.ui.widgets.compare_grid_paint import GridPen, paint
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_marking import Marks
from reader.ui.widgets.compare_matrix import MatrixView
from reader.ui.widgets.compare_matrix_head import MatrixHead
from reader.ui.widgets.compare_outlets import Column, columns
from reader.ui.widgets.compare_table import table
from tests.ui.test_compare_view import article, shown

ALL = {"Harbour Times", "Isle [/] Post", "Northern Ledger"}


async def table_of(session) -> MatrixView:
    """The table of all outlets, opened by its key."""
    await session.press("5")
    await session.until(lambda: isinstance(session.app.screen.pane, MatrixView), "the table")
    await session.until(lambda: session.app.screen.pane.ready, "its lines")
    await session.pilot.pause()
    return session.app.screen.pane


def index_of(view: MatrixView, words: str) -> int:
    return next(number for number, item in enumerate(view.items) if words in item.text and item.voices)


# What it shows


async def test_every_outlet_has_a_column_and_a_headline_and_every_sentence_a_row(comparing):
    async with comparing() as session:
        view = await table_of(session)
        assert {column.name for column in view.table.columns} == ALL
        assert "3 outlets" in session.seen
        assert all(name in session.seen for name in ALL)
        assert "Islands of Skerry wait as ferry strike goes on" in session.seen
        for column, sentences in enumerate(view.table.matrix.sentences):
            told = {item.voices[column].sentence for item in view.table.statements if item.voices[column]}
            assert told == set(range(len(sentences)))


async def test_a_figure_that_differs_stands_in_the_column_of_who_prints_it(comparing):
    async with comparing() as session:
        view = await table_of(session)
        await session.press("]")
        while "travellers" not in view.item.text:
            await session.press("]")
        printed = dict(zip((column.name for column in view.table.columns), view.item.figures, strict=True))
        assert printed == {
            "Harbour Times": "Over 1,300",
            "Isle [/] Post": "About 1,500",
            "Northern Ledger": "Over 1,300",
        }
        assert "About 1,500" in session.seen


async def test_without_room_for_names_initials_stand_above_and_figures_below_the_words(comparing):
    async with comparing(size=(80, 24)) as session:
        view = await table_of(session)
        assert not view.grid.geometry.named
        assert "HT Harbour Times" in session.seen
        view.go(index_of(view, "travellers"))
        await session.pilot.pause()
        assert "Over 1,300 HT, NL | About 1,500 IP" in " ".join(session.seen.split())


async def test_what_one_outlet_alone_says_is_folded_away_and_opens(comparing):
    async with comparing() as session:
        view = await table_of(session)
        assert "coast guard" not in session.seen
        folds = [number for number, item in enumerate(view.items) if item.shape is Shape.FOLD]
        assert len(folds) == 3
        view.go(next(number for number in folds if "Isle" in view.items[number].text))
        await session.press("enter")
        assert "coast guard lent a boat to carry the mail [sic]" in " ".join(session.seen.split())
        assert view.item.tellers == 1
        await session.press("z")
        assert len([item for item in view.items if item.shape is Shape.FOLD]) == 3
        await session.press("z")
        assert not [item for item in view.items if item.shape is Shape.FOLD]


async def test_the_marks_choose_which_statements_are_shown(comparing):
    async with comparing() as session:
        view = await table_of(session)
        await session.press("d")
        assert view.mode is Marks.SHARED
        assert all(item.tellers > 1 for item in view.items if item.voices)
        assert not [item for item in view.items if item.shape is Shape.FOLD]
        await session.press("d", "z")
        assert all(item.tellers == 1 for item in view.items if item.voices)
        await session.press("d")
        assert all(item.differences for item in view.items if item.voices)


async def test_the_chosen_outlets_own_words_stand_below(comparing):
    async with comparing() as session:
        view = await table_of(session)
        view.go(index_of(view, "travellers"))
        seen = set()
        for _ in view.table.columns:
            await session.press("tab")
            seen.add(session.app.screen.matrix_reading.render().plain.splitlines()[1])
        assert {words.split(" travellers")[0] for words in seen} == {"Over 1,300", "About 1,500"}


# Keys and mouse


async def test_h_and_l_go_from_outlet_to_outlet_and_capital_j_and_k_through_what_several_tell(comparing):
    async with comparing() as session:
        view = await table_of(session)
        for _ in range(4):
            await session.press("h")
        assert view.column == 0
        for expected in (1, 2, 2):
            await session.press("l")
            assert view.column == expected
        view.action_top()
        several = [number for number, item in enumerate(view.items) if item.tellers > 1]
        for expected in (*several, several[0]):
            await session.press("J")
            assert view.cursor == expected
        await session.press("K")
        assert view.cursor == several[-1]


async def test_enter_lays_two_outlets_side_by_side_at_that_sentence_and_esc_comes_back(comparing):
    async with comparing() as session:
        screen = session.app.screen
        view = await table_of(session)
        view.go(index_of(view, "Tomas Reyl"))
        view.choose_column(next(n for n, column in enumerate(view.table.columns) if column.name == "Northern Ledger"))
        await session.press("enter")
        await session.until(
            lambda: screen.view == "aligned" and screen.found.comparison.articles[1].article.id == screen.ids[1]
        )
        await session.until(lambda: "Northern Ledger" in session.seen.splitlines()[0], "the other outlet")
        await session.until(lambda: "Tomas Reyl" in screen.pane.item.cells[0].text, "the sentence")
        assert screen.found.comparison.articles[0].article.outlet == "Harbour Times"
        await session.press("escape")
        await session.until(lambda: screen.pane is view, "the table again")
        assert "Tomas Reyl" in view.item.text
        await session.press("escape")
        assert isinstance(session.app.screen, MainScreen)


async def test_what_an_outlet_leaves_out_is_opened_at_who_says_it(comparing):
    async with comparing() as session:
        view = await table_of(session)
        await session.press("z")
        view.go(index_of(view, "coast guard"))
        says = view.item.column
        view.choose_column((says + 1) % 3)
        opening = view.opening()
        assert opening.base == says
        assert opening.left != opening.right


async def test_a_click_chooses_and_a_second_one_opens(comparing):
    async with comparing() as session:
        screen = session.app.screen
        view = await table_of(session)
        index = index_of(view, "travellers")
        x, y = view.grid.geometry.before + 2 * view.grid.geometry.column + 3, view.grid.extent(index)[0]
        await session.pilot.click(view, offset=(x, y))
        assert (view.cursor, view.column) == (index, 2)
        await session.pilot.click(view, offset=(x, y), times=2)
        await session.until(lambda: screen.view == "aligned", "the two outlets")


async def test_a_statement_is_copied_as_each_outlet_says_it(comparing, monkeypatch):
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    async with comparing() as session:
        view = await table_of(session)
        view.go(index_of(view, "travellers"))
        await session.press("y")
        await session.until(lambda: session.app.clipboard)
        assert [words in session.app.clipboard for words in ("Over 1,300", "About 1,500")] == [True, True]
        assert session.app.clipboard.count("\n— ") == 3


async def test_a_find_goes_through_the_texts_of_all_outlets_folded_or_not(comparing):
    async with comparing() as session:
        view = await table_of(session)
        await session.press("slash")
        await session.type("Helicopters")
        await session.until(lambda: view.item and "Helicopters" in view.item.text)
        await session.press("enter")
        assert "1 of 1 passage with “Helicopters”" in session.seen


async def test_every_motion_works_in_the_table(comparing):
    async with comparing(size=(80, 16)) as session:
        view = await table_of(session)
        await session.press("z")
        for act in ("line_down", "line_up", "half_page_down", "half_page_up", "page_down", "page_up", "other_side"):
            await view.run_action(act)
        await session.press("G")
        assert view.scroll_offset.y == view.max_scroll_y
        await session.press("g")
        assert view.scroll_offset.y == 0
        await session.press("w", "m", "n", "N", "J", "K", "equals_sign", "y")


async def test_another_pair_of_the_story_needs_no_new_table(comparing):
    async with comparing() as session:
        screen = session.app.screen
        view = await table_of(session)
        await session.press("1")
        await session.until(lambda: len(screen.others) == 2, "both others")
        await session.press("n")
        await session.until(lambda: screen.ids[1] == screen.others[1].id or screen.ids[1] == screen.others[0].id)
        await session.press("5")
        await session.until(lambda: screen.pane is view, "the same table")
        assert isinstance(session.app.screen, CompareScreen)


# Whatever the texts


BODIES = {
    "empty": "",
    "one": "The dam was opened.",
    "long": " ".join(f"The dam number {number} was opened after {number + 3} days of rain." for number in range(300)),
    "unbroken": "dam " * 2000,
    "foreign": "水庫星期二開放。一千二百人離開家園。",
}


@pytest.mark.parametrize("size", [(30, 8), (80, 24), (200, 60)])
async def test_no_text_is_too_odd_for_the_table(size):
    fulls = [article(name, f"Title of {name}", [[body]] if body else []) for name, body in BODIES.items()]
    view = MatrixView(compare(fulls[0], fulls[1]), table(matrix(fulls)))
    async with shown(view, size) as pilot:
        for act in ("line_down", "page_down", "bottom", "other_side", "other_side", "page_up", "top"):
            await view.run_action(act)
        view.toggle_fold()
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        for line in range(view.grid.height):
            paint(view.grid, line, GridPen(view.look, lambda item: item.spans, view.table.columns), 1, 1)


async def test_more_outlets_than_fit_are_reached_sideways():
    bodies = [f"The dam above Tamsin was opened after {number} days of rain." for number in range(1, 12)]
    fulls = [article(f"Paper {number}", "Dam opened", [[body]]) for number, body in enumerate(bodies)]
    view = MatrixView(compare(fulls[0], fulls[1]), table(matrix(fulls)))
    async with shown(view, (80, 24)) as pilot:
        seen = set()
        view.choose_column(0)
        for _ in range(len(fulls)):
            assert view.column in view.grid.geometry.columns
            seen |= set(view.grid.geometry.columns)
            view.action_choose_side(1)
            await pilot.pause()
        assert seen == set(range(len(fulls)))


async def test_the_head_tells_how_many_outlets_are_not_compared():
    fulls = [article(f"Paper {number}", "Dam opened", [["The dam was opened."]]) for number in range(3)]
    view = MatrixView(compare(fulls[0], fulls[1]), table(matrix(fulls), 4))
    head = MatrixHead()
    async with shown(view, (80, 24)) as pilot:
        await pilot.app.screen.mount(head)
        head.view = view
        assert head.render().plain.strip().startswith("3 of 7 outlets")


# What needs no screen


@given(
    width=st.integers(20, 300),
    names=st.lists(st.text("abc Ü", min_size=1, max_size=30), min_size=1, max_size=14),
    data=st.data(),
)
def test_the_columns_fit_and_the_chosen_outlet_is_among_them(width, names, data):
    heads = [Column(name, name[:3]) for name in names]
    chosen = data.draw(st.integers(0, len(heads) - 1))
    geometry = GridGeometry.fit(width, heads, chosen, data.draw(st.integers(0, len(heads))))
    assert chosen in geometry.columns
    assert geometry.columns.stop <= len(heads)
    assert geometry.count <= MOST_COLUMNS
    assert geometry.width <= max(width, geometry.before + INITIALS)
    assert geometry.column_at(geometry.before + (chosen - geometry.first) * geometry.column) == chosen


@pytest.mark.parametrize(
    ("outlets", "initials"),
    [
        (("Harbour Times", "The Northern Ledger"), ["HT", "NL"]),
        (("Isle Post", "Inland Post"), ["IP", "IP2"]),
        (("Gaceta", "朝日新聞", "Daily Bulletin 24"), ["GA", "朝", "DB"]),
        ((None, "USTimeToday", None), ["1", "UTT", "3"]),
    ],
)
def test_initials_tell_outlets_apart(write_article, outlets, initials):
    assert [column.initials for column in columns([write_article(outlet) for outlet in outlets])] == initials


def test_outlets_that_are_unknown_or_the_same_have_names_of_their_own(write_article):
    found = columns([write_article(outlet) for outlet in ("Post", None, "Post")])
    assert [column.name for column in found] == ["Post", "Text 2", "Post 2"]


@pytest.fixture
def write_article():
    from datetime import UTC, datetime
    from pathlib import Path

    from reader.article import Article

    return lambda outlet: Article("a", Path("/a"), "A", datetime(2026, 3, 4, tzinfo=UTC), outlet=outlet)


async def test_a_figure_of_an_outlet_that_gives_it_in_another_statement_is_marked_so(comparing):
    async with comparing() as session:
        view = await table_of(session)
        at = index_of(view, "travellers")
        item = view.items[at]
        column = next(n for n, voice in enumerate(item.voices) if voice and n != item.column)
        voices = tuple(None if n == column else voice for n, voice in enumerate(item.voices))
        view.items = [*view.items[:at], replace(item, voices=voices), *view.items[at + 1 :]]
        view._set_lines(0)
        view.choose_column(column)
        view.go(at)
        await session.until(lambda: "gives this figure in another statement" in session.seen)
        assert "▸⇅" in session.seen
