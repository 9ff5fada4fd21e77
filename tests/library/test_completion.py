"""The end of a query is completed with names of fields and with what may stand behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.finding.completion import Names, completion, offered
from reader.library.finding.syntax import parse

NAMES = Names.of(
    {
        "outlet": [("Portmere Courier", 9), ("Port Ansel News", 12), ("Écho du Val", 3), ("taz", 2), ("The “Post”", 1)],
        "author": [("Ilse Brandt", 4), ("Ana Ruiz", 1)],
        "agency": [],
        "language": [("English", 5), ("German", 2)],
        "tag": [("budget talks", 1)],
    }
)


@pytest.mark.parametrize(
    ("typed", "rest", "whole"),
    [
        ("ou", "tlet:", "outlet:"),
        ("flood -ti", "tle:", "flood -title:"),
        ("(dat", "e:", "(date:"),
        ("Dat", "e:", "date:"),
        ("outlet:po", 'rt Ansel News"', 'outlet:"Port Ansel News"'),
        ("outlet:portm", 'ere Courier"', 'outlet:"Portmere Courier"'),
        ("source:echo", ' du Val"', 'source:"Écho du Val"'),
        ("outlet:=port", ' Ansel News"', 'outlet:="Port Ansel News"'),
        ('flood outlet:"Portmere Co', 'urier"', 'flood outlet:"Portmere Courier"'),
        ('outlet:"Portmere Courier', '"', 'outlet:"Portmere Courier"'),
        ("outlet:t", "az", "outlet:taz"),
        ('outlet:"t', 'az"', 'outlet:"taz"'),
        ("outlet:the", ' “Post”"', 'outlet:"The Post"'),
        ("outlet:", '"Port Ansel News"', 'outlet:"Port Ansel News"'),
        ("-author:an", 'a Ruiz"', '-author:"Ana Ruiz"'),
        ("date:last", "week", "date:lastweek"),
        ("date:y", "esterday", "date:yesterday"),
        ("is:u", "nread", "is:unread"),
        ("is:", "read", "is:read"),
        ("lang:ger", "man", "lang:German"),
        ("tag:bud", 'get talks"', 'tag:"budget talks"'),
    ],
)
def test_what_the_end_of_a_query_may_become(typed: str, rest: str, whole: str) -> None:
    found = completion(typed, NAMES)
    assert found is not None
    assert (found.rest, found.whole) == (rest, whole)
    assert completion(found.whole, NAMES) is None or whole.endswith(":")
    assert parse(found.whole).complaint is None or whole.endswith(":") or whole.startswith("-")


@pytest.mark.parametrize(
    "typed",
    ["", "o", "flood", '"flood da', "outlet:zzz", "agency:a", "title:po", "outlet:taz", "like:po", "date:2", "ou "],
)
def test_where_nothing_is_to_be_offered(typed: str) -> None:
    assert completion(typed, NAMES) is None


@given(st.text(alphabet='outlet:="“” -(pPé', max_size=30))
def test_a_completion_only_adds_to_what_is_typed(typed: str) -> None:
    found = completion(typed, NAMES)
    if found is not None:
        assert found.rest
        assert len(found.whole) >= len(typed) - typed.count("“") - typed.count("”") - 1


def test_the_names_of_a_library_are_those_of_its_scope(scanned: Library) -> None:
    names = scanned.names(Scope())
    assert completion("author:ru", names).whole == 'author:"Ruth Okafor"'
    assert completion("author:ru", scanned.names(Scope.of([]))) is not None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("outlet:p", ["Port Ansel News", "Portmere Courier"]),
        ('flood outlet:="por', ["Port Ansel News", "Portmere Courier"]),
        ("date:l", ["lastweek", "lastmonth", "lastyear"]),
        ("is:un", ["unread", "unstarred"]),
        ("outlet:taz", []),
        ("flood", []),
        ("title:p", []),
    ],
)
def test_what_may_stand_behind_a_field_is_offered_where_there_is_a_choice(typed: str, expected: list[str]) -> None:
    assert offered(typed, NAMES) == expected
