"""Outlets, whatever the case of their names."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.text.outlets import added_up, outlet_key, outlets_once, same_outlet

NAMES = st.lists(st.sampled_from(["Isle Post", "ISLE POST", "isle post", "Tarn", "tarn"]), max_size=12)


def test_an_outlet_is_one_as_it_is_written_most_often() -> None:
    assert outlets_once(["tarn", None, "ISLE POST", "Tarn", "", "Tarn"]) == ("Tarn", "ISLE POST")
    assert outlets_once([None, "tarn"]) == ("tarn",)
    assert outlets_once(["TARN", "tarn"]) == ("TARN",)


def test_two_names_are_of_one_outlet_only_where_both_are_known() -> None:
    assert same_outlet("TARN", "tarn")
    assert not same_outlet("Tarn", "Isle Post")
    assert not same_outlet(None, None)
    assert not same_outlet("", "")
    assert outlet_key("Straße") == outlet_key("STRASSE") != outlet_key(None)


@given(NAMES)
def test_no_article_is_lost_when_names_are_added_up(names: list[str]) -> None:
    counts = added_up(Counter(names))
    assert counts.total() == len(names)
    assert set(counts) <= set(names)
    assert len(counts) == len({name.casefold() for name in names})
