"""Every list of a dialog goes by the same keys, and by those of the preset."""

from __future__ import annotations

import pytest

from reader.settings import Settings
from reader.ui.screens.picking import Picked, PickScreen
from reader.ui.widgets.choice_list import Choice
from reader.ui.widgets.chooser import Chooser

ENTRIES = [Choice(f"Entry {number} of {word}", str(number)) for number, word in enumerate(["salt", "pepper"] * 20)]


async def picked(session, *keys, entries=ENTRIES):
    """What is picked with these keys."""
    given = []
    await session.app.push_screen(PickScreen("Pick", entries, empty="There is nothing."), given.append)
    await session.until(lambda: isinstance(session.app.focused, Chooser), "the list")
    for key in keys:
        await session.press(key)
    await session.until(lambda: given, "a choice")
    return given[0]


@pytest.mark.parametrize(
    ("preset", "down", "keys"),
    [
        ("default", "j", ["G", "k", "k", "enter"]),
        ("default", "down", ["end", "up", "up", "l"]),
        ("arrows", "down", ["end", "up", "up", "enter"]),
        ("mutt", "j", ["G", "k", "k", "enter"]),
        ("newsboat", "j", ["G", "k", "k", "enter"]),
    ],
)
async def test_the_motions_are_those_of_the_preset(opened, preset, down, keys):
    async with opened(settings=Settings(preset=preset)) as session:
        assert await picked(session, down, down, "enter") == Picked("2")
        assert await picked(session, *keys) == Picked("37")


async def test_a_preset_without_letters_moves_by_none_and_ones_own_keys_go_before_it(opened):
    async with opened(settings=Settings(preset="arrows", keys={"line-down": "w", "take-away": "y"})) as session:
        assert await picked(session, "j", "w", "enter") == Picked("1")
        own = [Choice("Mine", "mine", removable=True)]
        assert await picked(session, "d", "y", entries=own) == Picked("mine", removed=True)
        await session.app.push_screen(PickScreen("Pick", own))
        await session.until(lambda: "y takes away" in session.seen, "the key of settings.toml")


async def test_pages_are_as_long_as_the_list_and_a_list_can_be_left_by_each_of_its_keys(opened):
    async with opened() as session:
        assert int((await picked(session, "ctrl+f", "enter")).key) > 5
        assert int((await picked(session, "space", "b", "enter")).key) == 0
        for key in ("q", "escape", "h", "left", "backspace"):
            assert await picked(session, key) is None


async def test_typing_narrows_and_enter_takes_what_is_under_the_cursor(opened):
    async with opened() as session:
        given = []
        await session.app.push_screen(PickScreen("Pick", ENTRIES), given.append)
        await session.press("/")
        await session.type("pep")
        await session.until(lambda: len(session.app.screen.choices.choices) == 20)
        await session.press("down")
        assert isinstance(session.app.focused, Chooser)
        assert not given
        await session.press("j", "escape")
        await session.until(lambda: len(session.app.screen.choices.choices) == 40, "the whole list")
        await session.press("/")
        await session.type("nothing has this")
        await session.until(lambda: not session.app.screen.choices.choices)
        await session.press("enter")
        assert not given
        await session.press("/")
        await session.type("17")
        await session.until(lambda: len(session.app.screen.choices.choices) == 1)
        await session.press("enter")
        assert given == [Picked("17")]


async def test_the_keys_in_the_last_line_can_be_clicked(opened):
    async with opened() as session:
        given = []
        await session.app.push_screen(PickScreen("Pick", ENTRIES), given.append)
        await session.until(lambda: "Enter opens  / narrows  Esc leaves" in session.seen)
        await session.pilot.click("#choice-keys", offset=(1 + len("Enter opens  "), 1))
        await session.until(lambda: session.app.screen.box.is_open, "the box")
        await session.press("escape")
        await session.pilot.click("#choice-keys", offset=(3, 1))
        await session.until(lambda: given == [Picked("0")])


async def test_where_there_is_nothing_that_is_said_and_help_tells_the_keys(opened):
    async with opened() as session:
        assert await picked(session, "enter", "d", "j", "escape", entries=[]) is None
        await session.app.push_screen(PickScreen("Pick", [], empty="There is nothing."))
        await session.until(lambda: "There is nothing." in session.seen)
        await session.press("?")
        await session.until(lambda: "Help: a dialog" in session.seen and "take away" in session.seen)
