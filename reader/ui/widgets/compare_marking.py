"""Which marks a comparison shows: the words that differ or are shared, as spans with roles, and where `]` stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reader.article import Span
from reader.comparison.result import (
    DIFFERS_MARK,
    KIND_MARKS,
    MOVED_MARK,
    ONLY_MARK,
    QUOTATION_MARK,
    VERBATIM,
    Comparison,
    Link,
    Row,
)
from reader.text.terms import content_words
from reader.ui.widgets.compare_items import Cell, differs, inner_links


class Marks(StrEnum):
    """What `d` cycles through."""

    ALL = "all"
    SHARED = "shared"
    ONLY = "only here"
    FACTS = "figures and names"
    NONE = "none"

    def next(self) -> Marks:
        """The one after this, the first after the last."""
        every = list(Marks)
        return every[(every.index(self) + 1) % len(every)]


_KINDS = "".join(KIND_MARKS.values())
GUTTER = {
    Marks.ALL: _KINDS + ONLY_MARK + DIFFERS_MARK + QUOTATION_MARK + MOVED_MARK,
    Marks.SHARED: _KINDS + MOVED_MARK,
    Marks.ONLY: ONLY_MARK,
    Marks.FACTS: DIFFERS_MARK + QUOTATION_MARK,
    Marks.NONE: "",
}


def gutter(marks: str, mode: Marks) -> str:
    """The gutter marks of an item that this mode shows."""
    return "".join(mark for mark in marks if mark in GUTTER[mode])


def marked(row: Row, cells: tuple[Cell | None, Cell | None], side: int, mode: Marks) -> tuple[Span, ...]:
    """The spans of the text on one side of a row: role "changed", "shared" or the kind of a difference."""
    cell = cells[side]
    if cell is None or mode in (Marks.NONE, Marks.ONLY):
        return ()
    if mode is Marks.SHARED:
        return _shared(row, cells, side)
    places = dict(zip(cell.sentences, cell.offsets, strict=True))
    spans: list[Span] = []
    for link in reversed(inner_links(row)):  # the best link is laid on last
        offset = places[(link.left, link.right)[side]]
        if mode is Marks.ALL:
            spans += [Span(span.start + offset, span.end + offset, "changed") for span in link.changed[side]]
        spans += _facts(link, side, offset)
    return tuple(spans)


def _facts(link: Link, side: int, offset: int) -> Iterator[Span]:
    for difference in link.differences:
        place = (difference.left_span, difference.right_span)[side]
        if place:
            yield Span(place[0] + offset, place[1] + offset, difference.kind)


def _shared(row: Row, cells: tuple[Cell | None, Cell | None], side: int) -> tuple[Span, ...]:
    here, there = cells[side], cells[1 - side]
    if here is None or there is None or row.link is None:
        return ()
    theirs = word_stems(there.text)
    spans: list[Span] = []
    together = False  # no word of weight that is not shared stands between
    for start, end, word in content_words(here.text):
        if word not in theirs:
            together = False
        elif together:
            spans[-1] = Span(spans[-1].start, end, "shared")
        else:
            spans.append(Span(start, end, "shared"))
            together = True
    return tuple(spans)


@lru_cache(maxsize=4096)
def word_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(word for _, _, word in content_words(text))


def shared_words(left: str, right: str) -> list[str]:
    """The words of `left` that `right` has too, whatever their endings; each once, in order."""
    return _words(left, lambda word: word in word_stems(right))


def other_words(left: str, right: str) -> list[str]:
    """The words of `left` that `right` has not, whatever their endings; each once, in order."""
    return _words(left, lambda word: word not in word_stems(right))


def _words(text: str, wanted: Callable[[str], bool]) -> list[str]:
    found: dict[str, str] = {}
    for start, end, word in content_words(text):
        if wanted(word):
            found.setdefault(word, text[start:end])
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Stops:
    """What `]` goes through: what it is called, one and many, and the positions it stops at."""

    one: str
    many: str
    positions: tuple[int, ...]


def stops(comparison: Comparison, mode: Marks) -> Stops:
    """What `]` goes through under these marks.

    Rows where a figure, a quotation, a name, a date or the meaning differs come before all others; where there are
    none, and between two copies of one article, the rows that differ in any way.
    """
    rows = list(enumerate(comparison.rows))
    if mode is Marks.SHARED:
        return Stops("shared passage", "shared passages", tuple(number for number, row in rows if row.link))
    if mode is Marks.ONLY:
        alone = tuple(number for number, row in rows if ONLY_MARK in row.marks)
        return Stops("passage on one side only", "passages on one side only", alone)
    found = tuple(number for number, row in rows if differs(row))
    if mode is not Marks.FACTS and (comparison.revision or not found):
        found = tuple(number for number, row in rows if row.marks != KIND_MARKS[VERBATIM])
    return Stops("passage that differs", "passages that differ", found)
