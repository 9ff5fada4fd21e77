"""Grouping a scope's articles into stories, and reading the stories that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.article import Article
from reader.stories.clusters import clusters
from reader.stories.kept import KeptRelated, KeptStories, KeptStory, fingerprint, keep, kept_stories
from reader.stories.neighbours import Near, neighbours
from reader.stories.similarity import Profile, strongest_terms
from reader.stories.story import Story, age, id_of, most_central, story
from reader.stories.vectors import Vectors, has_evidence, vectors
from reader.stories.why import telling_terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

RELATED = 10  # related articles that are kept for each article
FAINTEST = 0.03  # less in common than this is not worth calling related


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories of a scope, newest first; every article is in exactly one.

    `fresh` is false where articles came, went or changed since they were grouped: then those that are gone are left
    out, and new ones are stories of one.
    """

    stories: tuple[Story, ...]
    fresh: bool


def grouping(library: Library, scope: Scope) -> Grouping | None:
    """The stories that are kept for a scope, None where it was never grouped. Quick: nothing is computed."""
    kept = kept_stories(library, scope)
    return None if kept is None else _grouping(kept, library.articles(scope))


def group(library: Library, scope: Scope, *, stop: Callable[[], bool] = lambda: False) -> Grouping:
    """Find the stories of a scope and every article's related ones, and keep both.

    `stop` is polled for every article; when it says so nothing is kept, and what stands from before is given, stale.
    """
    articles = library.articles(scope)
    found = vectors(articles, library.terms([article.id for article in articles]), stop)
    near = list(neighbours(found.profiles, stop))
    if not stop():
        groups = clusters(found.profiles, _with_evidence(articles, found.profiles, near), stop=stop)
    if stop():
        return grouping(library, scope) or Grouping(_newest_first(story([article]) for article in articles), False)
    stories = _stories(articles, found.profiles, groups)
    kept = KeptStories(fingerprint(articles), tuple(stories))
    keep(library, scope, kept, _related(found, near, groups))
    return _grouping(kept, articles)


def _with_evidence(articles: Iterable[Article], profiles: Sequence[Profile], near: Sequence[Near]) -> list[Near]:
    """What may make stories: no article without a text, no pair that is alike in a few words only."""
    blank = {article.id for article in articles if not article.words}
    alone = {number for number, profile in enumerate(profiles) if profile.id in blank}
    return [
        [
            (other, score)
            for other, score in row
            if number not in alone and other not in alone and has_evidence(profiles[number], profiles[other])
        ]
        for number, row in enumerate(near)
    ]


def _stories(
    articles: Iterable[Article], profiles: Sequence[Profile], groups: Iterable[Sequence[int]]
) -> list[KeptStory]:
    by_id = {article.id: article for article in articles}
    by_profile = {profile.id: profile for profile in profiles}
    stories = []
    for numbers in groups:
        members = sorted((by_id[profiles[number].id] for number in numbers), key=age)
        central = most_central(members, by_profile)
        stories.append(KeptStory(id_of(members[0].id), central.id, tuple(member.id for member in members)))
    return stories


def _related(found: Vectors, near: Iterable[Near], groups: Iterable[Sequence[int]]) -> dict[str, list[KeptRelated]]:
    story_of = {number: place for place, numbers in enumerate(groups) for number in numbers}
    profiles = found.profiles
    strongest = [strongest_terms(profile) for profile in profiles]
    related = {}
    for number, row in enumerate(near):
        best = [(other, score) for other, score in row[:RELATED] if score >= FAINTEST]
        related[profiles[number].id] = [
            KeptRelated(
                profiles[other].id,
                score,
                story_of[other] == story_of[number],
                telling_terms(strongest[number], strongest[other], found.vocabulary),
            )
            for other, score in best
        ]
    return related


def _grouping(kept: KeptStories, articles: Sequence[Article]) -> Grouping:
    left = {article.id: article for article in articles}
    stories = []
    for one in kept.stories:
        title = left[one.title_from].title if one.title_from in left else ""
        if members := [left.pop(article_id) for article_id in one.articles if article_id in left]:
            stories.append(story(members, title=title, story_id=one.id))
    stories.extend(story([article]) for article in left.values())
    return Grouping(_newest_first(stories), kept.fingerprint == fingerprint(articles))


def _newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """By the day of the last article that has one; behind them stories without a day, by when they were saved."""

    def place(story: Story) -> tuple[bool, date, str]:
        return story.last is not None, story.last or age(story.articles[-1])[0], story.id

    return tuple(sorted(stories, key=place, reverse=True))
