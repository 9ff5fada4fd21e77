"""What of the hits of a search is not listed: further copies of one article, and what the reader put away."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from reader.library.catalogue import Catalogue
from reader.library.copies import copied_rows
from reader.library.remembered import Remembered
from reader.library.scope import Scope

MOST_SCOPES = 4


@dataclass(frozen=True, slots=True)
class Sieve:
    """`every_copy`: an article that was saved twice is listed twice. `away` are the ids of the articles that the reader
    hid or muted; their copies are away with them."""

    every_copy: bool = True
    away: frozenset[str] = frozenset()


ALL_HITS = Sieve()


class Sifting:
    """Sifts rows. Any thread may ask; what it takes is remembered until articles come or go."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._copies: Remembered[Mapping[int, int]] = Remembered(MOST_SCOPES)
        self._away: tuple[object, Set[int]] = (None, frozenset())

    def left_out(self, found: Set[int], scope: Scope, sieve: Sieve) -> tuple[set[int], int]:
        """What of these rows is not listed, and how many articles of it the reader put away."""
        if sieve == ALL_HITS:
            return set(), 0
        copies = self._copies_in(scope)
        folded = set() if sieve.every_copy else _further(found, copies)
        if not sieve.away:
            return folded, 0
        put_away = self._rows_of(sieve.away)
        away = {row for row in found - folded if row in put_away or copies.get(row) in put_away}
        return folded | away, len(away)

    def _copies_in(self, scope: Scope) -> Mapping[int, int]:
        key = (scope, self.catalogue.fact("articles"))
        if (known := self._copies.get(key)) is None:
            known = copied_rows(self.catalogue, scope)
            self._copies.put(key, known)
        return known

    def _rows_of(self, ids: frozenset[str]) -> Set[int]:
        key = (ids, self.catalogue.fact("articles"))
        if self._away[0] != key:
            self._away = key, frozenset(self.catalogue.rows(ids).values())
        return self._away[1]


def _further(found: Set[int], copies: Mapping[int, int]) -> set[int]:
    """Of the copies of each article all but one: the one that the list has, else the first of them."""
    few = sorted(row for row in copies if row in found)
    listed: set[int] = set()
    further = set()
    for row in few:
        if copies[row] in found or copies[row] in listed:
            further.add(row)
        listed.add(copies[row])
    return further
