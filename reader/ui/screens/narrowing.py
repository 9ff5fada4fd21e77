"""Narrowing what is listed, stories or results, as one types."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual import on, work

from reader.ui.listing import has_words
from reader.ui.phrases import counted
from reader.ui.row import Row
from reader.ui.screens.finding import FindingScreen
from reader.ui.widgets.search_box import SearchBox

TYPING = 0.06  # seconds between keys while one types


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was in the list before something else was shown."""

    key: str
    cursor: int
    top: int


class NarrowingScreen(FindingScreen):
    """What is narrowed is the list as it is, or the results of a search; ended, all of it is back."""

    _unnarrowed: Place | None = None
    narrowed = ""

    @property
    def narrowing(self) -> bool:
        """Whether the box for narrowing is open, or something was narrowed."""
        return self._unnarrowed is not None

    def place(self) -> Place:
        """Where one is in the list."""
        row = self.stories.row
        return Place(row.key if row else "", self.stories.cursor, self.stories.scroll_offset.y)

    def action_narrow(self) -> None:
        """Open the box for narrowing."""
        self._unnarrowed = self._unnarrowed or self.place()
        self.narrow_box.open()

    @on(SearchBox.Typed, "#narrow")
    def _narrow_typed(self, event: SearchBox.Typed) -> None:
        self.narrow(event.text)

    @work(exclusive=True, group="narrow")
    async def narrow(self, text: str) -> None:
        """Show the rows that have these words."""
        await asyncio.sleep(TYPING)
        self.narrowed = text
        rows = await asyncio.to_thread(self.narrowed_rows)
        self.show_rows(rows, 0, results=self.searching, top=0)
        if text:
            self.narrow_box.say(counted(len(rows), "row"), "" if rows else "Nothing here has these words.")
        else:
            self.narrow_box.say("", "")

    def narrowed_rows(self) -> list[Row]:
        """The rows of what is listed now that have the words typed. Off the screen's own thread."""
        self.listing.narrowed = self.narrowed
        return self.listing.arrange()

    @on(SearchBox.Done, "#narrow")
    def _narrow_done(self) -> None:
        if not self.narrow_box.input.value.strip():
            self.end_narrowing()
        self.set_focus(self.stories)

    @on(SearchBox.Left, "#narrow")
    def _narrow_left(self) -> None:
        self.end_narrowing()
        self.set_focus(self.stories)

    def end_narrowing(self) -> None:
        """All rows are back, the cursor where it was before."""
        self.workers.cancel_group(self, "narrow")
        self.narrow_box.close()
        place, was = self._unnarrowed, self.narrowed
        self._unnarrowed, self.narrowed = None, ""
        if place is not None and was:
            self.go_back_to(place, self.narrowed_rows())
        self.tell_keys()

    def go_back_to(self, place: Place, rows: list[Row]) -> None:
        """Show rows with the cursor where it was among them, as far as that row is there."""
        found = _find(rows, place)
        same = found == place.cursor
        self.show_rows(rows, found or 0, results=self.searching, top=place.top if same else None)


def matching(rows: list[Row], text: str) -> list[Row]:
    """The rows that have all words of a text."""
    words = text.lower().split()
    return [row for row in rows if has_words(row, words)] if words else rows


def _find(rows: list[Row], place: Place) -> int | None:
    """The number of the row that one was at, or of the story that holds it."""
    if place.cursor < len(rows) and rows[place.cursor].key == place.key:
        return place.cursor
    keys = (number for number, row in enumerate(rows) if row.key == place.key)
    holds = (number for number, row in enumerate(rows) if any(one.id == place.key for one in row.articles))
    return next(keys, None) if place.key in {row.key for row in rows} else next(holds, place.cursor)
