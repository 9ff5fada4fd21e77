"""Naming a folder or a file to read: Tab completes, the line below says what is there."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.text.clean import clean_line
from reader.ui.widgets.key_line import KeyLine

SHOWN = 8  # folders that are offered
MOST_CHARACTERS = 4_096  # the longest path that Linux takes
MOST_ENTRIES = 5_000  # entries of a folder that are looked at: it may be a huge one


@dataclass
class Read(Message):
    """These files and folders shall be read (none: everything indexed); `remember` makes them the configured ones."""

    paths: Sequence[Path]
    remember: bool = False


def meant(typed: str) -> str:
    """The path that was meant: a whole one typed or pasted behind what stands there already starts anew."""
    typed = typed.strip()
    behind_home = typed.startswith(("~//", "~/~"))
    return re.sub(r".*/(?=[/~])", "", typed) if behind_home or not _is_there(typed) else typed


def _is_there(typed: str) -> bool:
    with suppress(ValueError):  # no path can be so
        return os.path.exists(os.path.expanduser(typed))
    return False


def named(typed: str) -> Path:
    """The whole path of what was meant. Raises ValueError where no path can be so, as with a NUL in it."""
    return Path(os.path.realpath(os.path.expanduser(meant(typed) or ".")))


def completions(typed: str) -> list[str]:
    """The folders that could be meant, as they would be typed, with a slash at their end."""
    typed = meant(typed)
    head, _, start = typed.rpartition("/")
    try:
        with os.scandir(os.path.expanduser(f"{head}/" if "/" in typed else ".")) as entries:
            names = [
                entry.name for entry, _ in zip(entries, range(MOST_ENTRIES), strict=False) if _offered(entry, start)
            ]
    except (OSError, ValueError):
        return []
    return [f"{head}/{name}/" if "/" in typed else f"{name}/" for name in sorted(names, key=str.lower)]


def _offered(entry: os.DirEntry[str], start: str) -> bool:
    hidden = entry.name.startswith(".") and not start.startswith(".")
    fits = entry.name.lower().startswith(start.lower()) and clean_line(entry.name) == entry.name
    return fits and not hidden and entry.is_dir()


def completed(typed: str, offered: list[str]) -> str:
    """What is typed, completed as far as it is certain."""
    if not offered:
        return typed
    first, last = min(offered), max(offered)
    common = next(
        (place for place, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first)
    )
    return first[:common] if common >= len(typed) else typed


class FolderScreen(ModalScreen[Path | None]):
    """Gives the folder or file that was named, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", show=False),
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]

    path = getters.query_one("#path", Input)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content("Open a folder of articles"), id="dialog-title")
            yield Input("~/", id="path", select_on_focus=False, max_length=MOST_CHARACTERS)
            yield Static(id="offered")
            yield KeyLine("Tab completes   Enter opens   Esc leaves", id="dialog-keys")

    def on_mount(self) -> None:
        self.path.cursor_blink = False
        self.path.cursor_position = len(self.path.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.offer(event.value)

    @work(exclusive=True, group="offer")
    async def offer(self, typed: str) -> None:
        """Show the folders that could be meant."""
        self._offer(await asyncio.to_thread(completions, typed))

    def _offer(self, offered: list[str]) -> None:
        more = f"\n… and {len(offered) - SHOWN} more" if len(offered) > SHOWN else ""
        names = [f"{Path(path).name}/" for path in offered[:SHOWN]]
        self.query_one("#offered", Static).update(Content("\n".join(names) + more))

    @work(exclusive=True, group="offer")
    async def action_complete(self) -> None:
        """Complete what is typed as far as it is certain."""
        typed = await asyncio.to_thread(meant, self.path.value)
        offered = await asyncio.to_thread(completions, typed)
        self.path.value = completed(typed, offered)
        self.path.cursor_position = len(self.path.value)
        self._offer(offered)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.open(event.value)

    @work(exclusive=True, group="offer")
    async def open(self, typed: str) -> None:
        """Give the path if it is there, else say that it is not."""
        try:
            path = await asyncio.to_thread(named, typed)
        except ValueError as fault:
            self._say(f"No file or folder is called so: {fault}")
            return
        if await asyncio.to_thread(os.path.exists, path):
            self.dismiss(path)
        else:
            self._say(f"There is no {clean_line(str(path))}")

    def _say(self, told: str) -> None:
        self.query_one("#offered", Static).update(Content(told))
