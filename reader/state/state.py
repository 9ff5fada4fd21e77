"""The state of one reader: everything that was done, kept in one file, with undo over all of it."""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from reader.state import journal, subjects
from reader.state.facts import Action, Fact, Kind, Outcome, Place, Visit
from reader.state.store import Store
from reader.state.subjects import Digests

MOST_VISITS = 20_000
LOOK = "look "  # begins the names of what is kept of the screen


def no_digests(_articles: Iterable[str]) -> Mapping[str, bytes]:
    """Where nothing is known of contents: then facts follow the id alone."""
    return {}


class State:
    """What was read, starred, tagged, … in the file `path` (None: kept only for as long as this runs).

    Articles are named by their ids; `digests` gives the digests of their contents, by which facts follow an article
    that was moved (see `follow`). Any thread may call any method, and several processes may use one file. What `change`
    made so is on the disk when it returns. Raises StateFault where the file cannot be used.
    """

    def __init__(self, path: Path | None, digests: Digests = no_digests) -> None:
        self._store = Store(path)
        self._digests = digests

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # Changing.

    def change(self, action: Action) -> Outcome:
        """Make the facts of an action so."""
        made = [fact for fact in action.facts if fact.value is not None]
        named = _named(made)
        with self._store.reading() as connection:
            new = named - subjects.known(connection, named).keys()
        digests = self._digests(new) if new else {}
        with self._store.writing() as connection:
            numbers = subjects.numbered(connection, named, digests)
            numbers |= subjects.known(connection, _named(action.facts) - named)
            outcome = journal.change(connection, action, numbers)
            _touch(connection, outcome)
        return outcome

    def undo(self) -> Outcome | None:
        """Take back what was done last; None where nothing is left to undo."""
        with self._store.writing() as connection:
            return _touch(connection, journal.undo(connection))

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None where there is nothing."""
        with self._store.writing() as connection:
            return _touch(connection, journal.redo(connection))

    def visit(self, article: str, place: Place = Place()) -> None:  # noqa: B008  (frozen)
        """Remember that an article was opened now, and how far it was read. Not to be undone: nothing was decided."""
        digests = self._digests([article])
        with self._store.writing() as connection:
            subject = subjects.numbered(connection, [article], digests)[article]
            row = (subject, time.time_ns() // 1_000, place.block, place.start)
            connection.execute("INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?)", row)
            query = "DELETE FROM visits WHERE time <= (SELECT time FROM visits ORDER BY time DESC LIMIT 1 OFFSET ?)"
            connection.execute(query, (MOST_VISITS,))

    def follow(self, present: Mapping[str, bytes]) -> int:
        """Follow articles that were moved or edited: `present` gives every article there is, and its content's digest.

        Only after a scan that went through: what is not there yet must not be taken for moved. Gives how many moved.
        """
        with self._store.writing() as connection:
            moved = subjects.follow(connection, present)
            if moved:
                connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'version'")
            return moved

    def keep(self, name: str, value: str) -> None:
        """Keep how something looks on the screen: no fact about articles, and nothing to undo. "" forgets it."""
        with self._store.writing() as connection:
            if value:
                connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (LOOK + name, value))
            else:
                connection.execute("DELETE FROM meta WHERE key = ?", (LOOK + name,))

    def kept(self, name: str) -> str:
        """What is kept under a name, "" where nothing is."""
        with self._store.reading() as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = ?", (LOOK + name,)).fetchone()
        return str(found[0]) if found else ""

    # Asking.

    def version(self) -> int:
        """A number that changes whenever a fact does, in whatever process."""
        with self._store.reading() as connection:
            return int(connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()[0])

    def ids(self, kind: Kind, name: str | None = None) -> set[str]:
        """The articles of which such a fact is so: those that are read; with `name` those that have that tag."""
        query = "SELECT id FROM facts JOIN subjects USING (subject) WHERE kind = ?"
        where, values = ("", (kind,)) if name is None else (" AND name = ?", (kind, name))
        with self._store.reading() as connection:
            return {id for (id,) in connection.execute(query + where, values)}

    def tags(self) -> dict[str, set[str]]:
        """The tags there are, and the articles that have each."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for fact in self.facts(Kind.TAG):
            found[fact.name].add(fact.article or "")
        return dict(sorted(found.items()))

    def marked(self, mark: str) -> set[str]:
        """The articles with a mark, by its name: "read", "starred", "hidden"."""
        return self.ids(Kind(mark))

    def tagged(self, tag: str) -> set[str]:
        """The articles with a tag, in whatever case it is written; "" asks for any tag."""
        named = (ids for name, ids in self.tags().items() if not tag or name.casefold() == tag.casefold())
        return set().union(*named)

    def facts(self, kind: Kind) -> list[Fact]:
        """Everything of a kind that is so."""
        with self._store.reading() as connection:
            query = "SELECT subject, name, value FROM facts WHERE kind = ?"
            rows = list(connection.execute(query, (kind,)))
            numbers = {subject for subject, _, _ in rows} - {0}
            if kind is Kind.PAIR:
                numbers |= {int(name) for _, name, _ in rows}
            ids = subjects.ids_of(connection, numbers)
        if kind is Kind.PAIR:
            return [Fact(kind, ids[subject], ids[int(name)], value) for subject, name, value in rows]
        return [Fact(kind, ids.get(subject), name, value) for subject, name, value in rows]

    def pairs(self) -> dict[frozenset[str], bool]:
        """The reader's word on pairs of articles: that they tell the same story, or that they do not."""
        return {frozenset({fact.article or "", fact.name}): fact.value == "same" for fact in self.facts(Kind.PAIR)}

    def searches(self) -> dict[str, str]:
        """The saved searches: what each is called, and its query."""
        return {fact.name: fact.value or "" for fact in self.facts(Kind.SEARCH)}

    def marks(self) -> dict[str, tuple[str, Place]]:
        """Where each letter stands: the article, and the place in it."""
        return {fact.name: (fact.article or "", Place.of(fact.value or "")) for fact in self.facts(Kind.MARK)}

    def place(self, article: str) -> Place | None:
        """How far an article was read when it was open last."""
        with self._store.reading() as connection:
            query = "SELECT block, start FROM visits JOIN subjects USING (subject) WHERE id = ?"
            found = connection.execute(query, (article,)).fetchone()
        return Place(*found) if found else None

    def history(self, limit: int = 1_000) -> list[Visit]:
        """The articles that were opened, the last one first."""
        query = "SELECT id, time, block, start FROM visits JOIN subjects USING (subject) ORDER BY time DESC LIMIT ?"
        with self._store.reading() as connection:
            rows = list(connection.execute(query, (limit,)))
        return [Visit(id, datetime.fromtimestamp(at / 1e6, UTC), Place(*place)) for id, at, *place in rows]


def _named(facts: Iterable[Fact]) -> set[str]:
    """The ids of the articles that some facts are about."""
    named = set()
    for fact in facts:
        if fact.article is not None:
            named |= {fact.article, fact.name} if fact.kind is Kind.PAIR else {fact.article}
    return named


def _touch(connection: sqlite3.Connection, outcome: Outcome | None) -> Outcome | None:
    if outcome and outcome.facts:
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'version'")
    return outcome
