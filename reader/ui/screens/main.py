"""The main screen: what its keys do beyond reading and searching, and the way to every other screen."""

from __future__ import annotations

import asyncio

from textual import on, work

from reader.article import Article
from reader.errors import NewsreaderError
from reader.state import Place
from reader.ui import beside
from reader.ui.screens.counting import CountingScreen
from reader.ui.screens.dividing import DividingScreen
from reader.ui.screens.following import FollowingScreen
from reader.ui.screens.gathering import GatheringScreen
from reader.ui.screens.judging import JudgingScreen
from reader.ui.screens.relating import RelatingScreen
from reader.ui.screens.remembering import RememberingScreen
from reader.ui.screens.taking import TakingScreen
from reader.ui.widgets.masthead import Masthead


class MainScreen(
    CountingScreen,
    DividingScreen,
    FollowingScreen,
    JudgingScreen,
    RelatingScreen,
    TakingScreen,
    GatheringScreen,
    RememberingScreen,
):
    """The list of stories and articles with the article beside it.

    Its parts stand in modules of their own; each derives from those it needs, and from no other. They are asked in
    the order in which they stand here, before what they derive from.
    """

    pinned: Article | None = None

    def action_compare(self) -> None:
        """Compare with what is pinned, else with the best match of another outlet."""
        row = self.stories.row
        if row is None or self.library is None:
            return
        if row.article is None:
            if row.story:
                self.open_comparison(*beside.two_of(row.story))
        elif self.pinned and self.pinned.id != row.article.id:
            self.open_comparison(self.pinned, row.article)
        else:
            self.compare_with_best(row.article)

    @work(exclusive=True, group="ask")
    async def compare_with_best(self, article: Article) -> None:
        """Find the best partner, off the screen's thread, and open the comparison."""
        assert self.library is not None
        try:
            best = await asyncio.to_thread(beside.partner, self.library, article, self.scope)
        except NewsreaderError as fault:
            self.notify(str(fault), severity="error", markup=False)
            return
        if best is None:
            self.notify("No other outlet tells this story. C shows what is related.", markup=False)
        else:
            self.open_comparison(article, best)

    def open_comparison(self, left: Article, right: Article) -> None:
        """Lay two articles side by side."""
        from reader.ui.screens.compare import CompareScreen

        assert self.library is not None
        self.app.push_screen(CompareScreen(self.library, self.scope, left.id, right.id, self))

    @work(exclusive=True, group="ask")
    async def action_choose_partner(self) -> None:
        """Choose what to compare with."""
        from reader.ui.screens.partner import PartnerScreen

        row = self.stories.row
        if row is None or self.library is None:
            return
        article = row.articles[0]
        screen = PartnerScreen(self.library, self.scope, article, word=self, read=self.read_elsewhere)
        chosen = await self.app.push_screen_wait(screen)
        if chosen:
            other = await asyncio.to_thread(self.library.article, chosen)
            self.open_comparison(article, other)

    def read_elsewhere(self, article: str) -> None:
        """Read an article, wherever it stands in the list."""
        self.go_to_article(article, Place())

    def action_pin(self) -> None:
        """Pin the article as the left side of the next comparison, or unpin it."""
        article = self.article
        if article is None:
            self.notify("Open the story and pin one of its articles.", markup=False)
            return
        self.pinned = None if self.pinned and self.pinned.id == article.id else article
        self.stories.pinned = self.pinned.id if self.pinned else None
        self.stories.refresh()
        self.tell_keys()
        told = "Pinned. c on another article compares it with this one." if self.pinned else "No longer pinned."
        self.notify(told, timeout=3, markup=False)

    @on(Masthead.ProblemsWanted)
    @work(exclusive=True, group="ask")
    async def action_problems(self) -> None:
        """The files that could not be read, and why."""
        from reader.ui.screens.page import PageScreen, of_problems

        if self.library is None:
            return
        problems = await asyncio.to_thread(self.library.problems, self.scope)
        self.app.push_screen(PageScreen("Files that could not be read", lambda text: of_problems(problems, text)))

    @work(exclusive=True, group="ask")
    async def action_left_out(self) -> None:
        """What of the article's file is not in the article, and why."""
        from reader.ui.screens.page import PageScreen, of_left_out

        article = self.article
        if article is None or self.library is None:
            self.notify("Open the story, then D on one of its articles.", markup=False)
            return
        try:
            full = await asyncio.to_thread(self.library.full, article.id)
        except NewsreaderError as fault:
            self.notify(str(fault), severity="error", markup=False)
            return
        self.app.push_screen(PageScreen("Left out of the article", lambda text: of_left_out(full, text)))

    @work(exclusive=True, group="ask")
    async def action_open_folder(self) -> None:
        """Read another folder."""
        from reader.ui.screens.folder import FolderScreen, Read

        chosen = await self.app.push_screen_wait(FolderScreen())
        if chosen is not None:
            self.post_message(Read([chosen]))
