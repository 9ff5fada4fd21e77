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
    ],
)
def test_a_query_is_relaxed_only_where_nothing_has_all_of_it(
    scanned: Library, query: str, expected: tuple[set[str], bool]
) -> None:
    assert found(scanned, query) == expected
