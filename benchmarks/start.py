"""How soon the program answers: the version, and the first screen on many indexed articles."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, seconds
from tests.in_a_terminal import Terminal
from tests.invented import write_articles

BARE_SCREEN = (
    "from textual.app import App; from textual.widgets import Static\n"
    "class Bare(App):\n    def compose(self): yield Static('grad:')\n"
    "Bare().run()"
)


def figures(articles: int) -> Iterator[Figure]:
    """The version against a bare interpreter, the first screen against a Textual app that shows one word."""
    version = seconds(lambda: subprocess.run([sys.executable, "-m", "reader", "--version"], capture_output=True))
    bare = seconds(lambda: subprocess.run([sys.executable, "-c", "pass"]))
    yield Figure("newsreader --version", version, 0.1, bare, "a bare Python")
    with tempfile.TemporaryDirectory() as place:
        environment = clean_place(Path(place))
        folder = write_articles(Path(place) / "articles", articles)
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "reader", "index", folder], env=environment, capture_output=True, check=True
        )
        yield Figure(f"index {articles:,} articles, one process", time.perf_counter() - begin)
        command = [sys.executable, "-m", "reader", str(folder)]
        peer = first_paint([sys.executable, "-c", BARE_SCREEN], environment)
        yield Figure(
            f"first screen, {articles:,} articles", first_paint(command, environment), 1.0, peer, "a bare Textual app"
        )


def clean_place(place: Path) -> dict[str, str]:
    """An environment with settings, index, state and log of its own."""
    places = {f"XDG_{kind}_HOME": str(place / kind.lower()) for kind in ("CACHE", "DATA", "CONFIG", "STATE")}
    return {**os.environ, **places, "TERM": "xterm-256color"}


def first_paint(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from the start to the first headline on the screen, the best of three."""
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        terminal = Terminal(command, environment, 120, 40)
        terminal.wait_for("grad:")
        best = min(best, time.perf_counter() - begin)
        terminal.close()
    return best
