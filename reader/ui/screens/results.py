"""Search of everything, as one types: the newest question's answer is shown, and marks and snippets where one looks."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from textual import events, on, work

from reader.errors import NewsreaderError
from reader.ui import loading
from reader.ui.ordering import ORDERS, outlets_by_article
from reader.ui.phrases import counted
from reader.ui.row import Row
from reader.ui.screens.narrowing import TYPING, NarrowingScreen, Place, matching
from reader.ui.turns import Turns
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.story_list import StoryList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library, Sieve

    Asked = TypeVar("Asked")

MORE_TIMES = 4  # so many times more hits are asked for when the end of those shown is reached


class ResultsScreen(NarrowingScreen):
    """A search replaces the rows of the list until it is left; then the list is as it was."""

    _before: Place | None = None
    _found: loading.Found | None = None
    order = "relevance"
    put_away_too = False
    """Whether the results have what is hidden or muted among them."""
    still_reading = False
    """Whether there may be articles that are not read yet."""

    @on(events.Mount)
    def _prepare_to_search(self) -> None:
        self.turns = Turns()
        self._searcher = ThreadPoolExecutor(1, "search")  # one search at a time: what waits and is outdated never runs
        self._most = loading.MOST_HITS

    @on(events.Unmount)
    def _search_no_more(self) -> None:
        self._searcher.shutdown(wait=False, cancel_futures=True)

    @property
    def searching(self) -> bool:
        """Whether the list shows the results of a search."""
        return self._before is not None

    def action_search(self) -> None:
        """Open the box for a search of everything."""
        self.end_narrowing()
        if self._before is None:
            self._before = self.place()
            self.order, self.put_away_too = "relevance", False
        self.search_box.open()
        self.learn_names()

    @work(exclusive=True, group="names")
    async def learn_names(self) -> None:
        """Learn what the search box may complete."""
        if self.library is not None:
            with suppress(NewsreaderError):
                self.search_box.names = await asyncio.to_thread(self.library.names, self.scope)

    @on(SearchBox.Typed, "#search")
    def _typed(self, event: SearchBox.Typed) -> None:
        self.query_now = event.text.strip()
        self._most = loading.MOST_HITS
        self.search(self.query_now)

    @work(exclusive=True, group="search")
    async def search(self, query: str, *, stay: bool = False) -> None:
        """Show what a query finds, unless a newer one's answer is there. `stay`: the cursor keeps to its row."""
        turn = self.turns.ask()
        await asyncio.sleep(0 if stay else TYPING)
        if self.library is None:
            self.search_box.say("", "The index is still being opened.")
        elif not query:
            self.turns.drop()
            self._show_list()
            self.search_box.say("", "")
        else:
            try:
                found = await self._off_thread(loading.search, self.library, self._wanted(query))
            except NewsreaderError as fault:
                found = loading.Found([], 0, complaint=str(fault))
            if not self.turns.may_show(turn):
                return
            if found.unfinished:
                self._show_list()
                self.search_box.say("", self.search_box.offered() or found.complaint or "")
            else:
                self._show_found(found, turn, stay)

    async def _off_thread(self, ask: Callable[..., Asked], library: Library, *asked: object) -> Asked:
        return await asyncio.get_running_loop().run_in_executor(self._searcher, ask, library, *asked)

    def _wanted(self, query: str) -> loading.Wanted:
        outlets = outlets_by_article(self.listing.entries) if self.order == "outlets" else {}
        seen, sieve = self.stories.window, self.sieve(query)
        return loading.Wanted(query, self.scope, self.order, self._most, seen, outlets, sieve)

    def sieve(self, query: str) -> Sieve:
        """What of the hits of a query is not listed."""
        away = set() if self.put_away_too else self.listing.marks.away
        return loading.sieve(query, away, every_copy=self.listing.every_copy)

    def _show_found(self, found: loading.Found, turn: int, stay: bool) -> None:
        self._found, self._turn = found, turn
        rows = matching(found.rows, self.narrowed)
        near = max(min(self.stories.cursor, len(rows) - 1), 0)
        cursor = next((n for n, row in enumerate(rows) if self.stories.row and row.key == self.stories.row.key), near)
        self.stories.empty = self.why_none()
        self.show_rows(rows, cursor if stay else 0, results=True, top=None if stay else 0)
        if self.stories.row:
            self.load_page(self.stories.row)  # the same article may be shown, but without these marks
        self.tell_found(found)

    def why_none(self) -> str:
        """Say why there are no results."""
        if self._found is not None and self._found.hidden:
            return "All that was found is hidden or muted."
        return "Nothing yet: articles are still being read." if self.still_reading else "Nothing was found."

    def tell_found(self, found: loading.Found) -> None:
        """Say how many hits there are, in which order, and what is to be said of the query."""
        order = f"by {ORDERS[self.order][1]}" if self.order != "relevance" and found.total else ""
        said = advice(found, self.hints.key_of("hidden"), still_reading=self.still_reading) or [
            self.search_box.offered()
        ]
        self.search_box.say(counts(found, order), "\n".join(said), found.did_you_mean)

    def narrowed_rows(self) -> list[Row]:
        """The results, or the rows of the list, that have the words typed."""
        if self.searching and self._found is not None:
            return matching(self._found.rows, self.narrowed)
        return super().narrowed_rows()

    @on(StoryList.Seen)
    def _seen(self, event: StoryList.Seen) -> None:
        if self.library is not None and self._found is not None and self.searching:
            self.look_at(event.first, self.stories.rows[event.first : event.last], self._turn)

    @work(exclusive=True, group="excerpts")
    async def look_at(self, first: int, rows: list[Row], turn: int) -> None:
        """Make marks and snippets of rows that are seen."""
        assert self.library is not None
        try:
            made = await self._off_thread(loading.excerpts, self.library, self.query_now, rows)
        except NewsreaderError:
            return
        if not self.turns.is_shown(turn) or self._found is None:
            return
        self.stories.complete(first, made)
        by_key = {row.key: row for row in made}
        self._found.rows[:] = [by_key.get(row.key, row) for row in self._found.rows]

    @on(StoryList.Pointed)
    def _near_the_end(self, event: StoryList.Pointed) -> None:
        """More of the hits come when the cursor reaches the end of those shown."""
        found = self._found
        if event.row is None or found is None or not self.searching or self.narrowed:
            return
        if self._most <= len(found.rows) < found.total and self.stories.cursor > len(found.rows) - self.stories.window:
            self._most = MORE_TIMES * len(found.rows)
            self.search(self.query_now, stay=True)

    def _show_list(self) -> None:
        place = self._before
        self._found = None
        if place is None:
            return
        found = self.listing.find(place.key, place.cursor) if place.key else None
        same = found is not None and found == place.cursor
        self.show_rows(self.listing.rows, place.cursor if found is None else found, top=place.top if same else None)
        if self.stories.row:
            self.load_page(self.stories.row)

    @on(SearchBox.Done, "#search")
    def _done(self) -> None:
        if not self.search_box.input.value.strip():
            self.end_search()
        self.set_focus(self.stories)

    @on(SearchBox.Left, "#search")
    def end_search(self) -> None:
        """Leave the search: the list is as it was before."""
        for group in ("search", "excerpts"):
            self.workers.cancel_group(self, group)
        self.turns.drop()
        self.end_narrowing()
        self.search_box.close()
        self.query_now = ""
        self._show_list()
        self._before = None
        self.set_empty()
        self.set_focus(self.stories)
        self.tell_keys()

    def set_empty(self) -> None:
        """Say why the list is empty, if it is."""


def counts(found: loading.Found, order: str) -> list[str]:
    """How many articles were found, how many of them are shown, and in which order: ever shorter."""
    total = counted(found.total, "article")
    shown = f"{len(found.rows):,} of {total}" if found.total > len(found.rows) else total
    ordered = [f"{told} · {order}" for told in (shown, total, f"{found.total:,}")] if order else []
    return [*ordered, shown, total, f"{found.total:,}"]


def advice(found: loading.Found, key_of_hidden: str, *, still_reading: bool = False) -> list[str]:
    """What is wrong with a query, what may be meant, what keeps it from finding anything, and what is not listed."""
    said = [found.complaint] if found.complaint else []
    if found.did_you_mean:
        said = [line.removesuffix("?").partition(": did you mean")[0] for line in said]
        said.append(f"Did you mean: {found.did_you_mean}  (Tab)")
    if still_reading and not found.total and not found.hidden:
        return said  # there may be some yet, and the list says so
    if found.because and not found.total:
        said.append(f"0 hits because {found.because}.")
    elif found.because:
        said.append(f"{found.because[0].upper()}{found.because[1:]}. These have some of it.")
    elif found.whole:
        some = found.total - found.whole
        said.append(f"{found.whole} {_have(found.whole)} all words; {some:,} {_have(some)} some of them.")
    if found.hidden:
        said.append(
            f"{found.hidden:,} more hidden or muted: {key_of_hidden} shows {'it' if found.hidden == 1 else 'them'}."
        )
    elif not found.total and not said:
        said.append("0 hits. Fewer words, or the start of one with *, find more.")
    return said


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
