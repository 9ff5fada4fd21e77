"""The file of the state: opening it, its tables from version to version, transactions.

Unlike the index it is never deleted and never made anew: where it cannot be used the reader is told, and it stays.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import StateFault
from reader.sqlite_files import closed_on_failure, use_write_ahead_log, version_of
from reader.text.clean import clean_line

BUSY_SECONDS = 30.0

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE subjects(subject INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB);
    CREATE TABLE facts(
        kind TEXT NOT NULL, subject INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY(kind, subject, name)) WITHOUT ROWID;
    CREATE TABLE actions(
        action INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, made INTEGER NOT NULL, size INTEGER NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE changes(
        action INTEGER NOT NULL, kind TEXT NOT NULL, subject INTEGER NOT NULL, name TEXT NOT NULL, before TEXT,
        after TEXT, PRIMARY KEY(action, kind, subject, name)) WITHOUT ROWID;
    CREATE TABLE visits(
        subject INTEGER PRIMARY KEY, time INTEGER NOT NULL, block INTEGER NOT NULL, start INTEGER NOT NULL);
    CREATE INDEX visits_by_time ON visits(time);
    INSERT INTO meta VALUES ('version', 1);
    """,
)
"""What makes each version's tables of those of the version before. Only ever added to."""


class Store:
    """One connection to the file, lent to one thread at a time. Without a path it lives for as long as we run."""

    def __init__(self, path: Path | None, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _opened(path)
            with closed_on_failure(self._connection):
                migrate(self._connection, migrations, path)
        except (OSError, sqlite3.Error) as fault:
            raise refusal(path, fault) from fault

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Borrow the connection: what is read within is of one moment. Raises StateFault."""
        with self._lock:
            try:
                self._connection.execute("BEGIN")
                try:
                    yield self._connection
                finally:
                    with suppress(sqlite3.Error):
                        self._connection.execute("COMMIT")
            except sqlite3.Error as fault:
                raise refusal(self.path, fault) from fault

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Borrow it within a transaction: when this ends all of it is on the disk, or nothing. Raises StateFault."""
        with self._lock:
            try:
                with transaction(self._connection) as connection:
                    yield connection
            except sqlite3.Error as fault:
                raise refusal(self.path, fault) from fault


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Everything within, or nothing. Waits for another process that writes."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection, migrations: Sequence[str], path: Path | None = None) -> None:
    """Bring the tables to the newest version, all the way or not at all. Raises StateFault for a newer file."""
    if version_of(connection) == len(migrations):
        return
    with transaction(connection):
        now = version_of(connection)  # another newsreader may have done it meanwhile
        if now > len(migrations):
            raise StateFault(f"{_name(path)}: was written by a newer newsreader; use that one, or another data folder")
        for script in migrations[now:]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(migrations)}")


def refusal(path: Path | None, fault: Exception) -> StateFault:
    """Why the file cannot be used, and what to do about it, in one line."""
    if isinstance(fault, StateFault):
        return fault
    reason = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
    name = _name(path)
    if "malformed" in reason or "not a database" in reason:
        return StateFault(f"{name}: is damaged; it is left as it is: move it away, or put a copy of it in its place")
    if "readonly" in reason or isinstance(fault, PermissionError):
        return StateFault(f"{name}: cannot be written; make it writable, or set XDG_DATA_HOME to another folder")
    if "locked" in reason:
        return StateFault(f"{name}: another program holds it; end that one")
    return StateFault(f"{name}: cannot be used ({reason.lower()}); make room, or set XDG_DATA_HOME to another folder")


def _opened(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    with closed_on_failure(connection):
        use_write_ahead_log(connection, BUSY_SECONDS)
        # Every commit is on the disk before it is told of: neither kill -9 nor a power cut takes back what was shown.
        connection.execute("PRAGMA synchronous=FULL")
    return connection


def _name(path: Path | None) -> str:
    return clean_line(str(path or "the state"))
