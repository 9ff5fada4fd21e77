"""Processes beside ours that count terms and find origins: the same comes out, whatever becomes of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.stories.many import parcels
from reader.stories.many.hands import PATIENCE, Hands, hands_for, patience
from reader.stories.origins import read_origins
from reader.text.term_table import HEAD, NAME, TITLE, Terms

WORD = st.text(st.characters(exclude_characters=f"\0 {HEAD}{NAME}{TITLE}="), min_size=1)
TERM = st.one_of(WORD, WORD.map(HEAD.__add__), st.tuples(WORD, WORD).map(" ".join), st.sampled_from(["=0", "=6"]))


@given(st.dictionaries(st.text(), st.dictionaries(TERM, st.sampled_from([0.5, 1.0, 7.0]), max_size=9), max_size=4))
def test_terms_are_unpacked_as_they_were_packed(terms: dict[str, dict[str, float]]) -> None:
    packed = parcels.packed((key, Terms.of(weights)) for key, weights in terms.items())
    found = dict(parcels.unpacked(packed))
    assert found == terms
    for key, weights in terms.items():
        table = Terms.of(weights)
        assert (found[key].stems, found[key].parts) == (table.stems, table.parts)


@pytest.fixture
def two(filled: Any) -> Iterator[Hands]:
    with Hands(filled.library, 2) as hands:
        yield hands


def asked(filled: Any) -> list[list[str]]:
    return [[article.id] for article in filled.library.articles(filled.scope)]


def processes_of(hands: Hands) -> list[int]:
    return [hand.process.pid for hand in hands._hands]


def told(answers: Any) -> dict[str, Terms]:
    return {key: terms for _, answer in answers for key, terms in parcels.unpacked(answer)}


def test_others_count_what_we_would(filled: Any, two: Hands) -> None:
    ids = [one for [one] in asked(filled)]
    assert told(two.do("terms", asked(filled))) == dict(filled.library.terms(ids))
    with Hands(filled.library, 0) as none:
        ours = [read_origins(answer) for _, answer in none.do("origins", [[ids[:3], ids], [["unknown"]]])]
    theirs = {number: read_origins(answer) for number, answer in two.do("origins", [[ids[:3], ids], [["unknown"]]])}
    assert [theirs[number] for number in range(2)] == ours
    assert [[len(found) for found in stories] for stories in ours] == [[3, len(ids)], [0]]


def test_what_one_left_undone_others_do(filled: Any, two: Hands) -> None:
    jobs = asked(filled) * 5
    answers = two.do("terms", jobs)
    some = list(islice(answers, 1))
    for pid in processes_of(two):
        os.kill(pid, signal.SIGKILL)
    numbers = [number for number, _ in [*some, *answers]]
    assert sorted(numbers) == list(range(len(jobs)))


def test_nobody_is_left_behind(filled: Any) -> None:
    with Hands(filled.library, 2) as hands:
        next(hands.do("terms", asked(filled)))
        processes = processes_of(hands)
        assert len(processes) == 2
    for pid in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_few_articles_are_not_worth_a_process(filled: Any) -> None:
    with hands_for(filled.library, 1000, 0) as hands:
        assert len(told(hands.do("terms", asked(filled)))) == 6
        assert processes_of(hands) == []


def test_a_story_of_thousands_is_waited_for_longer() -> None:
    ids = [f"a{number}" for number in range(10_000)]
    assert patience([]) == patience([(0, ids)]) == PATIENCE
    assert patience([(0, [["a"]]), (1, [["b"], ids])]) > 2 * PATIENCE
