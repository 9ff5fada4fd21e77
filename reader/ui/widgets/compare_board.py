"""Laying the items of a comparison in lines: how wide each part is, where each item starts, what stands on a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ui.typeset import Breaks, breaks
from reader.ui.widgets.compare_items import Cell, Item, Shape

STACK_UNDER = 100
"""Columns under which the two sides of a pair stand one above the other."""
STACK_LISTS_UNDER = 64
"""The same where what stands on the sides is short."""
STACKED = 1_000_000
"""The same where nothing ever stands opposite."""
MEASURE = 84
"""The longest line that is still pleasant to read."""
MARKS = 4
"""At most four marks stand beside a pair: its kind, two differences, moved."""
LEAST = 12


@dataclass(frozen=True, slots=True)
class Geometry:
    """The columns of the screen.

    Side by side: margin, bar, text, number, marks, number, bar, text. Stacked: bar, number, marks, letter, rule, text.
    """

    stacked: bool
    digits: int
    text: int
    margin: int = 0

    @classmethod
    def fit(cls, outer: int, width: int, digits: int, stack_under: int = STACK_UNDER) -> Geometry:
        """The columns for a widget `outer` wide that has `width` to draw on, and numbers of `digits` characters."""
        if outer < stack_under:
            beside = digits + MARKS + 6
            text = max(min(width - beside, MEASURE), LEAST)
            return cls(True, digits, text, max((width - beside - text) // 2, 0))
        between = cls(False, digits, 0).gutter
        text = min((width - between - 3) // 2, MEASURE)
        return cls(False, digits, text, (width - between - 3 - 2 * text) // 2)

    @property
    def gutter(self) -> int:
        """Columns from the end of the left text to the start of the right one."""
        return 2 * self.digits + MARKS + 7

    @property
    def whole(self) -> int:
        """Columns for a text across both sides."""
        return self.text + (self.digits + MARKS + 4 if self.stacked else self.text + self.gutter)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the board: line `line` of item `item`, counted from the item's first line of text (-1: the gap above).

    Stacked, `side` tells which text it belongs to (line counted within it); side by side it is None.
    `note` is true for the line that names further partners.
    """

    item: int
    line: int
    side: int | None = None
    note: bool = False


@dataclass(slots=True)
class Board:
    """The items set in lines for a geometry. `tops` are the first lines of the items, and at last the height."""

    items: Sequence[Item]
    geometry: Geometry
    tops: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.tops = [0]
        for item in self.items:
            self.tops.append(self.tops[-1] + self._height(item))

    @property
    def height(self) -> int:
        """Lines of the whole board."""
        return self.tops[-1]

    def breaks(self, cell: Cell) -> Breaks:
        """Where the lines of a cell part."""
        return breaks(cell.text, self.geometry.text)

    def _height(self, item: Item) -> int:
        left, right = item.cells
        if left is None and right is None:
            return item.gap + len(breaks(item.text, self.geometry.whole))
        counts = [len(self.breaks(cell)) if cell else 0 for cell in item.cells]
        if self.geometry.stacked:
            return item.gap + sum(counts) + any(item.also)
        return item.gap + max(*counts, 2 if any(item.notes) else 1)

    def index_at(self, line: int) -> int:
        """The item that a line belongs to; the nearest one for a line outside."""
        return max(min(bisect_right(self.tops, line) - 1, len(self.items) - 1), 0)

    def extent(self, index: int) -> tuple[int, int]:
        """First line of an item's text, and the line after its last."""
        return self.tops[index] + self.items[index].gap, self.tops[index + 1]

    def place(self, line: int) -> Place:
        """What stands on a line."""
        index = self.index_at(line)
        item = self.items[index]
        within = line - self.tops[index] - item.gap
        if within < 0 or not self.geometry.stacked or item.cells == (None, None):
            return Place(index, within)
        left, right = item.cells
        lines = len(self.breaks(left)) if left else 0
        if within < lines:
            return Place(index, within, 0)
        note = any(item.also) and line == self.tops[index + 1] - 1
        return Place(index, within - lines, 1 if right else 0, note)


def rows_to_items(items: Sequence[Item]) -> dict[int, int]:
    """Which item shows a row (for a folded row: the fold that hides it)."""
    found: dict[int, int] = {}
    for index, item in enumerate(items):
        if item.row >= 0 and item.shape in (Shape.PASSAGE, Shape.FOLD):
            found.setdefault(item.row, index)
    return found
