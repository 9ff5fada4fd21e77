"""The log: a fault of the program is told in one line, and stands there with its place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader import log
from reader.__main__ import main
from reader.plain import commands

BROKEN_GROUPING = """
import sys
from reader import indexing, stories
stories.group_once = lambda *_, **__: {}["no such story"]
sys.exit(indexing.main(sys.argv[1:]))
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("CACHE", "DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path / "state" / "newsreader" / "newsreader.log"


def broken(*_: object) -> int:
    raise KeyError("a hostile\x1b]0;title\x07\nname")


def test_a_fault_of_a_command_is_one_line_and_status_2(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "paths", broken)
    assert main(["paths"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("newsreader: this should not happen: KeyError: ")
    assert printed.err.endswith(f"; {place} has more of it\n")
    assert printed.err.count("\n") == 1
    logged = place.read_text()
    assert "in broken\n" in logged
    assert "\x1b" not in printed.err + logged


def test_where_nothing_can_be_written_the_line_is_there_all_the_same(place: Path) -> None:
    place.parents[1].write_text("a file in its way")
    assert log.note(ValueError("odd")) == "this should not happen: ValueError: odd"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_where_the_disk_is_full_the_line_is_there_all_the_same(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place.parent.mkdir(parents=True)
    place.symlink_to("/dev/full")
    assert log.note(ValueError("odd")) == "this should not happen: ValueError: odd"
    assert capfd.readouterr().err == ""


def test_the_log_begins_anew_when_it_has_grown_large(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 300)
    for number in range(20):
        log.note(ValueError(f"fault {number}, " + "odd " * 10))
    kept = sorted(path.name for path in place.parent.iterdir())
    assert kept == ["newsreader.log", "newsreader.log.1"]
    assert "fault 19" in place.read_text()
    assert "fault 0," not in place.read_text() + (place.parent / kept[1]).read_text()


def test_a_fault_of_the_process_that_indexes_reaches_the_screen_and_the_log(place: Path, articles: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", BROKEN_GROUPING, str(articles)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    *_, last = map(json.loads, child.stdout)
    assert child.wait() == 2
    assert child.stdin is not None
    child.stdin.close()
    child.stdout.close()
    assert last["event"] == "fault"
    assert last["message"].startswith("indexing stopped: this should not happen: KeyError: 'no such story'; ")
    assert "bring_up_to_date" in place.read_text()
