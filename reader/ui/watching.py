"""Watching folders: what appears, changes or goes is told of within a moment, without looking through everything."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from reader import sources

SETTLE = 400  # milliseconds without a change: a file that is being written is told of when it is whole
LONGEST = 1_500  # milliseconds until it is told of all the same
MOST = 200  # paths that are told of one by one


async def changes(roots: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[list[Path]]:
    """The paths below some folders that changed, as it happens; an empty list where they are too many to name.

    Ends where `stop` is set, or where the system cannot watch (it then has to be asked by hand).
    """
    from watchfiles import Change, awatch

    def may_matter(_: Change, path: str) -> bool:
        name = path.rpartition("/")[2]
        return sources.wanted(name) or "." not in name.lstrip(".")  # else it may be a folder

    there = [root for root in roots if os.path.exists(root)]
    if not there:
        return
    try:
        async for found in awatch(*there, watch_filter=may_matter, stop_event=stop, debounce=LONGEST, step=SETTLE):
            paths = sorted({Path(path) for _, path in found})
            yield paths if len(paths) <= MOST else []
    except (OSError, RuntimeError):  # no more watches are to be had, or a folder went away
        return
