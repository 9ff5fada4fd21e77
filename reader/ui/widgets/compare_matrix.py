"""All outlets of a story in one table: a statement a row, an outlet a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.strip import Strip

from reader.article import Span
from reader.comparison.result import Comparison
from reader.ui.widgets.compare_grid import Grid, GridGeometry
from reader.ui.widgets.compare_grid_paint import GridPen, paint
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_marking import Marks, Stops
from reader.ui.widgets.compare_pane import ComparePane
from reader.ui.widgets.compare_table import Arrangement, Table, TableItem
from reader.ui.widgets.compare_turn import Find, row_of

LOW = 20  # lines of the table under which a statement has two lines of text, not three
LONGEST_NAME = 22


@dataclass(frozen=True, slots=True)
class Opening:
    """Two articles to lay side by side, by their ids, and the sentence to begin at: (side, number).

    `base` is the column of the left one.
    """

    left: str
    right: str
    base: int
    at: tuple[int, int] | None


class MatrixView(ComparePane):
    """The cursor goes through the statements, `column` is the chosen outlet.

    `comparison` is the pair that the other views show: its two articles are among the columns.
    """

    def __init__(self, comparison: Comparison, table: Table, *, id: str | None = None) -> None:
        super().__init__(comparison, id=id)
        self.opened: set[int] = set()
        self.column = 0
        self._first = 0
        self.take(table)

    def take(self, table: Table) -> None:
        """Show another table."""
        self.table = table
        self.column = next(
            (n for n, article in enumerate(table.articles()) if article.id == self.comparison.articles[1].article.id), 0
        )
        self.opened.clear()
        self._arrange()
        self.set_reactive(ComparePane.cursor, self._next_chosen(0, 1))
        self._set_lines(0)

    def show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.post_message(self.Moved(self))

    def _arrange(self) -> None:
        self.items: Sequence[TableItem] = Arrangement(self.table, self.mode, self.opened).items

    def _again(self, number: int) -> None:
        """Arrange anew and stand on the item of that number, else near it."""
        seen_at, index = self.seen_at(), self.cursor
        self._arrange()
        found = next((at for at, item in enumerate(self.items) if item.number == number and item.chosen), None)
        index = self._near(min(index, len(self.items) - 1)) if found is None else found
        self.set_reactive(ComparePane.cursor, index)
        self._set_lines(seen_at)
        self.reveal()
        self.post_message(self.Moved(self))

    def _near(self, index: int) -> int:
        every = [at for at, item in enumerate(self.items) if item.chosen]
        return min(every, key=lambda at: abs(at - index), default=0)

    def set_mode(self, mode: Marks) -> None:
        if mode is not self.mode:
            self.mode = mode
            self._again(self.item.number if self.item else 0)
        self.remark()

    def set_find(self, finder: Find) -> None:
        self.finder = finder
        if any(
            self._hit(item) for item in self.table.statements if item.tellers == 1 and item.column not in self.opened
        ):
            self.opened |= set(range(len(self.table.columns)))
            self._again(self.item.number if self.item else 0)
        self.remark()

    def toggle_fold(self) -> None:
        """Show what only one outlet says, or fold it again."""
        here = self.item
        every = set(range(len(self.table.columns)))
        self.opened = set() if self.opened else every
        number = here.number if here else 0
        if here and not self.opened and here.tellers == 1:
            number = -100 - here.column
        self._again(number)

    def unfold(self) -> bool:
        """Open the fold under the cursor; False where there is none."""
        item = self.item
        if item is None or item.shape is not Shape.FOLD:
            return False
        self.opened.add(item.column)
        single = next(each for each in self.table.statements if each.tellers == 1 and each.column == item.column)
        self._again(single.number)
        return True

    # Where the cursor is.

    @property
    def item(self) -> TableItem | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.chosen(self.cursor) else None

    @property
    def position(self) -> int:
        return self.cursor

    def go_to_position(self, position: int) -> None:
        self.go(position, centre=True)

    def positions_found(self) -> list[int]:
        return [index for index, item in enumerate(self.items) if item.chosen and self._hit(item)]

    def linked_positions(self) -> list[int]:
        return [index for index, item in enumerate(self.items) if item.tellers > 1]

    def _hit(self, item: TableItem) -> bool:
        texts = [self.table.of(item, column) for column in range(len(item.voices))] or [item.text]
        return any(self.finder(text) for text in texts)

    @property
    def row(self) -> int:
        """The row of the pair that the other views show, where one of its two articles makes this statement."""
        item = self.item
        if item is None or not item.voices:
            return -1
        for side, full in enumerate(self.comparison.articles):
            column = self._column_of(full.article.id)
            voice = item.voices[column] if column >= 0 else None
            if voice:
                return row_of(self.comparison, side, voice.sentence)
        return -1

    def _column_of(self, id: str) -> int:
        return next((number for number, article in enumerate(self.table.articles()) if article.id == id), -1)

    def go_to_row(self, row: int) -> None:
        """To the statement that one of the pair's sentences of that row makes."""
        found = self.comparison.rows[row]
        columns = [self._column_of(full.article.id) for full in self.comparison.articles]
        for index, item in enumerate(self.items):
            for column, sentences in zip(columns, (found.left, found.right), strict=True):
                voice = item.voices[column] if item.voices and column >= 0 else None
                if voice and voice.sentence in sentences:
                    self.go(index, centre=True)
                    return

    def sentences(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return (), ()

    def stops(self) -> Stops:
        found = tuple(index for index, item in enumerate(self.items) if item.differences)
        return Stops("statement told differently", "statements told differently", found)

    def next_stop(self, by: int) -> bool:
        return self.next_position(self.stops().positions, by)

    def opening(self) -> Opening | None:
        """What Enter opens: the chosen outlet beside the one whose words the row shows, or beside the pair's left."""
        item = self.item
        if item is None or item.shape is Shape.FOLD:
            return None
        ids = [article.id for article in self.table.articles()]
        chosen = self.column if item.voices else item.column
        base = self._base(item, chosen)
        voice = item.voices[base] if item.voices else None
        return Opening(ids[base], ids[chosen], base, (0, voice.sentence) if voice else None)

    def _base(self, item: TableItem, chosen: int) -> int:
        """Whom to lay beside: the pair's left where it says this, else who says it first, else who says it at all."""
        wanted = [self._column_of(self.comparison.articles[0].article.id), item.column]
        wanted += [number for number, voice in enumerate(item.voices) if voice] if item.voices else []
        wanted += range(len(self.table.columns))
        says = [each for each in wanted if each >= 0 and each != chosen and (not item.voices or item.voices[each])]
        return next(iter(says), next((each for each in wanted if each not in (-1, chosen)), chosen))

    # ComparePane.

    def count(self) -> int:
        return len(self.items)

    def extent(self, index: int) -> tuple[int, int]:
        return self.grid.extent(index)

    def index_at(self, line: int) -> int:
        return self.grid.index_at(line)

    def chosen(self, index: int) -> bool:
        return 0 <= index < len(self.items) and self.items[index].chosen

    def choose_side(self, side: int) -> None:
        """The sides are the outlets here: the next one to the left or to the right."""

    def action_choose_side(self, side: int) -> None:
        self.choose_column(self.column + (1 if side else -1))

    def action_other_side(self) -> None:
        self.choose_column((self.column + 1) % len(self.table.columns))

    def choose_column(self, column: int) -> None:
        """Choose an outlet; at either end it stays."""
        column = max(0, min(column, len(self.table.columns) - 1))
        if column != self.column:
            self.column = column
            if self.column not in self.grid.geometry.columns:
                self._set_lines(self.seen_at())
            self.refresh()
            self.post_message(self.Moved(self))

    # Lines.

    def on_resize(self) -> None:
        self._set_lines(self.seen_at())
        self.post_message(self.Moved(self))

    def _set_lines(self, seen_at: int) -> None:
        width, height = self.scrollable_content_region.size
        geometry = GridGeometry.fit(max(width, 20), self.table.columns, self.column, self._first)
        self._first = geometry.first
        name = min(max(cell_len(each.name) for each in self.table.columns) + 2, LONGEST_NAME, max(width // 4, 8))
        self.grid = Grid(self.items, geometry, 2 if height < LOW else 3, name)
        if width > 0:
            self.laid_out(self.grid.height, seen_at)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        pen = GridPen(self.look, self._spans, self.table.columns)
        segments = paint(self.grid, y + self.scroll_offset.y, pen, self.cursor, self.column)
        return Strip(segments).adjust_cell_length(width, self.visual_style.rich_style)

    def _spans(self, item: TableItem) -> Sequence[Span]:
        return (*item.spans, *self.finder(item.text))

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        index = self.index_at(offset.y + self.scroll_offset.y) if offset else -1
        if offset is None or not self.chosen(index):
            return
        column = self.grid.geometry.column_at(offset.x)
        if column >= 0:
            self.choose_column(column)
        self.go(index)
        if event.chain == 2:
            self.post_message(self.Opened())
