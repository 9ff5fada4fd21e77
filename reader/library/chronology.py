"""The day of every article of a scope, kept up to date while articles come and go.

Reading the days of a whole archive takes longer than a search: after a change only what came, went or was saved anew
is read. The catalogue notes for that which rows are gone or changed; new ones have greater numbers than all before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.library.catalogue import Catalogue, within
from reader.library.remembered import Remembered
from reader.library.scope import Scope

DAY_SAVED = "saved / 86400000000 + 719163"  # from microseconds since 1970 to the ordinal of `date`
MOST_SCOPES = 4
NOTED = 200  # changes of the catalogue whose rows are noted
MOST_FOLLOWED = 500  # rows; to look for more of them takes as long as to read all


class Calendar(dict[int, int]):
    """Row -> ordinal of the day of articles, in no certain order; negative where it is the day it was saved."""

    @cached_property
    def newest(self) -> int:
        """The last day on which any was published; where that is known of none, saved. 0 where there is none."""
        last = max(self.values(), default=0)
        return last if last > 0 else -min(self.values(), default=0)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A calendar as it was at a version of the catalogue. `last`: the greatest row number by then."""

    born: int
    version: int
    last: int
    days: Calendar


class Chronology:
    """The days of the last few scopes that were asked for. Any thread may ask."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._kept: Remembered[_Kept] = Remembered(MOST_SCOPES)

    def days(self, scope: Scope) -> Calendar:
        """The days of a scope's articles as they are now: another object whenever anything changed. Not to be
        changed."""
        born, now = self.catalogue.fact("born"), self.catalogue.fact("articles")  # before the rows: never newer
        kept = self._kept.get(scope)
        if kept is None or (kept.born, kept.version) != (born, now):
            kept = self._followed(scope, kept, now) if kept and kept.born == born else None
            kept = kept or self._read(scope, born, now)
            self._kept.put(scope, kept)
        return kept.days

    def has_all(self, scope: Scope) -> bool:
        """Does a scope have every article there is? Answered at once, where reading its days takes long."""
        bounds = [(name, name + b"\0") for name, _, _ in scope.ranges()]
        bounds += [(first, last) for _, first, last in scope.ranges()]
        outside, end = [], b""
        for first, last in sorted(bounds):
            outside.append((end, first))
            end = max(end, last)
        with self.catalogue.database.reading() as connection:
            query = "SELECT EXISTS (SELECT 1 FROM articles WHERE path >= ? AND path < ?)"
            between = any(connection.execute(query, gap).fetchone()[0] for gap in outside if gap[0] < gap[1])
            behind = "SELECT EXISTS (SELECT 1 FROM articles WHERE path >= ?)"
            return not bounds or not (between or connection.execute(behind, (end,)).fetchone()[0])

    def _read(self, scope: Scope, born: int, now: int) -> _Kept:
        with self.catalogue.database.reading() as connection:
            days = Calendar(_days(connection, scope, "1"))
        return _Kept(born, now, max(days, default=0), days)

    def _followed(self, scope: Scope, kept: _Kept, now: int) -> _Kept | None:
        """What was kept, brought up to date; None where too much has changed since."""
        if now - kept.version > NOTED:
            return None
        with self.catalogue.database.reading() as connection:
            query = "SELECT DISTINCT changed FROM changes WHERE version > ? LIMIT ?"
            changed = [row for (row,) in connection.execute(query, (kept.version, MOST_FOLLOWED + 1))]
            if len(changed) > MOST_FOLLOWED:
                return None
            days = Calendar(kept.days)
            for row in changed:
                days.pop(row, None)
            days.update(_days(connection, scope, f"row IN ({','.join(map(str, changed))})"))
            days.update(_days(connection, scope, f"row > {kept.last}"))
        return _Kept(kept.born, now, max(days, default=0), days)


def note(connection: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Note within a transaction, whose version is set already, that these are gone or were saved anew."""
    (now,) = connection.execute("SELECT value FROM meta WHERE key = 'articles'").fetchone()
    connection.executemany("INSERT INTO changes VALUES (?, ?)", [(now, row) for row in rows])
    connection.execute("DELETE FROM changes WHERE version <= ?", (now - NOTED,))


def _days(connection: sqlite3.Connection, scope: Scope, condition: str) -> Iterable[tuple[int, int]]:
    where, values = within(scope)
    query = f"SELECT row, coalesce(day, -({DAY_SAVED})) FROM articles WHERE {where} AND {condition}"
    return connection.execute(query, values)
