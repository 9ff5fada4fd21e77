"""Two views that are lists of their own, not the articles in order: what only one says, and the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from reader.article import Span
from reader.comparison.result import DIFFERS_MARK, Comparison
from reader.ui.widgets import compare_items, compare_ledger
from reader.ui.widgets.compare_board import STACK_LISTS_UNDER, STACKED
from reader.ui.widgets.compare_items import Item, Shape
from reader.ui.widgets.compare_ledger import Section
from reader.ui.widgets.compare_marking import Marks, Stops
from reader.ui.widgets.compare_turn import row_of
from reader.ui.widgets.compare_view import CompareView


class ListView(CompareView):
    """A view whose places are its own items: one row of the comparison may stand in several of them, or in none."""

    @property
    def position(self) -> int:
        return self.cursor if self.item else -1

    def go_to_position(self, position: int) -> None:
        self.go(position, centre=True)

    def positions_found(self) -> Sequence[int]:
        texts = ((index, item.cells) for index, item in enumerate(self.items) if item.chosen)
        return [index for index, cells in texts if any(cell and self.finder(cell.text) for cell in cells)]

    def linked_positions(self) -> Sequence[int]:
        return [index for index, item in enumerate(self.items) if item.chosen and None not in item.cells]

    def go_to_row(self, row: int) -> None:
        index = next((index for index, item in enumerate(self.items) if item.chosen and item.row == row), None)
        if index is not None:
            self.go(index, centre=True)


class OnlyView(ListView):
    """The sentences that stand on one side only: one list, for nothing stands opposite."""

    stack_under: ClassVar[int] = STACKED

    def make_items(self) -> list[Item]:
        return compare_items.only(self.comparison)

    def _marked(self, item: Item, side: int) -> Sequence[Span]:
        cell = item.cells[side]
        own = item.spans[side] if self.mode is not Marks.NONE else ()
        return (*own, *self.finder(cell.text)) if cell else ()

    def stops(self) -> Stops:
        found = tuple(index for index, item in enumerate(self.items) if item.chosen)
        return Stops("sentence on one side only", "sentences on one side only", found)


class LedgerView(ListView):
    """Figures, quotations, names and dates; give it the `sections` before it is shown."""

    stack_under: ClassVar[int] = STACK_LISTS_UNDER

    def __init__(self, comparison: Comparison, sections: Sequence[Section], *, id: str | None = None) -> None:
        self.sections = sections
        super().__init__(comparison, id=id)

    def make_items(self) -> list[Item]:
        rows = self.comparison.rows
        of_sentence = (
            {sentence: number for number, row in enumerate(rows) for sentence in row.left},
            {sentence: number for number, row in enumerate(rows) for sentence in row.right},
        )
        return compare_ledger.items(self.sections, of_sentence, self.mode)

    @property
    def row(self) -> int:
        """The row of the entry's first sentence on the chosen side, where that side has one."""
        cell = self.item.cells[self.side] if self.item else None
        return row_of(self.comparison, self.side, cell.sentences[0]) if cell else super().row

    def set_mode(self, mode: Marks) -> None:
        if mode is not self.mode:
            self.mode = mode
            self._again(self.row)
        self.remark()

    def stops(self) -> Stops:
        found = tuple(index for index, item in enumerate(self.items) if DIFFERS_MARK in item.marks)
        return Stops("line that differs", "lines that differ", found)

    @property
    def hint(self) -> str:
        return "Enter shows the passage" if self.row >= 0 else ""

    def differing(self) -> tuple[int, int]:
        """How many entries differ, and how many there are."""
        entries = [item for item in self.items if item.shape is Shape.ENTRY]
        return sum(DIFFERS_MARK in item.marks for item in entries), len(entries)
