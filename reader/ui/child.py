"""The process that indexes while one reads: its own, so that no key ever waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import reader
from reader.indexing import CHANGED

PACKAGE = Path(reader.__file__).parents[1]  # started there, it never imports a json.py that lies among the articles
LONGEST_LINE = 1 << 20
LAST_MOMENT = 0.3  # seconds


class IndexingChild:
    """`python -m reader.indexing ROOT …`, which looks at what is in `changed`, else at everything.

    Close it and it is gone at once; what it had committed stays.
    """

    def __init__(self, roots: Sequence[Path], changed: Sequence[Path] = ()) -> None:
        self.command = [sys.executable, "-m", "reader.indexing", *map(str, roots)]
        if changed:
            self.command += [CHANGED, *map(str, changed)]
        self._process: asyncio.subprocess.Process | None = None

    async def events(self) -> AsyncIterator[dict[str, Any]]:
        """What it reports, until it ends; a "fault" where it ended without having said "done"."""
        self._process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=PACKAGE,
            limit=LONGEST_LINE,
        )
        finished = False
        async for event in self._reported(self._process):
            finished = finished or event.get("event") in {"done", "fault"}
            yield event
        status = await self._process.wait()
        if not finished:
            yield {"event": "fault", "message": f"indexing stopped early (status {status}); R tries again"}

    async def _reported(self, process: asyncio.subprocess.Process) -> AsyncIterator[dict[str, Any]]:
        assert process.stdout is not None
        while line := await process.stdout.readline():
            with contextlib.suppress(ValueError):
                event = json.loads(line)
                if isinstance(event, dict):
                    yield event

    async def close(self) -> None:
        """End it, and wait a moment until it is gone: it has nothing to lose."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), LAST_MOMENT)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
