"""The list of stories and articles: 100,000 rows cost no more than the twenty that are seen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from reader.ui.bindings import bindings
from reader.ui.marks import Marks
from reader.ui.row import Row
from reader.ui.typeset import lines
from reader.ui.widgets.lines import LineView
from reader.ui.widgets.story_rows import Look, drawn, height


class StoryList(LineView, inherit_bindings=False):
    """Rows of one height with a cursor. It is told its rows; it tells what was pointed at and clicked."""

    place: ClassVar[str] = "list"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    cursor = reactive(0, repaint=False)

    @dataclass
    class Pointed(Message):
        """The cursor stands on another row (None: the list is empty)."""

        row: Row | None

    @dataclass
    class Seen(Message):
        """Rows are seen that nobody has seen before: `first` to `last`, that one not included."""

        first: int
        last: int

        def can_replace(self, message: Message) -> bool:
            """Of a scrolling only what is seen in the end matters."""
            return isinstance(message, StoryList.Seen)

    class Opened(Message):
        """A row was clicked that has the cursor, or that can be opened."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.results = False
        self.opened: set[str] = set()
        self.marks = Marks()
        self.selected: Collection[str] = ()
        self.pinned: str | None = None
        self.empty = ""
        self.touched = False
        self._pointed_at: str | None = None

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def row_height(self) -> int:
        """Lines a row."""
        return height(self.columns, self.results)

    def show(self, rows: Sequence[Row], cursor: int, *, results: bool = False, top: int | None = None) -> None:
        """Show other rows, the cursor on one of them; it keeps its place on the screen unless `top` is given."""
        above = self.cursor * self.row_height - self.scroll_offset.y
        self.rows, self.results = rows, results
        self.set_reactive(StoryList.cursor, max(0, min(cursor, len(rows) - 1)))
        self._measure()
        y = self.cursor * self.row_height - above if top is None else top
        self.scroll_to(y=max(0, y), animate=False)
        self._reveal()
        self.refresh()
        self._tell()
        self._tell_seen()

    def complete(self, first: int, rows: Sequence[Row]) -> None:
        """Put these rows in the place of the same ones that lacked something."""
        shown = list(self.rows)
        for number, row in enumerate(rows, first):
            if number < len(shown) and shown[number].key == row.key:
                shown[number] = row
        self.rows = shown
        self.refresh_lines(first * self.row_height, len(rows) * self.row_height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell_seen()

    @property
    def window(self) -> int:
        """How many rows are seen at a time, at most."""
        return -(-self.scrollable_content_region.height // self.row_height) + 1

    def _tell_seen(self) -> None:
        first = int(self.scroll_offset.y) // self.row_height
        last = min(first + self.window, len(self.rows))
        if self.results and any(row.matches is None for row in self.rows[first:last]):
            self.post_message(self.Seen(first, last))

    def _measure(self) -> None:
        self.set_length(len(self.rows) * self.row_height)

    def on_resize(self) -> None:
        self._measure()
        self._reveal()
        self._tell_seen()

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows that changed, and nothing else."""
        self.touched = self.touched or old != new  # Textual calls this once at the start as well
        for row in (old, new):
            self.refresh_lines(row * self.row_height, self.row_height)
        self._reveal()
        self._tell()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.rows) - 1))

    def _tell(self) -> None:
        key = self.row.key if self.row else None
        if key != self._pointed_at:
            self._pointed_at = key
            self.post_message(self.Pointed(self.row))

    def _reveal(self) -> None:
        tall, page = self.row_height, self.scrollable_content_region.height
        first, top = self.cursor * tall, self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif first + tall > top + page:
            self.scroll_to(y=first + tall - page, animate=False)

    def reveal_to(self, row: int) -> None:
        """Scroll as little as shows the rows from the cursor to this one, the cursor's own in any case."""
        tall, page = self.row_height, self.scrollable_content_region.height
        last = (row + 1) * tall
        if last > self.scroll_offset.y + page:
            self.scroll_to(y=min(last - page, self.cursor * tall), animate=False)

    def move(self, lines: int) -> None:
        """Move the cursor by what so many lines hold."""
        rows = -(-abs(lines) // self.row_height)
        self.cursor += rows if lines > 0 else -rows

    @property
    def page(self) -> int:
        """How far a page goes."""
        return max(1, self.scrollable_content_region.height - self.row_height)

    def on_focus(self) -> None:
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def on_blur(self) -> None:
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        number, part = divmod(y, self.row_height)
        if number >= len(self.rows):
            return self._empty_line(y, width)
        under = number == self.cursor
        base = self._base(under)
        return self.strip(drawn(self.rows[number], self._look_of(number, under))[part], width, base)

    def _look_of(self, number: int, under_cursor: bool) -> Look:
        row = self.rows[number]
        return Look(
            self.columns,
            self.role_style,
            under_cursor,
            opened=self.is_open(number),
            pinned=self._is_pinned(number),
            unread=self.marks.unread(row.articles),
            starred=row.article is not None and row.article.id in self.marks.starred,
            selected=row.key in self.selected,
        )

    def _empty_line(self, y: int, width: int) -> Strip:
        """Below the rows nothing; where there are none, what is so and what to do (`empty`)."""
        said = lines(self.empty, (), width - 4, self.role_style) if not self.rows and self.empty else []
        content = Content("  ") + said[y - 1] if 0 < y <= len(said) else Content("")
        return self.strip(content.stylize_before(self.role_style("meta")), width, self.visual_style)

    def _base(self, under_cursor: bool) -> Style:
        if not under_cursor:
            return self.visual_style
        return self.visual_style + self.role_style("cursor" if self.has_focus else "cursor-away")

    def is_open(self, number: int) -> bool:
        """Whether the story of a row is open."""
        row = self.rows[number]
        return row.article is None and row.story is not None and row.story.id in self.opened

    def _is_pinned(self, number: int) -> bool:
        row = self.rows[number]
        return self.pinned is not None and row.article is not None and row.article.id == self.pinned

    def on_click(self, event: events.Click) -> None:
        number = (event.y + self.scroll_offset.y) // self.row_height
        if number >= len(self.rows):
            return
        again = number == self.cursor
        self.cursor = number
        if again or self.rows[number].article is None:
            self.post_message(self.Opened())
