"""Weights in columns tell the same as dictionaries of them, whatever is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.postings.blending import Blend, Column, column
from reader.library.postings.matches import Matches, together

WEIGHTS = st.dictionaries(st.integers(1, 60), st.integers(1, 255), min_size=1)
FEWER = st.dictionaries(st.integers(1, 60), st.integers(1, 255), max_size=6)


def as_column(weights: dict[int, int]) -> Column:
    rows = sorted(weights)
    return column([(rows, bytes(map(weights.__getitem__, rows)))], in_order=True)


@given(st.permutations(range(1, 30)), st.integers(0, 29))
def test_a_column_has_the_rows_of_its_parts_in_order(rows: list[int], cut: int) -> None:
    parts = [(some, bytes(200 - row for row in some)) for some in (rows[:cut], rows[cut:])]
    made = column(parts, in_order=False)
    assert list(made.rows) == sorted(rows)
    assert made.by_row() == {row: 200 - row for row in rows}
    assert [made.place(row) for row in range(32)] == [-1, *range(29), -1, -1]


@given(WEIGHTS, st.lists(st.tuples(st.sampled_from([0.5, 10.0]), FEWER), max_size=3))
def test_columns_and_dictionaries_blend_to_the_same(
    most: dict[int, int], others: list[tuple[float, dict[int, int]]]
) -> None:
    fields = [(1.0, most), *((times, weights) for times, weights in others if len(weights) <= len(most))]
    blend = together([(times, as_column(weights)) for times, weights in fields])
    assert isinstance(blend, Blend)
    expected = together(fields)
    assert blend.by_row() == expected
    assert dict(blend) == expected
    assert (len(blend.keys()), set(blend.keys()), blend.keys()) == (len(expected), set(expected), expected.keys())
    some = set(range(0, 62, 2))
    assert (blend.keys() & some, some & blend.keys()) == (some & set(expected), some & set(expected))
    assert (blend.keys() - some, some - blend.keys()) == (set(expected) - some, some - set(expected))
    assert {row: blend.get(row, 0) for row in range(62)} == {row: expected.get(row, 0) for row in range(62)}


@given(WEIGHTS, FEWER, st.sets(st.integers(1, 60)), st.integers(1, 12), st.sampled_from([0.0, 0.05, 0.5]))
def test_the_best_of_some_rows_are_the_same(
    most: dict[int, int], title: dict[int, int], rows: set[int], limit: int, margin: float
) -> None:
    fields = [(1.0, as_column(most)), (10.0, as_column(title))]
    blend = together(fields if len(title) <= len(most) else fields[:1])
    assert isinstance(blend, Blend)
    plain = blend.by_row()
    for chosen in (set(plain), rows & set(plain), rows):
        found, expected = (Matches(chosen, [(1.7, weights)]).leading(limit, margin) for weights in (blend, plain))
        assert found == pytest.approx(expected)
        scores = Matches(chosen, [(1.7, blend)]).scores()
        assert scores == pytest.approx(Matches(chosen, [(1.7, plain)]).scores())
