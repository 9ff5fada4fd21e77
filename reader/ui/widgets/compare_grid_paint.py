"""Painting a line of the table of all outlets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.style import Style

from reader.article import Span
from reader.comparison.result import MOVED_MARK
from reader.ui.typeset import clipped, shortened
from reader.ui.widgets.compare_grid import Grid
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_outlets import Column
from reader.ui.widgets.compare_paint import BAR, MARK_LOOKS, Line, Pen
from reader.ui.widgets.compare_table import FIRST_MARK, TableItem

ABSENT = "–"
ELSEWHERE = MOVED_MARK  # it prints a figure of this row, but in another statement


@dataclass(frozen=True, slots=True)
class GridPen:
    """What colours the table: `look` gives the style of a part, `spans` the marked words of an item."""

    look: Callable[[str], Style]
    spans: Callable[[TableItem], Sequence[Span]]
    columns: Sequence[Column]


def paint(grid: Grid, number: int, pen: GridPen, cursor: int, column: int) -> list[Segment]:
    """Line `number` of the table; the cursor's item is lit, its cell in the chosen `column` more than the rest."""
    if not 0 <= number < grid.height:
        return []
    index = grid.index_at(number)
    item = grid.items[index]
    within = number - grid.extent(index)[0]
    lit = index == cursor and within >= 0
    made = Line([], pen.look("base") + pen.look("cursor") if lit else pen.look("base"))
    if within < 0:
        return made.segments
    made.put(BAR if lit else " ", pen.look("bar"))
    if item.shape is Shape.PASSAGE:
        _statement(made, grid, item, within, pen, column if lit else -1)
    else:
        _across(made, grid, item, within, pen)
    return made.segments


def _across(made: Line, grid: Grid, item: TableItem, within: int, pen: GridPen) -> None:
    start, end = grid.breaks(item)[within]
    made.put(" ")
    if item.shape is Shape.SUBHEAD:
        name = clipped(pen.columns[item.column].name, grid.name - 2) if within == 0 else ""
        made.put(name + " " * (grid.name - cell_len(name)), pen.look("outlet"))
        made.put_text((item.text, pen.spans(item), start, end), grid.width(item), _text_pen(pen), Style.null())
        return
    text = item.text[start:end]
    made.put(text, pen.look("section" if item.shape is Shape.SECTION else "fold"))
    if item.shape is Shape.SECTION:
        made.put(" " + "─" * (grid.width(item) - cell_len(text) - 1), pen.look("rule"))


def _text_pen(pen: GridPen) -> Pen:
    return Pen(pen.look, lambda *_: ())


def _statement(made: Line, grid: Grid, item: TableItem, within: int, pen: GridPen, column: int) -> None:
    made.put(" ")
    _text(made, grid, item, within, pen)
    made.put("  ")
    for number in grid.geometry.columns:
        _cell(made, grid, item, within, number, pen, chosen=number == column)


def _text(made: Line, grid: Grid, item: TableItem, within: int, pen: GridPen) -> None:
    lines, spread, width = grid.breaks(item), grid.spread(item), grid.geometry.text
    if within < len(lines):
        start, end = lines[within]
        text = item.text
        if within == len(lines) - 1 and grid.is_cut(item):
            text = text[:start] + shortened(text[start:], width)
            end = len(text)
        made.put_text((text, pen.spans(item), start, end), width, _text_pen(pen), Style.null())
    elif within - len(lines) < len(spread):
        text = spread[within - len(lines)]
        made.put(text, pen.look("mark-differs"))
        made.put(" " * (width - cell_len(text)))
    else:
        made.put(" " * width)


def _cell(made: Line, grid: Grid, item: TableItem, within: int, number: int, pen: GridPen, *, chosen: bool) -> None:
    voice, width, figure = item.voices[number], grid.geometry.column, grid.figure(item, number)
    ground = pen.look("chosen") if chosen else Style.null()
    made.put("▸" if chosen and within == 0 else " ", ground, pen.look("bar"))
    if within == 0:
        marks = voice.marks if voice else ELSEWHERE if figure else ABSENT
        for mark in marks:
            made.put(mark, ground, _mark_look(mark, pen))
        made.put(" " * (width - 1 - len(marks)), ground)
    elif within <= len(figure):
        text = figure[within - 1]
        same = item.figures[number].casefold() == next(filter(None, item.figures)).casefold()
        made.put(text, ground, pen.look("plain" if same else "mark-differs"))
        made.put(" " * (width - 1 - cell_len(text)), ground)
    else:
        made.put(" " * (width - 1), ground)


def _mark_look(mark: str, pen: GridPen) -> Style:
    if mark in (FIRST_MARK, ABSENT):
        return pen.look("bar" if mark == FIRST_MARK else "absent")
    return pen.look("mark-moved" if mark == ELSEWHERE else MARK_LOOKS.get(mark, "mark-differs"))
