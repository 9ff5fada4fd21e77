"""The main screen's way to the statistics of what is listed, and from what they count to its articles."""

from __future__ import annotations

import asyncio

from textual import work

from reader.ui.screens.marking import MarkingScreen
from reader.ui.statistics import MANY_OUTLETS, STORIES
from reader.ui.views import View


class CountingScreen(MarkingScreen):
    """Counts in a thread: a long list takes a moment."""

    @work(exclusive=True, group="ask")
    async def action_statistics(self) -> None:
        """Count what is listed, and show it; what is chosen of it is listed."""
        from reader.ui.screens.statistics import StatisticsScreen
        from reader.ui.statistics import statistics

        marks = self.listing.marks
        counts = await asyncio.to_thread(
            statistics, self.listing.entries, set(marks.read), set(marks.starred), set(marks.away)
        )
        self.app.push_screen(StatisticsScreen(counts), self._list_counted)

    def _list_counted(self, chosen: str | None) -> None:
        """The articles of an outlet or of some days as a search; stories in their view, from those on."""
        if chosen is None:
            return
        if not chosen.startswith(STORIES):
            self.action_search()
            self.search_box.put(chosen)
            self.set_focus(self.stories)
            return
        outlets = int(chosen.removeprefix(STORIES))
        self.listing.order = "outlets"
        self.show_view(View.SEVERAL if outlets > 1 else View.ALONE)
        told = (row.story.told_by if row.story else 0 for row in self.stories.rows)
        wanted = (number for number, count in enumerate(told) if min(count, MANY_OUTLETS) <= outlets)
        self.stories.cursor = next(wanted, 0)
        self.set_focus(self.stories)
