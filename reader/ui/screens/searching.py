"""Search of everything, narrowing of the list, find in the article: all as one types."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual import on, work
from textual.content import Content

from reader.ui import loading
from reader.ui.listing import Row
from reader.ui.phrases import counted
from reader.ui.screens.offers import Standing, left_out
from reader.ui.screens.reading import ReadingScreen
from reader.ui.views import View
from reader.ui.widgets.article_view import PageView
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.story_list import StoryList

TYPING = 0.06  # seconds between keys while one types
NARROW_SIGN = "F"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was in the list before a search."""

    key: str
    cursor: int
    top: int


class SearchingScreen(ReadingScreen):
    """A search replaces the rows of the list until it is left; then the list is as it was."""

    _before: Place | None = None
    _narrowing = False
    _finding = ""
    _find_from = 0

    @property
    def searching(self) -> bool:
        """Whether the list shows the results of a search."""
        return self._before is not None and not self._narrowing

    @property
    def in_a_search(self) -> bool:
        """Whether a search or a narrowing is under way."""
        return self._before is not None

    @property
    def finding_here(self) -> bool:
        """Whether a find in the article is under way."""
        return bool(self._finding)

    def action_search(self) -> None:
        """Open the box for a search of everything."""
        if self._narrowing:
            self.end_search()
        self._open_box(narrowing=False)

    def action_narrow(self) -> None:
        """Open the box for narrowing the list."""
        if self.searching:
            self.end_search()
        self._open_box(narrowing=True)

    def _open_box(self, *, narrowing: bool) -> None:
        if self._before is None:
            row = self.stories.row
            self._before = Place(row.key if row else "", self.stories.cursor, self.stories.scroll_offset.y)
        self._narrowing = narrowing
        if narrowing:
            self.search_box.open(NARROW_SIGN, "words of the title or the outlet")
        else:
            self.search_box.open("/")

    @on(SearchBox.Typed, "#search")
    def _typed(self, event: SearchBox.Typed) -> None:
        if self._narrowing:
            self.narrow(event.text)
        else:
            self.query_now = event.text.strip()
            self.search(self.query_now)

    @work(exclusive=True, group="search")
    async def narrow(self, text: str) -> None:
        """Show the rows of the list that have these words."""
        await asyncio.sleep(TYPING)
        self.listing.narrowed = text
        rows = await asyncio.to_thread(self.listing.arrange)
        self.show_rows(rows, 0, top=0)
        self.search_box.say(counted(len(rows), "row") if text else "", "" if rows else "Nothing here has these words.")

    @work(exclusive=True, group="search")
    async def search(self, query: str, *, stay: bool = False) -> None:
        """Show what a query finds. Only the last one typed is run and shown."""
        await asyncio.sleep(TYPING)
        if self.library is None:
            self.search_box.say("", "The index is still being opened.")
            return
        if not query:
            self._show_list()
            self.search_box.say("", "")
            return
        found = await asyncio.to_thread(loading.search, self.library, self.scope, query)
        self._show_found(found, stay)

    def _show_found(self, found: loading.Found, stay: bool) -> None:
        cursor = _same(found.rows, self.stories.row) if stay else 0
        self.stories.empty = "Nothing was found."
        self.show_rows(found.rows, cursor, results=True, top=None if stay else 0)
        if self.stories.row:
            self.load_page(self.stories.row)  # the same article may be shown, but without these marks
        suggestion = found.did_you_mean
        advice = [found.complaint] if found.complaint else []
        if suggestion:
            advice.append(f"Did you mean: {suggestion}  (Tab)")
        elif not found.total and not found.complaint:
            advice.append("0 hits. Fewer words, or the start of one with *, find more.")
        self.search_box.say(_told(found), "\n".join(advice), suggestion)

    def _show_list(self) -> None:
        place = self._before
        self.query_now = ""
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
        """Leave the search or the narrowing: the list is as it was before."""
        self.workers.cancel_group(self, "search")
        self.search_box.close()
        if self._narrowing:
            self.listing.narrowed = ""
            self.listing.arrange()
        self._show_list()
        self._before, self._narrowing = None, False
        self.set_empty()
        self.set_focus(self.stories)
        self.tell_keys()

    def set_empty(self) -> None:
        """Say why the list is empty, if it is."""

    def action_view(self, name: str) -> None:
        """Show another view."""

    def action_clear(self) -> None:
        """Leave the search or the narrowing, then the view."""
        if self._before is not None:
            self.end_search()
        elif self.listing.view is not View.ALL:
            self.action_view("all")

    def action_leave(self) -> None:
        """Leave the search, then the view; from the whole list, the program."""
        if self._before is not None or self.listing.view is not View.ALL:
            self.action_clear()
        else:
            self.app.exit()

    def tell_keys(self) -> None:
        listing, pinned = self.listing, self.stories.pinned is not None
        away = self._before is not None
        self.hints.left_out = left_out(Standing(self.stories.row, bool(listing.entries), away, pinned))

    def action_find(self) -> None:
        """Open the box for a find in the article."""
        self._find_from = self.view.scroll_offset.y
        self.find_box.open()

    @on(SearchBox.Typed, "#find")
    def _find_typed(self, event: SearchBox.Typed) -> None:
        self._finding = " ".join(event.text.split())
        marks = loading.marks(self.view.document, loading.occurrences(self._finding))
        self.view.mark(marks)
        if self.view.hits:
            self.view.to_hit(self.view.hit_from(self._find_from))
        self.find_box.say("", "" if self.view.hits or not self._finding else "Not in this article.")

    @on(SearchBox.Done, "#find")
    def _find_done(self) -> None:
        self.find_box.close()
        self.set_focus(self.view)

    @on(SearchBox.Left, "#find")
    def _find_left(self) -> None:
        self.end_find()
        self.view.scroll_to(y=self._find_from, animate=False)
        self._find_done()

    def end_find(self) -> None:
        """The marks of a find go, those of a search come back."""
        self._finding = ""
        self.view.mark({})
        if self.query_now and self.stories.row:
            self.load_page(self.stories.row)

    def leave_article(self) -> None:
        """First end a find, then go back to the list."""
        if self._finding:
            self.end_find()
        else:
            super().leave_article()

    @on(StoryList.Pointed)
    def _another(self) -> None:
        self._finding = ""

    @on(PageView.Moved, "#article")
    def _tell_matches(self) -> None:
        number, count = self.view.current, len(self.view.hits)
        told = counted(count, "match", "matches") if number is None else f"{number + 1} of {count}"
        self.matches.update(Content(f"{told}  ·  n next  N previous"))
        self.matches.set_class(count > 0, "-said")

    def action_next_match(self, by: int) -> None:
        """The next match in the article; in a search, after its last one those of the next hit."""
        if self.view.step(by):
            return
        if self._finding and self.view.hits:
            self.view.to_hit(0 if by > 0 else len(self.view.hits) - 1)
        elif self.searching and not self.step_article(by):
            self.notify("No more matches." if by > 0 else "No match before this one.", timeout=2, markup=False)


def _same(rows: list[Row], row: Row | None) -> int:
    return next((number for number, other in enumerate(rows) if row and other.key == row.key), 0)


def _told(found: loading.Found) -> str:
    if found.total > len(found.rows):
        return f"{len(found.rows)} of {counted(found.total, 'hit')}"
    return counted(found.total, "hit")
