"""Grouping a whole scope at once: every article's near ones, the stories they make, and what is kept of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from reader.article import Article
from reader.stopping import never
from reader.stories.clusters import Closeness, Compared, clusters
from reader.stories.kept import (
    KeptRelated,
    KeptStories,
    KeptStory,
    best_first,
    name,
    packed_rarities,
    packed_row,
    packed_stories,
)
from reader.stories.naming import story_ids
from reader.stories.origins import Source, read_origins
from reader.stories.similarity import SAME_STORY
from reader.stories.steps import Steps
from reader.stories.story import age, most_central
from reader.stories.why import LOOKED_AT, chosen_terms
from reader.text.term_table import Terms

if TYPE_CHECKING:
    from reader.library import Library, Scope
    from reader.stories.many.hands import Hands
    from reader.stories.many.near import Near
    from reader.stories.many.vectors import ManyVectors

KEPT = 24  # near ones that are kept for each article
RELATED = 10  # of them that are shown, and so get their reasons
PORTION = 100  # articles whose terms or origins are asked for together
WEIGHED, COMPARED, SOURCED = 0.6, 0.72, 0.92  # of the whole work, roughly, when these steps are over
FAINTEST = 0.03  # less in common than this is not worth calling related


def grouped(
    library: Library,
    scope: Scope,
    articles: Sequence[Article],
    editions: Mapping[str, int],
    before: KeptStories | None,
    steps: Steps,
    spared: int = 0,
) -> KeptStories | None:
    """Group all articles of a scope and keep what was found; None, and nothing kept, where the steps are stopped.

    Of the processors, so many as are `spared` are left to others.
    """
    from reader.stories.many.hands import hands_for

    with hands_for(library, len(articles), spared) as hands:
        found = _grouped(hands, articles, before.stories if before else (), steps)
    if found is None:
        return None
    stories, rest = found
    kept = KeptStories(editions, stories)
    library.put_derived(name(scope), chain(packed_stories(kept), rest))
    return kept


def _grouped(
    hands: Hands, articles: Sequence[Article], before: Iterable[KeptStory], steps: Steps
) -> tuple[tuple[KeptStory, ...], list[tuple[str, bytes]]] | None:
    """The stories, and what else is kept; None where the steps are stopped."""
    from reader.stories.many.near import Near
    from reader.stories.many.neighbours import neighbours
    from reader.stories.many.vectors import many_vectors

    stop, number = steps.stop, len(articles)
    terms = terms_of(hands, [article.id for article in articles])
    found = many_vectors(articles, terms, steps.polled(0, WEIGHED, 2 * number), hands.library.folder)
    pairs = neighbours(found, steps.polled(WEIGHED, COMPARED, 2 * number))
    near = Near([profile.day for profile in found.profiles], pairs)
    blank = {article.id for article in articles if not article.words}
    links = near.links(SAME_STORY, found.have_evidence, [profile.id in blank for profile in found.profiles])
    groups = clusters(number, links, Closeness(found, near.among), stop=stop)
    if stop():
        return None
    made = made_stories(articles, found, groups, before)
    stories = with_origins(hands, made, steps.polled(COMPARED, SOURCED, sum(len(story.articles) > 1 for story in made)))
    rows = related_rows(found, near, groups, steps.polled(SOURCED, 1, number))
    rest = [*(packed_row(*row) for row in rows), packed_rarities(found.counts)]
    return None if stop() else (tuple(stories), rest)


def terms_of(hands: Hands, ids: Sequence[str]) -> Iterator[tuple[str, Terms]]:
    """The weighted terms of some articles, in no certain order; of those that are known."""
    from reader.stories.many import parcels

    portions = (ids[start : start + PORTION] for start in range(0, len(ids), PORTION))
    for _, answer in hands.do("terms", portions):
        yield from parcels.unpacked(answer)


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


def with_origins(hands: Hands, stories: Sequence[KeptStory], stop: Callable[[], bool] = never) -> list[KeptStory]:
    """The stories, those of several articles with where their texts are from, as far as these can still be read.

    `stop` is polled for every one of those and ends it early.
    """
    jobs = list(_portions([story for story in stories if len(story.articles) > 1]))
    found: dict[str, tuple[Source, ...]] = {}
    for number, answer in hands.do("origins", ([story.articles for story in job] for job in jobs)):
        if any(stop() for _ in jobs[number]):
            break
        found |= zip((story.id for story in jobs[number]), read_origins(answer), strict=True)
    return [replace(story, sources=found.get(story.id, ())) for story in stories]


def _portions(stories: Iterable[KeptStory]) -> Iterator[list[KeptStory]]:
    """The stories in portions of about as many articles."""
    some: list[KeptStory] = []
    for story in stories:
        some.append(story)
        if sum(len(one.articles) for one in some) >= PORTION:
            yield some
            some = []
    if some:
        yield some


def related_rows(
    found: ManyVectors, near: Near, groups: Iterable[Sequence[int]], stop: Callable[[], bool]
) -> Iterator[tuple[str, list[KeptRelated]]]:
    """What is kept of each article's near ones, the closest first. `stop` is polled for every article and ends it.

    Those that are shown, the best, get their reasons.
    """
    story_of = {number: place for place, numbers in enumerate(groups) for number in numbers}
    ids = [profile.id for profile in found.profiles]
    for number, (others, similarities, closeness) in enumerate(near.rows(KEPT, FAINTEST)):
        if stop():
            return
        same = [story_of[other] == story_of[number] for other in others]
        shown = best_first(others, same)[:RELATED]
        shared = found.shared(number, shown, LOOKED_AT)
        chosen = {key: chosen_terms(one) for key, one in {id(one): one for one in shared}.items()}  # once for copies
        terms = {other: chosen[id(one)] for other, one in zip(shown, shared, strict=True)}
        named, told = (ids[other] for other in others), (terms.get(other, ()) for other in others)
        yield ids[number], list(map(KeptRelated, named, similarities, closeness, same, told))
