"""Both sides of a comparison in one scroll view, row by row: they cannot drift apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from reader.article import Span
from reader.comparison.result import Comparison
from reader.ui.widgets.compare_board import Board, Geometry, rows_to_items
from reader.ui.widgets.compare_items import Item, Shape, aligned, initials, only, printed
from reader.ui.widgets.compare_marking import Marks, marked, stops
from reader.ui.widgets.compare_paint import Pen, paint
from reader.ui.widgets.compare_pane import ComparePane

Find = Callable[[str], list[Span]]


def nothing_found(_: str) -> list[Span]:
    """A find that finds nothing."""
    return []


class CompareView(ComparePane):
    """The aligned rows of a comparison, or the sentences that only one side has.

    Give it finished data with `show`. One widget draws both columns from the same items, so that whatever stands
    opposite each other starts on the same line.
    """

    def __init__(self, comparison: Comparison, *, view: str = "aligned", id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison = comparison
        self.view = view
        self.mode = Marks.ALL
        self.folded = False
        self.unfolded: set[int] = set()
        self.finder: Find = nothing_found
        self._spans: dict[tuple[int, int], tuple[Span, ...]] = {}
        self._item_of_row: dict[int, int] = {}
        self._differing: frozenset[int] = frozenset()
        self.board = Board((), Geometry.fit(100, 100, 2))
        self._make_items()

    # What is shown.

    def show(self, comparison: Comparison) -> None:
        """Show another comparison, from its top."""
        self.comparison = comparison
        self.unfolded.clear()
        self._make_items()
        self.set_reactive(ComparePane.cursor, self._next_chosen(0, 1))
        self._set_lines(0)
        self.scroll_to(y=0, animate=False)

    def _make_items(self) -> None:
        self.items = self._items()
        self._item_of_row = rows_to_items(self.items)
        self._spans.clear()
        self._differing = frozenset(stops(self.comparison, Marks.ALL)[1])
        rows = self.comparison.rows
        longest = max((len(printed(side)) for row in rows for side in (row.left, row.right)), default=1)
        self._digits = min(max(longest, 2), 7)

    def _items(self) -> list[Item]:
        if self.view == "only":
            return only(self.comparison)
        return aligned(self.comparison, folded=self.folded, unfolded=self.unfolded)

    def set_mode(self, mode: Marks) -> None:
        """Show other marks."""
        self.mode = mode
        self._spans.clear()
        self.refresh()
        self.post_message(self.Moved(self))

    def set_find(self, finder: Find) -> None:
        """Mark what a find finds; `nothing_found` ends it."""
        self.finder = finder
        self._spans.clear()
        self.refresh()

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
        self._make_items()
        self.set_reactive(ComparePane.cursor, self.item_of(row))
        self._set_lines(seen_at)
        self.post_message(self.Moved(self))

    # Where the cursor is.

    @property
    def row(self) -> int:
        """The row of the comparison under the cursor (a fold: the first it hides), or -1."""
        return self.items[self.cursor].row if self.items else -1

    def item_of(self, row: int) -> int:
        """The item that shows a row, or the fold that hides it."""
        while row > 0 and row not in self._item_of_row:
            row -= 1
        return self._item_of_row.get(row, self._next_chosen(0, 1))

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, opening the fold it is in."""
        if self.folded and row not in self._item_of_row:
            self.unfolded.add(self.items[self.item_of(row)].row)
            self._again(row)
        self.go(self.item_of(row), centre=True)

    def sentences(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The numbers of the sentences under the cursor, on either side."""
        if self.row < 0 or self.items[self.cursor].shape is Shape.FOLD:
            return (), ()
        row = self.comparison.rows[self.row]
        return row.left, row.right

    def found_rows(self) -> list[int]:
        """The rows that hold a match of the find."""
        cells = ((item.row, cell) for item in self.items for cell in item.cells if cell and item.row >= 0)
        return sorted({row for row, cell in cells if self.finder(cell.text)})

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

    def on_mount(self) -> None:
        self.set_reactive(ComparePane.cursor, self._next_chosen(0, 1))

    def on_resize(self, event: events.Resize) -> None:
        self._set_lines(self.seen_at())

    def _set_lines(self, seen_at: int) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        geometry = Geometry.fit(self.outer_size.width, width - 1, self._digits)
        self.board = Board(self.items, geometry)
        self.laid_out(self.board.height, seen_at)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        segments = paint(self.board, y + self.scroll_offset.y, self.pen, self.cursor, self.side)
        base = self.visual_style.rich_style
        strip = Strip(segments).adjust_cell_length(width - 1, base)
        return Strip([*strip, self._strip_mark(y)], width)

    @property
    def pen(self) -> Pen:
        """What colours the lines as they are drawn now."""
        return Pen(self.look, self._marked, self.mode, initials(self.comparison))

    def _marked(self, item: Item, side: int) -> Sequence[Span]:
        key = item.row, side
        if item.row < 0:
            return ()
        if key not in self._spans:
            cell = item.cells[side]
            found = tuple(self.finder(cell.text)) if cell else ()
            self._spans[key] = marked(self.comparison.rows[item.row], item.cells, side, self.mode) + found
        return self._spans[key]

    def _strip_mark(self, y: int) -> Segment:
        """Beside the scroll bar: whether the part of the whole that this line of the screen stands for differs."""
        height = self.scrollable_content_region.height
        lines = self.board.height
        style = self.visual_style + self.look("strip")
        if lines <= height or not self._differing:
            return Segment(" ", style.rich_style)
        first = self.board.index_at(y * lines // height)
        last = self.board.index_at(max((y + 1) * lines // height - 1, y * lines // height))
        rows = (self.items[index].row for index in range(first, last + 1))
        return Segment("•" if any(row in self._differing for row in rows) else " ", style.rich_style)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not self.items:
            return
        index = self.index_at(offset.y + self.scroll_offset.y)
        if not self.chosen(index):
            return
        if not self.board.geometry.stacked:
            self.choose_side(int(offset.x > self.scrollable_content_region.width // 2))
        self.go(index)
