"""The README promises only what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from reader.arguments import COMMANDS, command_of
from reader.settings import KEYS, load
from reader.ui.key_table import BEGIN, END, in_step

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_that_of_the_program() -> None:
    assert BEGIN in README
    assert END in README
    assert in_step(README) == README


def test_every_picture_and_file_it_points_to_exists() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_make_target_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`", README):
        assert re.search(rf"(?m)^{target}:", makefile), target


def test_it_never_names_somebody_elses_package() -> None:
    assert "pip install newsreader" not in README


def test_every_command_it_shows_is_understood() -> None:
    lines = [line for line in README.split("\n") if line.startswith("newsreader ")]
    assert len(lines) > 10
    for line in lines:
        _, name, *words = shlex.split(line, comments=True)
        if name in COMMANDS:
            command_of([name, *(words[: words.index(">")] if ">" in words else words)])
    assert {shlex.split(line)[1] for line in lines} >= COMMANDS.keys() - {"demo"}


def test_the_settings_it_shows_are_all_there_are_and_have_no_fault(tmp_path: Path) -> None:
    (shown,) = re.findall(r"(?s)```toml\n(.*?)```", README)
    (tmp_path / "settings.toml").write_text(shown, encoding="utf-8")
    assert load(tmp_path / "settings.toml").faults == ()
    assert load(tmp_path / "settings.toml").lines.keys() >= set(KEYS)
