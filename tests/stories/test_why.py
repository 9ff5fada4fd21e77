"""What two articles have in common, in words as a person would say them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Body, FullArticle, Paragraph
from reader.stories.why import TERMS, said_of_both
from reader.text.terms import content_words


def printed(*paragraphs: str, title: str = "") -> FullArticle:
    about = Article("one", Path("one.txt"), title, datetime(2024, 5, 1, tzinfo=UTC), language="en")
    return FullArticle(about, Body("", tuple(map(Paragraph, paragraphs))))


@pytest.mark.parametrize(
    ("terms", "text", "said"),
    [
        (("Kong", "Hong", "ferry"), "The ferry to Hong Kong waits. Hong Kong is far.", ("Hong Kong", "ferry")),
        (("price", "oil", "OPEC"), "Oil prices rose, OPEC said. High oil prices hurt.", ("OPEC", "oil prices")),
        (("ada", "vale"), "Ada Vale sang. Vale left; Vale wept. Vale rose. Ada Vale, again, and Vale.", ("Ada Vale",)),
        (("England bank",), "England, bank holidays and all.", ("England",)),
        (("bank England",), "The Bank of England waits.", ("Bank of England",)),
        (("thanked Osterby",), "They thanked Osterby.", ("Osterby",)),
        (("Skerry 90",), "The Skerry 90 flies.", ("Skerry 90",)),
        (("90 Max",), "The 90 Max flies.", ("90 Max",)),
        (("ruth", "vale"), "Ruth Vale Ruth Vale", ("Ruth Vale",)),
    ],
)
def test_names_are_whole_and_come_first_and_no_word_is_said_twice(
    terms: tuple[str, ...], text: str, said: tuple[str, ...]
) -> None:
    stems = [" ".join(stem for _, _, stem in content_words(term)) for term in terms]
    assert said_of_both(stems, printed(text)) == said


def test_what_is_said_of_one_article_with_another_does_not_depend_on_whom_it_was_said_with_before() -> None:
    full = printed("The ferry to Hong Kong waits.", "Ada Vale sang.")
    assert [said_of_both(stems, full) for stems in (["hong"], ["ada", "vale"], ["hong"])] == [
        ("Hong",),
        ("Ada Vale",),
        ("Hong",),
    ]


def test_capitals_of_a_headline_make_no_name() -> None:
    full = printed("Quist launched a ship.", title="Nora Quist Launched Ship")
    stems = [stem for _, _, stem in content_words("Quist Nora launched")]
    assert said_of_both(stems, full) == (
        "Nora Quist",
        "launched",
    )


@given(st.lists(st.sampled_from("Hong Kong ferry oil prices of the Osterby Vale, Ruth. New-York".split()), max_size=40))
def test_whatever_is_shared_no_word_is_said_twice_and_all_is_printed_so(words: list[str]) -> None:
    text = " ".join(words)
    stems = list(dict.fromkeys(stem for _, _, stem in content_words(text)))
    said = said_of_both(stems, printed(text))
    told = [stem for phrase in said for _, _, stem in content_words(phrase)]
    assert len(told) == len(set(told))
    assert len(said) <= TERMS
    assert all(phrase in text for phrase in said)
