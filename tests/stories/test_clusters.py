"""Stories from similarities: no chains, no mega-story, nobody lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.stories.clusters import Closeness, clusters
from reader.stories.many.near import Near
from reader.stories.many.neighbours import neighbours
from reader.stories.many.vectors import ManyVectors, many_vectors
from reader.stories.similarity import SAME_STORY

SAVED = datetime(2021, 1, 1, tzinfo=UTC)


def many(texts: list[str]) -> ManyVectors:
    articles = [Article(f"{number:05}", Path("/news"), "x", SAVED) for number in range(len(texts))]
    terms = ((one.id, _terms(text)) for one, text in zip(articles, texts, strict=True))
    return many_vectors(articles, terms, lambda: False)


def _terms(text: str) -> dict[str, float]:
    return {word: float(text.split().count(word)) for word in text.split()}


def grouped(texts: list[str]) -> list[list[int]]:
    found = many(texts)
    near = Near([None] * len(texts), neighbours(found))
    links = near.links(SAME_STORY, lambda *_: True, [False] * len(texts))
    return sorted(clusters(len(texts), links, Closeness(found, near.among)))


def news(chance: Random, events: int, told_by: int) -> list[str]:
    """Texts of events, each told with most of its own words and with everyday ones."""
    texts = []
    for event in range(events):
        own = [f"event{event}word{number}" for number in range(20)]
        texts += [" ".join(chance.sample(own, 14) + chance.choices(EVERYDAY, k=20)) for _ in range(told_by)]
    return texts


PARTS = {"both": 24, "herald": 33, "tidings": 33}  # words that two texts of one event have in common, and of their own
EVERYDAY = [f"everyday{number}" for number in range(60)]


def test_a_chain_of_articles_is_not_one_story() -> None:
    chain = [(0, 1, 0.2), (1, 2, 0.2), (2, 3, 0.2), (3, 4, 0.2)]
    assert max(map(len, clusters(5, chain, Closeness(many([""] * 5), [1.0] * 5), threshold=0.15))) == 2


def test_articles_with_nothing_in_common_stay_apart() -> None:
    assert grouped(["ash birch", "cedar elm", "fir hazel", ""]) == [[0], [1], [2], [3]]


def test_hundreds_of_the_same_text_are_one_story_and_take_no_other_in() -> None:
    texts = ["pilots strike harbour grain"] * 700 + ["comet telescope girl library", "comet telescope girl notebook"]
    assert sorted(map(len, grouped(texts))) == [2, 700]


NEARLY = [
    " ".join([*(f"told{number}" for number in range(40) if number != left), f"other{left}"]) for left in range(40)
]


def test_a_thousand_near_copies_are_one_story_that_takes_no_other_in() -> None:
    texts = [*NEARLY * 25, *news(Random(3), events=4, told_by=3)]
    assert sorted(map(len, grouped(texts))) == [3, 3, 3, 3, 1000]


@pytest.mark.parametrize("copies", [3, 5, 10])
def test_two_texts_of_one_event_are_one_story_however_many_copies_each_has(copies: int) -> None:
    both, *own = (" ".join(f"{kind}{chr(97 + one)}" for one in range(size)) for kind, size in PARTS.items())
    others = [" ".join(f"other{number}{chr(97 + one)}" for one in range(26)) for number in range(30)]
    found = grouped([f"{both} {text}" for text in own for _ in range(copies)] + others)
    assert list(range(2 * copies)) in found


def test_a_crowd_is_not_compared_one_by_one_with_all_that_are_left() -> None:
    class Asked(Closeness):
        """Counts how often it is asked."""

        times = 0

        def of(self, number: int, others: Sequence[int]) -> list[float]:
            self.times += 1
            return super().of(number, others)

    def asked(copies: int) -> int:
        found = many(NEARLY * copies)
        near = Near([None] * len(found), neighbours(found))
        closeness = Asked(found, near.among)
        links = near.links(SAME_STORY, lambda *_: True, [False] * len(found))
        assert len(clusters(len(found), links, closeness)) == 1
        return closeness.times

    assert asked(20) < 3 * asked(10)


def test_each_event_among_hundreds_is_found_whole() -> None:
    stories = grouped(news(Random(5), events=120, told_by=3))
    assert stories == [[3 * event, 3 * event + 1, 3 * event + 2] for event in range(120)]


def test_the_nearest_are_those_that_comparing_everyone_finds() -> None:
    found = many(news(Random(8), events=60, told_by=4))
    near = Near([None] * len(found), neighbours(found))
    for number, (others, *_) in enumerate(near.rows(3, 0.0)):
        everyone = [other for other in range(len(found)) if other != number]
        closeness = dict(zip(everyone, Closeness(found, near.among).of(number, everyone), strict=True))
        assert set(others) == set(sorted(everyone, key=closeness.__getitem__)[-3:])


def test_stop_ends_the_search_for_neighbours() -> None:
    answers = iter([False, True, True])
    found = many(["ash elm", "ash fir", "elm fir"])
    assert len(neighbours(found).left) == 3
    pairs = neighbours(found, lambda: next(answers))
    assert (pairs.left.tolist(), pairs.scores.tolist()) == ([0, 0], [0.0, 0.0])


@settings(max_examples=40)
@given(st.lists(st.text("abcde ", max_size=30), max_size=25))
def test_every_article_is_in_exactly_one_story(texts: list[str]) -> None:
    found = grouped(texts)
    assert sorted(number for story in found for number in story) == list(range(len(texts)))


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(2, 8), st.integers(1, 4))
def test_stories_do_not_depend_on_the_order_of_the_articles(chance: Random, events: int, told_by: int) -> None:
    texts = news(chance, events, told_by)
    order = list(range(len(texts)))
    chance.shuffle(order)
    shuffled = [sorted(order[number] for number in story) for story in grouped([texts[number] for number in order])]
    assert sorted(shuffled) == grouped(texts)
