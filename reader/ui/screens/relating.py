"""What is related to an article, named below it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import on, work

from reader.article import Article
from reader.errors import NewsreaderError
from reader.state import Place
from reader.ui import beside
from reader.ui.document import Document, of_related
from reader.ui.row import Row
from reader.ui.screens.roaming import RoamingScreen
from reader.ui.widgets.page_view import PageView

REST = 0.2  # seconds an article is shown before it is asked what is related to it


class RelatingScreen(RoamingScreen):
    """It is looked up when the article stands on the page, and comes below it."""

    _below: tuple[str, Document] = ("", ())

    async def page_shown(self, row: Row) -> None:
        """A page has come: what is related to its article is named below, at once where that is known."""
        await super().page_shown(row)
        if row.article:
            if self._below[0] == row.article.id:
                self.view.put_below(self._below[1])
            self.look_for_related(row.article)

    @work(exclusive=True, group="related")
    async def look_for_related(self, article: Article) -> None:
        """Ask what is related, off the screen's thread, and name it below the article if that is still shown."""
        await asyncio.sleep(REST)
        if self.library is None:
            return
        with suppress(NewsreaderError):  # what cannot be read says so on its own page
            found = await asyncio.to_thread(beside.related_below, self.library, self.scope, article)
            known, self._below = self._below, (article.id, of_related(found, self.key_of("choose-partner")))
            if self._reading == article.id and known != self._below:
                self.view.put_below(self._below[1])

    @on(PageView.Clicked, "#article")
    def _related_clicked(self, event: PageView.Clicked) -> None:
        """An article that is named below another: go to it."""
        if self.article:
            event.prevent_default()
            self.go_to_article(event.article, Place())
