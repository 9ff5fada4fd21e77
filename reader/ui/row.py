"""A line of the list: a story, an article, or the hit of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Article, Highlighted

if TYPE_CHECKING:
    from reader.stories import Story


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a story of several articles (`article` is None), or an article.

    `child` stands under its opened story, and for its near-identical `copies`, which are folded into it. A hit of a
    search has its marked `title`, its `snippet` and the number of its `matches`; that is None until somebody sees it.
    """

    story: Story | None = None
    article: Article | None = None
    child: bool = False
    title: Highlighted | None = None
    snippet: Highlighted | None = None
    matches: int | None = None
    copies: tuple[Article, ...] = ()

    @property
    def key(self) -> str:
        """What names this row from one listing to the next."""
        if self.article is not None:
            return self.article.id
        return f"story {self.story.id}" if self.story else ""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles it stands for."""
        if self.article is not None:
            return (self.article,)
        return self.story.articles if self.story else ()

    @property
    def text(self) -> str:
        """What narrowing looks at, in lower case."""
        title = self.story.title if self.story else ""
        return " ".join([title, *(f"{article.title} {article.outlet}" for article in self.articles)]).lower()
