"""Where nothing has all words of a query, what has some of them is given, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library, Scope


def found(library: Library, query: str) -> tuple[set[str], bool]:
    results = library.search(query, Scope())
    return {Path(hit.article.path).stem for hit in results.hits}, results.relaxed


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lifeboats harbour", ({"ferry"}, False)),
        ("lifeboats observatory", ({"ferry", "comet"}, True)),
        ("zzzz harbour", ({"ferry"}, True)),
        ("zzzz qqqq", (set(), False)),
        ("zzzz AND harbour", (set(), False)),
        ("title:(ferry comet)", ({"ferry", "comet"}, True)),
        ("title:(ferry aground)", ({"ferry"}, False)),
        ("title:ferry observatory", (set(), False)),
        ("title:ferry observatory lifeboats", ({"ferry"}, True)),
        ('"naked eye" lifeboats', ({"comet"}, True)),
        ('"naked eye" "ran aground"', (set(), False)),
        ('"naked ferry" harbour', (set(), False)),
        ("observ* lifeboats zzzz", ({"comet"}, True)),
        ("observ* lifeboa*", (set(), False)),
    ],
)
def test_a_query_is_relaxed_only_where_nothing_has_all_of_it(
    scanned: Library, query: str, expected: tuple[set[str], bool]
) -> None:
    assert found(scanned, query) == expected


def test_what_has_all_words_comes_first_in_every_order_where_that_is_too_little(scanned: Library) -> None:
    for sort in ("relevance", "date", "title", "source"):
        results = scanned.search("ferry council", Scope(), sort=sort, enough=3)
        found = [Path(hit.article.path).stem for hit in results.hits]
        assert (found, results.whole, results.total, results.relaxed) == (["budget", "ferry"], 1, 2, True)
    assert scanned.search("ferry council", Scope()).total == 1
    assert scanned.search("ferry council", Scope(), limit=1, enough=3).hits[0].article.path.stem == "budget"
    assert scanned.breakdown("ferry council", Scope(), enough=3).years[0].count == 2


def test_a_query_is_not_relaxed_where_enough_has_all_of_it(scanned: Library) -> None:
    results = scanned.search("ferry ferries", Scope(), enough=2)
    assert (results.total, results.relaxed, results.whole) == (2, False, 0)
