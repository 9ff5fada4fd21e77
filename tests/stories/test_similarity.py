"""The measure that everything goes by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Paragraph
from reader.stories.codes import code_of
from reader.stories.many.vectors import ManyVectors, many_vectors
from reader.stories.other_days import speaks_of_another_day
from reader.stories.publishers import publisher
from reader.stories.similarity import (
    SAME_STORY,
    Profile,
    company,
    going_on,
    likelihood,
)
from reader.text.term_table import HEAD, NAME, TITLE, WEEKDAY, Terms
from reader.text.weighing import weighted_terms
from tests.stories.plainly import numbered

SAVED = datetime(2021, 1, 1, tzinfo=UTC)
WORDS = st.sampled_from("ash birch cedar elm fir ginkgo hazel".split())
TERMS = st.dictionaries(
    st.one_of(WORDS, st.tuples(WORDS, WORDS).map(" ".join), WORDS.map("^{}".format)), st.floats(1, 50), max_size=12
)


def made(name: str, outlet: str | None = None, day: date | None = None) -> Article:
    return Article(name, Path("/news"), name, SAVED, outlet=outlet, date=day)


def compared(*terms: Mapping[str, float]) -> ManyVectors:
    """Articles of these terms, of one day."""
    articles = [made(f"{number:03}", day=date(2021, 5, 3)) for number in range(len(terms))]
    return many_vectors(articles, [(one.id, its) for one, its in zip(articles, terms, strict=True)], lambda: False)


def similarity(found: ManyVectors, one: int, other: int) -> float:
    [score] = found.similarities(one, [other])
    return score


def a_profile(outlet: str | None = None, day: int | None = None) -> Profile:
    return Profile("one", day, outlet)


def test_an_article_is_wholly_like_its_copy_of_the_same_day() -> None:
    assert similarity(compared({"ash": 1, "elm": 5}, {"ash": 1, "elm": 5}), 0, 1) == pytest.approx(1.0, abs=1e-4)


def test_what_only_one_of_two_says_makes_them_less_alike() -> None:
    found = compared({"ash": 1, "elm": 5}, {"ash": 1, "elm": 5, "own": 3}, {"ash": 1, "elm": 5})
    assert similarity(found, 0, 1) < similarity(found, 0, 2) == pytest.approx(1.0, abs=1e-4)


@given(st.dictionaries(st.sampled_from(["comet", "girl", "village", "comet girl", "^comet"]), st.floats(1, 9)))
def test_copies_are_all_as_alike(terms: dict[str, float]) -> None:
    found = compared(terms, terms, terms, {"comet": 1.0, "harbour": 2.0})
    scores = [similarity(found, one, other) for one in range(3) for other in range(3)]
    assert scores == [scores[0]] * 9
    assert found.similarities(0, [1, 3])[0] == pytest.approx(scores[0], rel=1e-5), (
        "beside another they are compared in full"
    )


def test_likeness_fades_with_the_days_and_never_wholly() -> None:
    by_distance = [likelihood(a_profile(day=100), a_profile(day=100 + days)) for days in (0, 1, 2, 7, 30, 3000)]
    assert by_distance == sorted(by_distance, reverse=True)
    assert by_distance[-1] >= SAME_STORY, "a copy that was dated anew is one still"


def test_two_events_of_one_kind_months_apart_are_no_story_however_alike_they_are_told() -> None:
    week, half_year = (likelihood(a_profile(day=100), a_profile(day=100 + days)) for days in (7, 180))
    assert 0.8 * half_year < SAME_STORY < 0.3 * week


def test_an_unknown_date_counts_as_a_few_days_and_two_of_them_as_fewer() -> None:
    known = [likelihood(a_profile(day=9), a_profile(day=9 + days)) for days in (1, 2, 3)]
    one, both = likelihood(a_profile(day=9), a_profile()), likelihood(a_profile(), a_profile())
    assert known[0] > both > known[1] > one > known[2]


def test_company_counts_only_beyond_what_any_two_have_in_common() -> None:
    assert company([]) == company([0.14] * 4) == company([0.5]) == 1.0
    assert 1.0 < company([0.2] * 4) < company([0.5] * 4) == company([1.0] * 9)


def test_one_copy_is_less_company_than_several_that_are_half_as_like() -> None:
    assert company([1.0, 0.1, 0.1]) < company([0.5, 0.5, 0.5])


@given(st.lists(st.floats(0, 1), max_size=6), st.floats(0, 1))
def test_the_more_other_days_tell_the_same_the_less_it_means(others: list[float], one: float) -> None:
    assert 1.0 == going_on([]) <= going_on(others) <= going_on([*others, one]) <= going_on([1.0] * 3)


def test_the_same_outlet_makes_the_same_story_less_likely() -> None:
    assert likelihood(a_profile("tidings"), a_profile("tidings")) < likelihood(
        a_profile("tidings"), a_profile("herald")
    )


def test_an_unknown_outlet_is_never_the_same() -> None:
    assert likelihood(a_profile(None), a_profile(None)) == likelihood(a_profile("tidings"), a_profile("herald"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tidings News", "tidings"),
        ("Tidings Online News", "Tidings News (Online)"),
        ("Tidings - Opinion", "The Tidings"),
        ("tidingsnews.com", "Tidings"),
        ("The Osterby Herald", "osterbyherald.co.uk"),
    ],
)
def test_one_publisher_has_many_names(one: str, other: str) -> None:
    assert publisher(one) == publisher(other) is not None


def test_publishers_of_other_names_are_others() -> None:
    names = ["Osterby Times", "The Times", "News", "Online", "Tidings", "Radio 1", "Radio 2", "Вести", "新聞", "1 News"]
    assert len(set(map(publisher, names))) == len(names)
    assert publisher(None) is publisher("") is publisher(" - ") is None


def test_articles_under_one_headline_are_more_alike() -> None:
    text = [Paragraph("Forty grain ships lay at anchor outside the breakwater, and the guild spoke of night duty.")]
    titles = "Pilots walk out", "Pilots walk out at noon", "Harbour stands still", "Storm"
    found = compared(*(weighted_terms(title, text) for title in titles))
    assert similarity(found, 0, 1) > similarity(found, 0, 2)


def on(weekday: int | None, day: int | None = None) -> Profile:
    return Profile("one", day, weekday=weekday)


def test_a_newcomer_speaks_of_another_day_than_a_story_that_agrees_on_its_own() -> None:
    story = [on(1), on(1), on(2), on(None)]
    assert [day for day in range(7) if speaks_of_another_day(on(day), story)] == [4, 5, 6]
    assert not speaks_of_another_day(on(None), story)
    assert not speaks_of_another_day(on(4), story[:2])
    assert not speaks_of_another_day(on(4), [*story, on(5)])


def test_of_dated_articles_the_dates_tell_and_not_the_weekdays() -> None:
    monday = date(2021, 5, 3).toordinal()
    assert not speaks_of_another_day(on(None, monday + 4), [on(None, monday)] * 3)
    assert speaks_of_another_day(on(4), [on(None, monday)] * 3)


def test_an_article_without_words_is_like_no_other() -> None:
    found = compared({}, {"ash": 2.0}, {"ash": 2.0}, {})
    assert similarity(found, 0, 1) == similarity(found, 0, 3) == 0.0


def test_one_word_repeated_for_ever_is_no_reason() -> None:
    found = compared({"ash": 1e6}, {"ash": 1.0, "elm": 3.0, "fir": 3.0}, {"elm": 1.0}, {"fir": 1.0})
    assert similarity(found, 0, 1) < 0.5


def test_the_rarest_of_the_shared_terms_adds_most() -> None:
    found = compared({"ash": 1, "elm": 5}, {"ash": 1, "elm": 5}, {"ash": 1})
    [shared] = found.shared(0, [1], 10)
    by_term = {term: added for added, term in shared}
    assert by_term["elm"] > by_term["ash"] > 0
    assert sum(by_term.values()) == pytest.approx(similarity(found, 0, 1), abs=1e-4)


@given(st.lists(TERMS, min_size=2, max_size=6))
def test_similarity_goes_both_ways_and_stays_between_nothing_and_one(terms: list[dict[str, float]]) -> None:
    found = compared(*terms)
    assert similarity(found, 0, 1) == pytest.approx(similarity(found, 1, 0), rel=1e-5)
    assert 0.0 <= similarity(found, 0, 1) <= 1.0 + 1e-4


@given(st.lists(TERMS, min_size=2, max_size=6), st.randoms())
def test_similarity_does_not_depend_on_the_order_of_the_articles(terms: list[dict[str, float]], chance) -> None:  # type: ignore[no-untyped-def]
    articles = [made(f"{number:03}") for number in range(len(terms))]
    pairs = [(one.id, its) for one, its in zip(articles, terms, strict=True)]
    before = many_vectors(articles, pairs, lambda: False)
    chance.shuffle(pairs)
    after = many_vectors(articles[::-1], pairs, lambda: False)
    everyone = range(len(terms))
    for number in everyone:
        assert before.similarities(number, everyone) == pytest.approx(after.similarities(number, everyone), rel=1e-4)
        assert before.profiles == after.profiles


STEMS = st.text(
    st.characters(exclude_characters=f" {HEAD}{NAME}{TITLE}{WEEKDAY}\n", exclude_categories=["Cs"]), min_size=1
)
PAIRS = st.tuples(STEMS, STEMS).map(" ".join)
NAMED = st.one_of(
    STEMS, PAIRS, STEMS.map(HEAD.__add__), PAIRS.map(HEAD.__add__), STEMS.map(NAME.__add__), STEMS.map(TITLE.__add__)
)


@given(st.dictionaries(NAMED, st.sampled_from([0.5, 1.0, 2.0, 7.0])))
def test_a_table_gives_the_terms_that_it_was_made_of(terms: dict[str, float]) -> None:
    assert dict(Terms.of(terms)) == terms


@given(st.sets(NAMED, max_size=30))
def test_every_term_has_a_number_of_its_own(terms: set[str]) -> None:
    assert len({number for _, number in numbered(dict.fromkeys(terms, 1.0))}) == len(terms)


def test_a_stem_has_the_number_that_is_kept_on_disk() -> None:
    assert code_of("ash") == 591649673716384


def test_what_names_the_event_counts_as_much_in_a_folder_of_nothing_else_as_among_many_others() -> None:
    event = [
        dict.fromkeys("comet girl village".split(), 3.0) | {f"own{one}{n}": 1.0 for n in range(20)} for one in range(8)
    ]
    others = [{f"other{one}{n}": 1.0 for n in range(20)} for one in range(400)]
    alone, among = compared(*event), compared(*event, *others)
    assert similarity(alone, 0, 1) > 0.5 * similarity(among, 0, 1)
