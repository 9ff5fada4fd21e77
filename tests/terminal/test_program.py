"""The reader as a person uses it: started in a terminal, keys pressed, the screen read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.in_a_terminal import Terminal
from tests.invented import subject_of, write_articles

Open = Callable[..., Any]
Run = Callable[..., subprocess.CompletedProcess[str]]
MANY = 700  # articles: some seconds of indexing


def differences(text: str) -> str:
    """How far one has come through the differences, as the last line but one says it: "2 of 7"; "" before the first."""
    told = re.search(r"(\d+ of \d+) passages that differ", text)
    return told[1] if told else ""


def test_the_demo_opens_on_stories_and_compares_two_outlets_at_one_key_however_fast_one_types(terminal: Open) -> None:
    reader = terminal("demo")
    reader.wait_for("▌▸• Ferry runs aground", "5 outlets", "28 articles")
    reader.press("c")
    reader.wait_for("sentences have a counterpart")
    at_first = differences(reader.wait_for("passages that differ"))
    reader.press("]")
    reader.wait_until(lambda text: differences(text) not in ("", at_first), "the next difference")
    reader.press("q?")  # in one go, as a fast typist does
    reader.wait_for("Help: the list", "open the story or the article")
    reader.press("qSt")
    reader.wait_for("by title")
    reader.press("Sd")
    reader.wait_until(lambda text: "by title" not in text and "▌▸• Ferry runs aground" in text, "the newest at the top")
    reader.press("c")
    reader.wait_for("sentences have a counterpart")
    reader.press("qQ")
    assert reader.wait_for_end() == 0


def edge(text: str) -> int:
    """The column of the line between the panes."""
    return text.split("\n")[1].rfind("▏")


def test_searching_as_one_types_shows_hits_and_escape_brings_the_list_back_which_the_mouse_widens(
    terminal: Open, tmp_path: Path
) -> None:
    reader = terminal(write_articles(tmp_path / "articles", 30))
    wanted, other = subject_of(17).capitalize(), subject_of(23).capitalize()
    reader.wait_for(wanted, other, "30 articles")
    reader.press("/", subject_of(17))  # all in one go, as a fast typist or a paste does
    reader.wait_until(lambda text: wanted in text and other not in text, "the one hit")
    reader.press("escape")
    at = edge(reader.wait_for(wanted, other))
    reader.press(f"\x1b[<0;{at + 1};9M", f"\x1b[<32;{at + 11};9M", f"\x1b[<0;{at + 11};9m")  # as terminals tell it
    reader.wait_until(lambda text: edge(text) == at + 10, "the wider list")
    reader.press("Q")
    assert reader.wait_for_end() == 0


def test_a_newcomer_without_folders_is_offered_a_way_in_and_the_samples_open(terminal: Open) -> None:
    reader = terminal(columns=80, lines=24)
    assert "Open a folder" in reader.wait_for("Try the sample articles")
    reader.press("2")
    reader.wait_for("outlets")
    reader.press("Q")
    assert reader.wait_for_end() == 0


def test_80_by_24_shows_the_list_and_an_article_and_ends_when_the_terminal_vanishes_without_a_signal(
    terminal: Open,
) -> None:
    reader = terminal("demo", columns=80, lines=24)
    reader.wait_for("▌▸• Ferry runs aground", "5 outlets", "28 articles")
    reader.press("c")
    reader.wait_for("counterpart")
    reader.press("q")
    reader.wait_until(lambda text: "counterpart" not in text, "the list again")
    reader.press("?")
    reader.wait_for("Help: the list")
    reader.press("q", "j", "enter")
    reader.wait_for("words ·")
    assert reader.hang_up() == 129


def test_hostile_titles_names_and_texts_never_reach_the_terminal_raw(terminal: Open, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    title = "[/] [@click=app.quit]Quit[/] [sic] \x1b]52;c;SGVsbG8=\x07 \x9b2J bridge"
    text = f"{title}\n\nThe council \x1b]0;owned\x07 agreed [bold]on[/bold] the bridge \u202e on Monday.\n"
    (folder / "a\x1b]0;name\x07b.txt").write_text(text, encoding="utf-8")
    (folder / "broken.jsonl").write_text("{\x1b]52;c;SGVsbG8=\x07", encoding="utf-8")
    reader = terminal(folder)
    reader.wait_for("[sic]", "[@click=app.quit]")
    reader.press("enter")
    reader.wait_for("[bold]on[/bold]")
    reader.press("q", "!")
    reader.wait_for("line 1: is not JSON")  # behind its path, which may be cut anywhere
    reader.press("q", "Q")
    assert reader.wait_for_end() == 0
    for sequence in (b"]52;", b"]0;owned", b"]0;name", "\u202e".encode(), "\x9b".encode()):
        assert sequence not in reader.written


def test_quit_or_killed_while_indexing_a_reader_leaves_no_lock_and_loses_nothing_and_the_next_start_goes_on(
    terminal: Open, run: Run, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "articles", MANY)
    reader = terminal(folder)
    reader.wait_for("grad:")
    reader.press("Q")
    assert reader.wait_for_end() == 0
    again = terminal(folder)
    again.wait_for("grad:")
    again.kill()
    report = json.loads(run("index", folder, "--json").stdout)
    assert (report["articles"], report["problems"]) == (MANY, [])
    found = json.loads(run("search", subject_of(MANY - 1), "--in", folder, "--json").stdout)
    assert [hit["article"]["item"] for hit in found["hits"]] == [f"a{MANY - 1}"]


def test_the_file_opens_in_the_editor_the_text_goes_to_a_command_and_the_reader_comes_back(
    terminal: Open, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "articles", 1)
    settings = Path(environment["XDG_CONFIG_HOME"]) / "newsreader" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'editor = "sh -c \'cp $0 {tmp_path / "edited"}\'"\n[pipe]\ncount = "wc -w"\n')
    reader = terminal(folder)
    title = f"{subject_of(0).capitalize()}:"
    reader.wait_for(title, "1 article")
    reader.press("e")
    reader.wait_until(lambda _: (tmp_path / "edited").exists(), "the editor")
    assert (tmp_path / "edited").read_text() == (folder / "many.jsonl").read_text()
    reader.press("|")
    reader.wait_for("Pipe to", "count")
    reader.press("\t", "enter")
    reader.wait_for("Enter goes back to the reader")
    reader.press("enter")
    reader.wait_for(title, "1 article")
    reader.press("Q")
    assert reader.wait_for_end() == 0


def test_a_mark_that_was_shown_outlives_kill_9_and_the_next_start_needs_no_help(terminal: Open) -> None:
    reader = terminal("demo", columns=80, lines=24)
    reader.wait_for("▌▸• Ferry runs aground", "28 articles")
    reader.press("j", "f")
    reader.wait_for("▌★• The night listeners")
    reader.press("r")
    reader.wait_for("▌★  The night listeners")
    reader.kill()
    again = terminal("demo", columns=80, lines=24)
    again.wait_for(" ★  The night listeners", "2 Unread 27", "3 Starred 1")
    again.press("u", "u")
    again.wait_for("  • The night listeners", "2 Unread 28", "3 Starred 0")


def test_a_fault_of_the_screen_leaves_a_terminal_one_can_go_on_with_and_stands_in_the_log(
    environment: dict[str, str],
) -> None:
    broken = "from reader.ui.screens.main import MainScreen as Main; Main.action_pin = lambda _: {}['no such pin']; "
    command = [sys.executable, "-c", broken + "import sys; from reader.__main__ import main; sys.exit(main(['demo']))"]
    reader = Terminal(command, environment, 80, 24)
    try:
        reader.wait_for("28 articles")
        reader.press("p")
        assert reader.wait_for_end() == 2
        reader.settle()
        assert b"\x1b[?1049l" in reader.written  # the screen that was there before is back
        assert "this should not happen: KeyError: 'no such pin'" in "".join(reader.text().split("\n"))
    finally:
        reader.close()
    assert "no such pin" in (Path(environment["XDG_STATE_HOME"]) / "newsreader" / "newsreader.log").read_text()
