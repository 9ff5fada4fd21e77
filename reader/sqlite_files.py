"""What every database of ours needs of SQLite."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    """A connection that is being made ready: what is raised within closes it, for nobody gets it then."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def use_write_ahead_log(connection: sqlite3.Connection, patience: float) -> None:
    """Readers and the writer do not wait for each other. SQLite itself does not wait for this change to be possible.

    Raises sqlite3.OperationalError where it is not within `patience` seconds.
    """
    end = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > end:
                raise
            time.sleep(0.01)


def version_of(connection: sqlite3.Connection) -> int:
    """The number that says which tables a database has; 0 for a new one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
