"""The reader's word on stories counts more than what was found: it moves articles, and nothing is computed anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.stories.kept import KeptStory
from reader.stories.naming import story_ids

if TYPE_CHECKING:
    from reader.library import Library

Word = Mapping[frozenset[str], bool]
"""Pairs of articles by their ids: whether they tell the same story."""


def readers_word(library: Library) -> Word:
    """What the reader said, as far as the state was lent to the library."""
    return library.own.pairs() if library.own else {}


def obeyed(stories: Sequence[KeptStory], word: Word) -> list[KeptStory]:
    """The stories as the reader wants them.

    Articles that are the same story come together where most of them are; what is not the same story as others of its
    story leaves it. An article that nobody spoke of stays with those it is with.
    """
    story_of = {article: number for number, story in enumerate(stories) for article in story.articles}
    known = {pair: same for pair, same in word.items() if len(pair) == 2 and pair <= story_of.keys()}
    if not known:
        return list(stories)
    touched = {story_of[article] for pair in known for article in pair}
    members = {number: list(stories[number].articles) for number in touched}
    for together in _components(pair for pair, same in known.items() if same):
        _bring_together(together, members, story_of)
    apart = {pair for pair, same in known.items() if not same}
    parts = [part for number in sorted(members) for part in _parted(members[number], apart)]
    before = [stories[number] for number in sorted(touched)]
    others = {story.id for number, story in enumerate(stories) if number not in touched}
    moved = _made(parts, before, others)
    return [*(story for number, story in enumerate(stories) if number not in touched), *moved]


def _components(pairs: Iterable[frozenset[str]]) -> list[set[str]]:
    """The sets of articles that hang together by pairs."""
    sets: list[set[str]] = []
    for pair in pairs:
        joined = set(pair)
        rest = []
        for one in sets:
            if one.isdisjoint(joined):
                rest.append(one)
            else:
                joined |= one
        sets = [*rest, joined]
    return sets


def _bring_together(articles: set[str], members: dict[int, list[str]], story_of: dict[str, int]) -> None:
    counts = Counter(story_of[article] for article in articles)
    target = min(counts, key=lambda number: (-counts[number], -len(members[number]), number))
    for article in sorted(articles):
        if story_of[article] != target:
            members[story_of[article]].remove(article)
            members[target].append(article)
            story_of[article] = target


def _parted(articles: Sequence[str], apart: set[frozenset[str]]) -> Iterator[list[str]]:
    """These articles, none beside one that it is not the same story as; who is at odds with most leaves."""
    odds: dict[str, set[str]] = defaultdict(set)
    for pair in apart:
        one, other = pair
        odds[one].add(other)
        odds[other].add(one)
    here = set(articles)
    parts: list[list[str]] = [[]]
    for article in sorted(articles, key=lambda article: len(odds[article] & here)):
        fitting = (part for part in parts if odds[article].isdisjoint(part))
        part = next(fitting, None)
        if part is None:
            parts.append(part := [])
        part.append(article)
    yield from filter(None, parts)


def _made(parts: Sequence[Sequence[str]], before: Sequence[KeptStory], others: set[str]) -> Iterator[KeptStory]:
    """The stories of these articles, each with the id and the headline it had as far as it is the same."""
    ids = story_ids(parts, before, others)
    by_id = {story.id: story for story in before}
    sources = {
        article: source for story in before for article, source in zip(story.articles, story.sources, strict=False)
    }
    earlier = {article: story.id for story in before for article in story.articles}
    for story_id, articles in zip(ids, parts, strict=True):
        old = by_id.get(story_id)
        title_from = old.title_from if old and old.title_from in articles else articles[0]
        own = [article for article in articles if earlier[article] == story_id and article in sources]
        ordered = (*own, *(article for article in articles if article not in own))
        yield KeptStory(story_id, title_from, ordered, tuple(sources[article] for article in own))
