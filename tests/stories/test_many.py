"""Thousands of articles by numpy: what it says is what the plain definition says of a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.stories.many.counted import Counted
from reader.stories.many.gathered import Gathered
from reader.stories.many.likelihoods import Circumstances
from reader.stories.many.near import Near
from reader.stories.many.neighbours import Pairs
from reader.stories.many.sets import different, in_common
from reader.stories.many.stack import Stack
from reader.stories.many.stems import Stems
from reader.stories.many.vectors import ManyVectors, many_vectors
from reader.stories.rarities import Rarities
from reader.stories.similarity import company, likelihood, rarity
from reader.stories.vectors import profile
from reader.stories.why import LOOKED_AT, chosen_terms
from reader.text.term_table import HEAD, NAME, TITLE, WEEKDAY, Terms
from tests.stories.plainly import Plain, numbered, plainly

SAVED = datetime(2021, 1, 1, tzinfo=UTC)
WORDS = "ash birch cedar elm fir ginkgo hazel iris juniper".split()
WORD = st.sampled_from(WORDS)
PAIR = st.tuples(WORD, WORD).map(" ".join)
TERM = st.one_of(WORD, PAIR, *(WORD.map(mark.__add__) for mark in (HEAD, NAME, TITLE)), PAIR.map(HEAD.__add__))
COUNTS = st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0, 7.0, 0.3])
TERMS = st.dictionaries(TERM, COUNTS, max_size=30)
DAYS = st.none() | st.integers(0, 12).map(lambda day: date(2021, 3, 1 + day))
Made = tuple[Terms, date | None, str | None]
ARTICLE = st.tuples(
    st.tuples(TERMS, st.none() | st.integers(0, 6)).map(
        lambda both: Terms.of({**both[0], **({} if both[1] is None else {f"{WEEKDAY}{both[1]}": 1.0})})
    ),
    DAYS,
    st.sampled_from([None, "Tidings", "Herald"]),
)


def articles_of(made: Sequence[Made]) -> list[Article]:
    return [
        Article(f"{number:03}", Path("/news"), "x", SAVED, outlet=outlet, date=day)
        for number, (_, day, outlet) in enumerate(made)
    ]


def test_articles_stand_in_the_same_order_wherever_their_folder_lies() -> None:
    names = [("b.html", None), ("a.jsonl", "7"), ("a.jsonl", "11"), ("c.txt", None)]
    orders = set()
    for ids in ("1234", "4321", "2413"):
        articles = [
            Article(one, Path("/news", one, name), "x", SAVED, item=item)
            for one, (name, item) in zip(ids, names, strict=True)
        ]
        place_of = dict(zip(ids, names, strict=True))
        many = many_vectors(articles, [(one, Terms.of({"ash": 1.0})) for one in ids], lambda: False)
        orders.add(tuple(place_of[profile.id] for profile in many.profiles))
    assert len(orders) == 1


def both_ways(made: Sequence[Made], scope: Sequence[Terms] = ()) -> tuple[Plain, ManyVectors]:
    articles, terms = articles_of(made), [its for its, _, _ in made]
    named = [(article.id, its) for article, its in zip(articles, terms, strict=True)]
    rarities = Rarities(count(scope).finish()) if scope else None
    many = many_vectors(articles, named, lambda: False, rarities=rarities)
    return plainly(articles, terms, scope), many


def count(scope: Sequence[Terms]) -> Counted:
    stems = Stems()
    gathered = Gathered(stems, counted := Counted(len(scope), stems))
    with closing(gathered.rows):
        for number, terms in enumerate(scope):
            gathered.add(str(number), terms)
    return counted


@settings(max_examples=60)
@given(st.lists(ARTICLE, min_size=1, max_size=8))
def test_articles_are_as_similar_as_word_by_word(made: list[Made]) -> None:
    plain, many = both_ways(made)
    everyone = range(len(made))
    for number in everyone:
        assert many.similarities(number, everyone) == pytest.approx(plain.similarities(number, everyone), abs=5e-5)
        for other in everyone:
            assert many.have_evidence(number, other) == plain.have_evidence(number, other)


@settings(max_examples=60)
@given(st.lists(ARTICLE, min_size=3, max_size=8))
def test_articles_of_a_scope_that_was_counted_are_as_similar_as_word_by_word(made: list[Made]) -> None:
    plain, many = both_ways(made, [terms for terms, _, _ in made[:3]])
    everyone = range(len(made))
    for number in everyone:
        assert many.similarities(number, everyone) == pytest.approx(plain.similarities(number, everyone), abs=5e-5)


@settings(max_examples=60)
@given(st.lists(ARTICLE, min_size=1, max_size=8))
def test_the_strongest_shared_terms_are_those_found_one_by_one(made: list[Made]) -> None:
    plain, many = both_ways(made)
    for number in range(len(made)):
        for other, shared in enumerate(many.shared(number, range(len(made)), LOOKED_AT)):
            found = plain.shared(number, other)
            if len(found) <= LOOKED_AT:
                assert sorted(name for _, name in shared) == sorted(name for _, name in found)
                assert sorted(added for added, _ in shared) == pytest.approx(sorted(a for a, _ in found), abs=1e-5)


def test_the_reasons_are_the_same() -> None:
    chance = Random(4)
    names = [f"{word}{number}" for word in WORDS for number in range(40)]
    texts = [chance.sample(names, 180) for _ in range(6)]
    made: list[Made] = [(Terms.of({name: 1.0 + len(name) % 3 for name in text}), None, None) for text in texts]
    plain, many = both_ways(made)
    for number in range(6):
        for other, shared in enumerate(many.shared(number, range(6), LOOKED_AT)):
            assert chosen_terms(shared) == chosen_terms(plain.shared(number, other))


@given(st.lists(ARTICLE, min_size=1, max_size=8))
def test_rarities_are_those_counted_one_by_one(made: list[Made]) -> None:
    kept = Rarities(count([terms for terms, _, _ in made]).finish())
    found_in = Counter(term for terms, _, _ in made for term in terms)
    assert kept.articles == len(made)
    for terms, _, _ in made:
        for term, number in numbered(terms):
            [rare] = kept.of(" " not in term, [number])
            assert rare == (rarity(len(made), found_in[term]) if found_in[term] > 1 else 0.0)


CIRCUMSTANCES = st.tuples(
    st.none() | st.integers(5, 90), st.none() | st.integers(0, 6), st.sampled_from([None, "a", "b"])
)


@given(st.lists(CIRCUMSTANCES, min_size=1, max_size=9))
def test_days_and_outlets_make_many_as_likely_as_one(made: list[tuple[int | None, int | None, str | None]]) -> None:
    blank = profile(Article("x", Path("/news"), "x", SAVED))
    profiles = [replace(blank, day=day, weekday=weekday, outlet=outlet) for day, weekday, outlet in made]
    found = Circumstances(profiles)
    for number, mine in enumerate(profiles):
        expected = [likelihood(mine, other) for other in profiles]
        assert found.likelihoods(number, range(len(made))).tolist() == pytest.approx(expected)


TWO = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])
PAIRS = st.dictionaries(TWO, st.floats(0.01, 1), max_size=20)


@given(PAIRS)
def test_what_no_chain_of_close_pairs_joins_is_left_out(pairs: dict[tuple[int, int], float]) -> None:
    near = Near([None] * 10, as_pairs(pairs))
    among = [company(score for pair, score in pairs.items() if one in pair) for one in range(10)]
    close = {(one, other): score / (among[one] * among[other]) for (one, other), score in pairs.items()}
    groups = [{number} for number in range(10)]
    for pair, score in close.items():
        if score >= 0.3:
            joined = set().union(*(group for group in groups if group & set(pair)))
            groups = [group for group in groups if not group & joined] + [joined]
    expected = {pair for pair, score in close.items() if score >= 0.09 and any(set(pair) <= group for group in groups)}
    found = {(one, other): score for one, other, score in near.links(0.3, lambda *_: True, [False] * 10)}
    assert found.keys() == expected
    assert all(score == pytest.approx(close[pair], rel=1e-5) for pair, score in found.items())


def as_pairs(pairs: dict[tuple[int, int], float]) -> Pairs:
    ordered = sorted(pairs)
    left, right = (np.array([pair[side] for pair in ordered], np.int64) for side in (0, 1))
    return Pairs(left, right, np.array([pairs[pair] for pair in ordered], np.float32))


def test_no_link_has_an_article_without_text_or_a_pair_without_evidence() -> None:
    near = Near([None] * 3, as_pairs({(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}))
    assert [link[:2] for link in near.links(0.1, lambda *_: True, [True, False, False])] == [(1, 2)]
    assert [link[:2] for link in near.links(0.1, lambda _, other: other == 1, [False] * 3)] == [(0, 1)]


def test_what_goes_on_for_days_is_one_event_by_more_only() -> None:
    pairs = as_pairs({(0, 1): 0.3, (0, 2): 0.3, (0, 3): 0.3, (0, 4): 0.3, (1, 2): 0.3, (3, 4): 0.3})

    def links(days: list[int | None]) -> dict[tuple[int, int], float]:
        near = Near(days, pairs)
        return {(one, other): score for one, other, score in near.links(0.01, lambda *_: True, [False] * 5)}

    undated, dated = links([None] * 5), links([1, 1, 3, 5, 5])
    assert links([1, 1, 2, 2, 2]) == undated
    lessened = {pair: dated[pair] / undated[pair] for pair in undated}
    assert lessened[0, 1] < lessened[3, 4] < 1


def test_what_is_told_every_day_is_less_related_than_what_is_told_on_one_day_only() -> None:
    alike = {(0, 1): 0.3, (0, 2): 0.3, (1, 2): 0.05, (1, 3): 0.3, (1, 4): 0.3, (1, 5): 0.3, (3, 4): 0.3, (4, 5): 0.3}
    days = [1, 1, 1, 11, 21, 31]
    others, similarity, closeness = next(Near(days, as_pairs(alike)).rows(2, 0.0))
    assert others == [2, 1]
    assert similarity[0] == similarity[1]
    assert closeness[0] > closeness[1]


def test_an_article_without_a_day_is_taken_for_one_of_the_day_of_the_most_similar() -> None:
    pairs = {(0, 1): 0.4, (0, 2): 0.3, (0, 3): 0.3, (0, 4): 0.2, (4, 5): 0.9}
    found = [Near([day, 1, 3, 4, None, None], as_pairs(pairs)).among[0] for day in (None, 1, 3)]
    assert found[0] == found[1] != found[2]


def test_no_day_is_borrowed_from_afar_where_all_that_tell_the_same_lack_one() -> None:
    pairs = {(0, 1): 0.4, (0, 2): 0.4, (0, 3): 0.1, (1, 2): 0.4, (1, 4): 0.1, (2, 5): 0.1}
    far, near = Near([None, None, None, 1, 30, 60], as_pairs(pairs)), Near([None] * 6, as_pairs(pairs))
    assert far.among == near.among


@given(st.lists(st.lists(st.sampled_from(WORDS), unique=True)))
def test_stems_keep_their_numbers_and_names(texts: list[list[str]]) -> None:
    stems = Stems()
    numbered = [stems.numbers(text) for text in texts]
    for text, numbers in zip(texts, numbered, strict=True):
        assert numbers.tolist() == stems.numbers(text).tolist()
        assert [stems.name(number, -1) for number in numbers] == text
    assert len(stems) == len({stem for text in texts for stem in text})


def test_an_article_of_more_stems_than_two_bytes_can_number_is_compared() -> None:
    long = Terms.of({f"word{number}": 1.0 for number in range(70_000)})
    _, many = both_ways([(long, None, None), (long, None, None)])
    assert many.similarities(0, [1]) == pytest.approx([likelihood(many.profiles[0], many.profiles[1])], abs=1e-4)


@given(st.lists(st.lists(st.integers(0, 99), max_size=12)))
def test_what_was_laid_on_a_stack_stands_there(rows: list[list[int]]) -> None:
    stack = Stack(np.int32, np.uint16)
    for row in rows:
        stack.push(np.array(row, np.int32), np.array(row, np.int32) + 1)
    for number, row in enumerate(rows):
        assert stack.size(number) == len(row)
        assert stack.column(0, number).tolist() == row
        assert stack.column(1, number).tolist() == [one + 1 for one in row]


@pytest.mark.filterwarnings("error")
def test_a_word_that_stands_a_hundred_thousand_times_keeps_its_weight_and_nothing_is_printed_about_it() -> None:
    stems = Stems()
    gathered = Gathered(stems, Counted(1, stems))
    with closing(gathered.rows):
        gathered.add("a", Terms.of({"ash": 100_000.0, "birch": 2.0}))
        [row] = gathered.rows.read()
    assert sorted(row.weights.tolist()) == [2.0, 100_000.0]


@given(st.lists(st.sets(st.integers(-9, 99) | st.integers(2**40, 2**41)), min_size=1, max_size=5))
def test_sets_share_what_they_have_in_common(sets: list[set[int]]) -> None:
    arrays = [different(np.array([*one, *one], np.int64)) for one in sets]
    assert [one.tolist() for one in arrays] == [sorted(one) for one in sets]
    shared = in_common(arrays)
    for left, one in enumerate(sets):
        for right, other in enumerate(sets):
            assert left == right or shared[left][right] == len(one & other)
