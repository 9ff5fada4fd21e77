"""Grouping a whole scope at once: every article's near ones, the stories they make, and what is kept of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Article
from reader.errors import NewsreaderError
from reader.stories.clusters import Closeness, clusters
from reader.stories.kept import (
    KeptRelated,
    KeptStories,
    KeptStory,
    name,
    packed_rarities,
    packed_related,
    packed_stories,
)
from reader.stories.naming import story_ids
from reader.stories.neighbours import Near, neighbours
from reader.stories.origins import sources
from reader.stories.similarity import Profile, strongest_terms
from reader.stories.steps import Steps
from reader.stories.story import age, most_central
from reader.stories.vectors import Vectors, has_evidence, vectors
from reader.stories.why import telling_terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

KEPT = 24  # near ones that are kept for each article
RELATED = 10  # of them that are shown, and so get their reasons
WEIGHED, COMPARED, SOURCED = 0.5, 0.85, 0.97  # of the whole work, roughly, when these steps are over
FAINTEST = 0.03  # less in common than this is not worth calling related


def grouped(
    library: Library,
    scope: Scope,
    articles: Sequence[Article],
    editions: Mapping[str, int],
    before: KeptStories | None,
    steps: Steps,
) -> KeptStories | None:
    """Group all articles of a scope and keep what was found; None, and nothing kept, where the steps are stopped."""
    stop, number = steps.stop, len(articles)
    terms = library.terms([article.id for article in articles])
    found = vectors(articles, terms, steps.polled(0, WEIGHED, 2 * number))
    near = list(neighbours(found.profiles, steps.polled(WEIGHED, COMPARED, number)))
    if stop():
        return None
    closeness = Closeness(found.profiles, (row[0][1] if row else 0.0 for row in near))
    close = [closeness.of(number, row) for number, row in enumerate(near)]
    groups = clusters(with_evidence(articles, found.profiles, close), closeness, stop=stop)
    if stop():
        return None
    stories = made_stories(articles, found.profiles, groups, before.stories if before else ())
    sourced = with_sources(library, steps.each(stories, COMPARED, SOURCED, len(stories)))
    kept = KeptStories(editions, tuple(sourced))
    rows = related_rows(found, near, close, groups)
    library.put_derived(
        name(scope), {**packed_stories(kept), **packed_rarities(found.rarities), **packed_related(rows)}
    )
    return kept


def with_evidence(articles: Iterable[Article], profiles: Sequence[Profile], close: Sequence[Near]) -> list[Near]:
    """What may make stories: no article without a text, no pair that is alike in a few words only."""
    blank = {article.id for article in articles if not article.words}
    alone = {number for number, profile in enumerate(profiles) if profile.id in blank}
    return [
        [
            (other, score)
            for other, score in row
            if number not in alone and other not in alone and has_evidence(profiles[number], profiles[other])
        ]
        for number, row in enumerate(close)
    ]


def made_stories(
    articles: Iterable[Article],
    profiles: Sequence[Profile],
    groups: Iterable[Sequence[int]],
    before: Iterable[KeptStory],
    taken: Collection[str] = (),
) -> list[KeptStory]:
    """The stories that groups of numbers stand for, under the ids they had before as far as they are the same.

    A new one gets none of the ids that are `taken`.
    """
    by_id = {article.id: article for article in articles}
    by_profile = {profile.id: profile for profile in profiles}
    members = [sorted((by_id[profiles[number].id] for number in numbers), key=age) for numbers in groups]
    ids = story_ids([[member.id for member in story] for story in members], before, taken)
    return [
        KeptStory(story_id, most_central(story, by_profile).id, tuple(member.id for member in story))
        for story_id, story in zip(ids, members, strict=True)
    ]


def with_sources(library: Library, stories: Iterable[KeptStory]) -> Iterator[KeptStory]:
    """The stories, those of several articles with where their texts are from, as far as these can still be read."""
    for story in stories:
        if len(story.articles) < 2:
            yield story
            continue
        try:
            yield replace(story, sources=tuple(sources(library.full(article) for article in story.articles)))
        except NewsreaderError:
            yield story


def related_rows(
    found: Vectors, near: Sequence[Near], close: Sequence[Near], groups: Iterable[Sequence[int]]
) -> dict[str, list[KeptRelated]]:
    """What is kept of each article's near ones, the closest first."""
    story_of = {number: place for place, numbers in enumerate(groups) for number in numbers}
    profiles = found.profiles
    strongest = [strongest_terms(profile) for profile in profiles]
    rows = {}
    for number, row in enumerate(close):
        similar = dict(near[number])
        best = [(other, score) for other, score in row[:KEPT] if similar[other] >= FAINTEST]
        rows[profiles[number].id] = [
            KeptRelated(
                profiles[other].id,
                similar[other],
                score,
                story_of[other] == story_of[number],
                telling_terms(strongest[number], strongest[other], found.names) if rank < RELATED else (),
            )
            for rank, (other, score) in enumerate(best)
        ]
    return rows
