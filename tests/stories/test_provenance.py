"""Who copied whom."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Body, FullArticle, Kind, Paragraph
from reader.stories import origin
from reader.stories.provenance import containment

SAVED = datetime(2021, 1, 1, tzinfo=UTC)
WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(200)]
TEXTS = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm"]), max_size=30).map(" ".join)


def full(*texts: str, agency: str | None = None, kind: Kind = Kind.PROSE) -> FullArticle:
    article = Article("x", Path("/news"), "A title", SAVED, agency=agency)
    return FullArticle(article, Body("", tuple(Paragraph(text, kind) for text in texts)))


def words(start: int, end: int) -> str:
    return " ".join(WORDS[start:end])


def test_a_text_run_whole_is_a_copy() -> None:
    found = origin(full(words(0, 100)), full(words(0, 100)))
    assert (found.copied, found.label) == (1.0, "copy")


def test_a_trimmed_copy_is_one_whichever_comes_first() -> None:
    whole, trimmed = full(words(0, 100)), full(words(10, 50))
    assert origin(whole, trimmed) == origin(trimmed, whole)
    assert origin(whole, trimmed).label == "copy"


def test_a_tenth_word_for_word_is_partly() -> None:
    found = origin(full(words(0, 100)), full(words(89, 200)))
    assert found.label == "partly"
    assert 0.05 <= found.copied < 0.5


def test_a_run_of_twelve_words_in_long_texts_is_partly_and_eleven_are_their_own() -> None:
    long = [f"{word}x" for word in WORDS] * 3
    other = " ".join(f"{word}{number}" for number, word in enumerate("abcdefghijklmnopqrst" * 20))
    for run, label in ((12, "partly"), (11, "own")):
        found = origin(full(words(0, run), " ".join(long)), full(" ".join(WORDS[:run]), other))
        assert found.label == label
        assert found.copied < 0.05


def test_quotation_marks_and_capitals_do_not_hide_a_copy() -> None:
    left = full("“Nobody’s pilot,” said the Guild, “boards alone in storms at night.”")
    right = full('"NOBODY\'S PILOT", said the guild. "Boards alone in storms at night".')
    assert origin(left, right).label == "copy"


def test_tables_and_headings_are_not_compared() -> None:
    assert origin(full(words(0, 40), kind=Kind.TABLE), full(words(0, 40), kind=Kind.TABLE)).copied == 0.0


@pytest.mark.parametrize(
    ("left", "right", "agency"),
    [
        ("AP", "AP", "AP"),
        ("AP", "ap", "AP"),
        ("AP", None, "AP"),
        (None, "AP", "AP"),
        (None, None, None),
        ("AP", "DPA", None),
    ],
)
def test_the_agency_is_the_one_that_both_or_either_names(
    left: str | None, right: str | None, agency: str | None
) -> None:
    assert origin(full("Rain.", agency=left), full("Sun.", agency=right)).agency == agency


def test_nothing_has_nothing_in_common() -> None:
    assert origin(full(), full()).copied == origin(full(), full(words(0, 9))).copied == 0.0


@given(TEXTS, TEXTS)
def test_containment_is_a_share_and_goes_both_ways(left: str, right: str) -> None:
    found = origin(full(left), full(right))
    assert 0.0 <= found.copied <= 1.0
    assert found.label == origin(full(right), full(left)).label


@given(TEXTS.filter(bool))
def test_a_text_contains_itself(text: str) -> None:
    assert containment(text.split(), text.split()) == 1.0
