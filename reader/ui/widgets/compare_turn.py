"""Finding one's way between the rows of a comparison, and turning it round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.article import Span
from reader.comparison.result import Comparison, Difference, Entry, Link
from reader.comparison.rows import rows
from reader.ui.widgets.compare_items import links_of

Find = Callable[[str], Sequence[Span]]


def nothing_found(_: str) -> Sequence[Span]:
    """A find that finds nothing."""
    return ()


def swapped(comparison: Comparison) -> Comparison:
    """The same comparison with its sides swapped, in the reading order of what is the left side now."""
    links = tuple(sorted((_turned(link) for link in comparison.links), key=lambda link: (link.left, link.right)))
    sentences = comparison.sentences[::-1]
    return replace(
        comparison,
        articles=comparison.articles[::-1],
        sentences=sentences,
        links=links,
        only=comparison.only[::-1],
        figures=tuple(_turned_entry(entry) for entry in comparison.figures),
        quotations=tuple(_turned_entry(entry) for entry in comparison.quotations),
        rows=rows(links, (len(sentences[0]), len(sentences[1]))),
        alone=comparison.alone[::-1],
        revision=comparison.revision.turned() if comparison.revision else None,
    )


def _turned(link: Link) -> Link:
    differences = tuple(
        Difference(each.kind, each.right, each.left, each.right_span, each.left_span, each.how)
        for each in link.differences
    )
    return replace(link, left=link.right, right=link.left, differences=differences, changed=link.changed[::-1])


def _turned_entry(entry: Entry) -> Entry:
    return replace(entry, left=entry.right, right=entry.left, speakers=entry.speakers[::-1])


def row_of(comparison: Comparison, side: int, sentence: int) -> int:
    """The row that holds a sentence of a side."""
    found = (number for number, row in enumerate(comparison.rows) if sentence in (row.left, row.right)[side])
    return next(found, 0)


def found_rows(comparison: Comparison, find: Find) -> list[int]:
    """The rows that hold what a find finds."""
    left, right = (
        {number for number, sentence in enumerate(sentences) if find(sentence.text)}
        for sentences in comparison.sentences
    )
    rows_found = (left.intersection(row.left) or right.intersection(row.right) for row in comparison.rows)
    return [number for number, found in enumerate(rows_found) if found]


def partner_rows(comparison: Comparison, number: int, side: int) -> list[int]:
    """Where else what a row says is told on the other side.

    First the rows of further partners of its sentences on `side`, best first; for a pair that was moved then the row
    where its partner would stand in the other side's own order.
    """
    row = comparison.rows[number]
    here, there = (row.left, row.right) if side == 0 else (row.right, row.left)
    found = []
    for link in sorted(links_of(row), key=lambda link: -link.score):
        own, other = (link.left, link.right) if side == 0 else (link.right, link.left)
        if own in here and other not in there:
            found.append(row_of(comparison, 1 - side, other))
    if row.link and row.link.moved and there:
        neighbour = there[0] - 1 if there[0] > 0 else there[-1] + 1
        if neighbour < len(comparison.sentences[1 - side]):
            found.append(row_of(comparison, 1 - side, neighbour))
    return [other for other in dict.fromkeys(found) if other != number]
