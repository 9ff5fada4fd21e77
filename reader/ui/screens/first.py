"""What one sees who has no folder yet: three ways to begin."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.errors import NewsreaderError
from reader.ui import loading
from reader.ui.help import IMPORTING
from reader.ui.phrases import counted
from reader.ui.screens.folder import FolderScreen, Read
from reader.ui.screens.page import PageScreen

WELCOME = "Read, search and compare news articles kept as files."
CHOICES = {
    "folder": ("Open a folder", "text, Markdown, saved web pages, JSON Lines; never changed"),
    "demo": ("Try the sample articles", "three events as several newspapers tell them"),
    "importing": ("How to get articles in", "from the browser, a read-later service, a script"),
}


class FirstScreen(Screen[None]):
    """A menu; it works with j k, the arrows, Enter, digits and the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", show=False),
        Binding("j", "move(True)", show=False),
        Binding("k", "move(False)", show=False),
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, 5)),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]  # noqa: RUF012

    menu = getters.query_one(OptionList)

    def __init__(self, index: Path) -> None:
        super().__init__()
        self.index = index

    def compose(self) -> ComposeResult:
        with Vertical(id="welcome"):
            yield Static(Content("newsreader"), id="welcome-title")
            yield Static(Content(WELCOME), id="welcome-text")
            yield OptionList(
                *[_option(number, id, *told) for number, (id, told) in enumerate(CHOICES.items(), 1)], markup=False
            )
            yield Static(Content("j k move   Enter or a digit chooses   q quits"), id="welcome-keys")

    def on_mount(self) -> None:
        self.menu.focus()
        self.offer_what_is_indexed()

    @work
    async def offer_what_is_indexed(self) -> None:
        """A fourth way, where folders have been read before."""
        if not self.index.exists():
            return
        try:
            count = await asyncio.to_thread(_indexed, self.index)
        except NewsreaderError:
            return
        if count:
            self.menu.add_option(
                _option(len(CHOICES) + 1, "indexed", "Everything read before", counted(count, "article"))
            )

    def action_move(self, down: bool) -> None:
        """To the next choice, or the one before."""
        (self.menu.action_cursor_down if down else self.menu.action_cursor_up)()

    def action_choose(self, number: int) -> None:
        """Choose by number."""
        if number <= self.menu.option_count:
            self.choose(str(self.menu.get_option_at_index(number - 1).id))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.choose(str(event.option_id))

    @work(exclusive=True, group="choice")
    async def choose(self, choice: str) -> None:
        """Go the way that was chosen."""
        match choice:
            case "folder":
                path = await self.app.push_screen_wait(FolderScreen())
                if path is not None:
                    self.post_message(Read([path], remember=True))
            case "demo":
                from reader import demo

                self.post_message(Read([demo.folder()]))
            case "importing":
                self.app.push_screen(PageScreen("How to get articles in", lambda _: IMPORTING))
            case "indexed":
                self.post_message(Read([]))


def _option(number: int, id: str, title: str, told: str) -> Option:
    return Option(Content.assemble((f"{number}  {title}", "bold"), (f"\n   {told}", "dim")), id=id)


def _indexed(index: Path) -> int:
    from reader.library import Scope

    with loading.open_library(index) as library:
        return library.count(Scope(()))
