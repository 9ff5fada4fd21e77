"""The two panes: the list of stories and articles, and the page of the one that the cursor stands on."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from reader.article import Article
from reader.ui import loading
from reader.ui.listing import Listing
from reader.ui.row import Row
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.divider import RightPane
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.masthead import Masthead
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.story_list import StoryList
from reader.ui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library import Library, Scope

SETTLE = 0.04  # seconds the cursor rests before its article is loaded: a held key loads nothing


class ReadingScreen(Screen[None]):
    """List and page. Under 90 columns one of them at a time, the page when it has the focus."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide"), (150, "-broad")]  # noqa: RUF012

    def __init__(self, scope: Scope, keys: Mapping[str, str]) -> None:
        super().__init__()
        self.scope = scope
        self.keys = keys
        self.library: Library | None = None
        self.listing = Listing()
        self.query_now = ""
        self._reading: str | None = None
        self._told_by: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        self.masthead = Masthead()
        self.search_box = SearchBox("/", 'words, "a phrase", outlet:name …', id="search", leads_to="#stories")
        self.narrow_box = SearchBox("F", "words of the title or the outlet", id="narrow", leads_to="#stories")
        self.view_bar = ViewBar(self.keys, id="views")
        self.stories = StoryList(id="stories")
        self.view = ArticleView(id="article")
        self.matches = Static(id="matches")
        self.find_box = SearchBox("/", "find in this article", id="find", leads_to="#article")
        self.hints = KeyHints(self.keys)
        yield self.masthead
        yield Horizontal(
            Vertical(self.search_box, self.narrow_box, self.view_bar, self.stories, id="list-pane"),
            RightPane(self.view, self.matches, self.find_box, id="article-pane"),
            id="panes",
        )
        yield self.hints

    def on_mount(self) -> None:
        self.stories.opened = self.listing.opened
        self.set_focus(self.stories)

    def on_screen_suspend(self) -> None:
        """What was said here is not for another screen."""
        self.app.clear_notifications()

    def on_descendant_focus(self) -> None:
        """The footer tells the keys of where one stands, and a narrow screen shows that pane."""
        self.hints.place = getattr(self.focused, "place", "")
        self.tell_keys()
        self.set_class(self.focused in (self.view, self.find_box.input), "-in-article")

    def show_rows(self, rows: list[Row], cursor: int, *, results: bool = False, top: int | None = None) -> None:
        """Put these rows in the list."""
        self.stories.show(rows, cursor, results=results, top=top)
        self.view_bar.display = not results
        self.tell_keys()

    def tell_keys(self) -> None:
        """The footer leaves out what does nothing here."""

    @property
    def article(self) -> Article | None:
        """The article under the cursor."""
        return self.stories.row.article if self.stories.row else None

    @on(StoryList.Pointed)
    def _pointed(self, event: StoryList.Pointed) -> None:
        self.tell_keys()
        if event.row is not None:
            self.load_page(event.row)
        else:
            self.show_nothing()

    def show_nothing(self) -> None:
        """There is no row to show the page of."""
        self._reading = None
        self.view.show(())

    @work(exclusive=True, group="page")
    async def load_page(self, row: Row) -> None:
        """Show what a row stands for; where it is the article that is shown already, the page stays where it is."""
        await asyncio.sleep(SETTLE)
        if self.library is None:
            return
        row = self.listing.with_story(row)
        make = partial(loading.page, every_copy=self.listing.every_copy)
        page = await asyncio.to_thread(make, self.library, row, self.query_now, self.listing.marks)
        stay = row.key == self._reading
        if not stay:
            self.before_page()
        self.view.show(page.document, page.marks, stay=stay)
        self._reading, self._told_by = row.key, _told_by(row)
        await self.page_shown(row)

    def reload_page(self) -> None:
        """A story at a glance may have one more article now, and others may tell what an article tells."""
        row = self.stories.row
        if row and (row.article is None or _told_by(self.listing.with_story(row)) != self._told_by):
            self.load_page(row)

    def before_page(self) -> None:
        """Another page is about to come."""

    async def page_shown(self, row: Row) -> None:
        """The page of a row has come."""

    @on(StoryList.Opened)
    def action_open_row(self) -> None:
        """Open or close the story under the cursor, or go to its article."""
        row = self.stories.row
        if row is not None and row.article is None:
            self.fold(self.stories.cursor, None)
        elif row is not None:
            self.set_focus(self.view)

    def action_to_article(self) -> None:
        """One step in: open the story, then to its first article, then to the page."""
        row = self.stories.row
        if row is not None and row.article is None and self.stories.is_open(self.stories.cursor):
            self.stories.cursor += 1
        else:
            self.action_open_row()

    def action_open_story(self) -> None:
        """From the page of a story to that of its first article."""
        row = self.stories.row
        if row is not None and row.article is None:
            self.fold(self.stories.cursor, True)
            self.stories.cursor += 1

    def action_close_story(self) -> None:
        """One step out: to the story of this article, then close it."""
        row = self.stories.row
        if row is not None and row.child:
            while self.stories.row and self.stories.row.child and self.stories.cursor:
                self.stories.cursor -= 1
        elif row is not None and self.stories.is_open(self.stories.cursor):
            self.fold(self.stories.cursor, False)

    def fold(self, number: int, opened: bool | None) -> None:
        """Open or close the story of a row; the cursor stays on its row."""
        if self.stories.results:
            return
        before = len(self.listing.rows)
        self.listing.fold(number, opened)
        cursor = self.stories.cursor + (len(self.listing.rows) - before) * (number < self.stories.cursor)
        self.show_rows(self.listing.rows, cursor)
        if number == self.stories.cursor:
            self.stories.reveal_to(number + max(len(self.listing.rows) - before, 0))

    @on(PageView.Clicked, "#article")
    def _entry_clicked(self, event: PageView.Clicked) -> None:
        """An article of the story at a glance: go to it."""
        self.fold(self.stories.cursor, True)
        number = self.listing.find(event.article)
        if number is not None:
            self.stories.cursor = number
            self.set_focus(self.view)

    def action_back(self) -> None:
        """From the page back to the list."""
        self.leave_article()

    def leave_article(self) -> None:
        """From the page back to the list."""
        self.remove_class("-reading")
        self.set_focus(self.stories)

    def action_next_pane(self) -> None:
        """To the other pane."""
        if self.focused is self.view:
            self.leave_article()
        else:
            self.to_page()

    def to_page(self) -> bool:
        """From the list to the page, where there is one; whether there was."""
        there = bool(self.view.document) or self.stories.row is not None
        if there:
            self.set_focus(self.view)
        return there

    def action_reading_mode(self) -> None:
        """The page alone, or both panes again."""
        if self.has_class("-reading"):
            self.leave_article()
        elif self.to_page():
            self.add_class("-reading")

    def action_read_on(self) -> None:
        """A page down; at the end of the article the next one."""
        if not self.view.display or not self.view.size.height:
            self.to_page()
        elif self.view.at_end:
            self.action_next_article()
        else:
            self.view.action_page_down()

    def action_read_back(self) -> None:
        """A page up."""
        self.view.action_page_up()

    def action_next_article(self) -> None:
        """The next article, in a story that is opened for it if need be."""
        if not self.step_article(1):
            self.notify("This is the last article.", timeout=2, markup=False)

    def action_previous_article(self) -> None:
        """The article before."""
        if not self.step_article(-1):
            self.notify("This is the first article.", timeout=2, markup=False)

    def step_article(self, by: int) -> bool:
        """Put the cursor on the next article; whether there was one."""
        number = self.stories.cursor + by
        while 0 <= number < len(self.stories.rows):
            row = self.stories.rows[number]
            if row.article is not None:
                self.stories.cursor = number
                return True
            if by > 0 or row.story is None:
                self.fold(number, True)
            elif row.story.id not in self.listing.opened:
                before = len(self.stories.rows)
                self.fold(number, True)
                number += len(self.stories.rows) - before
                continue
            number += by
        return False


def _told_by(row: Row) -> tuple[str, ...]:
    """The outlets that tell what a row tells."""
    return row.story.outlets if row.story else ()
