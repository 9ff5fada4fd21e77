"""What the reader did with articles, as a search asks for it. It is kept elsewhere, and lent to the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

MARKS = {"read": "read", "unread": "read", "starred": "starred", "unstarred": "starred", "hidden": "hidden"}
"""What may stand behind is: and the mark that it asks for."""
WITHOUT = frozenset({"unread", "unstarred"})
"""Those that ask for the articles without it."""


class Own(Protocol):
    """The reader's own marks and tags, by the ids of articles. Any thread may ask."""

    def version(self) -> int:
        """A number that changes whenever any of it does."""

    def marked(self, mark: str) -> Iterable[str]:
        """The ids of the articles that bear a mark: "read", "starred" or "hidden"."""

    def tagged(self, tag: str) -> Iterable[str]:
        """The ids of the articles with a tag, in whatever case it is written; "" asks for any tag."""

    def tags(self) -> Iterable[str]:
        """The tags there are."""

    def pairs(self) -> Mapping[frozenset[str], bool]:
        """The reader's word on pairs of articles: that they tell the same story, or that they do not."""
