"""A story: the articles that tell one event."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress

from reader.article import Article
from reader.stories.origins import Source
from reader.text.outlets import number_of_outlets, outlets_once

FIRST = Source(0, 0)
MANY = 60  # articles of a story that are compared to find the most central one


@dataclass(frozen=True, slots=True)
class Story:
    """One event as it is told: `articles` are the oldest first, `outlets` are in their order, each once.

    `title` is the headline of the most central article. `first` and `last` are days of publication, None where no
    article has one. `id` stays as the story grows. `sources` tell of each article where its text is from.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    sources: tuple[Source, ...] = ()

    @property
    def origins(self) -> int:
        """How many of its articles do not go back to another's text or agency."""
        return len({source.origin for source in self.sources})

    @property
    def told_by(self) -> int:
        """How many outlets tell it; those that are not known count as one more."""
        return number_of_outlets(article.outlet for article in self.articles)

    @property
    def told_by_several(self) -> bool:
        """Whether several outlets tell it."""
        return self.told_by > 1

    def origin_of(self, article: Article) -> int:
        """The number of the origin that an article of the story goes back to."""
        return self.sources[self.articles.index(article)].origin


def story(
    articles: Iterable[Article], *, title: str = "", story_id: str = "", sources: Mapping[str, Source] | None = None
) -> Story:
    """The story of these articles (at least one); without a `title` or `story_id` the oldest article's will do.

    `sources` are given by the articles' ids; where one lacks, every article counts as an origin.
    """
    ordered = tuple(articles)
    known = sources or {}
    if len(ordered) == 1 and (not known or ordered[0].id in known):  # as most are
        return _of_one(ordered[0], title, story_id, known.get(ordered[0].id, FIRST))
    ordered = tuple(sorted(ordered, key=age))
    unknown = 1 + max((max(source.origin, source.text) for source in known.values()), default=-1)
    days = [article.date for article in ordered if article.date]
    return Story(
        id=story_id or id_of(ordered[0].id),
        title=title or ordered[0].title,
        articles=ordered,
        outlets=outlets_once(article.outlet for article in ordered),
        first=min(days, default=None),
        last=max(days, default=None),
        sources=tuple(
            known.get(article.id) or Source(number, number) for number, article in enumerate(ordered, unknown)
        ),
    )


def _of_one(article: Article, title: str, story_id: str, source: Source) -> Story:
    day, outlets = article.date, (article.outlet,) if article.outlet else ()
    return Story(story_id or id_of(article.id), title or article.title, (article,), outlets, day, day, (source,))


def id_of(article_id: str) -> str:
    """The id of the story whose oldest article this is."""
    return f"s-{article_id}"


def by_name(article: Article) -> tuple[str, str, str]:
    """Sorts by the file's name and the place in it, wherever the folder lies: a copy of a folder is grouped alike."""
    return article.path.name, article.item or "", article.id


def age(article: Article) -> tuple[date, bool, tuple[str, str, str]]:
    """Sorts the oldest first: by day of publication, else the day the file was saved; then dated before undated, and
    within a day by name."""
    return article.date or article.saved.date(), article.date is None, by_name(article)


def most_central(articles: Sequence[Article], alike: Callable[[str, Sequence[str]], Iterable[float]]) -> Article:
    """The article most like all others, of those whose headline is their own and not derived from their text.

    `alike` tells how similar an article is to others, by their ids.
    """
    ordered = sorted(articles, key=age)
    own = [article for article in ordered if article.title_from != "text"] or ordered
    if len(ordered) < 3:
        return own[0]
    step = max(1, len(ordered) // MANY)
    others = [article.id for article in ordered[::step]]
    return max(own[::step], key=lambda article: sum(alike(article.id, others)))


def without(copies: Container[str], stories: Iterable[Story]) -> Iterator[Story]:
    """The stories without the articles that are copies of others; a story of nothing else goes."""
    for one in stories:
        listed = [article.id not in copies for article in one.articles]
        if all(listed):
            yield one
        elif any(listed):
            left, sources = tuple(compress(one.articles, listed)), tuple(compress(one.sources, listed))
            yield replace(one, articles=left, sources=sources)
