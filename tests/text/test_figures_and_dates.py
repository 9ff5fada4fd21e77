"""Figures by value, unit and modifier; dates apart from counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import dates, resolve
from reader.text.figures import figures
from reader.text.numbers import spelled_value


@pytest.mark.parametrize(
    ("text", "printed", "values", "unit", "modifier"),
    [
        ("over 130,000 soldiers", "over 130,000", (130_000,), "troop", "more"),
        ("about 14 000 people", "about 14 000", (14_000,), "person", "about"),
        ("nearly $1.5 million", "nearly $1.5 million", (1_500_000,), "dollar", "less"),
        ("a cost of €20bn", "€20bn", (20e9,), "euro", ""),
        ("at least 45 percent", "at least 45 percent", (45,), "%", "more"),
        ("some 12.5%", "some 12.5%", (12.5,), "%", "about"),
        ("twenty-three boats", "twenty-three", (23,), "boat", ""),
        ("two hundred and five men", "two hundred and five", (205,), "man", ""),
        ("half a million jobs", "half a million", (500_000,), "job", ""),
        ("a dozen cars", "a dozen", (12,), "vehicl", ""),
        ("a 200-metre bridge", "200", (200,), "meter", ""),
        ("for three days", "three", (3,), "day", ""),
        ("between 10 and 15 people", "10 and 15", (10, 15), "person", ""),
        ("10-15 people", "10-15", (10, 15), "person", ""),
        ("Ana Orde, 45, said", "45", (45,), "old", ""),
        ("one person died", "one", (1,), "person", ""),
    ],
)
def test_a_figure_is_read(text: str, printed: str, values: tuple[float, ...], unit: str, modifier: str) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.values) == (printed, values)
    assert (figure.unit, figure.modifier) == (unit, modifier)
    assert text[figure.start : figure.end] == printed


@pytest.mark.parametrize(
    "text",
    ["in 2014", "on Feb. 16", "16 February 2022", "at 5 p.m.", "at 10:30", "No. 2 official", "the Nord Line 2",
     "an F-16", "Covid-19", "one of them", "the 1990s", "the 21st", "2022-02-16", "Article 5"],
)  # fmt: skip
def test_years_days_times_and_names_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@given(st.integers(0, 999_999_999))
def test_separators_never_change_a_value(value: int) -> None:
    for printed in (f"{value:,}", str(value), f"{value:,}".replace(",", " ")):
        (figure,) = figures(f"They counted {printed} people")
        assert figure.values == (value,)


@pytest.mark.parametrize(
    ("words", "value"),
    [("ninety-nine", 99), ("three hundred", 300), ("two million", 2e6), ("one thousand and one", 1001)],
)
def test_spelled_numbers_have_their_value(words: str, value: float) -> None:
    assert spelled_value(words) == value


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("on Tuesday", ["weekday"]),
        ("on Feb. 16", ["day"]),
        ("16 February 2022", ["day"]),
        ("in March 2014", ["month"]),
        ("in 2014", ["year"]),
        ("yesterday", ["relative"]),
        ("May said it may march", []),
        ("over 2,014 boats for $2014", []),
    ],
)
def test_a_date_is_read(text: str, kinds: list[str]) -> None:
    assert [day.kind for day in dates(text)] == kinds


def test_a_weekday_is_the_last_one_up_to_the_day_of_publication() -> None:
    wednesday = date(2022, 2, 16)
    resolved = [resolve(day, wednesday) for day in dates("on Tuesday, Feb. 15, yesterday, Wednesday, in 2014")]
    assert resolved == [date(2022, 2, 15)] * 3 + [wednesday, None]
    assert resolve(dates("Feb. 30")[0], wednesday) is None
