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
        mark_half(Path(place))
        command = [sys.executable, "-m", "reader", str(folder)]
        peer, _ = painted([sys.executable, "-c", BARE_SCREEN], environment, "")
        first, whole = painted(command, environment, f"{articles:,} articles")
        told = f"{articles:,} articles, half of them read"
        yield Figure(f"first screen, {told}", first, 1.0, peer, "a bare Textual app")
        yield Figure("the whole list behind it", whole)


def mark_half(place: Path) -> None:
    """Mark half of the articles as read, as the reader would have."""
    from reader.library import Library
    from reader.state import State, actions

    with Library(place / "cache" / "newsreader" / "index") as library:
        ids = sorted(library.digests())
        with State(place / "data" / "newsreader" / "state.sqlite", library.digests) as state:
            state.change(actions.mark_read(ids[::2]))


def clean_place(place: Path) -> dict[str, str]:
    """An environment with settings, index, state and log of its own."""
    places = {f"XDG_{kind}_HOME": str(place / kind.lower()) for kind in ("CACHE", "DATA", "CONFIG", "STATE")}
    return {**os.environ, **places, "TERM": "xterm-256color"}


def painted(command: list[str], environment: dict[str, str], counted: str) -> tuple[float, float]:
    """Seconds from the start to the first headline on the screen, and until all is counted; the best of three."""
    firsts, wholes = [], []
    for _ in range(3):
        begin = time.perf_counter()
        terminal = Terminal(command, environment, 120, 40)
        terminal.wait_for("grad:")
        firsts.append(time.perf_counter() - begin)
        terminal.wait_for(counted)
        wholes.append(time.perf_counter() - begin)
        terminal.close()
    return min(firsts), min(wholes)
