"""The views of the list: all, or what is unread, starred, told by several outlets or by one alone, or put away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.article import Article
from reader.text.outlets import outlets_once
from reader.ui.marks import Marks

if TYPE_CHECKING:
    from reader.stories import Story
    from reader.ui.row import Row


class View(StrEnum):
    """What of the list is shown."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    SEVERAL = "several"
    ALONE = "alone"
    HIDDEN = "hidden"


TOLD_BY = {View.SEVERAL: True, View.ALONE: False}
"""The views that go by how many outlets tell a story: whether these are several."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much each view holds: articles, and stories told by several outlets or by one alone."""

    all: int = 0
    unread: int = 0
    starred: int = 0
    several: int = 0
    alone: int = 0


def of_view(entries: Iterable[Row], view: View, marks: Marks, stay: Collection[str]) -> Iterable[Row]:
    """The rows of a view, stories without the articles that do not belong to it.

    `stay` are articles that were in the view when one came to it: they do not vanish while one reads.
    """
    wanted = _wanted(view, marks, stay)
    rows = entries if wanted is None else _reduced(entries, wanted)
    if view in TOLD_BY:
        return (row for row in rows if row.story and _is_told_by_several(row) is TOLD_BY[view])
    return rows


def _is_told_by_several(row: Row) -> bool:
    """Of a row whose story is known: before articles are grouped nobody knows who else tells what they tell."""
    return row.article is None and row.story is not None and row.story.told_by_several


def counts(entries: Iterable[Row], ids: Collection[str], marks: Marks) -> Counts:
    """How much the views hold; `ids` are all articles of the entries."""
    shown = set(ids) - marks.away
    told = (sum(1 for _ in of_view(entries, view, marks, ())) for view in TOLD_BY)
    return Counts(len(shown), len(shown - marks.read), len(shown & marks.starred), *told)


def _wanted(view: View, marks: Marks, stay: Collection[str]) -> Callable[[Article], bool] | None:
    """What of the articles belongs to a view; None where all do."""
    away, read, starred = marks.away, marks.read, marks.starred
    match view:
        case View.HIDDEN:
            return lambda article: article.id in away or article.id in stay
        case View.UNREAD:
            return lambda article: article.id not in away and (article.id not in read or article.id in stay)
        case View.STARRED:
            return lambda article: article.id not in away and (article.id in starred or article.id in stay)
    return (lambda article: article.id not in away) if away else None


def _reduced(entries: Iterable[Row], wanted: Callable[[Article], bool]) -> Iterator[Row]:
    for entry in entries:
        articles = entry.articles
        kept = tuple(filter(wanted, articles))
        if len(kept) == len(articles):
            yield entry
        elif len(kept) == 1:
            yield replace(entry, article=kept[0])
        elif kept and entry.story:
            yield replace(entry, story=_of(entry.story, kept))


def _of(story: Story, kept: tuple[Article, ...]) -> Story:
    """A story with some of its articles only."""
    outlets = outlets_once(article.outlet for article in kept)
    pairs = zip(story.articles, story.sources, strict=False)
    return replace(
        story, articles=kept, outlets=outlets, sources=tuple(source for article, source in pairs if article in kept)
    )
