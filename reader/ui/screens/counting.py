"""The main screen's way to the statistics of what is listed."""

from __future__ import annotations

import asyncio

from textual import work

from reader.ui.screens.reading import ReadingScreen


class CountingScreen(ReadingScreen):
    """Counts in a thread: a long list takes a moment."""

    @work(exclusive=True, group="ask")
    async def action_statistics(self) -> None:
        """Count what is listed, and show it."""
        from reader.ui.screens.statistics import StatisticsScreen
        from reader.ui.statistics import statistics

        marks = self.listing.marks
        counts = await asyncio.to_thread(
            statistics, self.listing.entries, set(marks.read), set(marks.starred), set(marks.away)
        )
        self.app.push_screen(StatisticsScreen(counts))
