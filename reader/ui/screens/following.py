"""Following the links of an article: to the browser, or to the article of the library that they lead to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work

from reader.article import Article
from reader.state import Place
from reader.ui import outside
from reader.ui.screens.roaming import RoamingScreen
from reader.ui.screens.taking import TakingScreen
from reader.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from reader.ui.links import Link

BELOW_THE_TOP = 4  # lines above the link that is shown


class FollowingScreen(TakingScreen, RoamingScreen):
    """Letters stand over the links while one of them is chosen; nothing is opened that was not shown first."""

    @work(exclusive=True, group="ask")
    async def action_links(self) -> None:
        """Choose a link of the article and open it."""
        if self.has_class("-narrow"):
            self.to_page()
        await self._follow("")

    @on(PageView.LinkClicked, "#article")
    @work(exclusive=True, group="ask")
    async def _link_clicked(self, event: PageView.LinkClicked) -> None:
        await self._follow(event.target)

    async def _follow(self, target: str) -> None:
        """Show the links, the cursor on that target or on the first that is seen; open the one that is chosen."""
        from reader.ui.links import labelled, links_of
        from reader.ui.screens.links import LinksScreen

        links = links_of(self.view.text) if self.article else []
        if not links:
            self.notify(self._why_none(), timeout=2, markup=False)
            return
        article, here = self.article, self.view.scroll_offset.y
        here_too = await asyncio.to_thread(self._in_library, [link.target for link in links], article)
        at = next((number for number, link in enumerate(links) if link.target == target), self._first_seen(links))
        beside = None if self.has_class("-narrow") or self.has_class("-reading") else self.query_one("#list-pane")
        self.hints.visible = False  # its keys are not those of the links
        chosen = await self.app.push_screen_wait(
            LinksScreen(labelled(links, at), here_too, at, self._hint, beside.region if beside else None)
        )
        self.hints.visible = True
        self.view.hints = {}
        self.view.refresh()
        if chosen is None:
            self.view.scroll_to(y=here, animate=False)
        elif chosen in here_too:
            self.go_to_article(here_too[chosen].id, Place())
        else:
            self._open(chosen)

    @work(exclusive=True, group="taking")
    async def _open(self, target: str) -> None:
        """In the browser; where there is none, one may want to open it elsewhere."""
        fault = await asyncio.to_thread(outside.browse, target, self._settings.browser)
        self._say(fault or f"Opened {target}")
        if fault:
            self._copy(target)

    def _why_none(self) -> str:
        if self.article:
            return "This article has no links."
        return "Open the story: the links are in its articles." if self.stories.row else "There is no article here."

    def _in_library(self, targets: Sequence[str], article: Article | None) -> dict[str, Article]:
        from reader.ui.links import in_library

        return dict(in_library(targets, self.listing.articles(), article.id if article else ""))

    def _first_seen(self, links: Sequence[Link]) -> int:
        top = self.view.scroll_offset.y
        seen = (n for n, link in enumerate(links) if any(self.view.line_of(b, s) >= top for b, s, _ in link.places))
        return next(seen, len(links) - 1)

    def _hint(self, links: Sequence[Link], current: Link, free: int) -> None:
        """Lay their letters over the links of the page, and show the current one; `free` lines are not covered."""
        hints: dict[int, list[tuple[int, str, str]]] = {}
        for link in links:
            role = "current-match" if link is current else "hint"
            for block, start, _ in link.places:
                hints.setdefault(block, []).append((start, link.label, role))
        self.view.hints = hints
        line = self.view.line_of(current.block, current.places[0][1])
        if not self.view.scroll_offset.y <= line < self.view.scroll_offset.y + min(free, self.view.size.height):
            self.view.scroll_to(y=max(0, line - BELOW_THE_TOP), animate=False)
        self.view.refresh()
