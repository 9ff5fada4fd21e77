"""Bringing a library up to date: scan the folders, then group their articles into stories.

`python -m reader.indexing ROOT … [--changed PATH …]` is the child process of the screen: it prints one JSON object a
line and ends when its standard input is closed. It may be killed at any moment: what it committed stays, the next run
goes on from there.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reader import settings
from reader.errors import NewsreaderError
from reader.paths import user_paths
from reader.stopping import never

if TYPE_CHECKING:
    from reader.library import Library, Progress, Report, Scope

CHANGED = "--changed"
OnProgress = Callable[["Progress"], None]
SPARED = 1  # processors that are left to the screen
LOOK_EVERY = 0.5  # seconds between two looks at what another newsreader writes
WAIT_FOR_OTHERS = 600.0  # seconds: another newsreader may be in the middle of a long first scan


def bring_up_to_date(
    library: Library,
    scope: Scope,
    *,
    changed: Scope | None = None,
    on_progress: OnProgress | None = None,
    on_scanned: Callable[[], None] | None = None,
    on_grouped: Callable[[float], None] | None = None,
    stop: Callable[[], bool] = never,
    wait: float = WAIT_FOR_OTHERS,
    spared: int = 0,
    keep_emptied: bool = False,
) -> Report:
    """Scan a scope as settings.toml says, then group its articles into stories if anything changed and no other
    newsreader does so.

    Only what `changed` is looked at, where that is known. `on_progress` is told how far the scan is, `on_scanned` that
    it is over, `on_grouped` how much of the grouping is done, 0 to 1. `stop` is polled for every article. So many
    processors as are `spared` are left to others. With `keep_emptied` the articles of a folder that had many and is
    wholly empty now stay. Raises IndexFault when another newsreader holds the library for longer than `wait` seconds.
    """
    from reader.library.scanning.choice import Choice

    choice = Choice.of(settings.load(user_paths().settings))
    report = library.scan(
        scope,
        changed=changed,
        on_progress=on_progress,
        stop=stop,
        wait=wait,
        spared=spared,
        choice=choice,
        keep_emptied=keep_emptied,
    )
    if on_scanned:
        on_scanned()
    if not stop():
        from reader import stories  # late: what is new can be found before

        stories.group_once(library, scope, stop=stop, on_share=on_grouped, spared=spared, wait=wait)
    return report


def main(words: list[str], out: IO[str] = sys.stdout) -> int:
    """The child process: events as JSON Lines on `out`. Gives the exit status."""
    roots, changed = _parted(words)
    from reader.library import Library, Scope

    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(10)  # the screen's keys come first

    try:
        with Library(user_paths().index) as library:
            tell = _Telling(library, out)
            report = bring_up_to_date(
                library,
                Scope.of(map(Path, roots)),
                changed=Scope.of(map(Path, changed)) if changed else None,
                on_progress=tell.progress,
                on_scanned=tell.scanned,
                on_grouped=tell.grouped,
                stop=tell.waiting,
                spared=SPARED,
                keep_emptied=True,
            )
            tell("stories")
            counts = {"added": report.added, "changed": report.changed, "removed": report.removed}
            tell("done", problems=len(report.problems), **counts)
    except NewsreaderError as fault:
        _print(out, "fault", message=str(fault))
        return 2
    except Exception as fault:  # nobody sees what this process prints elsewhere
        from reader.log import note

        _print(out, "fault", message=f"indexing stopped: {note(fault)}")
        return 2
    return 0


class _Telling:
    """Tells what goes on, also what another newsreader writes while we wait for it."""

    def __init__(self, library: Library, out: IO[str]) -> None:
        self._library, self._out = library, out
        self._seen = library.version()
        self._at_work = False
        self._looked_at = time.monotonic()

    def __call__(self, event: str, **facts: object) -> None:
        _print(self._out, event, **facts)

    def progress(self, progress: Progress) -> None:
        """How far the scan is, and that there are other articles now."""
        self._at_work = True
        self(
            "progress",
            files=progress.files_seen,
            of=progress.files_total,
            articles=progress.articles,
            problems=progress.problems,
            file=progress.file,
            rate=progress.rate,
            seconds_left=progress.seconds_left,
            share=progress.share,
            mended=progress.mended,
        )
        self._tell_articles()

    def scanned(self) -> None:
        """The articles are all there."""
        self._at_work, self._looked_at = False, time.monotonic()
        self("articles")

    def grouped(self, share: float) -> None:
        """How far the grouping is."""
        self._at_work = True
        self("grouping", share=share)

    def waiting(self) -> bool:
        """A flag that never stops, polled all the time: before the scan or the grouping begins, another newsreader is
        at it."""
        now = time.monotonic()
        if not self._at_work and now - self._looked_at >= LOOK_EVERY:
            self._looked_at = now
            self("waiting")
            self._tell_articles()
        return False

    def _tell_articles(self) -> None:
        if (now := self._library.version()) != self._seen:
            self._seen = now
            self("articles")


def _print(out: IO[str], event: str, **facts: object) -> None:
    print(json.dumps({"event": event, **facts}), file=out, flush=True)


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The roots, and behind CHANGED what of them is to be looked at."""
    at = words.index(CHANGED) if CHANGED in words else len(words)
    return words[:at], words[at + 1 :]


def _end_with_the_parent() -> None:
    """The parent holds our standard input open for as long as it lives; everything committed survives a hard exit."""
    try:
        while os.read(sys.stdin.fileno(), 1):  # past its buffer, whose lock would make ending a crash
            pass
    finally:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
