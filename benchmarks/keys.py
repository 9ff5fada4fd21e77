"""How fast a key answers while indexing goes on, and how fast the reader quits in the middle of it."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, percentile
from benchmarks.start import clean_place
from tests.in_a_terminal import Terminal
from tests.invented import write_articles

PRESSES = 400
TURN = 5  # presses down, then as many up: the cursor never stands at an end of the list, where a key does nothing


def figures(articles: int) -> Iterator[Figure]:
    """The median and the 95th percentile of a key, and quitting, all while indexing."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_articles(Path(place) / "articles", articles)
        terminal = Terminal([sys.executable, "-m", "reader", str(folder)], clean_place(Path(place)), 120, 40)
        terminal.wait_for("grad:")
        times = [_press(terminal, "jk"[press // TURN % 2]) for press in range(PRESSES)]
        busy = "index" in terminal.text()
        begin = time.perf_counter()
        terminal.press("Q")
        terminal.wait_for_end()
        quitting = time.perf_counter() - begin
        terminal.close()
    state = "indexing" if busy else "idle: take more articles"
    yield Figure(f"a key while {state}, median", percentile(times, 0.5), 0.05)
    yield Figure(f"a key while {state}, 95th percentile", percentile(times, 0.95), 0.05)
    yield Figure(f"quit while {state}", quitting, 0.5)


def _press(terminal: Terminal, key: str) -> float:
    """Seconds until the cursor has moved on the screen."""
    terminal.settle()
    before = terminal.text()
    begin = time.perf_counter()
    terminal.press(key)
    terminal.wait_until(lambda text: _marked(text) != _marked(before), "the cursor to move")
    return time.perf_counter() - begin


def _marked(text: str) -> list[str]:
    """The lines that bear the cursor's bar: they may stay where they are while the list moves under them."""
    return [line[:40] for line in text.split("\n") if line.startswith("▌")]
