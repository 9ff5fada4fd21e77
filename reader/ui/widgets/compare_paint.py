"""Painting a line of the board: both texts with their marks, and between them the numbers and the gutter marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.style import Style

from reader.article import Span
from reader.comparison.result import KIND_MARKS, MOVED_MARK, ONLY_MARK, VERBATIM
from reader.ui.typeset import breaks, line
from reader.ui.widgets.compare_board import MARKS, Board, Place
from reader.ui.widgets.compare_items import Cell, Item, Shape
from reader.ui.widgets.compare_marking import Marks, gutter

BAR = "▌"
RULES = ("┃", "┊")  # which of both texts a stacked line belongs to, told without colour
MARK_LOOKS = {"=": "mark-same", "≈": "mark-near", "~": "mark-near", "·": "mark-partly", "+": "mark-only"}


@dataclass(frozen=True, slots=True)
class Pen:
    """What colours the lines: `look` gives the style of a part, `spans` the marked words on one side of an item."""

    look: Callable[[str], Style]
    spans: Callable[[Item, int], Sequence[Span]]
    mode: Marks = Marks.ALL
    letters: tuple[str, str] = ("A", "B")


@dataclass(slots=True)
class Line:
    """A line in the making."""

    segments: list[Segment]
    base: Style

    def put(self, text: str, *looks: Style) -> None:
        """Add a piece of text that is ours."""
        if text:
            self.segments.append(Segment(text, sum(looks, self.base).rich_style))

    def put_text(self, piece: tuple[str, Sequence[Span], int, int], width: int, pen: Pen, ground: Style) -> None:
        """Add characters of a foreign text with its marks, filled up to `width` cells."""
        text, spans, start, end = piece
        content = line(text, spans, start, end, pen.look)
        base = self.base + ground
        self.segments.extend(content.render_segments(base))
        self.put(" " * (width - content.cell_length), ground)


def paint(board: Board, number: int, pen: Pen, cursor: int, side: int) -> list[Segment]:
    """Line `number` of the board; the cursor's item is lit, and its bar stands at the chosen side."""
    if not 0 <= number < board.height:
        return []
    place = board.place(number)
    item = board.items[place.item]
    lit = place.item == cursor and place.line >= 0
    side = side if item.cells[side] else 1 - side  # the bar stands where there is text
    made = Line([], pen.look("base"))
    made.put(" " * board.geometry.margin)
    made.base += pen.look("cursor") if lit else Style.null()
    if place.line < 0:
        return made.segments
    if item.shape in (Shape.FOLD, Shape.SECTION):
        _across(made, board, item, place.line, pen, lit)
    elif board.geometry.stacked:
        _stacked(made, board, item, place, pen, side if lit else -1)
    else:
        _side_by_side(made, board, item, place.line, pen, side if lit else -1)
    return made.segments


def _across(made: Line, board: Board, item: Item, number: int, pen: Pen, lit: bool) -> None:
    width = board.geometry.whole
    start, end = breaks(item.text, width)[number]
    text = item.text[start:end]
    made.put(BAR if lit else " ", pen.look("bar"))
    if item.shape is Shape.FOLD:
        made.put(text.center(width + 1), pen.look("fold"))
    else:
        made.put(f" {text} ", pen.look("section"))
        made.put("─" * (width - len(text) - 1), pen.look("rule"))


def _ground(item: Item, pen: Pen) -> Style:
    """What lies under the words: what only one side says stands out, what is word for word the same stands back."""
    if ONLY_MARK in item.marks and item.shape is Shape.PASSAGE and pen.mode in (Marks.ALL, Marks.ONLY):
        return pen.look("only")
    if item.marks == KIND_MARKS[VERBATIM] and pen.mode is Marks.ALL:
        return pen.look("same")
    return pen.look("subhead") if item.shape is Shape.SUBHEAD else Style.null()


def _text(made: Line, board: Board, item: Item, side: int, number: int, pen: Pen) -> None:
    cell = item.cells[side]
    lines = board.breaks(cell) if cell else ()
    if cell is None or number >= len(lines):
        ground = _ground(item, pen) if cell else Style.null()
        made.put(" " * board.geometry.text, ground)
        return
    made.put_text((cell.text, pen.spans(item, side), *lines[number]), board.geometry.text, pen, _ground(item, pen))


def _side_by_side(made: Line, board: Board, item: Item, number: int, pen: Pen, chosen: int) -> None:
    made.put(BAR if chosen == 0 else " ", pen.look("bar"))
    made.put(" ")
    _text(made, board, item, 0, number, pen)
    _gutter(made, board, item, number, pen)
    made.put(BAR if chosen == 1 else " ", pen.look("bar"))
    made.put(" ")
    _text(made, board, item, 1, number, pen)


def _gutter(made: Line, board: Board, item: Item, number: int, pen: Pen) -> None:
    digits = board.geometry.digits
    made.put(" ")
    if number == 1 and any(item.notes) and pen.mode is not Marks.NONE:
        made.put(_also(item, 2 * digits + MARKS + 4), pen.look("also"))
        return
    if number > 0:
        made.put(" " * (2 * digits + MARKS + 4))
        return
    left, right = item.cells
    numbers = _number(item, 0, digits), _number(item, 1, digits)
    moved = pen.look("mark-moved" if MOVED_MARK in gutter(item.marks, pen.mode) else "number")
    quiet = pen.look("number")
    made.put(_pilcrow(left, item), quiet)
    made.put(numbers[0].rjust(digits), quiet if left else moved)
    made.put(" ")
    _marks(made, item, pen)
    made.put(" ")
    made.put(numbers[1].ljust(digits), moved)
    made.put(_pilcrow(right, item), quiet)


def _number(item: Item, side: int, digits: int) -> str:
    """The number of the sentence; where the partner stands in another row, its number there."""
    cell = item.cells[side]
    return (cell.number if cell else item.also[side])[:digits]


def _pilcrow(cell: Cell | None, item: Item) -> str:
    """A paragraph that begins where no blank line says so."""
    return "¶" if cell and cell.opens and not item.gap and item.row > 0 else " "


def _marks(made: Line, item: Item, pen: Pen) -> None:
    alone_on_the_right = item.cells[0] is None and not any(item.also)
    put_marks(made, gutter(item.marks, pen.mode), pen, last=alone_on_the_right)


def put_marks(made: Line, marks: str, pen: Pen, *, last: bool = False) -> None:
    """Add gutter marks, in their columns' first places or in the last ones."""
    free = " " * (MARKS - len(marks))
    made.put(free if last else "")
    for mark in marks:
        name = "mark-moved" if mark == MOVED_MARK else MARK_LOOKS.get(mark, "mark-differs")
        made.put(mark, pen.look(name))
    made.put("" if last else free)


def _also(item: Item, width: int) -> str:
    left, right = item.notes
    if left and right:
        return f"{left} also {right}".center(width)[:width]
    return f" also {left}".ljust(width)[:width] if left else f"also {right} ".rjust(width)[:width]


def _stacked(made: Line, board: Board, item: Item, place: Place, pen: Pen, chosen: int) -> None:
    side, digits = place.side or 0, board.geometry.digits
    cell, quiet = item.cells[side], pen.look("number")
    first = place.line == 0 and not place.note
    made.put(BAR if chosen == side else " ", pen.look("bar"))
    made.put((_number(item, side, digits) if first and cell else "").rjust(digits) + " ", quiet)
    if first and (side == 0 or item.cells[0] is None):
        _marks(made, item, pen)
    else:
        made.put(" " * MARKS)
    made.put(" ")
    letter = pen.letters[side] if first and item.shape is not Shape.SUBHEAD else " "
    made.put(letter + RULES[side] + " ", pen.look(f"side-{side}"))
    if place.note:
        made.put(_note(item, pen).ljust(board.geometry.text), pen.look("also"))
    else:
        _text(made, board, item, side, place.line, pen)


def _note(item: Item, pen: Pen) -> str:
    named = (f"{pen.letters[side]} {also}" for side, also in enumerate(item.also) if also)
    return ("also " if None not in item.cells else "partner: ") + " and ".join(named)
