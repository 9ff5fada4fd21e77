"""The statistics of what is listed, on a screen of their own."""

from __future__ import annotations

import asyncio

from textual import getters, work
from textual.app import ComposeResult
from textual.screen import Screen

from reader.ui.screens.reading import ReadingScreen
from reader.ui.statistics import Statistics, statistics
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


class CountingScreen(ReadingScreen):
    """The main screen's way there."""

    @work(exclusive=True, group="statistics")
    async def action_statistics(self) -> None:
        """Count what is listed, and show it."""
        marks = self.listing.marks
        counts = await asyncio.to_thread(
            statistics, self.listing.entries, set(marks.read), set(marks.starred), set(marks.away)
        )
        self.app.push_screen(StatisticsScreen(counts))
