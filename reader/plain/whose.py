"""Whose text an article of a story has, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from reader.article import Article
from reader.text.outlets import same_outlet

if TYPE_CHECKING:
    from reader.stories.origins import Source


def whose_text(told: Sequence[Article], sources: Sequence[Source]) -> Iterator[str]:
    """Of each article which one before it has the same text, or goes back to the same origin; "" where none does."""
    by_text: dict[int, Article] = {}
    by_origin: dict[int, Article] = {}
    for article, source in zip_longest(told, sources[: len(told)]):
        if source is None:
            yield ""
            continue
        same, alike = by_text.setdefault(source.text, article), by_origin.setdefault(source.origin, article)
        if same is not article:
            yield f"the same text as {_named(same, article)}"
        else:
            yield f"same origin as {_named(alike, article)}" if alike is not article else ""


def _named(one: Article, beside: Article) -> str:
    """How one article is called beside another: by its outlet, else by its headline."""
    name = one.outlet or one.agency
    if not name:
        return f"“{one.title}”"
    return f"{name} above" if same_outlet(name, beside.outlet or beside.agency) else name
