"""What the facts are about: an article, by its id and by its content, so that they follow it when it is moved."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Digests = Callable[[Iterable[str]], Mapping[str, bytes]]
Value = TypeVar("Value")
AT_ONCE = 500  # values in one SQL statement


def in_parts(values: Iterable[Value]) -> Iterator[tuple[Sequence[Value], str]]:
    """Values in parts that one statement can take, each with its question marks."""
    everything = list(values)
    for at in range(0, len(everything), AT_ONCE):
        part = everything[at : at + AT_ONCE]
        yield part, ",".join("?" * len(part))


def known(connection: sqlite3.Connection, articles: Iterable[str]) -> dict[str, int]:
    """The numbers of those articles that have one."""
    found: dict[str, int] = {}
    for part, marks in in_parts(articles):
        found.update(connection.execute(f"SELECT id, subject FROM subjects WHERE id IN ({marks})", part))
    return found


def numbered(connection: sqlite3.Connection, articles: Iterable[str], digests: Mapping[str, bytes]) -> dict[str, int]:
    """The numbers of articles; those that have none get one."""
    articles = list(dict.fromkeys(articles))
    found = known(connection, articles)
    new = [article for article in articles if article not in found]
    rows = ((article, digests.get(article)) for article in new)
    connection.executemany("INSERT INTO subjects (id, digest) VALUES (?, ?)", rows)
    return found | known(connection, new)


def ids_of(connection: sqlite3.Connection, subjects: Iterable[int]) -> dict[int, str]:
    """The ids of numbers."""
    found: dict[int, str] = {}
    for part, marks in in_parts(subjects):
        found.update(connection.execute(f"SELECT subject, id FROM subjects WHERE subject IN ({marks})", part))
    return found


def follow(connection: sqlite3.Connection, present: Mapping[str, bytes]) -> int:
    """Let the facts follow articles that were moved; `present` is the content's digest of every article there is.

    An article whose content now stands elsewhere, and no longer where it stood, was moved; one that changed where it
    stands was edited. Gives how many were moved.
    """
    subjects = list(connection.execute("SELECT subject, id, digest FROM subjects"))
    astray = [(subject, id, digest) for subject, id, digest in subjects if present.get(id) != digest]
    if not astray:
        return 0
    settled = {id for _, id, digest in subjects if present.get(id) == digest}
    missed = {digest for _, _, digest in astray if digest is not None}
    homes = {digest: id for id, digest in present.items() if digest in missed and id not in settled}
    moved = {subject: home for subject, _, digest in astray if digest and (home := homes.pop(digest, None))}
    taken = set(moved.values())
    nowhere = [(f"?{subject}", subject) for subject, id, _ in astray if subject in moved or id in taken]
    connection.executemany("UPDATE subjects SET id = ? WHERE subject = ?", nowhere)
    connection.executemany("UPDATE subjects SET id = ? WHERE subject = ?", [(id, key) for key, id in moved.items()])
    edited = [
        (present[id], subject)
        for subject, id, _ in astray
        if id in present and subject not in moved and id not in taken
    ]
    connection.executemany("UPDATE subjects SET digest = ? WHERE subject = ?", edited)
    return len(moved)
