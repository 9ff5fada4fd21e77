"""A line of progress on standard error, only where a person sits at it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import Progress

BAR = 24
SECONDS_BETWEEN = 0.1


class ProgressLine:
    """Draws a bar and counts over itself, and wipes the line at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._drawn_at = 0.0
        self._width = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)

    def __call__(self, progress: Progress) -> None:
        """Show how far the scan is."""
        self._draw(lambda: line_of(progress))

    def grouped(self, share: float) -> None:
        """Show how much of the grouping is done, 0 to 1."""
        self._draw(lambda: f"grouping into stories {_bar(share)} {share:.0%}")

    def _draw(self, told: Callable[[], str]) -> None:
        now = time.monotonic()
        if not self._shown or now - self._drawn_at < SECONDS_BETWEEN:
            return
        self._drawn_at = now
        line = told()
        print("\r" + line.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(line)


def line_of(progress: Progress) -> str:
    """ "indexing ████░░░░ 3,120 of 10,000 files, 3,117 articles, 2 problems, 310 a second, 22 s left" """
    of = progress.files_total
    share = progress.files_seen / of if of and progress.share is None else progress.share
    bar = f"{_bar(share or 0)} " if of else ""
    total = f" of {of:,}" if of is not None else ""
    problems = f", {progress.problems:,} problems" if progress.problems else ""
    pace = f", {progress.rate:,.0f} a second" if progress.rate else ""
    if progress.seconds_left is not None:
        pace += f", {duration(progress.seconds_left)} left"
    return f"indexing {bar}{progress.files_seen:,}{total} files, {progress.articles:,} articles{problems}{pace}"


def _bar(share: float) -> str:
    done = min(BAR, int(BAR * share))
    return "█" * done + "░" * (BAR - done)


def duration(seconds: float) -> str:
    """ "22 s", "3 min", "2 h 5 min": as exact as a guess is."""
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
