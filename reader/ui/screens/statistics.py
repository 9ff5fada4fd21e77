"""The statistics of what is listed, on a screen of their own."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reader.ui.statistics import Statistics
from reader.ui.statistics_page import page
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.sheet import SheetView


class StatisticsScreen(Screen[str]):
    """Plots of what was counted; gives what is to be listed of it, or None."""

    sheet = getters.query_one(SheetView)

    def __init__(self, counts: Statistics) -> None:
        super().__init__()
        self.counts = counts

    def compose(self) -> ComposeResult:
        yield SheetView(lambda width, height: page(self.counts, width, height), id="statistics")
        yield Static(id="statistics-told")
        yield KeyHints(getattr(self.app, "keys", {}))

    def on_mount(self) -> None:
        self.query_one(KeyHints).place = self.sheet.place
        self.sheet.focus()

    @on(SheetView.Pointed)
    def _tell(self, event: SheetView.Pointed) -> None:
        self.query_one("#statistics-told", Static).update(Content(event.door.told if event.door else ""))

    @on(SheetView.Opened)
    def _open(self, event: SheetView.Opened) -> None:
        self.dismiss(event.opens)

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
