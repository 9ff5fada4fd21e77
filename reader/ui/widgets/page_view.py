"""The page: an article (or help, or a word to the reader) set as readable prose, its hits marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.article import Span
from reader.ui.document import Block, Document, body_start
from reader.ui.typeset import breaks, line
from reader.ui.widgets.lines import LineView

MEASURE = 76  # columns of text at most: 66 to 75 characters a line are read best (Bringhurst)
LEAST_MEASURE, MOST_MEASURE = 40, 120  # what a reader may make of that
MARGIN = 2


@dataclass(frozen=True, slots=True)
class Set:
    """A line that is set: characters `start` to `end` of block number `block` (-1: a blank line)."""

    block: int = -1
    start: int = 0
    end: int = 0


BLANK = Set()


class PageView(LineView):
    """A document in one column of comfortable width. `hits` are the matches of a search or a find, block by block."""

    @dataclass
    class Told(Message):
        """Something a page tells its screen."""

        view: PageView

        @property
        def control(self) -> PageView:
            return self.view

    class Moved(Told):
        """Another hit is the current one, or the hits are others."""

    @dataclass
    class Clicked(Told):
        """A block that stands for an article was clicked."""

        article: str

    @dataclass
    class LinkClicked(Told):
        """The words of a link were clicked."""

        target: str

    def __init__(self, document: Document = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document = document
        self.hits: list[tuple[int, Span]] = []
        self.current: int | None = None
        self._most = MEASURE
        self._set: list[Set] = []
        self._set_for = -1
        self._firsts: list[tuple[int, int]] = []
        self._lines_at: list[int] = []
        self._marks: dict[int, list[Span]] = {}
        self.hints: Mapping[int, Sequence[tuple[int, str, str]]] = {}  # by block: where, what, its role

    def show(
        self, document: Document, marks: Mapping[int, Sequence[Span]] | None = None, *, stay: bool = False
    ) -> None:
        """Show another document, from its top unless `stay`; `marks` are spans by block.

        `stay`: it is the same with another head, and the text that is read stays where it is.
        """
        more = body_start(document) - body_start(self.document)
        self.document = document
        self._set_for = -1
        if stay and more:
            self._set = [replace(one, block=one.block + more) if one.block >= 0 else one for one in self._set]
        elif not stay:
            self._set = []
            self.scroll_to(y=0, animate=False)
        self.mark(marks or {})
        self._typeset()

    def mark(self, marks: Mapping[int, Sequence[Span]], current: int | None = None) -> None:
        """Mark these hits, by block, and make number `current` of them the current one."""
        self._marks = {block: list(spans) for block, spans in marks.items() if spans}
        self.hits = [(block, span) for block in sorted(self._marks) for span in self._marks[block]]
        self.current = None
        if current is not None and self.hits:
            self.to_hit(current)
        self.refresh()
        self.post_message(self.Moved(self))

    def to_hit(self, number: int) -> None:
        """Go to a hit, by its number from 0, and show it in the middle where it was out of sight."""
        self.current = number
        block, span = self.hits[number]
        self._typeset()
        self.show_line(self.line_of(block, span.start))
        self.refresh()
        self.post_message(self.Moved(self))

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) hit; whether there was one."""
        if not self.hits:
            return False
        number = self._nearest(by) if self.current is None else self.current + by
        if not 0 <= number < len(self.hits):
            return False
        self.to_hit(number)
        return True

    def _nearest(self, by: int) -> int:
        return self.hit_from(self.scroll_offset.y) if by > 0 else len(self.hits) - 1

    def hit_from(self, y: int) -> int:
        """The number of the first hit at or below a line (the first of all where there is none)."""
        self._typeset()
        lines = [self.line_of(block, span.start) for block, span in self.hits]
        return min(bisect_left(lines, y), len(lines)) % max(len(lines), 1)

    def show_line(self, y: int) -> None:
        """Scroll so that a line is seen, and some of what is around it."""
        height = self.scrollable_content_region.height
        if not self.scroll_offset.y + 1 <= y < self.scroll_offset.y + height - 1:
            self.scroll_to(y=max(0, y - height // 3), animate=False)

    @property
    def top(self) -> tuple[int, int]:
        """The first place that is seen: a block, counted from the start of the body, and a character of it."""
        self._typeset()
        first = body_start(self.document)
        seen = (placed for placed in self._set[self.scroll_offset.y :] if placed.block >= 0)
        placed = next(seen, BLANK)
        return (placed.block - first, placed.start) if placed.block >= first else (0, 0)

    def go_to(self, block: int, start: int) -> None:
        """Scroll so that a place is the first that is seen (see `top`); the beginning of the body is the very top."""
        self._typeset()
        at = self.line_of(block + body_start(self.document), start) if block or start else 0
        self.scroll_to(y=at, animate=False)

    def line_of(self, block: int, place: int) -> int:
        """The line that a character of a block is set in."""
        number = bisect_right(self._firsts, (block, place)) - 1
        return self._lines_at[max(number, 0)] if self._lines_at else 0

    @property
    def measure(self) -> int:
        """How many columns the text may take."""
        return max(8, min(self._most, self.columns - 2 * MARGIN))

    def set_measure(self, columns: int) -> None:
        """Let the text take so many columns at most."""
        self._most = max(LEAST_MEASURE, min(columns, MOST_MEASURE))
        self._typeset()

    @property
    def margin(self) -> int:
        """How many columns stand free on the left: the text stands in the middle of a wide page."""
        return max(0, (self.columns - self.measure) // 2)

    def _typeset(self) -> None:
        """Set the document at the width of now; what was at the top of the page stays there."""
        width = self.measure
        if self._set_for == width:
            return
        self._set_for = width
        top = self._set[self.scroll_offset.y] if self.scroll_offset.y < len(self._set) else BLANK
        self._set = list(self._lines(width))
        seen = [(placed, y) for y, placed in enumerate(self._set) if placed.block >= 0]
        self._firsts = [(placed.block, placed.start) for placed, _ in seen]
        self._lines_at = [y for _, y in seen]
        self.set_length(len(self._set))
        if top.block > 0:
            self.scroll_to(y=self.line_of(top.block, top.start), animate=False)
        self.refresh()

    def _lines(self, width: int) -> Iterator[Set]:
        yield BLANK
        for number, block in enumerate(self.document):
            yield from [BLANK] * block.gap
            yield from (Set(number, *place) for place in breaks(block.text, width - len(block.first)))
        yield BLANK

    def on_resize(self) -> None:
        self._typeset()

    def render_line(self, y: int) -> Strip:
        self._typeset()
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.visual_style
        placed = self._set[y] if y < len(self._set) else BLANK
        if placed.block < 0:
            return self.strip(Content(" " * width), width, base)
        content = Content(" " * self.margin) + self._content(self.document[placed.block], placed)
        selection = self.text_selection
        if selection is not None and (chosen := selection.get_span(y)) is not None:
            start, end = chosen
            content = content.stylize(
                self.screen.get_visual_style("screen--selection"), start, None if end < 0 else end
            )
        return self.strip(content, width, base, y)

    def _content(self, block: Block, placed: Set) -> Content:
        if block.rule:
            return Content.styled("─" * self.measure, self.role_style("rule"))
        spans = [*block.spans, *self._hits_in(placed)]
        text = line(block.text, spans, placed.start, placed.end, self.role_style)
        if block.role:
            text = text.stylize_before(self.role_style(block.role))
        text = self._hinted(text, placed)
        beside = block.first if placed.start == 0 else block.rest
        return Content.styled(beside, self.role_style(block.beside)) + text if beside else text

    def _hinted(self, text: Content, placed: Set) -> Content:
        """The line with letters laid over the first of the words that they stand for."""
        for start, letters, role in self.hints.get(placed.block, ()):
            if placed.start <= start < placed.end:
                at = max(0, min(start - placed.start, len(text) - len(letters)))
                text = text[:at] + Content.styled(letters, self.role_style(role)) + text[at + len(letters) :]
        return text

    def _hits_in(self, placed: Set) -> list[Span]:
        spans = self._marks.get(placed.block, [])
        if self.current is None or not spans or self.hits[self.current][0] != placed.block:
            return list(spans)
        now = self.hits[self.current][1]
        return [Span(span.start, span.end, "current-match") if span == now else span for span in spans]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse selected, as it stands on the page."""
        self._typeset()
        page = (self._plain(placed) for placed in self._set)
        return selection.extract("\n".join(page)), "\n"

    def _plain(self, placed: Set) -> str:
        if placed.block < 0:
            return ""
        return " " * self.margin + self._content(self.document[placed.block], placed).plain

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        block = self._set[y].block if 0 <= y < len(self._set) else -1
        if block >= 0 and self.document[block].article:
            self.post_message(self.Clicked(self, self.document[block].article))
        elif block >= 0 and (target := self._link_at(self._set[y], event.x)):
            self.post_message(self.LinkClicked(self, target))

    def _link_at(self, placed: Set, x: int) -> str:
        """The target of the link whose words stand at a column; "" without one."""
        block = self.document[placed.block]
        beside = block.first if placed.start == 0 else block.rest
        x -= self.margin + cell_len(beside)
        text = block.text[placed.start : placed.end]
        at = next((n for n in range(len(text)) if cell_len(text[: n + 1]) > x), len(text)) + placed.start
        links = (span for span in block.spans if span.role == "link" and span.start <= at < span.end)
        return next((span.target for span in links), "") if x >= 0 else ""

    async def action_find(self) -> None:
        await self.run_action("screen.find")

    async def action_back(self) -> None:
        await self.run_action("screen.back")
