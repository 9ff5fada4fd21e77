"""Drawing: a list of 100,000 rows and an article of 20,000 words, beside Textual's own widgets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Markdown, OptionList

from benchmarks.figure import Figure, percentile
from reader.article import Article, Body, FullArticle
from reader.text.markdown import paragraphs
from reader.ui.document import of_article
from reader.ui.row import Row
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.story_list import StoryList
from tests.invented import record

ROWS, PEER_ROWS, WORDS = 100_000, 10_000, 20_000


class Stage(App[None]):
    """An app that mounts one widget when told to."""

    CSS = "Widget { scrollbar-gutter: stable }"

    def compose(self) -> ComposeResult:
        yield from ()


def figures(_articles: int) -> Iterator[Figure]:
    """Mounting and paging, ours and theirs."""
    article = _article()
    rows = [Row(article=article) for _ in range(ROWS)]
    options = [f"{article.title}  {article.outlet}" for _ in range(PEER_ROWS)]

    def listed(widget: Widget) -> None:
        assert isinstance(widget, StoryList)
        widget.show(rows, 0)

    ours, paging = asyncio.run(_mount(StoryList, listed))
    theirs, their_paging = asyncio.run(_mount(lambda: OptionList(*options), lambda _: None))
    peer = f"OptionList with {PEER_ROWS:,}"
    yield Figure(f"a list of {ROWS:,} rows appears", ours, 0.3, theirs, peer)
    yield Figure(f"a page down in {ROWS:,} rows, 95th percentile", paging, 0.05, their_paging, peer)
    markdown = record(1, WORDS)["text"]

    def read(widget: Widget) -> None:
        assert isinstance(widget, ArticleView)
        widget.show(of_article(FullArticle(article, Body(markdown, paragraphs(markdown)))))

    ours, _ = asyncio.run(_mount(ArticleView, read))
    theirs, _ = asyncio.run(_mount(lambda: Markdown(markdown), lambda _: None))
    yield Figure(f"an article of {WORDS:,} words opens", ours, 0.3, theirs, "Textual's Markdown")


async def _mount(make: Callable[[], Widget], fill: Callable[[Widget], None]) -> tuple[float, float]:
    """Seconds until a widget stands on the screen, and the 95th percentile of a page down."""
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        begin = time.perf_counter()
        widget = make()
        await app.mount(widget)
        fill(widget)
        await pilot.pause()
        mounted = time.perf_counter() - begin
        widget.focus()
        times = []
        for _ in range(20):
            begin = time.perf_counter()
            widget.scroll_page_down(animate=False)
            await pilot.pause()
            times.append(time.perf_counter() - begin)
    return mounted, percentile(times, 0.95)


def _article() -> Article:
    made = record(1)
    return Article("a1", Path("/a"), made["title"], datetime(2026, 3, 1, tzinfo=UTC), outlet=made["source"], words=300)
