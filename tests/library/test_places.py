"""Where terms stand: what is packed is what was gathered, and words in a row are found as one would by reading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.postings import places
from reader.library.postings.packing import Gathering, Postings, unpack
from reader.library.postings.phrases import in_a_row

FEW = st.dictionaries(st.integers(0, 12), st.sets(st.integers(0, 30), min_size=1), min_size=1)
FAR = st.dictionaries(st.integers(0, 9_000), st.sets(st.integers(0, 2_000_000), min_size=1), min_size=1, max_size=8)


@pytest.fixture(autouse=True)
def every_number_of_documents_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FEWEST", 1)
    monkeypatch.setattr("reader.library.postings.packing.LARGEST_PLAIN", 0)


def packed(found: dict[int, set[int]]) -> Postings:
    """The postings of a term that stands in these documents at these places, after they were packed."""
    gathering = Gathering()
    for document in sorted(found):
        stands = sorted(found[document])
        gathering.ids.append(document)
        gathering.weights.append(1 + document % 255)
        gathering.counts.append(len(stands))
        gathering.gaps.extend([stands[0], *(there - here for here, there in pairwise(stands))])
    return unpack(gathering.pack())


@settings(max_examples=150, deadline=None)
@given(FEW | FAR)
def test_postings_are_what_was_gathered(found: dict[int, set[int]]) -> None:
    postings = packed(found)
    assert list(postings.ids) == sorted(found)
    assert [postings.weight(document) for document in postings.ids] == [
        1 + document % 255 for document in sorted(found)
    ]
    assert list(postings.frequencies()) == [len(found[document]) for document in sorted(found)]
    stand = [sorted(found[document]) for document in sorted(found)]
    gaps = [[one[0], *(there - here for here, there in pairwise(one))] for one in stand]
    assert list(postings.gaps()) == [gap for one in gaps for gap in one]
    if (dense := postings.dense()) is not None:
        assert dense.numbers() == [place for one in stand for place in one]


def in_a_row_read(found: Sequence[dict[int, set[int]]]) -> set[int]:
    return {
        document
        for document, stands in found[0].items()
        if any(all(place + k in one.get(document, ()) for k, one in enumerate(found)) for place in stands)
    }


@settings(max_examples=150, deadline=None)
@given(st.lists(FEW, min_size=1, max_size=4))
def test_terms_in_a_row_are_found_where_one_follows_the_other(found: list[dict[int, set[int]]]) -> None:
    assert in_a_row(list(map(packed, found))) == in_a_row_read(found)


@settings(max_examples=60, deadline=None)
@given(FAR, st.integers(1, 3), st.integers(0, 4))
def test_they_are_found_in_long_texts_too(found: dict[int, set[int]], words: int, apart: int) -> None:
    rows = [{document: {place + k for place in stands} for document, stands in found.items()} for k in range(words)]
    assert in_a_row(list(map(packed, rows))) == found.keys()
    rows.append({document: {place + words + apart for place in stands} for document, stands in found.items()})
    assert in_a_row(list(map(packed, rows))) == in_a_row_read(rows)


def test_both_ways_to_keep_places_are_met() -> None:
    seldom = {number: {number % 7} for number in range(40)}
    often = {number: set(range(0, 4_000, 50 + number)) for number in range(40)}
    assert packed(seldom).dense() is None
    assert packed(often).dense() is not None


def test_places_that_differ_in_their_higher_bytes_only_are_told_apart() -> None:
    found = {number: {5, 261, 517, 70_000 + number} for number in range(10)}
    for place, expected in ((4, True), (260, True), (516, True), (772, False), (65_536 + 4, False)):
        before = {number: {place} for number in range(10)}
        assert (in_a_row([packed(before), packed(found)]) == found.keys()) is expected
