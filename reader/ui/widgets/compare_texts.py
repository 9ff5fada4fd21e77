"""The full texts of both sides as prose, beside each other, their scrolling locked by what is linked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.strip import Strip

from reader.article import Kind, Span
from reader.comparison.result import KIND_MARKS, ONLY_MARK, VERBATIM, Comparison
from reader.ui.widgets.compare_board import MARKS, MEASURE
from reader.ui.widgets.compare_items import GUTTER_MARKS, SIDES, Item, passage
from reader.ui.widgets.compare_marking import Marks, gutter, marked
from reader.ui.widgets.compare_paint import BAR, Line, Pen, put_marks
from reader.ui.widgets.compare_pane import ComparePane
from reader.ui.widgets.compare_prose import Prose, ProseLine

NARROW = 56  # columns under which only the chosen side is shown
BESIDE = MARKS + 2  # the bar, the marks and a blank before the text
PARTNER_BAR = "▏"


class FullTexts(ComparePane):
    """The cursor goes through the sentences of the chosen side.

    That side is what scrolls. While `locked`, the other side stands so that the partner of the cursor's sentence
    begins on the same line; else it stays where it was.
    """

    stack_under: ClassVar[int] = NARROW

    def __init__(self, comparison: Comparison, *, id: str | None = None) -> None:
        super().__init__(comparison, id=id)
        self.locked = True
        self._tops = [0, 0]
        self._take(comparison)

    def show(self, comparison: Comparison) -> None:
        self._take(comparison)
        self._tops = [0, 0]
        self.set_reactive(ComparePane.cursor, 0)
        self._set_lines(0)
        self.scroll_to(y=0, animate=False)
        self.post_message(self.Moved(self))

    def _take(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.passages = [passage(comparison, number) for number in range(len(comparison.rows))]
        self._rows: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for number, row in enumerate(comparison.rows):
            for side, sentences in zip(SIDES, (row.left, row.right), strict=True):
                self._rows[side].update(dict.fromkeys(sentences, number))
        self._best: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for link in sorted(comparison.links, key=lambda link: link.score):
            self._best[0][link.left] = link.right
            self._best[1][link.right] = link.left
        self._spans: dict[tuple[int, int], list[Span]] = {}
        self._set_prose(40)

    def _set_prose(self, width: int) -> None:
        self.text_width = width
        self.prose = [
            Prose(self.comparison.articles[side].body.paragraphs, self.comparison.sentences[side], width)
            for side in SIDES
        ]

    # Where the cursor is.

    @property
    def row(self) -> int:
        return self._rows[self.side].get(self.cursor, -1)

    def go_to_row(self, row: int) -> None:
        found = self.comparison.rows[row]
        here = (found.left, found.right)[self.side]
        if not here:
            self.choose_side(1 - self.side)
            here = (found.left, found.right)[self.side]
        self.go_to_sentence(self.side, here[0])

    def go_to_sentence(self, side: int, number: int) -> None:
        """Put the cursor on a sentence of a side."""
        self.choose_side(side)
        self.go(number, centre=True)

    def sentences(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        if not self.count():
            return (), ()
        partner = self.partner
        here, there = (self.cursor,), () if partner is None else (partner,)
        return (here, there) if self.side == 0 else (there, here)

    @property
    def partner(self) -> int | None:
        """The sentence of the other side that is linked best to the cursor's."""
        return self._best[self.side].get(self.cursor)

    # The sides.

    def toggle_lock(self) -> bool:
        """Lock or unlock the scrolling; whether it is locked now."""
        self._tops[1 - self.side] = self.other_top
        self.locked = not self.locked
        self.remark()
        return self.locked

    @property
    def other_top(self) -> int:
        """The first line seen of the side that is not chosen; it may be above its beginning."""
        if not self.locked:
            return self._tops[1 - self.side]
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        first = self.extent(self.cursor)[0]
        seen = top <= first < top + height
        here = self.cursor if seen else self.prose[self.side].sentence_at(top + height // 3)
        there = self._best[self.side].get(here)
        for number in range(here - 1, -1, -1):
            if there is not None:
                break
            here, there = number, self._best[self.side].get(number)
        if there is None:
            return top
        return self.prose[1 - self.side].extent(there)[0] - self.extent(here)[0] + top

    def choose_side(self, side: int) -> None:
        if side == self.side:
            return
        top, partner = self.other_top, self.partner
        self._tops[self.side] = self.scroll_offset.y
        self.side = side
        first = min(max(top, 0) + self.scrollable_content_region.height // 3, self.prose[side].height - 1)
        here = partner if partner is not None else self.prose[side].sentence_at(first)
        self.set_reactive(ComparePane.cursor, here)
        self.virtual_size = Size(self.virtual_size.width, self.prose[side].height)
        self.scroll_to(y=max(top, 0), animate=False)
        self.reveal()
        self.remark()

    # ComparePane.

    def count(self) -> int:
        return len(self.comparison.sentences[self.side])

    def extent(self, index: int) -> tuple[int, int]:
        return self.prose[self.side].extent(index)

    def index_at(self, line: int) -> int:
        return self.prose[self.side].sentence_at(line)

    def redraw(self, *_: int) -> None:
        self.refresh()  # the other side has moved as well

    def remark(self) -> None:
        self._spans.clear()
        super().remark()

    # Lines.

    def on_resize(self) -> None:
        self._set_lines(self.seen_at())

    def _set_lines(self, seen_at: int) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        column = width - 2 if width < NARROW else (width - 3) // 2
        self._set_prose(max(min(column - BESIDE, MEASURE), 8))
        self.laid_out(self.prose[self.side].height, seen_at)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        pen = Pen(self.look, self._marked, self.mode)
        made = Line([], self.visual_style)
        used = 2 * (self.text_width + BESIDE) + 3
        made.put(" " * max((width - used) // 2, 0))
        for side in SIDES:
            if width < NARROW and side != self.side:
                continue
            top = self.scroll_offset.y if side == self.side else self.other_top
            self._put_line(made, side, self.prose[side].line(y + top), pen)
            if side == 0 and width >= NARROW:
                made.put(" ")
                made.put("│", self.look("rule"))
                made.put(" ")
        return Strip(made.segments).adjust_cell_length(width, self.visual_style.rich_style)

    def _put_line(self, made: Line, side: int, line: ProseLine, pen: Pen) -> None:
        chosen = self.cursor if side == self.side else self.partner
        bar = BAR if side == self.side else PARTNER_BAR
        made.put(bar if chosen in line.sentences else " ", pen.look("bar"))
        begun = {mark for number in line.begun for mark in self._item(side, number).marks}
        put_marks(made, gutter("".join(mark for mark in GUTTER_MARKS if mark in begun), self.mode)[:MARKS], pen)
        made.put(" ")
        if line.paragraph < 0:
            made.put(" " * self.text_width)
            return
        paragraph = self.prose[side].paragraphs[line.paragraph]
        spans = self._spans_of(side, line.paragraph)
        if chosen in line.sentences:
            spans = [self._lit(side, chosen), *spans]
        ground = pen.look("subhead") if paragraph.kind is Kind.HEADING else pen.look("plain")
        made.put_text((paragraph.text, spans, line.start, line.end), self.text_width, pen, ground)

    def _lit(self, side: int, number: int | None) -> Span:
        sentence = self.comparison.sentences[side][number or 0]
        return Span(sentence.start, sentence.end, "cursor" if side == self.side else "partner")

    def _item(self, side: int, number: int) -> Item:
        return self.passages[self._rows[side][number]]

    def _marked(self, item: Item, side: int) -> Sequence[Span]:
        return marked(self.comparison.rows[item.row], item.cells, side, self.mode)

    def _spans_of(self, side: int, paragraph: int) -> list[Span]:
        """The marks of a paragraph, as offsets in its text."""
        key = side, paragraph
        if key not in self._spans:
            spans: list[Span] = []
            for number in self.prose[side].by_paragraph.get(paragraph, ()):
                spans += self._spans_of_sentence(side, number)
            self._spans[key] = [*spans, *self.finder(self.prose[side].paragraphs[paragraph].text)]
        return self._spans[key]

    def _spans_of_sentence(self, side: int, number: int) -> list[Span]:
        item = self._item(side, number)
        cell, sentence = item.cells[side], self.comparison.sentences[side][number]
        if cell is None:
            return []
        ground = "only" if ONLY_MARK in gutter(item.marks, self.mode) else ""
        if self.mode is Marks.ALL and item.marks == KIND_MARKS[VERBATIM]:
            ground = "same"
        spans = [Span(sentence.start, sentence.end, ground)] if ground else []
        offset = cell.offsets[cell.sentences.index(number)]
        shift, end = sentence.start - offset, offset + len(sentence.text)
        inside = (span for span in self._marked(item, side) if offset <= span.start < end)
        return spans + [Span(span.start + shift, span.end + shift, span.role) for span in inside]
