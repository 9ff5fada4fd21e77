"""The one table of commands, and what is made of it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reader import settings
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.bindings import bindings
from reader.ui.commands import COMMANDS, PLACES, commands_at
from reader.ui.help import of_help
from reader.ui.key_faults import key_faults
from reader.ui.key_names import is_key, shown, split
from reader.ui.presets import PRESETS
from reader.ui.screens.main import MainScreen
from reader.ui.views import View
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.search_box import Line
from reader.ui.widgets.story_list import StoryList

WIDGETS = {"list": StoryList, "article": ArticleView, "text": PageView, "search": Line}


def test_ids_are_unique_and_no_key_means_two_things_in_one_place():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for place in PLACES:
        keys = [key for command in commands_at(place) for key in split(command.keys)]
        assert len(keys) == len(set(keys)), place


@pytest.mark.parametrize("place", WIDGETS)
def test_every_command_of_a_place_has_its_action(place):
    nodes = {"": WIDGETS[place], "screen": MainScreen, "app": NewsreaderApp}
    for command in commands_at(place):
        action = command.action.partition("(")[0]
        where, _, name = action.rpartition(".")
        assert hasattr(nodes[where], f"action_{name}"), command.id


@pytest.mark.parametrize("place", WIDGETS)
def test_every_command_of_a_place_is_bound_there(place):
    bound = {binding.id for binding in bindings(place)} | {
        binding.id for binding in NewsreaderApp.BINDINGS if not isinstance(binding, tuple)
    }
    assert {command.id for command in commands_at(place) if command.keys} <= bound


def test_the_table_needs_no_screen():
    code = "import sys, reader.ui.commands; print('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def test_keys_are_shown_as_a_person_reads_them():
    assert shown("ctrl+f,pagedown") == "^F PgDn"
    assert shown("slash,?,shift+tab") == "/ ? S-Tab"


def test_unknown_ids_and_clashes_of_the_users_keys_are_named():
    faults = [fault for _, fault in key_faults({"serach": "s", "compare": "j"})]
    assert any("serach" in fault and "did you mean 'search'" in fault for fault in faults)
    assert any('"j"' in fault and "compare" in fault and "line-down" in fault for fault in faults)
    assert key_faults({"compare": "slash", "search": "%", "find": "%"}) == []
    assert key_faults({}) == []


@pytest.mark.parametrize(
    "key", ["x", "+", "?", "slash", "number_sign", "f5", "ctrl+s", "shift+tab", "ctrl+shift+f12", "delete", "é"]
)
def test_what_is_a_key_is_taken(key):
    assert is_key(key)
    assert key_faults({"copy-pair": key}) == [] or "means both" in key_faults({"copy-pair": key})[0][1]


@pytest.mark.parametrize("key", ["not a key", "f99", "strg+x", "ctrl+", "pagedwn"])
def test_what_is_no_key_is_said(key):
    ((id, fault),) = key_faults({"search": key})
    assert (id, fault.partition(":")[0]) == ("search", "[keys] search")
    assert f'there is no key "{key}"' in fault
    assert ("did you mean 'pagedown'?" in fault) == (key == "pagedwn")


def test_the_help_of_the_comparison_begins_with_what_the_marks_mean():
    blocks = of_help("compare", {}, "")
    told = [
        block.first + block.text for block in blocks[: next(n for n, b in enumerate(blocks) if b.text == "Opening")]
    ]
    assert told[0] == "What the marks mean"
    for mark in "=≈~·+≠”⇅¶":
        assert any(mark in line for line in told), mark
    assert any("21" in line for line in told)


def test_help_lists_every_command_of_its_place_and_filters():
    for place in PLACES:
        told = "\n".join(block.text for block in of_help(place, {}, ""))
        assert all(command.help in told for command in commands_at(place))
    filtered = [block.text for block in of_help("list", {}, "half page")]
    assert "half a page down" in filtered
    assert not any("compare" in text for text in filtered)


async def test_keys_of_the_settings_call_the_command(opened):
    async with opened(settings=Settings(keys={"told-by-several": "B,f5"})) as session:
        await session.press("B")
        assert session.main.listing.view is View.SEVERAL
        await session.press("4")
        assert "1 All" in session.seen
        await session.press("1")
        assert "B Several" in session.seen


async def test_faults_of_the_settings_are_said_at_the_start(opened):
    wrong = Settings(theme="no-such-theme", keys={"serach": "s"}, faults=("line 3: themes",))
    async with opened(settings=wrong) as session:
        await session.until(lambda: "no such command" in session.seen and "no-such-theme" in session.seen)
        await session.until(lambda: "line 3: themes" in session.seen)


@pytest.mark.parametrize("name", PRESETS)
def test_no_two_commands_of_a_preset_have_one_key(name):
    assert tuple(PRESETS) == settings.PRESETS
    assert key_faults(PRESETS[name]) == []


async def test_a_preset_gives_keys_and_ones_own_go_before_it(opened):
    async with opened(settings=Settings(preset="arrows", keys={"search": "s"})) as session:
        start = session.main.stories.cursor
        await session.press("j")
        assert session.main.stories.cursor == start
        await session.press("down")
        assert session.main.stories.cursor == start + 1
        await session.press("f3")
        assert not session.main.search_box.is_open
        await session.press("s")
        assert session.main.search_box.is_open


async def test_days_are_written_as_the_settings_say(opened):
    async with opened(settings=Settings(dates="iso")) as session:
        await session.until(lambda: re.search(r"2026-03-\d\d", session.seen))


async def test_help_opens_where_one_stands_and_can_be_filtered(opened):
    async with opened() as session:
        await session.press("?")
        await session.until(lambda: "Help: the list" in session.seen)
        await session.press("/")
        await session.type("phrase")
        await session.until(lambda: "the words in this order" in session.seen and "half a page" not in session.seen)
        await session.press("escape", "q")
        await session.press("tab", "f1")
        await session.until(lambda: "Help: the article" in session.seen)
        await session.press("escape")
        assert session.app.screen is session.main


async def test_the_palette_runs_a_command_where_one_stood(opened):
    async with opened() as session:
        await session.press(":")
        await session.until(lambda: session.app.screen is not session.main)
        await session.type("stories told by several")
        await session.until(lambda: "Stories told by several" in session.seen)
        await session.press("enter")
        await session.until(lambda: session.app.screen is session.main)
        if session.main.listing.view is not View.SEVERAL:
            await session.press("enter")
        await session.until(lambda: session.main.listing.view is View.SEVERAL)


async def test_the_footer_can_be_clicked(opened):
    async with opened() as session:
        footer = session.seen.splitlines()[-1]
        await session.pilot.click("KeyHints", offset=(footer.index("/ Search") + 2, 0))
        await session.until(lambda: session.main.search_box.is_open)


async def test_control_c_and_capital_q_quit(opened):
    for key in ("ctrl+c", "Q"):
        async with opened() as session:
            await session.press(key)
            await session.until(lambda session=session: not session.app.is_running)
