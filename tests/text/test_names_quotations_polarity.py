"""Names, quotations with their marks lost, negations and hedges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.names import names
from reader.text.polarity import cues, silent
from reader.text.quotations import quotations, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana Orde told Mr. Palla’s aide on Tuesday.", ["Ana Orde", "Palla"]),
        ("The foreign minister met Foreign Minister Ilya Brandt.", ["Ilya Brandt"]),
        ("In New Orde, Ursula von der Hale spoke.", ["New Orde", "Ursula von der Hale"]),
        ("Secretary of State Bo Lindt left.", ["Bo Lindt"]),
        ("The prime minister, Prime Minister of Norland, wept.", ["Norland"]),
        ("“Boats sank,” he said. Then “No.”", []),
        ("Ms. J. R. Hale waited in May.", ["J. R. Hale"]),
        ("ALL IS LOST IN ORDE", []),
    ],
)
def test_names_are_found_without_titles(text: str, expected: list[str]) -> None:
    assert [name.text for name in names(text)] == expected


def test_the_first_word_is_a_name_only_if_the_article_knows_it() -> None:
    assert names("Orde fell silent.") == ()
    assert [name.text for name in names("Orde fell silent.", frozenset({"orde"}))] == ["Orde"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we wait” and “we go”.", [("we wait", True, True), ("we go", True, True)]),
        ('"We wait," he said, "and go."', [("We wait,", True, True), ("and go.", True, True)]),
        ("It has not checked” the claim.", [("It has not checked", False, True)]),
        ("They said “we wait for the boats.", [("we wait for the boats.", True, False)]),
        ("“We wait. “And then we go.”", [("We wait.", True, False), ("And then we go.", True, True)]),
        ("a ‘quiet night’ for Orde’s crew", [("quiet night", True, True)]),
        ("It’s the crews’ choice.", []),
    ],
)
def test_quotations_are_read_even_where_a_mark_was_lost(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert [(each.text, each.opened, each.closed) for each in quotations(text)] == expected


@given(st.text(alphabet="a \"“”‘’'.,«»", max_size=40))
def test_quotations_lie_inside_their_text_in_order(text: str) -> None:
    found = quotations(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_speaker_stands_beside_a_verb_of_speaking() -> None:
    for text in (
        "“We wait,” said Ana Orde, who left.",
        "“We wait,” Ana Orde told Bo Lindt.",
        "Ana Orde also said “we wait”.",
    ):
        found = speakers(text, names(text, frozenset({"ana"})), quotations(text))
        assert [name.text for name in found] == ["Ana Orde"]
    assert (
        speakers(
            "He said Norland is “calm”.", names("He said Norland is “calm”."), quotations("He said Norland is “calm”.")
        )
        == ()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He did not go and never will.", ["not", "never"]),
        ("She doesn’t, cannot and won't.", ["doesn’t", "cannot", "won't"]),
        ("They denied it and have yet to answer.", ["denied", "yet to"]),
        ("Not only that: no doubt the No. 2 knew.", []),
        ("It gave no details.", ["no"]),
    ],
)
def test_negations_are_told_from_words_that_look_like_them(text: str, expected: list[str]) -> None:
    assert [cue.text for cue in cues(text) if cue.kind == "negation"] == expected


def test_hedges_are_found_and_the_month_of_may_is_none() -> None:
    found = [cue.text for cue in cues("He claimed in May that it may rain, reportedly.") if cue.kind == "hedge"]
    assert found == ["claimed", "may", "reportedly"]


@pytest.mark.parametrize(
    "text", ["Orde did not immediately respond.", "Orde declined to comment.", "Orde could not be reached."]
)
def test_silence_is_seen(text: str) -> None:
    assert silent(text)
    assert not silent("Orde denied it.")
