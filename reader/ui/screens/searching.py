"""What is listed, in which order, and the ways back: sorting, narrowing by outlet, year and language, leaving."""

from __future__ import annotations

import asyncio

from textual import work

from reader.errors import NewsreaderError
from reader.ui import loading
from reader.ui.ordering import ORDERS
from reader.ui.screens.offers import Standing, left_out
from reader.ui.screens.results import ResultsScreen
from reader.ui.views import View


class SearchingScreen(ResultsScreen):
    """The list and the results of a search are sorted by the same keys."""

    @property
    def in_a_search(self) -> bool:
        """Whether a search or a narrowing is under way."""
        return self.searching or self.narrowing

    def action_sort(self) -> None:
        """Choose the order of the list, or of the results. The question is there before the next key is looked at."""
        from reader.ui.screens.choosing import SortScreen

        present = self.order if self.searching else self.listing.order
        orders = [order for order in ORDERS if self.searching or order != "relevance"]

        def take(chosen: str | None) -> None:
            if chosen and chosen != present:
                self.sort_by(chosen)

        self.app.push_screen(SortScreen(orders, present), take)

    def sort_by(self, order: str) -> None:
        """Sort what is listed; the cursor goes to its top."""
        if self.searching:
            self.order = order
            self.search(self.query_now)
        else:
            self.listing.order = order
            self._rearrange()

    @work(exclusive=True, group="narrow")
    async def _rearrange(self) -> None:
        rows = await asyncio.to_thread(self.narrowed_rows)
        self.show_rows(rows, 0, top=0)
        self.tell_order()

    def tell_order(self) -> None:
        """Say in which order the list is."""

    @work(exclusive=True, group="ask")
    async def action_narrow_by(self) -> None:
        """Choose an outlet, a year or a language, and keep only its articles: as a part of the query."""
        from reader.ui.screens.choosing import NarrowingChoiceScreen

        if self.library is None:
            return
        query = self.query_now if self.searching else ""
        try:
            counted = await asyncio.to_thread(loading.breakdown, self.library, query, self.scope, self.sieve(query))
        except NewsreaderError as fault:
            self.notify(str(fault), severity="error", markup=False)
            return
        number = sum(share.count for share in counted.years)
        if not number:
            self.notify("There is nothing to narrow.", timeout=2, markup=False)
            return
        chosen = await self.app.push_screen_wait(NarrowingChoiceScreen(counted, number, query))
        if chosen:
            self.keep_only(chosen)

    def keep_only(self, piece: str) -> None:
        """Put a piece before the query, or take it out of it."""
        from reader.library.finding.breakdown import with_piece

        query = self.query_now if self.searching else ""
        self.action_search()
        kept = with_piece(query, piece)
        self.search_box.put(kept)
        if kept:
            self.set_focus(self.stories)

    def action_view(self, name: str) -> None:
        """Show another view."""

    def action_put_away(self) -> None:
        """What is hidden or muted: a view of the list, and in a search, among the results or not."""
        if not self.searching:
            self.action_view("all" if self.listing.view is View.HIDDEN else "hidden")
            return
        self.put_away_too = not self.put_away_too
        told = (
            "Hidden and muted articles are shown." if self.put_away_too else "Hidden and muted articles are left out."
        )
        self.notify(told, timeout=2, markup=False)
        self.search(self.query_now, stay=True)

    def action_clear(self) -> None:
        """Leave the narrowing, then the search, then the view."""
        if self.narrowing:
            self.end_narrowing()
        elif self.searching:
            self.end_search()
        elif self.listing.view is not View.ALL:
            self.action_view("all")

    def action_leave(self) -> None:
        """Leave the search, then the view; from the whole list, the program."""
        if self.in_a_search or self.listing.view is not View.ALL:
            self.action_clear()
        else:
            self.app.exit()

    def tell_keys(self) -> None:
        listing, pinned = self.listing, self.stories.pinned is not None
        away = self.in_a_search
        self.hints.left_out = left_out(Standing(self.stories.row, bool(listing.entries), away, pinned))
