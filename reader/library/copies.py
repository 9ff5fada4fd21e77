"""Articles that were saved more than once: which of them is listed, and where the others lie.

Two are copies where outlet, headline and words are the same (`blobs.sameness`). The same words at another outlet are
another telling (an agency's, say), other words at the same address a revision: both are listed by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.library.catalogue import Catalogue, within
from reader.library.scope import Scope

Named = tuple[int, str]
FIRST_SAVED = "saved, path, length(item), item"


def copies(catalogue: Catalogue, scope: Scope) -> dict[str, str]:
    """The ids of the articles of a scope that are copies, each with the id of the first saved, which is listed."""
    return {one[1]: first[1] for one, first in _pairs(catalogue, scope)}


def copied_rows(catalogue: Catalogue, scope: Scope) -> dict[int, int]:
    """The same by row number."""
    return {one[0]: first[0] for one, first in _pairs(catalogue, scope)}


def _pairs(catalogue: Catalogue, scope: Scope) -> Iterator[tuple[Named, Named]]:
    """The row numbers and ids of the copies, each with those of the article that is listed."""
    where, values = within(scope)
    query = (
        "SELECT sameness, row, id FROM articles WHERE sameness IN "
        f"(SELECT sameness FROM articles WHERE sameness NOT NULL GROUP BY sameness HAVING count(*) > 1) AND {where} "
        f"ORDER BY {FIRST_SAVED}"
    )
    listed: dict[bytes, Named] = {}
    with catalogue.database.reading() as connection:
        found = connection.execute(query, values).fetchall()
    for key, row, article_id in found:
        if (first := listed.setdefault(key, (row, article_id))) != (row, article_id):
            yield (row, article_id), first


def copies_of(catalogue: Catalogue, article_id: str) -> list[str]:
    """The ids of the other articles that are the same, the first saved first, wherever they lie."""
    query = (
        "SELECT id FROM articles WHERE sameness = (SELECT sameness FROM articles WHERE id = :id) AND id <> :id "
        f"ORDER BY {FIRST_SAVED}"
    )
    with catalogue.database.reading() as connection:
        return [found for (found,) in connection.execute(query, {"id": article_id})]
