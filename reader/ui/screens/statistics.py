"""The statistics of what is listed, on a screen of their own."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.screen import Screen

from reader.ui.statistics import Statistics
from reader.ui.statistics_page import page
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.sheet import SheetView


class StatisticsScreen(Screen[None]):
    """Plots of what was counted; it scrolls like any page."""

    sheet = getters.query_one(SheetView)

    def __init__(self, counts: Statistics) -> None:
        super().__init__()
        self.counts = counts

    def compose(self) -> ComposeResult:
        yield SheetView(lambda width, height: page(self.counts, width, height), id="statistics")
        yield KeyHints(getattr(self.app, "keys", {}))

    def on_mount(self) -> None:
        hints = self.query_one(KeyHints)
        hints.place, hints.left_out = self.sheet.place, frozenset({"find"})
        self.sheet.focus()

    def action_find(self) -> None:
        """There is nothing to find that is not seen."""

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss()
