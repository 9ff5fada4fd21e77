"""Laying the table of all outlets in lines: how wide its columns are, and how high each of its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rich.cells import cell_len

from reader.ui.typeset import Breaks, breaks, clipped
from reader.ui.widgets.compare_board import MEASURE
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_outlets import Column
from reader.ui.widgets.compare_table import TableItem

MOST_COLUMNS = 8  # more are reached by going sideways
INITIALS = 5  # cells of a column that has only initials for a head
NAMED = (11, 22)  # the least and the most cells of a column with a name
LEAST_TEXT = 26
GOOD_TEXT = 48
BEFORE = 2  # the bar and a blank
FIGURE_LINES = 3
HEAD_LINES = 2


@dataclass(frozen=True, slots=True)
class GridGeometry:
    """The columns of the table: bar, blank, text, two blanks, then `count` outlets of `column` cells from `first` on.

    `named` tells whether the heads are names; else they are initials, and figures stand below the text.
    """

    text: int
    column: int
    count: int
    first: int = 0
    named: bool = True

    @classmethod
    def fit(cls, width: int, heads: Sequence[Column], chosen: int = 0, first: int = 0) -> GridGeometry:
        """The columns for a width; the outlet `chosen` is among those seen, from `first` on where it can be so."""
        wanted = min(len(heads), MOST_COLUMNS)
        room = width - BEFORE - 2
        least = max((_least_width(each.name) for each in heads), default=0) + 1
        named = (room - GOOD_TEXT) // max(wanted, 1) >= max(least, NAMED[0])
        column = max(least, NAMED[0])
        if not named:
            column = INITIALS
            wanted = max(min(wanted, (room - LEAST_TEXT) // column), 1)
        text = max(min(room - wanted * column, MEASURE), 8)
        if named:
            column = min((room - text) // wanted, NAMED[1])
        first = min(max(first, chosen - wanted + 1, 0), chosen, len(heads) - wanted)
        return cls(text, column, wanted, max(first, 0), named)

    @property
    def columns(self) -> range:
        """The outlets that are seen."""
        return range(self.first, self.first + self.count)

    @property
    def before(self) -> int:
        """Cells from the left edge to the first outlet."""
        return BEFORE + self.text + 2

    @property
    def width(self) -> int:
        """Cells of the whole."""
        return self.before + self.count * self.column

    def column_at(self, x: int) -> int:
        """The outlet at a cell, or -1."""
        number = (x - self.before) // self.column + self.first
        return number if x >= self.before and number in self.columns else -1


@lru_cache(maxsize=256)
def _least_width(name: str) -> int:
    """The cells that a name needs to stand whole in HEAD_LINES lines, its words unbroken; at most those of a column."""
    words = max((cell_len(word) for word in name.split()), default=1)
    wanted = (width for width in range(min(words, NAMED[1]), NAMED[1]) if len(breaks(name, width)) <= HEAD_LINES)
    return min(next(wanted, NAMED[1]), NAMED[1] - 1)


def head_lines(name: str, width: int) -> list[str]:
    """A name in at most HEAD_LINES lines of `width` cells; what has no room leaves "…"."""
    found = [name[start:end] for start, end in breaks(name, width)]
    if len(found) > HEAD_LINES or any(cell_len(word) > width for word in name.split()):
        rest = name[len(found[0]) :].strip() if " " in name[: len(found[0]) + 1] else ""
        found = [found[0], clipped(rest, width)] if rest else [clipped(name, width)]
    return found


@dataclass(slots=True)
class Grid:
    """The items in lines; of a statement at most `most` of text. `tops` are their first lines, then the height."""

    items: Sequence[TableItem]
    geometry: GridGeometry
    most: int = 3
    name: int = 12
    tops: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.tops = [0]
        for index, item in enumerate(self.items):
            self.tops.append(self.tops[-1] + self.gap(index) + self._lines(item))

    @property
    def height(self) -> int:
        """Lines of the whole."""
        return self.tops[-1]

    def gap(self, index: int) -> int:
        """Blank lines above an item: before a heading, and between statements."""
        if index == 0 or self.items[index].shape is Shape.SUBHEAD:
            return 0
        shape, above = self.items[index].shape, self.items[index - 1].shape
        return int(shape is Shape.SECTION or (above is not Shape.SECTION and above is not Shape.FOLD))

    def width(self, item: TableItem) -> int:
        """Cells for an item's text."""
        return self.geometry.text if item.shape is Shape.PASSAGE else self.geometry.width - BEFORE - self._label(item)

    def _label(self, item: TableItem) -> int:
        return self.name if item.shape is Shape.SUBHEAD else 0

    def breaks(self, item: TableItem) -> Breaks:
        """The lines of an item's text."""
        found = breaks(item.text, self.width(item))
        return found[: self.most] if item.shape is Shape.PASSAGE else found

    def is_cut(self, item: TableItem) -> bool:
        """Whether the text goes on beyond its lines."""
        found = self.breaks(item)
        return found[-1][1] < len(item.text.rstrip())

    def spread(self, item: TableItem) -> list[str]:
        """The lines of what differs in figures, below the text where no column has room for it."""
        if self.geometry.named or not item.spread:
            return []
        text = f"≠ {item.spread}"
        return [text[start:end] for start, end in breaks(text, self.geometry.text)]

    def figure(self, item: TableItem, column: int) -> list[str]:
        """The lines of a figure that differs, in the column that prints it."""
        if not self.geometry.named or not item.figures or not item.figures[column]:
            return []
        text, width = item.figures[column], self.geometry.column - 2
        lines = [text[start:end] for start, end in breaks(text, width)]
        return lines if len(lines) <= FIGURE_LINES else [*lines[: FIGURE_LINES - 1], clipped(lines[2] + "…", width)]

    def _lines(self, item: TableItem) -> int:
        text = len(self.breaks(item)) + len(self.spread(item))
        if item.shape is not Shape.PASSAGE:
            return text
        return max(text, *(1 + len(self.figure(item, column)) for column in self.geometry.columns))

    def index_at(self, line: int) -> int:
        """The item a line belongs to; the nearest one for a line outside."""
        return max(min(bisect_right(self.tops, line) - 1, len(self.items) - 1), 0)

    def extent(self, index: int) -> tuple[int, int]:
        """First line of an item's text, and the line after its last."""
        return self.tops[index] + self.gap(index), self.tops[index + 1]
