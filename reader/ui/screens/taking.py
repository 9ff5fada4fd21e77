"""Taking an article along: to a browser, an editor, another command, a file, the clipboard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from textual import work
from textual.app import SuspendNotSupported

from reader.article import Article, FullArticle
from reader.errors import NewsreaderError
from reader.settings import Settings
from reader.ui import clipboard, outside
from reader.ui.phrases import citation
from reader.ui.screens.asking import LineScreen, completing
from reader.ui.screens.reading import ReadingScreen
from reader.ui.screens.saving import file_name, save

BRIEFLY = 3  # seconds
ON_SCREEN = "\nnewsreader: Enter goes back to the reader. "


class TakingScreen(ReadingScreen):
    """The main screen's ways out. On the row of a story its first article is taken."""

    @property
    def _settings(self) -> Settings:
        settings: Settings = getattr(self.app, "settings", Settings())
        return settings

    def _taken(self) -> Article | None:
        """The article that a command is for; says so where there is none."""
        row = self.stories.row
        article = self.article or (row.articles[0] if row else None)
        if article is None:
            self._say("There is no article here.")
        return article

    def _say(self, text: str) -> None:
        if text:
            self.notify(text, timeout=BRIEFLY, markup=False)

    async def _whole(self, article: Article) -> FullArticle | None:
        assert self.library is not None
        try:
            return await asyncio.to_thread(self.library.full, article.id)
        except NewsreaderError as fault:
            self.notify(str(fault), severity="error", markup=False)
            return None

    @work(exclusive=True, group="taking")
    async def action_browse(self) -> None:
        """The article's address in the browser, else its file."""
        if article := self._taken():
            target = outside.address(article)
            self._say(await asyncio.to_thread(outside.browse, target, self._settings.browser) or f"Opened {target}")

    def action_edit(self) -> None:
        """The article's file in the editor."""
        if article := self._taken():
            self._away(partial(outside.edit, article.path, self._settings.editor))

    @work(exclusive=True, group="ask")
    async def action_pipe(self) -> None:
        """The article's text to a command, by its name in the settings or as typed."""
        article = self._taken()
        if article is None:
            return
        named = self._settings.pipe
        typed = await self.app.push_screen_wait(LineScreen("Pipe to", completing(sorted(named)), keys="Enter runs it"))
        full = await self._whole(article) if typed and typed.strip() else None
        if typed and full:
            from reader.plain.article_report import article_text

            text = "\n".join(article_text(full)) + "\n"
            command = named.get(typed.strip(), typed)
            self._away(partial(outside.pipe, text, command), look=True)

    def _away(self, run: Callable[[], str], *, look: bool = False) -> None:
        """Leave the terminal to another program until it ends; with `look` until what it printed was seen."""
        try:
            with self.app.suspend():
                told = run()
                if look:
                    input(f"{told}{ON_SCREEN}")
        except (EOFError, KeyboardInterrupt):
            return
        except SuspendNotSupported:
            told = "This terminal cannot be left to another program."
        self._say("" if look else told)

    @work(exclusive=True, group="ask")
    async def action_save(self) -> None:
        """The article as a file of text, Markdown, HTML or JSON."""
        article = self._taken()
        full = await self._whole(article) if article else None
        if article and full:
            from reader.plain.article_report import FORMS

            forms = {kind: partial(write, full) for kind, write in FORMS.items()}
            self._say(await save(self, forms, file_name(article.title, kind=".md")))

    def action_copy_address(self) -> None:
        """The article's address, else its path, to the clipboard."""
        if article := self._taken():
            self._copy(article.url or str(article.path))

    def action_copy_citation(self) -> None:
        """Outlet, headline, day and address to the clipboard."""
        if article := self._taken():
            self._copy(citation(article))

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str) -> None:
        self._say(f"{await clipboard.copy(self.app, text)}: {text}")
