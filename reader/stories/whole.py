"""Grouping a whole scope at once: every article's near ones, the stories they make, and what is kept of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from reader.article import Article
from reader.errors import NewsreaderError
from reader.stories.clusters import Closeness, Compared, clusters
from reader.stories.kept import KeptRelated, KeptStories, KeptStory, name, packed_rarities, packed_row, packed_stories
from reader.stories.naming import story_ids
from reader.stories.origins import sources
from reader.stories.similarity import SAME_STORY
from reader.stories.steps import Steps
from reader.stories.story import age, most_central
from reader.stories.why import LOOKED_AT, chosen_terms

if TYPE_CHECKING:
    from reader.library import Library, Scope
    from reader.stories.many.near import Near
    from reader.stories.many.vectors import ManyVectors

KEPT = 24  # near ones that are kept for each article
RELATED = 10  # of them that are shown, and so get their reasons
WEIGHED, COMPARED, SOURCED = 0.6, 0.72, 0.92  # of the whole work, roughly, when these steps are over
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
    from reader.stories.many.near import Near
    from reader.stories.many.neighbours import neighbours
    from reader.stories.many.vectors import many_vectors

    stop, number = steps.stop, len(articles)
    terms = library.terms([article.id for article in articles])
    found = many_vectors(articles, terms, steps.polled(0, WEIGHED, number))
    near = Near(number, neighbours(found, steps.polled(WEIGHED, COMPARED, 2 * number)))
    blank = {article.id for article in articles if not article.words}
    links = near.links(SAME_STORY, found.have_evidence, [profile.id in blank for profile in found.profiles])
    groups = clusters(number, links, Closeness(found, near.nearest), stop=stop)
    if stop():
        return None
    made = made_stories(articles, found, groups, before.stories if before else ())
    going = takewhile(lambda _: not stop(), made)
    stories = tuple(with_sources(library, steps.each(going, COMPARED, SOURCED, len(made))))
    rows = related_rows(found, near, groups, steps.polled(SOURCED, 1, number))
    kept = KeptStories(editions, stories)
    items = [*packed_stories(kept), packed_rarities(found.counted.packed()), *(packed_row(*row) for row in rows)]
    if stop():
        return None
    library.put_derived(name(scope), items)
    return kept


def made_stories(
    articles: Iterable[Article],
    compared: Compared,
    groups: Iterable[Sequence[int]],
    before: Iterable[KeptStory],
    taken: Collection[str] = (),
) -> list[KeptStory]:
    """The stories that groups of numbers stand for, under the ids they had before as far as they are the same.

    A new one gets none of the ids that are `taken`.
    """
    by_id = {article.id: article for article in articles}
    profiles = compared.profiles
    number_of = {profile.id: number for number, profile in enumerate(profiles)}

    def alike(one: str, others: Sequence[str]) -> Sequence[float]:
        return compared.similarities(number_of[one], [number_of[other] for other in others])

    members = [sorted((by_id[profiles[number].id] for number in numbers), key=age) for numbers in groups]
    ids = story_ids([[member.id for member in story] for story in members], before, taken)
    return [
        KeptStory(story_id, most_central(story, alike).id, tuple(member.id for member in story))
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
    found: ManyVectors, near: Near, groups: Iterable[Sequence[int]], stop: Callable[[], bool]
) -> Iterator[tuple[str, list[KeptRelated]]]:
    """What is kept of each article's near ones, the closest first. `stop` is polled for every article and ends it."""
    story_of = {number: place for place, numbers in enumerate(groups) for number in numbers}
    ids = [profile.id for profile in found.profiles]
    for number, (others, similarities, closeness) in enumerate(near.rows(KEPT, FAINTEST)):
        if stop():
            return
        shared = found.shared(number, others[:RELATED], LOOKED_AT)
        same = (story_of[other] == story_of[number] for other in others)
        terms = chain(map(chosen_terms, shared), ((),) * (len(others) - len(shared)))
        named = (ids[other] for other in others)
        yield ids[number], list(map(KeptRelated, named, similarities, closeness, same, terms))
