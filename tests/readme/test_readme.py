"""The README promises only what is there."""

from __future__ import annotations

import re
from pathlib import Path

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
