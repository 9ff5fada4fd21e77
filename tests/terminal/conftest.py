"""The real program in a real terminal, in a clean place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.in_a_terminal import Terminal


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A clean place for settings, index, state and log."""
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CACHE", "DATA", "CONFIG", "STATE")}
    return {**os.environ, **places, "HOME": str(tmp_path / "home"), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Starts `newsreader …` in a terminal: terminal("demo", columns=80, lines=24)."""
    opened: list[Terminal] = []

    def start(*arguments: str | Path, columns: int = 120, lines: int = 40) -> Terminal:
        command = [sys.executable, "-m", "reader", *map(str, arguments)]
        opened.append(Terminal(command, environment, columns, lines))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.fixture
def run(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `newsreader …` without a terminal: run("search", "bridge", "--json")."""

    def start(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reader", *map(str, arguments)]
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=120
        )

    return start
