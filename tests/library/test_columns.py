"""Terms are found wherever they stand in their blocks, and their postings laid out as columns tell the same."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.postings.columns import Part, columns, heaviest
from reader.library.postings.packing import Broken, near_of, pack
from reader.library.postings.terms import TERMS_A_BLOCK, Terms, TermsWriter

WORDS = st.text("abc", max_size=4).map(str.encode)
SIZES = st.sampled_from([1, 2, 200, 300, 70_000])
DOCUMENTS = st.dictionaries(
    st.one_of(st.integers(0, 400), st.sampled_from([5_000, 70_000, 90_000])), st.integers(1, 255), min_size=1
)

UNORDERED = np.concatenate([np.arange(5_000, 0, -1), np.zeros(90_000, np.int64)])


def written(folder: Path, sizes: Iterable[tuple[bytes, int]]) -> Terms:
    """The terms of the field "body", with postings of these sizes."""
    with (folder / "terms").open("wb") as file:
        writer = TermsWriter(file)
        for term, size in sizes:
            writer.add("body", term, size)
        writer.finish_field("body")
        writer.close()
    (folder / "postings").touch()
    return Terms(str(folder / "terms"), str(folder / "postings"))


@given(st.dictionaries(WORDS, SIZES, min_size=1, max_size=3 * TERMS_A_BLOCK), st.lists(WORDS))
def test_every_term_is_found_and_no_other(sizes: dict[bytes, int], others: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ordered = sorted(sizes.items())
        terms, place = written(Path(folder), ordered), 0
        for term, size in ordered:
            assert terms.find("body", term) == (place, size)
            place += size
        assert [terms.find("body", other) for other in others if other not in sizes] == [
            None for other in others if other not in sizes
        ]
        assert terms.find("title", ordered[0][0]) is None
        terms.close()


def test_a_block_that_was_damaged_is_not_taken_for_one_without_the_term(tmp_path: Path) -> None:
    written(tmp_path, zip([b"a", b"b", b"c"], repeat(1))).close()
    place = tmp_path / "terms"
    place.write_bytes(place.read_bytes().replace(b"a\nb", b"a\0b", 1))
    damaged = Terms(str(place), str(tmp_path / "postings"))
    with pytest.raises(Broken):
        damaged.find("body", b"b")
    damaged.close()


@given(st.lists(st.tuples(DOCUMENTS, st.booleans(), st.booleans()), max_size=4))
def test_columns_tell_the_rows_and_weights_of_all_segments(found: list[tuple[dict[int, int], bool, bool]]) -> None:
    parts: list[Part] = []
    expected: list[tuple[int, int]] = []
    for number, (weights, follow, often) in enumerate(found):
        ids, times = sorted(weights), 3 if often else 1
        gaps = [place for _ in ids for place in range(times)]
        block = pack(ids, bytes(map(weights.__getitem__, ids)), [times] * len(ids), gaps)
        first = 100_000 * number + 7
        parts.append((*near_of(block), first if follow else UNORDERED))
        expected += [(first + one if follow else int(UNORDERED[one]), weights[one]) for one in ids]
    rows, its = columns(parts)
    assert list(zip(rows.tolist(), its.tolist(), strict=True)) == expected


SCORED = st.lists(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 255)), max_size=40), max_size=5)


@given(SCORED, st.none() | st.sets(st.integers(1, 1_000)), st.integers(1, 6))
def test_the_heaviest_are_those_whose_weights_add_up_to_most(
    terms: list[list[tuple[int, int]]], among: set[int] | None, most: int
) -> None:
    scores: Counter[int] = Counter()
    for term in terms:
        scores.update({row: sum(weight for one, weight in term if one == row) for row, _ in term})
    left = [row for row in scores if row and (among is None or row in among)]
    best = sorted(left, key=lambda row: (-scores[row], row))[:most]
    found = [
        (np.array([row for row, _ in term], np.int64), np.array([weight for _, weight in term], np.uint8), 2.0)
        for term in terms
    ]
    rows = None if among is None else list(among)
    assert list(heaviest(found, rows, most).items()) == [(row, 2.0 * scores[row]) for row in best]
