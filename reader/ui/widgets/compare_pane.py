"""What the views of a comparison have in common: a cursor that goes from item to item, and where `]` goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from reader.comparison.result import Comparison
from reader.ui.bindings import bindings
from reader.ui.widgets.compare_board import STACK_UNDER
from reader.ui.widgets.compare_items import links_of
from reader.ui.widgets.compare_looks import CompareLooks
from reader.ui.widgets.compare_marking import Marks, Stops, stops
from reader.ui.widgets.compare_turn import Find, found_rows, nothing_found


class ComparePane(CompareLooks, ScrollView, can_focus=True, inherit_bindings=False):
    """A view drawn line by line, with a cursor. What is beyond its motions the screen does."""

    place: ClassVar[str] = "compare"
    stack_under: ClassVar[int] = STACK_UNDER
    nowhere: ClassVar[str] = "In neither text."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor or the chosen side is another, or what is shown."""

        pane: ComparePane

        @property
        def control(self) -> ComparePane:
            return self.pane

    class Opened(Message):
        """An item was clicked twice."""

    def __init__(self, comparison: Comparison, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison = comparison
        self.ready = False  # no lines are set before the size is known
        self.side = 0
        self.mode = Marks.ALL
        self.finder: Find = nothing_found
        self._stops: tuple[tuple[int, Marks], Stops] | None = None  # for which comparison and marks

    def show(self, comparison: Comparison) -> None:
        """Show another comparison, from its top."""
        raise NotImplementedError

    def set_mode(self, mode: Marks) -> None:
        """Show other marks."""
        self.mode = mode
        self.remark()

    def set_find(self, finder: Find) -> None:
        """Mark what a find finds; `nothing_found` ends it."""
        self.finder = finder
        self.remark()

    def remark(self) -> None:
        """The marks are others: draw anew."""
        self.refresh()
        self.post_message(self.Moved(self))

    # Where the cursor is.

    @property
    def row(self) -> int:
        """The row of the comparison under the cursor, or -1."""
        raise NotImplementedError

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row of the comparison."""
        raise NotImplementedError

    def sentences(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The numbers of the sentences under the cursor, on either side."""
        raise NotImplementedError

    def stops(self) -> Stops:
        """What `]` goes through."""
        key = id(self.comparison), self.mode
        if self._stops is None or self._stops[0] != key:
            self._stops = key, stops(self.comparison, self.mode)
        return self._stops[1]

    @property
    def hint(self) -> str:
        """What Enter does with what is under the cursor, where that is more to the point than what it is."""
        return ""

    def next_stop(self, by: int) -> bool:
        """To the next (1) or previous (-1) stop, after the last one to the first; whether there is one."""
        return self.next_position(self.stops().positions, by)

    def next_position(self, positions: Sequence[int], by: int) -> bool:
        """To the next of these positions, after the last one to the first; whether there is one."""
        if not positions:
            return False
        here = self.position
        if by > 0:
            self.go_to_position(next((one for one in positions if one > here), positions[0]))
        else:
            self.go_to_position(next((one for one in reversed(positions) if one < here), positions[-1]))
        return True

    # Positions: what stops, finds and linked passages are told by, rising in reading order. Here they are rows.

    @property
    def position(self) -> int:
        """Where the cursor stands, or -1."""
        return self.row

    def go_to_position(self, position: int) -> None:
        """Put the cursor there."""
        self.go_to_row(position)

    def positions_found(self) -> Sequence[int]:
        """The positions that hold what is being found."""
        return found_rows(self.comparison, self.finder)

    def linked_positions(self) -> Sequence[int]:
        """The positions where both sides say something."""
        return [number for number, row in enumerate(self.comparison.rows) if links_of(row)]

    # What a view must know of its items.

    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def extent(self, index: int) -> tuple[int, int]:
        """The first line of an item, and the line after its last."""
        raise NotImplementedError

    def index_at(self, line: int) -> int:
        """The item a line belongs to."""
        raise NotImplementedError

    def chosen(self, index: int) -> bool:
        """Whether the cursor may stand on an item."""
        return 0 <= index < self.count()

    # Motions.

    def watch_cursor(self, old: int, new: int) -> None:
        self.redraw(old, new)
        self.post_message(self.Moved(self))

    def redraw(self, *indexes: int) -> None:
        """Draw these items anew."""
        for index in indexes if self.ready else ():
            if 0 <= index < self.count():
                first, after = self.extent(index)
                self.refresh_lines(first, after - first)

    def step(self, by: int) -> None:
        """An item up or down; within an item higher than the screen, first a few lines of it."""
        if not self.ready or not self.count():
            return
        height = self.scrollable_content_region.height
        first, after = self.extent(self.cursor)
        if after <= self.scroll_offset.y or first >= self.scroll_offset.y + height:  # the mouse scrolled away from it
            self.go(self._nearest_chosen(self.index_at(self.scroll_offset.y + height // 3)))
        elif by > 0 and after > self.scroll_offset.y + height and after - first > height:
            self.scroll_to(y=min(self.scroll_offset.y + height // 2, after - height), animate=False)
        elif by < 0 and first < self.scroll_offset.y and after - first > height:
            self.scroll_to(y=max(self.scroll_offset.y - height // 2, first), animate=False)
        else:
            self.go(self._next_chosen(self.cursor + by, by))

    def _next_chosen(self, index: int, by: int) -> int:
        while 0 <= index < self.count() and not self.chosen(index):
            index += 1 if by > 0 else -1
        return index if self.chosen(index) else self.cursor

    def page(self, fraction: float) -> None:
        """A part of a page down (up, where negative): the text moves, and the cursor with it."""
        if not self.ready or not self.count():
            return
        height = self.scrollable_content_region.height
        lines = round(fraction * (height - (2 if abs(fraction) == 1 else 0)))
        top = max(0, min(self.scroll_offset.y + lines, self.max_scroll_y))
        at_the_end = top == self.scroll_offset.y
        relative = self.extent(self.cursor)[0] - self.scroll_offset.y
        self.scroll_to(y=top, animate=False)
        if at_the_end:
            self.to_end(last=lines > 0)
            return
        index = self.index_at(top + max(0, min(relative, height - 1)))
        self.cursor = self._nearest_chosen(index)

    def _nearest_chosen(self, index: int) -> int:
        after = self._next_chosen(index, 1)
        return after if self.chosen(after) and after >= index else self._next_chosen(index, -1)

    def to_end(self, *, last: bool) -> None:
        """To the first item or to the last."""
        self.go(self._next_chosen(self.count() - 1, -1) if last else self._next_chosen(0, 1))
        self.scroll_to(y=self.max_scroll_y if last else 0, animate=False)

    def go(self, index: int, *, centre: bool = False) -> None:
        """Put the cursor on an item and make it seen; with `centre`, a third down the screen if it was not."""
        if not self.chosen(index):
            return
        self.cursor = index
        self.reveal(centre=centre)

    def reveal(self, *, centre: bool = False) -> None:
        """Scroll as little as shows the cursor's item whole (its head, where it is higher than the screen)."""
        if not self.ready or not self.count():
            return
        first, after = self.extent(self.cursor)
        first = 0 if self.cursor == self._next_chosen(0, 1) else first  # the first item brings its heading along
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if first >= top and after <= top + height:
            return
        if centre:
            top = first - height // 3
        elif first < top or after - first > height:
            top = first
        else:
            top = after - height
        self.scroll_to(y=max(0, top), animate=False)

    def choose_side(self, side: int) -> None:
        """Make the left (0) or the right (1) side the chosen one."""
        if side != self.side:
            self.side = side
            self.refresh()
            self.post_message(self.Moved(self))

    def action_choose_side(self, side: int) -> None:
        self.choose_side(side)

    def action_other_side(self) -> None:
        self.choose_side(1 - self.side)

    def action_line_down(self) -> None:
        self.step(1)

    def action_line_up(self) -> None:
        self.step(-1)

    def action_half_page_down(self) -> None:
        self.page(0.5)

    def action_half_page_up(self) -> None:
        self.page(-0.5)

    def action_page_down(self) -> None:
        self.page(1)

    def action_page_up(self) -> None:
        self.page(-1)

    def action_top(self) -> None:
        self.to_end(last=False)

    def action_bottom(self) -> None:
        self.to_end(last=True)

    async def action_back(self) -> None:
        await self.run_action("screen.back")

    async def action_find(self) -> None:
        await self.run_action("screen.find")

    def laid_out(self, height: int, seen_at: int) -> None:
        """After `height` lines were set anew: the cursor's item goes where it stood, `seen_at` lines down."""
        region = self.scrollable_content_region
        self.virtual_size = Size(region.width, height)
        seen_at = max(0, min(seen_at, region.height - 1)) if self.ready else region.height // 3
        self.ready = True
        if self.count():
            self.scroll_to(y=max(0, self.extent(self.cursor)[0] - seen_at), animate=False, force=True)
        self.refresh()

    def seen_at(self) -> int:
        """How many lines below the top of the screen the cursor's item starts (negative above it)."""
        return self.extent(self.cursor)[0] - self.scroll_offset.y if self.ready and self.count() else 0
