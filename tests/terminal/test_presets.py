"""Each preset of keys, walked through in the real program: every key that it names is pressed where it is for."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.settings import PRESETS
from reader.ui.commands import CHOICE, COMMANDS
from reader.ui.key_names import split
from reader.ui.presets import preset_keys
from tests.in_a_terminal import Terminal, sent

FERRY, HURT, NIGHT, STORK = "Ferry runs aground", "Fourteen hurt", "The night listeners", "The first stork"
DEFAULT = {command.id: command.keys for command in COMMANDS}
IN_DIALOGS = {command.id for command in COMMANDS if command.where == CHOICE}
NOT_HERE = {"every-copy", "suspend", "interrupt", "leave", "links", "take-suggestion", "quit", "browse", "edit"}
"""What shows nothing on these articles, or ends the walk: these have tests of their own."""


class Walk:
    """The reader with the keys of a preset; a command is called by its keys in turn, and what it does is awaited."""

    def __init__(self, terminal: Terminal, preset: str) -> None:
        self.terminal = terminal
        keys = {id: split(named) for id, named in {**DEFAULT, **preset_keys(preset)}.items() if named}
        self.left = {id: set(named) for id, named in keys.items() if preset == "default" or id in preset_keys(preset)}
        self._turns = {id: itertools.cycle(named) for id, named in keys.items()}

    def do(self, command: str, *shown: str, test: Callable[[str], bool] = lambda _: True) -> None:
        """Press the next key of a command; wait until all of `shown` is there and a test holds."""
        key = next(self._turns[command])
        self.left.get(command, set()).discard(key)
        self.terminal.press(sent(key))
        self.terminal.wait_until(
            lambda text: all(words in text for words in shown) and test(text), f"{shown} after {key} ({command})"
        )

    def all_of(self, command: str, there: str, back: str, origin: str) -> None:
        """Every key of a pair of commands that move the cursor there and back to where it was."""
        for _ in range(len(self.left.get(command, "x"))):
            self.do(command, test=at(there))
            self.do(back, test=at(origin))

    def press(self, key: str, *shown: str, test: Callable[[str], bool] = lambda _: True) -> None:
        """Press a key that means the same in every preset."""
        self.terminal.press(sent(key))
        self.terminal.wait_until(lambda text: all(words in text for words in shown) and test(text), f"{shown}, {key}")


def at(title: str) -> Callable[[str], bool]:
    """Whether the cursor stands on a row."""
    return lambda text: any(line.startswith("▌") and title in line for line in text.split("\n"))


def without(words: str) -> Callable[[str], bool]:
    """Whether these words have gone from the screen."""
    return lambda text: words not in text


def footer(words: str) -> Callable[[str], bool]:
    """Whether the last line shows these words."""
    return lambda text: words in text.rstrip().rpartition("\n")[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles, indexed once."""
    place = tmp_path_factory.mktemp("indexed")
    from reader import demo

    command = [sys.executable, "-m", "reader", "index", str(demo.folder())]
    subprocess.run(command, env={**os.environ, "XDG_CACHE_HOME": str(place)}, check=True, capture_output=True)
    return place


@pytest.fixture(params=PRESETS)
def walk(request: pytest.FixtureRequest, cache: Path, environment: dict[str, str]) -> Iterator[Walk]:
    """The reader on the sample articles with the keys of a preset."""
    settings = Path(environment["XDG_CONFIG_HOME"]) / "newsreader" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'preset = "{request.param}"\n')
    terminal = Terminal(
        [sys.executable, "-m", "reader", "demo"], {**environment, "XDG_CACHE_HOME": str(cache)}, 120, 30
    )
    terminal.wait_for(f"▌▸• {FERRY}", "28 articles", "Search")
    yield Walk(terminal, request.param)
    terminal.close()


Step = Callable[[Walk], None]
STEPS: list[tuple[frozenset[str], Step]] = []


def step(commands: str) -> Callable[[Step], Step]:
    """A part of the walk, about these commands. It begins at the top of the list, the first story open."""

    def add(walked: Step) -> Step:
        STEPS.append((frozenset(commands.split()), walked))
        return walked

    return add


def test_every_key_of_a_preset_does_what_its_table_says(walk: Walk) -> None:
    walk.do("to-article", "▌▾•")
    for commands, walked in STEPS:
        if any(walk.left.get(command) for command in commands):
            walked(walk)
            walk.do("top", test=at(FERRY))
    left = {id: keys for id, keys in walk.left.items() if keys and id not in NOT_HERE | IN_DIALOGS}
    assert not left, f"never pressed: {left}"
    for key in sorted(walk.left.get("quit", {"Q"})):
        walk.terminal.press(sent(key))
    assert walk.terminal.wait_for_end() == 0


@step("line-down line-up top bottom page-down page-up half-page-down half-page-up")
def move(walk: Walk) -> None:
    walk.all_of("line-down", HURT, "line-up", FERRY)
    walk.all_of("bottom", STORK, "top", FERRY)
    walk.do("page-down", test=without(f"▌▾• {FERRY}"))
    walk.do("page-up", test=at(FERRY))
    walk.do("page-down", test=without(f"▌▾• {FERRY}"))
    walk.do("page-up", test=at(FERRY))
    walk.do("half-page-down", test=without(f"▌▾• {FERRY}"))
    walk.do("half-page-up", test=at(FERRY))


@step("to-article close-story")
def open_and_close_a_story(walk: Walk) -> None:
    for _ in range(2):
        walk.do("close-story", "▌▸•")
        walk.do("to-article", "▌▾•")


@step("next-pane previous-pane to-list divide-left divide-right")
def go_between_the_panes(walk: Walk) -> None:
    walk.do("next-pane", test=footer("Next"))
    walk.do("previous-pane", test=footer("Search"))
    for _ in range(2):
        walk.do("next-pane", test=footer("Next"))
        walk.do("to-list", test=footer("Search"))
    walk.do("divide-right", "for five  ")
    walk.do("divide-left", test=without("for five  "))


@step("next-unread previous-unread")
def go_to_what_is_unread(walk: Walk) -> None:
    walk.do("next-unread", test=at(HURT))
    walk.do("next-unread", test=at("Ferry runs aground off Tarrow, 14 hurt"))
    walk.do("previous-unread", test=at(HURT))


@step("toggle-read undo redo toggle-star")
def mark_read_and_star(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("toggle-read", "2 Unread 27")
    walk.do("undo", "2 Unread 28")
    walk.do("redo", "2 Unread 27")
    walk.do("undo", "2 Unread 28")
    walk.do("toggle-star", "3 ★ 1")
    walk.do("toggle-star", "3 ★ 0")


@step("tag untag")
def tag(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("tag", "Tag Fourteen")
    walk.press("water")
    walk.press("enter", "#water", test=without("Tag Fourteen"))
    walk.do("untag", "Take a tag")
    walk.press("enter", test=without("#water"))


@step("hide")
def hide(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    for hidden in (1, 2):
        walk.do("hide", f"1 All {28 - hidden}")
    walk.do("undo", "1 All 27")
    walk.do("undo", "1 All 28")


@step("judge-story mute select select-none mark-all-read")
def judge_mute_and_select(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("judge-story", "20 stories")
    walk.do("undo", "19 stories")
    walk.do("mute", "Mute the outlet")
    walk.press("escape", test=without("Mute the outlet"))
    walk.do("select", "1 selected")
    walk.do("select-none", "1 All 28")
    walk.do("mark-all-read", "shown articles read?")
    walk.press("escape", test=without("shown articles read?"))


@step("unread starred hidden told-by-several saved-searches all-stories sort")
def list_otherwise(walk: Walk) -> None:
    walk.do("unread", "unread  ")
    walk.do("starred", "Nothing is starred")
    walk.do("hidden", "Nothing is hidden")
    walk.do("told-by-several", "3 stories")
    walk.do("saved-searches", "Saved searches")
    walk.press("escape", test=without("Saved searches"))
    walk.do("all-stories", "19 stories")
    for letter, test in (("t", lambda text: "by title" in text), ("d", without("by title"))):
        walk.do("sort", "number of outlets")
        walk.press(letter, test=test)


@step("narrow narrow-by clear")
def narrow(walk: Walk) -> None:
    for _ in range(2):
        walk.do("narrow", test=footer("Leave"))
        walk.press("puff", "1 row")
        walk.press("enter", test=footer("Open"))
        walk.do("clear", "1 All 28")
    walk.do("narrow-by", "Keep of these 28 articles")
    walk.press("escape", test=without("Keep of these"))


@step("search to-results end-search save-search")
def search(walk: Walk) -> None:
    walk.do("search", test=footer("Leave"))
    walk.press("ferry", "results")
    walk.do("save-search", "Save the search")
    walk.press("escape", test=without("Save the search"))
    for _ in range(2):
        walk.do("to-results", test=footer("Open"))
        walk.do("search", test=footer("Leave"))
    walk.do("end-search", "1 All 28")


@step("open next-article previous-article find next-match previous-match set-mark go-to-mark reading-mode history")
def read(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("open", "2 Unread 27", test=footer("Next"))
    walk.do("next-article", "2 Unread 26", "Skerry Post · 25 March 2026")
    walk.do("previous-article", "Coastline Daily · 25 March 2026")
    for _ in range(2):
        walk.do("find", test=footer("Leave"))
        walk.press("crew", "1 of 1")
        walk.press("enter", test=footer("Next"))
        walk.do("next-match", "1 of 1")
        walk.do("previous-match", "1 of 1")
        walk.press("escape", test=without("1 of 1"))
    walk.do("set-mark", "Mark this place")
    walk.press("a", test=without("Mark this place"))
    walk.do("reading-mode", test=without("▏"))
    walk.do("back", "▏", test=footer("Search"))
    walk.do("go-to-mark", "Go to the mark")
    walk.press("a", test=footer("Next"))
    walk.do("to-list", test=footer("Search"))
    walk.do("history", "Opened lately")
    walk.press("escape", test=without("Opened lately"))


@step("read-on read-back left-out problems open-folder back")
def look_through_pages(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("next-pane", test=footer("Next"))
    walk.do("read-on")
    walk.do("read-back", "Coastline Daily · 25 March 2026")
    walk.do("left-out", "Left out of the article")
    walk.do("back", test=without("Left out of the article"))
    walk.do("back", test=footer("Search"))
    walk.do("problems", "Files that could not be read")
    walk.do("back", "28 articles")
    walk.do("help", "Help: the list")
    walk.do("back", "28 articles")
    walk.do("open-folder", "Open a folder")
    walk.press("escape", test=without("Open a folder"))


@step("pipe save copy-address copy-citation")
def take_along(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("pipe", "Pipe to")
    walk.press("escape", test=without("Pipe to"))
    walk.do("save", "Save as")
    walk.press("escape", test=without("Save as"))
    walk.do("copy-address", "clipboard")
    walk.do("copy-citation", "“Fourteen hurt as island")


@step("open-story")
def from_a_story_at_a_glance(walk: Walk) -> None:
    walk.do("next-pane", test=footer("Next"))
    walk.do("open-story", test=without("Enter opens the story"))
    walk.do("to-list", test=footer("Search"))


@step("bar-left bar-right open-counted")
def bars(walk: Walk) -> None:
    walk.do("statistics", "Statistics", test=footer("List"))
    for _ in range(2):
        walk.do("bar-right")
        walk.do("bar-left")
    walk.do("open-counted", test=footer("Search"))
    walk.press("escape", "28 articles")


@step("rescan palette help statistics")
def ask(walk: Walk) -> None:
    walk.do("statistics", "Statistics")
    walk.do("back", "2 Unread", test=footer("Search"))
    for _ in range(2):
        walk.do("rescan", test=lambda text: "Nothing new" in text or "Already looking" in text)
        walk.do("palette", "Search for commands")
        walk.press("escape", test=without("Search for commands"))
        walk.do("help", "Help: the list")
        walk.do("back", "28 articles")


@step("pin choose-partner compare next-difference previous-difference choose-left choose-right")
def compare(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("pin", "▌◆")
    walk.do("pin", test=without("▌◆"))
    for _ in range(2):
        walk.do("choose-partner", "Compare with one of")
        walk.press("escape", test=without("Compare with one of"))
        walk.do("compare", "have a counterpart")
        walk.do("next-difference", "passages that differ")
        walk.do("previous-difference", "passages that differ")
        walk.do("choose-right", test=marked(right=True))
        walk.do("choose-left", test=marked(right=False))
        walk.do("back", "28 articles")


@step("other-side next-outlet why-paired next-passage partner screen-down fold swap stricter full-texts ledger marks")
def look_at_comparison(walk: Walk) -> None:
    walk.do("line-down", test=at(HURT))
    walk.do("compare", "10 of 10 sentences")
    for _ in range(2):
        walk.do("other-side", test=marked(right=True))
        walk.do("other-side", test=marked(right=False))
    walk.do("next-outlet", test=without("10 of 10 sentences"))
    walk.do("previous-outlet", "10 of 10 sentences")
    walk.do("why-paired", "likeness")
    walk.do("why-paired", test=without("likeness"))
    walk.do("next-passage", test=lambda text: "\n▌ The Corrin Maid struck" in text)
    walk.do("previous-passage", test=lambda text: "\n▌ PORTMERE" in text)
    walk.do("screen-down", test=without("PORTMERE (Meridian Press)"))
    walk.do("screen-up", "PORTMERE (Meridian Press)")
    walk.do("fold", "folded (z)")
    walk.do("fold", test=without("folded (z)"))
    walk.do("swap", test=lambda text: "Skerry Post" in text[:60])
    walk.do("swap", test=lambda text: "Coastline Daily" in text[:60])
    walk.do("stricter", "paired from")
    walk.do("looser", test=without("paired from"))
    walk.do("full-texts", "│")
    walk.do("partner", test=marked(right=True))
    walk.do("partner", test=marked(right=False))
    walk.do("lock", "Each side scrolls by itself")
    walk.do("only-in-one", "Only in Coastline Daily")
    walk.do("all-outlets", "Told by all 5 outlets")
    walk.do("ledger", "Figures:")
    walk.do("aligned", test=lambda text: re.search(r"\d =    \d", text) is not None)
    walk.do("marks")  # those of what both share stay
    walk.do("marks", test=lambda text: re.search(r"\d =    \d", text) is None)
    walk.do("copy-pair", "clipboard")
    walk.do("save-comparison", "Save as")
    walk.press("escape", test=without("Save as"))
    walk.do("back", "28 articles")


def marked(*, right: bool) -> Callable[[str], bool]:
    """Whether the chosen side of the comparison is the right one."""
    return lambda text: text.startswith("▌") != right
