"""Both sides of a comparison in one scroll view, row by row: they cannot drift apart."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from reader.article import Span
from reader.comparison.result import Comparison
from reader.ui.widgets import compare_items
from reader.ui.widgets.compare_board import Board, Geometry, rows_to_items
from reader.ui.widgets.compare_items import Item, Shape, digits, initials
from reader.ui.widgets.compare_marking import Marks, marked, stops
from reader.ui.widgets.compare_paint import Pen, paint
from reader.ui.widgets.compare_pane import ComparePane


class CompareView(ComparePane):
    """A comparison item by item: its aligned rows.

    Give it finished data with `show`. One widget draws both columns from the same items, so that whatever stands
    opposite each other starts on the same line.
    """

    def __init__(self, comparison: Comparison, *, id: str | None = None) -> None:
        super().__init__(comparison, id=id)
        self.folded = False
        self.unfolded: set[int] = set()
        self._strip: frozenset[int] = frozenset()
        self.board = Board((), Geometry.fit(100, 100, 2))
        self._take(comparison)
        self.set_reactive(ComparePane.cursor, self._next_chosen(0, 1))

    # What is shown.

    def show(self, comparison: Comparison) -> None:
        self.unfolded.clear()
        self._take(comparison)
        self.set_reactive(ComparePane.cursor, self._next_chosen(0, 1))
        self._set_lines(0)
        self.scroll_to(y=0, animate=False)
        self.post_message(self.Moved(self))

    def _take(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.items = self.make_items()
        self.board = Board(self.items, self.board.geometry)  # while it is not seen it has no size to be set for
        self._item_of_row = rows_to_items(self.items)
        self._spans: dict[tuple[int, int], Sequence[Span]] = {}
        self._differing = frozenset(stops(comparison, Marks.ALL).positions)
        self._digits = digits(comparison)

    def make_items(self) -> list[Item]:
        """What the view shows of its comparison."""
        return compare_items.aligned(self.comparison, folded=self.folded, unfolded=self.unfolded)

    def remark(self) -> None:
        self._spans.clear()
        super().remark()

    def toggle_fold(self) -> None:
        """Fold the runs of what both share, or open them all again."""
        self.folded = not self.folded
        self.unfolded.clear()
        self._again(self.row)

    def unfold(self) -> bool:
        """Open the fold under the cursor; False where there is none."""
        if not self.items or self.items[self.cursor].shape is not Shape.FOLD:
            return False
        self.unfolded.add(self.row)
        self._again(self.row)
        return True

    def _again(self, row: int) -> None:
        seen_at = self.seen_at()
        self._take(self.comparison)
        self.set_reactive(ComparePane.cursor, self.item_of(row))
        self._set_lines(seen_at)
        self.reveal()
        self.post_message(self.Moved(self))

    # Where the cursor is.

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.chosen(self.cursor) else None

    @property
    def row(self) -> int:
        return self.item.row if self.item else -1

    @property
    def hint(self) -> str:
        return "Enter opens the fold" if self.item and self.item.shape is Shape.FOLD else ""

    def item_of(self, row: int) -> int:
        """The item that shows a row, or the fold that hides it."""
        while row > 0 and row not in self._item_of_row:
            row -= 1
        return self._item_of_row.get(row, self._next_chosen(0, 1))

    def go_to_row(self, row: int) -> None:
        if self.folded and row not in self._item_of_row:
            self.unfolded.add(self.items[self.item_of(row)].row)
            self._again(row)
        self.go(self.item_of(row), centre=True)

    def sentences(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        left, right = self.item.cells if self.item else (None, None)
        return left.sentences if left else (), right.sentences if right else ()

    # ComparePane.

    def count(self) -> int:
        return len(self.items)

    def extent(self, index: int) -> tuple[int, int]:
        return self.board.extent(index)

    def index_at(self, line: int) -> int:
        return self.board.index_at(line)

    def chosen(self, index: int) -> bool:
        return 0 <= index < len(self.items) and self.items[index].chosen

    # Lines.

    def on_resize(self) -> None:
        self._set_lines(self.seen_at())

    def _set_lines(self, seen_at: int) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self.board = Board(
                self.items, Geometry.fit(self.outer_size.width, width - 1, self._digits, self.stack_under)
            )
            self._strip = self._strip_lines()
            self.laid_out(self.board.height, seen_at)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        segments = paint(self.board, y + self.scroll_offset.y, self.pen, self.cursor, self.side)
        strip = Strip(segments).adjust_cell_length(width - 1, self.visual_style.rich_style)
        return Strip([*strip, self._strip_mark(y)], width)

    @property
    def pen(self) -> Pen:
        """What colours the lines as they are drawn now."""
        return Pen(self.look, self._marked, self.mode, initials(self.comparison))

    def _marked(self, item: Item, side: int) -> Sequence[Span]:
        cell = item.cells[side]
        if cell is None:
            return ()
        if item.shape is not Shape.PASSAGE:
            return (*item.spans[side], *self.finder(cell.text))
        key = item.row, side
        if key not in self._spans:
            own = marked(self.comparison.rows[item.row], item.cells, side, self.mode)
            self._spans[key] = (*own, *self.finder(cell.text))
        return self._spans[key]

    def _strip_mark(self, y: int) -> Segment:
        """Beside the scroll bar: whether a difference starts in the part of the whole that this line stands for."""
        return Segment("•" if y in self._strip else " ", (self.visual_style + self.look("strip")).rich_style)

    def _strip_lines(self) -> frozenset[int]:
        height, lines = self.scrollable_content_region.height, self.board.height
        if lines <= height:
            return frozenset()
        items = (self._item_of_row[row] for row in self._differing if row in self._item_of_row)
        return frozenset(self.extent(index)[0] * height // lines for index in items)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        index = self.index_at(offset.y + self.scroll_offset.y) if offset else -1
        if offset is None or not self.chosen(index):
            return
        if not self.board.geometry.stacked:
            self.choose_side(int(offset.x > self.scrollable_content_region.width // 2))
        self.go(index)
        if event.chain == 2:
            self.post_message(self.Opened())
