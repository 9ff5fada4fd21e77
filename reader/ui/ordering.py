"""The orders of the list, the letters that choose them, and putting rows in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.ui.row import Row

if TYPE_CHECKING:
    from reader.library.finding.ordering import Sort

ORDERS = {
    "relevance": ("r", "relevance", "best match first"),
    "date": ("d", "date", "newest first"),
    "title": ("t", "title", "A to Z"),
    "source": ("s", "source", "outlets A to Z"),
    "outlets": ("n", "number of outlets", "most first"),
}
"""Each order: the letter that chooses it, its name, and what comes first."""
MOST_REORDERED = 2_000  # hits that are put in an order which the library does not know


def library_sort(order: str) -> Sort:
    """The order in which the library gives the hits that are to be put in this one."""
    if order in ("date", "title", "source"):
        return order  # type: ignore[return-value]
    return "relevance"


def outlets_by_article(entries: Sequence[Row]) -> dict[str, int]:
    """By how many outlets the story of each article is told."""
    stories = (entry.story for entry in entries if entry.story)
    return {article.id: story.told_by for story in stories for article in story.articles}


def in_order_of_outlets(rows: list[Row], outlets: Mapping[str, int]) -> list[Row]:
    """Hits, those first whose story is told by most outlets; else in their order."""
    return sorted(rows, key=lambda row: -outlets.get(row.key, 0))


def in_order(entries: Sequence[Row], order: str) -> Sequence[Row]:
    """The entries of the list, which come newest first, in another order."""
    from reader.library.finding.ordering import sort_key

    if order == "title":
        return sorted(entries, key=lambda row: sort_key(_title(row)))
    if order == "source":
        return sorted(entries, key=lambda row: (not (source := _source(row)), sort_key(source)))
    if order == "outlets":
        return sorted(entries, key=lambda row: -(row.story.told_by if row.story else 0))
    return entries


def _title(row: Row) -> str:
    return row.article.title if row.article else row.story.title if row.story else ""


def _source(row: Row) -> str:
    """The outlet of an article; of a story that whose name comes first in its list."""
    if row.article is not None:
        return row.article.outlet or ""
    return row.story.outlets[0] if row.story and row.story.outlets else ""
