"""Keys that are typed in one go each do what they would do one by one: none is lost while something opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from reader.library import Scope
from reader.settings import Settings
from reader.state import Kind
from reader.ui.app import NewsreaderApp
from reader.ui.screens.compare import CompareScreen
from reader.ui.screens.page import PageScreen


def type_in_one_go(session, *keys):
    """Hand in keys as a terminal does that has them all at once: nothing runs between two of them."""
    for key in keys:
        session.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_a_mark_is_set_and_gone_to_by_a_letter_typed_in_one_go_with_its_key(opened):
    async with opened() as session:
        await session.point_at("Choir")
        type_in_one_go(session, "enter", "m", "r", "q", "g", "apostrophe", "r", "z")
        await session.until(lambda: "r" in session.main.state.marks(), "the mark r")
        await session.until(lambda: session.main.has_class("-reading") and "Choir" in session.page)
        assert len(session.main.state.ids(Kind.READ)) == 1


async def test_a_tag_is_typed_in_one_go_with_its_key(opened):
    async with opened() as session:
        type_in_one_go(session, "t", *"raft", "enter", "j", "t", *"xu", "enter")
        await session.until(lambda: session.main.listing.marks.all_tags() == ["raft", "xu"], "both tags")


@pytest.mark.parametrize("first", ["slash", "F"])
async def test_what_is_typed_with_the_key_of_a_box_stands_in_it_however_often_it_is_opened(opened, first):
    async with opened() as session:
        type_in_one_go(session, first, *"xjqrQ", "enter", first, "ctrl+u", *"baker", "enter")
        box = session.main.search_box if first == "slash" else session.main.narrow_box
        await session.until(lambda: box.input.value == "baker", "the whole word")
        await session.until(lambda: session.app.focused is session.main.stories, "the list")
        await session.until(lambda: [row.text for row in session.main.stories.rows if "baker" in row.text], "found")


@pytest.mark.parametrize("first", ["slash", "F"])
async def test_what_is_typed_behind_a_search_is_for_what_it_finds(opened, first):
    async with opened() as session:
        assert "baker" not in session.main.stories.row.text
        type_in_one_go(session, first, *"baker", "enter", "f")
        await session.until(lambda: session.main.state.ids(Kind.STARRED), "a star")
        [starred] = session.main.state.ids(Kind.STARRED)
        assert "baker" in session.main.library.article(starred).title.casefold()


async def test_a_box_that_is_left_and_opened_again_gets_every_letter(opened):
    async with opened() as session:
        for _ in range(5):
            type_in_one_go(session, "slash", *"choir", "escape", "slash", *"baker")
            await session.pilot.pause()
            await session.until(lambda: session.main.search_box.input.value == "baker", "baker")
            type_in_one_go(session, "escape")


async def test_a_screen_that_looks_something_up_first_has_the_keys_typed_meanwhile(opened):
    async with opened() as session:
        type_in_one_go(session, "exclamation_mark", "q", "number_sign", "q", "question_mark", "q", "f")
        await session.until(lambda: session.main.state.ids(Kind.STARRED), "a star")
        assert not isinstance(session.app.screen, PageScreen)


async def test_what_is_typed_with_the_key_of_the_comparison_is_for_the_comparison(opened):
    async with opened() as session:
        await session.point_at("Reservoirs")
        type_in_one_go(session, "c", "2")
        await session.until(lambda: isinstance(session.app.screen, CompareScreen), "the comparison")
        await session.pilot.pause()
        assert session.main.listing.view == "all"


async def test_ctrl_c_ends_whatever_goes_on(opened):
    async with opened() as session:
        type_in_one_go(session, "exclamation_mark", "ctrl+c")
        await session.until(lambda: not session.app.is_running or session.app._exit, "the end")


async def test_motions_typed_in_one_go_end_where_they_would_one_by_one(opened):
    async with opened() as session:
        await session.press("j", "j", "k", "enter", "j")
        there = session.main.stories.row.key
        await session.press("h", "h", "g")
        type_in_one_go(session, "j", "j", "k", "enter", "j", "f")
        await session.until(lambda: session.main.state.ids(Kind.STARRED), "a star")
        assert session.main.stories.row.key == there
        assert session.main.state.ids(Kind.STARRED) == {there}


def test_what_only_moves_is_known_by_the_keys_of_ones_own():
    app = NewsreaderApp(Path("/nowhere"), Scope.of([]), Settings(keys={"line-down": "ctrl+n,n"}))
    assert {"n", "ctrl+n", "k", "up", "G"} <= app.keys_that_move
    assert not {"j", "l", "enter", "space", "q"} & app.keys_that_move
