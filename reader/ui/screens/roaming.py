"""Reading on: an article that is opened is read; next unread, where one left off, places marked with a letter."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import events, on, work

from reader.errors import StateFault
from reader.state import Place, actions
from reader.ui.row import Row
from reader.ui.screens.asking import LetterScreen
from reader.ui.screens.marking import MarkingScreen

KEEP_EVERY = 5.0  # seconds between two looks at how far one has read


class RoamingScreen(MarkingScreen):
    """An article counts as opened when its page has the focus, or is paged with Space; not when the cursor passes."""

    _opened: str | None = None
    _resumed: str | None = None  # whose page stands where it was left
    _kept: tuple[str, Place] | None = None

    @on(events.Mount)
    def _keep_places(self) -> None:
        self._places: dict[str, Place] = {}
        self.set_interval(KEEP_EVERY, self.keep_place)

    # What is opened is read.

    @on(events.DescendantFocus)
    def _came_to_the_page(self) -> None:
        if self.focused is self.view:
            self.open_article()
        elif self.focused is self.stories:
            self.keep_place()
            self._opened = None

    async def page_shown(self, row: Row) -> None:
        """A page has come: it starts where it was left, and is read if it has the focus."""
        if row.article and self.state and not self.query_now and self._opened != row.article.id:
            place = self._places.get(row.article.id)
            if place is None:
                with suppress(StateFault):
                    place = await asyncio.to_thread(self.state.place, row.article.id)
            if place and self.stories.row and self.stories.row.key == row.key:
                self.view.go_to(place.block, place.start)
                self._resumed = row.article.id if place.block else None
        if self.focused is self.view:
            self.open_article()

    def open_article(self) -> None:
        """The article that is shown is opened: it is read from now on."""
        article = self.article
        if article is None or article.id == self._opened or self._reading != article.id:
            return
        self.keep_place()
        self._opened = article.id
        if self._resumed == article.id and self.view.scroll_offset.y:
            self.notify(f"Where you left off. {self.key_of('top')} goes to the top.", timeout=2, markup=False)
        self._resumed = None
        if article.id not in self.listing.marks.read:
            self.act(lambda: actions.mark_read([article.id], title=article.title))

    def before_page(self) -> None:
        """Another page is about to come: what was read of this one is kept."""
        self.keep_place()

    def keep_place(self) -> None:
        """Keep how far the opened article was read; one that was read to its end starts anew."""
        if (read := self._read_to()) is not None:
            self._remember(*read)

    def _read_to(self) -> tuple[str, Place] | None:
        """The opened article, and how far it was read, where that is not kept yet."""
        if self._opened is None or self._opened != self._reading or self.state is None:
            return None
        place = Place() if self.view.at_end else Place(*self.view.top)
        if self._kept == (self._opened, place):
            return None
        self._kept = (self._opened, place)
        self._places[self._opened] = place
        return self._kept

    def keep_last_place(self) -> None:
        """At the end: keep how far the article was read, before anything is closed."""
        super().keep_last_place()
        if (read := self._read_to()) is not None and self.state:
            with suppress(StateFault):
                self.state.visit(*read)

    @work(group="places")
    async def _remember(self, article: str, place: Place) -> None:
        with suppress(StateFault):
            if self.state:
                await asyncio.to_thread(self.state.visit, article, place)

    # On to what is unread.

    def action_read_on(self) -> None:
        """A page down; at the end of the article the next unread one. What is paged through is read."""
        if self.view.display and self.view.size.height:
            self.open_article()
            if self.view.at_end:
                self.action_next_unread(1)
                return
        super().action_read_on()

    def action_next_match(self, by: int) -> None:
        """The next match while a search or a find is active, else the next unread article."""
        if self.searching or self.finding_here:
            super().action_next_match(by)
        else:
            self.action_next_unread(by)

    def action_next_unread(self, by: int) -> None:
        """The next article that is unread, of those that are shown; after the last one the first."""
        row, start, count = self.stories.row, self.stories.cursor, len(self.stories.rows)
        from_here = by > 0 and row is not None and row.article is None  # a story: its own articles come first
        for step in range(0 if from_here else 1, count):
            if self._go_to_unread((start + by * step) % count, by):
                if not 0 <= start + by * step < count:
                    self.notify("From the top again." if by > 0 else "From the end again.", timeout=2, markup=False)
                return
        told = "No other article here is unread." if self._unread_at(start) else "Everything here is read."
        self.notify(told, timeout=2, markup=False)

    def _go_to_unread(self, number: int, by: int) -> bool:
        """Put the cursor on an unread article of a row, in its story, which is opened for it."""
        row = self.stories.rows[number]
        if not self._unread_at(number):
            return False
        if row.article is None:
            if self.stories.is_open(number):
                return False  # its articles have rows of their own
            before = len(self.stories.rows)
            self.fold(number, True)
            inside = range(number + 1, number + 1 + len(self.stories.rows) - before)
            unread = (at for at in (inside if by > 0 else reversed(inside)) if self._unread_at(at))
            number = next(unread, number + 1)  # it may be a copy that is folded into another
        self.stories.cursor = number
        return True

    def _unread_at(self, number: int) -> bool:
        return number < len(self.stories.rows) and self.listing.marks.unread(self.stories.rows[number].articles)

    # Marks.

    @work(exclusive=True, group="ask")
    async def action_set_mark(self) -> None:
        """Let a letter stand for this place."""
        article = self.article
        if article is None or self.state is None:
            return
        place = Place(*self.view.top)
        letter = await self.app.push_screen_wait(LetterScreen("Mark this place with …", await self._marks()))
        if letter:
            self.act(lambda: actions.set_mark(letter, article.id, place), said=True)

    @work(exclusive=True, group="ask")
    async def action_go_to_mark(self) -> None:
        """To the place that a letter stands for."""
        if self.state is None:
            return
        letter = await self.app.push_screen_wait(LetterScreen("Go to the mark …", await self._marks()))
        found = (await asyncio.to_thread(self.state.marks)).get(letter) if letter else None
        if found:
            self._places[found[0]] = found[1]
            self.go_to_article(found[0], found[1])
        elif letter:
            self.notify(f"There is no mark {letter}.", timeout=2, markup=False)

    async def _marks(self) -> list[tuple[str, str]]:
        assert self.state is not None
        marks = await asyncio.to_thread(self.state.marks)
        titles = {article.id: article.title for article in self.listing.articles()} if marks else {}
        return [(letter, titles.get(id, "an article that is not here")) for letter, (id, _) in sorted(marks.items())]

    def go_to_article(self, article: str, place: Place) -> None:
        """Open an article at a place, wherever it stands in the list."""
        if self.article and self.article.id == article:
            self.view.go_to(place.block, place.start)
        elif not self._point_at(article):
            self.notify("That article is not in this list.", timeout=3, markup=False)
            return
        self._opened = None
        self.set_focus(self.view)

    def _point_at(self, article: str) -> bool:
        """Put the cursor on an article: of all of them, where this view has not got it."""
        if article not in self.listing.told_in:
            return False
        if self.stories.results or self.listing.find(article) is None:
            self.action_view("all")
        number = self.listing.find(article)
        if number is not None and self.stories.rows[number].article is None:
            self.fold(number, True)
            number = self.listing.find(article)
        if number is not None:
            self.stories.cursor = number
        return number is not None
