"""The first line: whose folder this is, what is in it, and how far the indexing has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from reader.plain.progress import duration
from reader.ui.phrases import counted
from reader.ui.roles import RoleStyles
from reader.ui.typeset import clipped

BAR = 10


@dataclass(frozen=True, slots=True)
class Status:
    """What the first line tells. `done` files of `of` are indexed (None: not counted yet), `read` articles were read
    from them at `rate` a second, `share` of all there is to read, 0 to 1. `grouped` is how much of the grouping is
    done, while it goes on; `mended` tells of an index that was damaged; `note` is said instead."""

    where: str = ""
    stories: int = 0
    articles: int = 0
    problems: int = 0
    indexing: bool = False
    done: int = 0
    of: int | None = None
    read: int = 0
    share: float | None = None
    grouped: float | None = None
    mended: bool = False
    rate: float | None = None
    seconds_left: float | None = None
    note: str = ""


class Masthead(RoleStyles):
    """One line. Set `status` to what is so."""

    DEFAULT_CSS = """
    Masthead {
        height: 1; width: 1fr; padding: 0 1; background: $panel; color: $foreground;
    }
    """
    status: reactive[Status] = reactive(Status())

    class ProblemsWanted(Message):
        """The line was clicked while it counts problems."""

    def tell(self, **changes: object) -> None:
        """Change some of what is told."""
        self.status = replace(self.status, **changes)  # type: ignore[arg-type]

    def tell_progress(self, event: Mapping[str, Any]) -> None:
        """Tell how far the indexing is, from a "progress" event of its process."""
        self.tell(
            indexing=True,
            note="",
            done=event["files"],
            of=event["of"],
            read=event.get("articles", 0),
            share=event.get("share"),
            mended=event.get("mended", False),
            grouped=None,
            problems=event["problems"],
            rate=event.get("rate"),
            seconds_left=event.get("seconds_left"),
        )

    def render(self) -> Content:
        width = self.content_region.width
        right = self._right(width - 14)
        brand = Content.styled("newsreader", self.role_style("key"))
        room = width - brand.cell_length - right.cell_length - 5
        where = clipped(self.status.where, room) if room > 3 else ""
        left = brand + Content.styled(f"  {where}" if where else "", self.role_style("meta"))
        return left + Content(" " * (width - left.cell_length - right.cell_length)) + right

    def _right(self, width: int) -> Content:
        status = self.status
        if status.note:
            return Content(clipped(status.note, width))
        if status.indexing:
            return self._progress(width)
        grouped = [counted(status.stories, "story", "stories")] if status.stories < status.articles else []
        parts = [*grouped, counted(status.articles, "article")]
        if status.problems:
            parts.append(counted(status.problems, "problem") + " (!)")
        return Content(clipped(" · ".join(parts), width))

    def _progress(self, width: int) -> Content:
        status = self.status
        style = self.role_style("count")
        told, bar = _told(status), _bar(_share(status))
        pace = _pace(status)
        first = (pace,) if pace else (" · you can already read and search",)
        for hint in (*first, " · read on meanwhile", ""):
            text = f"{told}{hint} "
            if cell_len(text) + BAR <= width:
                return Content(text) + Content.styled(bar, style)
        return Content(clipped(told, width))

    def on_click(self, event: events.Click) -> None:
        if self.status.problems and event.x > self.size.width // 2:
            self.post_message(self.ProblemsWanted())


def _pace(status: Status) -> str:
    """ " · 310 a second · 22 s left", as far as it is known, while files are read."""
    if status.grouped is not None or status.done == status.of:
        return ""
    pace = f" · {status.rate:,.0f} a second" if status.rate else ""
    return pace if status.seconds_left is None else f"{pace} · {duration(status.seconds_left)} left"


def _told(status: Status) -> str:
    """What is done, in files, or in articles where a file holds many."""
    if status.grouped is not None:
        return f"grouping into stories {status.grouped:.0%}"
    if status.of is None:
        return f"indexing: {counted(status.done, 'file')} so far"
    if status.read and status.done == status.of:  # all is read, and its words are still being written
        why = "the index was damaged: " if status.mended else ""
        return f"{why}making {counted(status.read, 'article')} searchable"
    if status.read > status.of:
        return f"indexing: {counted(status.read, 'article')}"
    return f"indexing {status.done:,} of {status.of:,}"


def _share(status: Status) -> float:
    """How much is done, 0 to 1."""
    if status.grouped is not None:
        return status.grouped
    if status.share is not None:
        return status.share
    return status.done / status.of if status.of else 0


def _bar(share: float) -> str:
    """A bar of ten cells that reads without colour: "━━━━╸─────"."""
    full, half = divmod(min(int(2 * BAR * share), 2 * BAR), 2)
    return ("━" * full + "╸" * half).ljust(BAR, "─")
