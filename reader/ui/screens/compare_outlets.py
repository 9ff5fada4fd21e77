"""All outlets of a story in the comparison: comparing them off the screen's thread, and opening two of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import getters, work
from textual.worker import get_current_worker

from reader.article import Article
from reader.comparison.matrix import matrix
from reader.comparison.result import FIGURE
from reader.errors import NewsreaderError
from reader.ui import beside
from reader.ui.screens.comparing import ALIGNED, MATRIX, ComparingScreen
from reader.ui.widgets.compare_matrix import MatrixView, Opening
from reader.ui.widgets.compare_matrix_head import MatrixHead, MatrixReading
from reader.ui.widgets.compare_table import Table, table
from reader.ui.widgets.compare_words import difference_told

LOW = 30  # lines of a screen under which the reading line is low


class OutletsScreen(ComparingScreen):
    """A comparison that can show all outlets of the story. `way_back` is the view that `Esc` goes back to first."""

    matrix_head = getters.query_one(MatrixHead)
    matrix_reading = getters.query_one(MatrixReading)
    way_back: str | None = None

    @work(exclusive=True, group="outlets")
    async def compare_outlets(self) -> None:
        """Compare every outlet of the story with every other one, and show the table."""
        if self.found is None:
            return
        pair = [full.article for full in self.found.comparison.articles]
        try:
            articles, more = await asyncio.to_thread(beside.outlets_of_story, self.library, self.scope, pair)
            if len(articles) < 3:
                self.say("Nobody else tells this: these two are all there is.")
            else:
                self.say(f"Comparing {len(articles)} outlets …")
            worker = get_current_worker()
            found = await asyncio.to_thread(self._table, articles, more, lambda: worker.is_cancelled)
        except NewsreaderError as fault:
            self.say(f"The outlets cannot be compared. {fault}")
            return
        self.say("")
        await self._show_table(found)

    def stop_comparing_outlets(self) -> None:
        """Somebody went on to another view: the table must not come in between."""
        if self.workers.cancel_group(self, "outlets"):
            self.say("")

    def _table(self, articles: Sequence[Article], more: int, stop: Callable[[], bool]) -> Table:
        """The table of these articles, of which there are `more`; one that can no longer be read is left out, but for
        the pair."""
        fulls = []
        for article in articles:
            try:
                fulls.append(self.library.full(article.id))
            except NewsreaderError:
                if article.id in self.ids:
                    raise
        return table(matrix(fulls, stop=stop), more)

    async def _show_table(self, found: Table) -> None:
        assert self.found is not None
        shown = MatrixView(self.found.comparison, found, id=f"compare-{MATRIX}")
        await self.panes.query(f"#compare-{MATRIX}").remove()
        shown.display = False
        await self.panes.mount(shown)
        await self.show_view(MATRIX)

    def has_table(self) -> bool:
        """Whether the table of all outlets is there, and has both articles of the pair."""
        shown = next(iter(self.panes.query(MatrixView)), None)
        ids = {article.id for article in shown.table.articles()} if shown else set()
        return set(self.ids) <= ids

    async def open_pair(self, opening: Opening) -> None:
        """Lay two articles side by side, at a sentence; `Esc` comes back."""
        self.way_back = self.view
        if (opening.left, opening.right) != self.ids:
            self.view = ALIGNED
            self.compare(opening.left, opening.right, opening.at)
            return
        await self.show_view(ALIGNED)
        self.keep_in_sight(opening.at)

    @work(exclusive=True, group="back")
    async def show_way_back(self) -> None:
        """The view from which a pair was opened."""
        view, self.way_back = self.way_back, None
        if view:
            await self.show_view(view)

    def tell_all(self) -> None:
        super().tell_all()
        pane = self.pane
        shown = isinstance(pane, MatrixView)
        self.head.display = not shown
        self.matrix_head.display = self.matrix_reading.display = shown
        self.matrix_reading.set_class(self.app.size.height < LOW, "-low")
        if isinstance(pane, MatrixView):
            self.matrix_head.view = self.matrix_reading.view = pane
            self.status.left = _told(pane)


def _told(pane: MatrixView) -> str:
    """The row under the cursor in one line: what differs in it, else what Enter does."""
    item = pane.item
    if item is None:
        return ""
    parts = [item.spread] if item.spread else []
    parts += [difference_told(each) for each in item.differences if each.kind != FIGURE or not item.spread]
    if parts:
        return " · ".join(parts)
    opening = pane.opening()
    return f"Enter lays it beside {pane.table.columns[opening.base].name}" if opening else "Enter shows them"
