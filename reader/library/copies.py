"""Articles that were saved more than once: which of them is listed, and where the others lie.

Two are copies where outlet, headline and words are the same (`blobs.sameness`). The same words at another outlet are
another telling (an agency's, say), other words at the same address a revision: both are listed by themselves.
"""

from __future__ import annotations

from reader.library.catalogue import Catalogue, within
from reader.library.scope import Scope

FIRST_SAVED = "saved, path, length(item), item"


def copies(catalogue: Catalogue, scope: Scope) -> dict[str, str]:
    """The ids of the articles of a scope that are copies, each with the id of the first saved, which is listed."""
    where, values = within(scope)
    query = (
        "SELECT sameness, id FROM articles WHERE sameness IN "
        f"(SELECT sameness FROM articles WHERE sameness NOT NULL GROUP BY sameness HAVING count(*) > 1) AND {where} "
        f"ORDER BY {FIRST_SAVED}"
    )
    listed: dict[bytes, str] = {}
    found = {}
    with catalogue.database.reading() as connection:
        for key, article_id in connection.execute(query, values):
            if (first := listed.setdefault(key, article_id)) != article_id:
                found[article_id] = first
    return found


def copies_of(catalogue: Catalogue, article_id: str) -> list[str]:
    """The ids of the other articles that are the same, the first saved first, wherever they lie."""
    query = (
        "SELECT id FROM articles WHERE sameness = (SELECT sameness FROM articles WHERE id = ?1) AND id <> ?1 "
        f"ORDER BY {FIRST_SAVED}"
    )
    with catalogue.database.reading() as connection:
        return [found for (found,) in connection.execute(query, (article_id,))]
