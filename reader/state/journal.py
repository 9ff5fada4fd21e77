"""Changing facts so that every change can be undone and redone: a journal of what was before and after.

One journal for all sessions and all readers: what was done last, by whomever, is undone first. A new action forgets
what was undone before it, as in vim.
"""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reader.state.facts import Action, Fact, Kind, Outcome
from reader.state.subjects import ids_of, in_parts

MOST_ACTIONS = 1_000
MOST_CHANGES = 300_000  # single facts in the journal: of more the oldest actions cannot be undone any more
Key = tuple[str, int, str]  # kind, subject, name
Change = tuple[Key, str | None, str | None]  # before, after


def change(connection: sqlite3.Connection, action: Action, subjects: Mapping[str, int]) -> Outcome:
    """Make the facts of an action so, within a transaction; `subjects` are the numbers of its articles."""
    wanted = _wanted(connection, action, subjects)
    before = _current(connection, wanted)
    changes = [(key, before.get(key), value) for key, value in wanted.items() if before.get(key) != value]
    if not changes:
        return Outcome(action.label)
    _forget_undone(connection)
    cursor = connection.execute(
        "INSERT INTO actions (label, made, size) VALUES (?, ?, ?)", (action.label, int(time.time()), len(changes))
    )
    rows = ((cursor.lastrowid, *key, old, new) for key, old, new in changes)
    connection.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", rows)
    _apply(connection, [(key, new) for key, _, new in changes])
    _forget_oldest(connection)
    return Outcome(action.label, tuple(_facts(connection, [(key, new) for key, _, new in changes])))


def undo(connection: sqlite3.Connection) -> Outcome | None:
    """Make it as it was before the last action that is not undone; None where there is none."""
    return _turn(connection, "undone = 0 ORDER BY action DESC", "before", undone=1)


def redo(connection: sqlite3.Connection) -> Outcome | None:
    """Make the action so again that was undone last; None where there is none."""
    return _turn(connection, "undone = 1 ORDER BY action", "after", undone=0)


def _turn(connection: sqlite3.Connection, which: str, side: str, *, undone: int) -> Outcome | None:
    found = connection.execute(f"SELECT action, label FROM actions WHERE {which} LIMIT 1").fetchone()
    if found is None:
        return None
    action, label = found
    query = f"SELECT kind, subject, name, {side} FROM changes WHERE action = ?"
    values = [((kind, subject, name), value) for kind, subject, name, value in connection.execute(query, (action,))]
    _apply(connection, values)
    connection.execute("UPDATE actions SET undone = ? WHERE action = ?", (undone, action))
    return Outcome(label, tuple(_facts(connection, values)))


def _wanted(connection: sqlite3.Connection, action: Action, subjects: Mapping[str, int]) -> dict[Key, str | None]:
    wanted: dict[Key, str | None] = {}
    for fact in action.facts:
        subject = subjects.get(fact.article, 0) if fact.article is not None else 0
        name = fact.name
        if fact.article is not None and not subject:
            continue  # nothing is known of it, so that nothing can be taken away
        if fact.kind is Kind.PAIR:
            if not (other := subjects.get(fact.name, 0)):
                continue
            subject, name = min(subject, other), str(max(subject, other))
        if fact.kind is Kind.MARK and fact.value is not None:
            query = "SELECT subject FROM facts WHERE kind = ? AND name = ?"
            wanted.update({(fact.kind, held, name): None for (held,) in connection.execute(query, (fact.kind, name))})
        wanted[fact.kind, subject, name] = fact.value
    return wanted


def _current(connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, str]:
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for kind, subject, name in keys:
        groups[kind, name].append(subject)
    found: dict[Key, str] = {}
    for (kind, name), subjects in groups.items():
        for part, marks in in_parts(subjects):
            query = f"SELECT subject, value FROM facts WHERE kind = ? AND name = ? AND subject IN ({marks})"
            rows = connection.execute(query, (kind, name, *part))
            found.update({(kind, subject, name): value for subject, value in rows})
    return found


def _apply(connection: sqlite3.Connection, values: Iterable[tuple[Key, str | None]]) -> None:
    values = list(values)
    gone = (key for key, value in values if value is None)
    kept = ((*key, value) for key, value in values if value is not None)
    connection.executemany("DELETE FROM facts WHERE kind = ? AND subject = ? AND name = ?", gone)
    connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", kept)


def _facts(connection: sqlite3.Connection, values: Iterable[tuple[Key, str | None]]) -> Iterator[Fact]:
    values = list(values)
    others = [int(name) for (kind, _, name), _ in values if kind == Kind.PAIR]
    ids = ids_of(connection, {subject for (_, subject, _), _ in values if subject} | set(others))
    for (kind, subject, name), value in values:
        named = ids.get(int(name), "") if kind == Kind.PAIR else name
        yield Fact(Kind(kind), ids.get(subject), named, value)


def _forget_undone(connection: sqlite3.Connection) -> None:
    _forget(connection, "undone = 1")


def _forget_oldest(connection: sqlite3.Connection) -> None:
    """The newest stay: as many actions, and as many changes, as are kept; the last one always."""
    total, oldest = 0, 0
    newest_first = connection.execute("SELECT action, size FROM actions ORDER BY action DESC")
    for number, (action, size) in enumerate(newest_first):
        total += size
        if number and (number >= MOST_ACTIONS or total > MOST_CHANGES):
            oldest = action
            break
    if oldest:
        _forget(connection, "action <= ?", oldest)


def _forget(connection: sqlite3.Connection, which: str, *values: int) -> None:
    if connection.execute(f"SELECT 1 FROM actions WHERE {which} LIMIT 1", values).fetchone():
        connection.execute(f"DELETE FROM changes WHERE action IN (SELECT action FROM actions WHERE {which})", values)
        connection.execute(f"DELETE FROM actions WHERE {which}", values)
