"""What the comparison screen shows: two articles, compared off its own thread, in one of four views."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reader.article import Article
from reader.comparison import LEAST, Comparison, compare
from reader.errors import NewsreaderError
from reader.ui.phrases import counted
from reader.ui.screens.offers import left_out_comparing
from reader.ui.widgets.compare_details import CompareDetails, CompareStatus
from reader.ui.widgets.compare_head import CompareHead
from reader.ui.widgets.compare_ledger import Section, ledger
from reader.ui.widgets.compare_lists import LedgerView, OnlyView
from reader.ui.widgets.compare_marking import Marks
from reader.ui.widgets.compare_matrix_head import MatrixHead, MatrixReading
from reader.ui.widgets.compare_pane import ComparePane
from reader.ui.widgets.compare_texts import FullTexts
from reader.ui.widgets.compare_turn import Find, nothing_found, row_of
from reader.ui.widgets.compare_view import CompareView
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from reader.library import Library, Scope
    from reader.ui.word import Word

ALIGNED, FULL, LEDGER, ONLY, MATRIX = "aligned", "full", "ledger", "only", "matrix"
VIEWS = {ALIGNED: "aligned", FULL: "full texts", LEDGER: "ledger", ONLY: "only in one", MATRIX: "all outlets"}
SHOWN = {
    LEDGER: {Marks.SHARED: "what both have", Marks.ONLY: "what one has", Marks.FACTS: "what differs"},
    MATRIX: {Marks.SHARED: "what several tell", Marks.ONLY: "what one tells", Marks.FACTS: "what differs"},
}
"""What `d` leaves of a view that is a list."""
NOTHING_IN_COMMON = (
    "No sentence of one has a counterpart in the other: these two tell different things, or are in different languages."
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a worker brings: a comparison and its ledger."""

    comparison: Comparison
    sections: tuple[Section, ...]


def compared(library: Library, left: str, right: str, least: float = LEAST) -> Compared:
    """Read and compare two articles, pairing from a likeness on. Raises NewsreaderError where one cannot be read."""
    return with_ledger(compare(library.full(left), library.full(right), least))


def with_ledger(comparison: Comparison) -> Compared:
    """A comparison and its ledger."""
    return Compared(comparison, ledger(comparison))


def others(library: Library, article: Article, scope: Scope) -> list[Article]:
    """Whom else to set beside an article: those that tell the same story, else the related ones."""
    from reader import stories

    near = stories.partners(library, article, scope)
    return [one.article for one in near if one.same_story] or [one.article for one in near]


class ComparingScreen(Screen[None]):
    """Lays the articles `left` and `right` side by side."""

    AUTO_FOCUS = ""  # else the find box has it while there is no view yet

    head = getters.query_one(CompareHead)
    panes = getters.query_one("#compare-panes", Container)
    details = getters.query_one(CompareDetails)
    status = getters.query_one(CompareStatus)
    find_box = getters.query_one("#compare-find", SearchBox)

    def __init__(self, library: Library, scope: Scope, left: str, right: str, word: Word | None = None) -> None:
        super().__init__()
        self.library = library
        self.scope = scope
        self.ids = left, right
        self.word = word
        self.view = ALIGNED
        self.mode = Marks.ALL
        self.least = LEAST
        self.finder: Find = nothing_found
        self.found: Compared | None = None
        self.others: list[Article] = []

    def compose(self) -> ComposeResult:
        yield CompareHead()
        yield MatrixHead()
        yield SearchBox("/", "find in both texts", id="compare-find")
        yield Static(Content("Comparing …"), id="compare-message")
        yield Container(id="compare-panes")
        yield CompareDetails()
        yield MatrixReading()
        yield CompareStatus()
        yield KeyHints(getattr(self.app, "keys", {}))

    def on_mount(self) -> None:
        self.query_one(KeyHints).place = "compare"
        self.compare(*self.ids)

    def on_screen_suspend(self) -> None:
        """What was said here is not for another screen."""
        self.app.clear_notifications()

    def on_descendant_focus(self) -> None:
        self.query_one(KeyHints).place = getattr(self.focused, "place", "compare")

    # Comparing.

    @work(exclusive=True, group="compare")
    async def compare(self, left: str, right: str, keep: tuple[int, int] | None = None) -> None:
        """Compare two articles and show what was found, at a sentence to `keep` in sight (side, number).

        Then look who else could stand on the right.
        """
        try:
            found = await asyncio.to_thread(compared, self.library, left, right, self.least)
        except NewsreaderError as fault:
            self.say(f"These two cannot be compared. {fault}")
            return
        if left != self.ids[0]:
            self.others = []
        self.ids = left, right
        await self.show_found(found, keep)
        await self.look_for_others()

    async def look_for_others(self) -> None:
        """Learn whom `n` may set on the right side."""
        if self.others or self.found is None:
            return
        article = self.found.comparison.articles[0].article
        try:
            self.others = await asyncio.to_thread(others, self.library, article, self.scope)
        except NewsreaderError:
            return  # it was removed meanwhile: there is nobody then
        self.tell()

    async def show_found(self, found: Compared, keep: tuple[int, int] | None = None) -> None:
        """Show a comparison from its top, or at a sentence to `keep` in sight: (side, number)."""
        self.found = found
        comparison = found.comparison
        self.head.show(comparison)
        self.say("" if comparison.links else self._why_nothing(comparison))
        for pane in self.panes.query(ComparePane):
            if isinstance(pane, LedgerView):
                pane.sections = found.sections
            pane.show(comparison)
        await self.show_view(self.view)
        self.keep_in_sight(keep)

    def keep_in_sight(self, keep: tuple[int, int] | None) -> None:
        """Go to a sentence (side, number), if any."""
        if self.pane and keep:
            self.pane.choose_side(keep[0])
            self.pane.go_to_row(row_of(self.pane.comparison, *keep))

    def _why_nothing(self, comparison: Comparison) -> str:
        return NOTHING_IN_COMMON if all(comparison.sentences) else "There is nothing to compare."

    def say(self, text: str) -> None:
        """Say something above the texts, or nothing."""
        message = self.query_one("#compare-message", Static)
        message.update(Content(text))
        message.display = bool(text)

    # Views.

    @property
    def pane(self) -> ComparePane | None:
        """The view that is shown."""
        return next(iter(self.panes.query(f"#compare-{self.view}").results(ComparePane)), None)

    async def show_view(self, view: str) -> None:
        """Show one of the views; it is made when it is first wanted."""
        if self.found is None:
            return
        before, self.view = self.pane, view
        if self.pane is None:
            await self.panes.mount(self._make(view, self.found))
        for other in self.panes.query(ComparePane):
            other.display = other is self.pane
        pane = self.pane
        assert pane is not None
        if pane is not before:
            pane.set_find(self.finder)
            pane.set_mode(self.mode)
            if before is not None:
                pane.choose_side(before.side)
        if not self.find_box.is_open:
            pane.focus()
        self.tell()

    def _make(self, view: str, found: Compared) -> ComparePane:
        id = f"compare-{view}"
        match view:
            case "full":
                return FullTexts(found.comparison, id=id)
            case "ledger":
                return LedgerView(found.comparison, found.sections, id=id)
            case "only":
                return OnlyView(found.comparison, id=id)
            case _:
                return CompareView(found.comparison, id=id)

    # Telling where one is.

    @on(ComparePane.Moved)
    def _moved(self, event: ComparePane.Moved) -> None:
        event.stop()
        if event.pane is self.pane:
            self.tell()

    def tell(self) -> None:
        """Bring head, details and status up to date, unless the screen was left."""
        if not self.was_left:
            self.tell_all()

    @property
    def was_left(self) -> bool:
        """Whether the screen is being taken away: its parts go before it does."""
        return self._pruning

    def tell_all(self) -> None:
        """Bring head, details and status up to date."""
        pane = self.pane
        if pane is None:
            return
        self.head.side = pane.side
        self.head.stack_under = pane.stack_under
        others = any(article.id != self.ids[1] for article in self.others)
        self.query_one(KeyHints).left_out = left_out_comparing(self.view, others=others)
        if self.details.has_class("-open"):
            self.details.tell(pane.comparison, pane.row)
        self.status.tell(pane.comparison, pane.row, self._told(pane))
        self.status.left = pane.hint or self.status.left

    def _told(self, pane: ComparePane) -> list[str]:
        told = [self.counted(pane)]
        if self.least != LEAST and self.view != MATRIX:
            told[0] += f" · paired from {self.least:.2f}, usually {LEAST:.2f}"
        if self.view != ALIGNED:
            told.append(VIEWS[self.view])
        if isinstance(pane, FullTexts) and not pane.locked:
            told.append("unlocked")
        if self.mode is not Marks.ALL:
            told.append(f"marks: {self.mode}" if self.view not in SHOWN else SHOWN[self.view].get(self.mode, ""))
        ids = [article.id for article in self.others]
        if self.ids[1] in ids and len(ids) > 1 and self.view != MATRIX:
            told.append(f"outlet {ids.index(self.ids[1]) + 1} of {len(ids)}")
        return [part for part in told if part]

    def counted(self, pane: ComparePane) -> str:
        """How far one has come through what `]` goes through."""
        stops = pane.stops()
        if isinstance(pane, LedgerView):
            differing, lines = pane.differing()
            return f"{differing} of {counted(lines, 'line')} {'differs' if differing == 1 else 'differ'}"
        all_told = counted(len(stops.positions), stops.one, stops.many) if stops.positions else f"no {stops.one}"
        return (
            f"{stops.positions.index(pane.position) + 1} of {all_told}"
            if pane.position in stops.positions
            else all_told
        )
