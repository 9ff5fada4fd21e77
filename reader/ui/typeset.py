"""Setting foreign text in lines: wrapped by cells, marked by role, never parsed as markup.

The places of the line breaks are found first and kept (they depend on text and width alone); the styled line is made
only when it is drawn. So a long article costs its breaks, and then the few lines that are seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from rich.cells import cell_len, split_graphemes
from textual.content import Content
from textual.content import Span as StyledSpan
from textual.style import Style

from reader.article import Span

Breaks = tuple[tuple[int, int], ...]
"""Where each line starts and ends in its text; the blank at a break belongs to neither line."""

# Latin, Greek and Cyrillic letters, and the dashes and quotes of print: a character a cell, so that counting is enough.
ONE_CELL = re.compile("[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203e\u20a0-\u20bf]*")
NEVER_FIRST = frozenset("、。，．・：；？！）］｝〕〉》」』】’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
NEVER_LAST = frozenset("「『（［｛〈《【“‘")


@lru_cache(maxsize=16_384)
def breaks(text: str, width: int) -> Breaks:
    """The lines of a text at a width in cells (at least 2). Its own line breaks are kept; an empty text is one line."""
    find = _one_cell_breaks if ONE_CELL.fullmatch(text) else _wide_breaks
    found: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        found.extend(find(text, start, start + len(part), max(width, 2)))
        start += len(part) + 1
    return tuple(found)


def _one_cell_breaks(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    found = []
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:  # a word longer than the line
            found.append((start, start + width))
            start += width
        else:
            found.append((start, cut))
            start = cut + 1
    found.append((start, end))
    return found


def _wide_breaks(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The same where a character may take no cell or two; ideographs may be parted anywhere but beside such marks."""
    found = []
    used, line = 0, start
    cut, cells_at_cut, at_blank = -1, 0, False
    for first, last, cells in split_graphemes(text[start:end])[0]:
        first, last = start + first, start + last
        blank = text[first:last] == " "
        if first > line and (blank or _may_part(text, first)):
            cut, cells_at_cut, at_blank = first, used, blank
        while used + cells > width and not blank:
            if cut <= line:
                cut, cells_at_cut, at_blank = first, used, False
            found.append((line, cut))
            line = cut + at_blank
            used -= cells_at_cut + at_blank
            cut = -1
        used += cells
    found.append((line, end))
    return [(first, last) for first, last in found if first < last] or [(start, end)]


def _may_part(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    return _ideograph(before) or _ideograph(after)


def _ideograph(character: str) -> bool:
    return character > "\u2e7f" and unicodedata.east_asian_width(character) in "WF"


def line(text: str, spans: Sequence[Span], start: int, end: int, styles: Callable[[str], Style]) -> Content:
    """Characters `start` to `end` of a text as one styled line; `styles` gives the style of a role."""
    marked = [
        StyledSpan(max(span.start, start) - start, min(span.end, end) - start, styles(span.role))
        for span in spans
        if span.start < end and span.end > start
    ]
    return Content(text[start:end], spans=marked)


def lines(text: str, spans: Sequence[Span], width: int, styles: Callable[[str], Style]) -> list[Content]:
    """A text wrapped to lines of at most `width` cells, its spans styled by role. For what is drawn whole."""
    return [line(text, spans, start, end, styles) for start, end in breaks(text, width)]


def clipped(text: str, width: int) -> str:
    """A text in one line of at most `width` cells; what is cut off leaves "…"."""
    if cell_len(text) <= width:
        return text
    start, end = _wide_hard(text, max(width - 1, 0))
    return text[start:end].rstrip() + "…" if width > 0 else ""


def shortened(text: str, width: int) -> str:
    """The same as `clipped`, but cut between two words, unless most of the line would stay empty."""
    start, end = breaks(text, max(width - 1, 2))[0]
    whole = text[start:end].rstrip(" ,;:–—")
    fits = width <= 2 or cell_len(text) <= width or 2 * cell_len(whole) < width
    return clipped(text, width) if fits else whole + "…"


def _wide_hard(text: str, width: int) -> tuple[int, int]:
    used = 0
    for first, _, cells in split_graphemes(text)[0]:
        if used + cells > width:
            return 0, first
        used += cells
    return 0, len(text)
