"""Quotation marks ask for words as they are written; a headline with all words that were typed comes first."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.finding import matching
from reader.library.finding.headline import LOOKED_AT, lifted_by_title
from reader.library.finding.wording import Wording

EVERYTHING = Scope()
NEWS: list[dict[str, object]] = [
    {"id": "one", "title": "Rail fares", "text": "The minister said the change would come. The Café de Tarn closed."},
    {"id": "many", "title": "Bus fares", "text": "The minister said the changes would come in short-term steps."},
    {"id": "own", "title": "Mayor speaks", "text": "The city’s police chief resigned over its short-terms budget."},
    {"id": "plain", "title": "Night patrols", "text": "The city police have new boats, and don't need the U.S. ones."},
]


@pytest.fixture
def news(library: Library, tmp_path: Path, write_records: Callable[..., Path]) -> Library:
    library.scan(Scope.of([write_records(tmp_path / "news.jsonl", *NEWS)]))
    return library


def found(library: Library, query: str, *, as_typed: bool = False) -> set[str | None]:
    return {hit.article.item for hit in library.search(query, EVERYTHING, as_typed=as_typed).hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"the change would"', {"one"}),
        ('"The Changes Would"', {"many"}),
        ('"said the changing would"', set()),
        ('"city police"', {"plain"}),
        ('"city\'s police"', {"own"}),
        ('"the city"', {"plain"}),
        ('"cafe de tarn"', {"one"}),
        ('"don’t need the US"', {"plain"}),
        ('"bus fares"', {"many"}),
        ('title:"bus fares"', {"many"}),
        ('title:"the changes"', set()),
        ('minister -"the changes"', {"one"}),
        ("short-term", {"many", "own"}),
        ('"short-term"', {"many"}),
    ],
)
def test_quoted_words_are_found_as_they_are_written(news: Library, query: str, expected: set[str]) -> None:
    assert found(news, query) == expected


def test_a_word_that_is_typed_stands_for_its_stem_only_where_that_is_often_meant(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    texts = [f"The lamp went out at {number} and was carried away." for number in range(30)]
    texts += ["An outlying island. The outlets open.", "She was running home.", "They run the ferry."]
    records = [{"id": str(number), "title": "Report", "text": text} for number, text in enumerate(texts)]
    library.scan(Scope.of([write_records(tmp_path / "many.jsonl", *records)]))
    assert found(library, "outl", as_typed=True) == {"30"}
    assert library.search("outly", EVERYTHING, as_typed=True).total == 31
    assert found(library, "runni", as_typed=True) == {"31", "32"}


def test_what_is_typed_of_a_longer_word_does_not_stand_for_the_shorter_one_it_looks_like(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    records = [{"id": str(number), "title": "Report", "text": f"Rain in town {number}."} for number in range(30)]
    records.append({"id": "meant", "title": "Report", "text": "They insure the roofs."})
    library.scan(Scope.of([write_records(tmp_path / "many.jsonl", *records)]))
    assert found(library, "ins", as_typed=True) == {"meant"}
    assert library.search("in", EVERYTHING, as_typed=True).total == 31
    assert library.search("towns", EVERYTHING, as_typed=True).total == 30


def test_a_phrase_that_is_still_open_is_as_it_is_written(news: Library) -> None:
    assert found(news, '"the change w', as_typed=True) == {"one"}


@given(st.lists(st.sampled_from(["city", "city's", "Cities", "the", "don't", "a", "4,200"]), min_size=1, max_size=8))
def test_a_wording_is_in_a_text_where_its_words_are_in_a_row(words: list[str]) -> None:
    wording = Wording(["the", "city"], lambda word: [word])
    plain = [word.lower() for word in words]
    assert wording.is_in(" ".join(words)) == (("the", "city") in pairwise(plain))


def test_where_few_of_many_articles_have_a_beginning_the_unread_ones_are_left_out(
    library: Library, tmp_path: Path, write_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_VERIFIED", 4)
    some = [{"id": f"{n}", "title": f"Day {n}", "text": "It was a hard winter. " + "Snow fell. " * n} for n in range(9)]
    first: dict[str, object] = {"id": "first", "title": "Hardness of water", "text": "Hard, harder."}
    library.scan(Scope.of([write_records(tmp_path / "news.jsonl", first, *some)]))
    assert found(library, "hardn*") == {"first"}


def test_a_headline_with_all_words_as_they_were_typed_comes_first(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    records: list[dict[str, object]] = [
        {"id": "meant", "title": "Crew topples old statue of admiral", "text": "It fell into the sea at noon."},
        {"id": "near", "title": "Crew toppling old statues of admirals", "text": "The statue fell at noon, at last."},
    ]
    library.scan(Scope.of([write_records(tmp_path / "news.jsonl", *records)]))
    assert [hit.article.item for hit in library.search("topples admiral statue", EVERYTHING).hits] == ["meant", "near"]


@given(st.lists(st.sampled_from(["storm valley", "storms in valleys", "storm", "comet"]), max_size=2 * LOOKED_AT))
def test_lifting_loses_nothing_and_leaves_the_best_first(titles: list[str]) -> None:
    best = [(row, 100.0 / (1 + row)) for row in range(len(titles))]
    after = lifted_by_title(best, dict(enumerate(titles)), ("storm", "valley"), ("en",))
    assert sorted(row for row, _ in after) == list(range(len(titles)))
    assert [score for _, score in after] == sorted((score for _, score in after), reverse=True)
    assert lifted_by_title(best[:LOOKED_AT], dict(enumerate(titles)), ("storm", "valley"), ("en",)) == after[:LOOKED_AT]


PIECES = st.lists(st.sampled_from(["the ", "city", "The", " in", "'s", "’s", "citys", "0", ".", "— ", "\n", " ", "x"]))


@given(st.lists(PIECES.map("".join), max_size=4), st.sampled_from([["the", "city"], ["city", "in", "the"], ["city's"]]))
def test_a_wording_stands_in_some_texts_where_it_stands_in_one_of_them(texts: list[str], words: list[str]) -> None:
    wording = Wording(words, lambda word: [word])
    in_one = any(wording._pattern.search(text.lower()) for text in texts)
    assert wording.is_in_any(texts) == any(map(wording.is_in, texts)) == in_one
