"""What a query asks for beyond the words of the articles: their facts, the reader's own marks, their likeness.

Such leaves of a query are looked up before it is matched, and stand in it as the rows that were found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from reader.library.catalogue import Catalogue
from reader.library.finding.own import MARKS, WITHOUT, Own
from reader.library.finding.query import All, Either, Exactly, Fact, Known, Like, Marked, Node, Not, Rows, Tagged
from reader.library.remembered import Remembered
from reader.text.languages import main_tag

MOST_KEPT = 400_000  # rows of facts that are remembered while one types: about 30 MB
COLUMNS = {"outlet": "outlet", "author": "author", "agency": "agency", "language": "language", "date": "day"}
Likeness = Callable[[str], Mapping[int, int] | None]


class Facts:
    """Looks up facts by row number. Any thread may ask."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.own: Own | None = None
        self._kept: Remembered[Rows] = Remembered(MOST_KEPT)

    def settled(self, tree: Node, like: Likeness) -> tuple[Node | None, list[str]]:
        """A query with the rows that its facts stand for, and what could not be looked up; that is left out.

        `like` gives how much each row is like the article that is named, None where there is no such article.
        """
        complaints: list[str] = []

        def settle(node: Node) -> Node | None:
            if isinstance(node, Fact):
                return self._found(node, like, complaints)
            if isinstance(node, Not):
                part = settle(node.part)
                return Not(part) if part is not None else None
            if isinstance(node, All | Either):
                known = tuple(part for part in map(settle, node.parts) if part is not None)
                return (All(known, node.strict) if isinstance(node, All) else Either(known)) if known else None
            return node

        return settle(tree), complaints

    def _found(self, fact: Fact, like: Likeness, complaints: list[str]) -> Rows | None:
        if isinstance(fact, Like):
            return _weighted(fact, like(fact.reference), complaints)
        if isinstance(fact, Marked | Tagged) and self.own is None:
            complaints.append("is: and tag: are known in the reader only: left out here")
            return None
        key = (self.catalogue.fact("articles"), self.own.version() if self.own else 0, fact)
        if (rows := self._kept.get(key)) is None:
            rows = Rows(frozenset(self._rows(fact)))
            self._kept.put(key, rows, len(rows.rows) + 1)
        return rows

    def _rows(self, fact: Exactly | Known | Marked | Tagged) -> set[int]:
        if isinstance(fact, Known):
            return self._where(f"{COLUMNS[fact.field]} IS NOT NULL")
        if isinstance(fact, Exactly):
            return self._of_value(fact.field, fact.value)
        assert self.own is not None
        if isinstance(fact, Tagged):
            return self._with_ids(self.own.tagged(fact.tag))
        marked = self._with_ids(self.own.marked(MARKS[fact.mark]))
        return self._where("1") - marked if fact.mark in WITHOUT else marked

    def _of_value(self, field: str, value: str) -> set[int]:
        """Articles with this very value, in whatever case; of languages those of every country."""
        with self.catalogue.database.reading() as connection:
            written = [name for (name,) in connection.execute(f"SELECT DISTINCT {COLUMNS[field]} FROM articles")]
        fold = main_tag if field == "language" else str.casefold
        same = [name for name in written if name is not None and fold(name) == fold(value)]
        return self._where(f"{COLUMNS[field]} IN (SELECT value FROM json_each(?))", json.dumps(same))

    def _with_ids(self, ids: Iterable[str]) -> set[int]:
        return self._where("id IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))

    def _where(self, condition: str, *values: str) -> set[int]:
        with self.catalogue.database.reading() as connection:
            return {row for (row,) in connection.execute(f"SELECT row FROM articles WHERE {condition}", values)}


def _weighted(fact: Like, weights: Mapping[int, int] | None, complaints: list[str]) -> Rows | None:
    if weights is None:
        complaints.append(f"no article '{fact.reference}': like: takes an id or a path")
        return None
    return Rows(frozenset(weights), weights)
