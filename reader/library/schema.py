"""The catalogue's database: its tables, and opening it so that a damaged or older one is made anew.

It is a cache: whatever is wrong with it, it is deleted and the next scan fills it again.
"""

from __future__ import annotations

import queue
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import IndexFault
from reader.library.lock import writing_alone
from reader.sources import RULES

FORMAT = 2000 + RULES  # of tables, blobs and postings (thousands), and of the articles in them; another one: rebuild
BUSY_SECONDS = 20.0

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files(
    file INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    changed INTEGER NOT NULL, complete INTEGER NOT NULL, reached INTEGER NOT NULL);
CREATE TABLE problems(file INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE INDEX problems_of_file ON problems(file);
CREATE TABLE articles(
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, file INTEGER NOT NULL, path BLOB NOT NULL,
    item TEXT, title TEXT NOT NULL, title_from TEXT NOT NULL, outlet TEXT, first_publisher TEXT, agency TEXT,
    author TEXT, day INTEGER, date_from TEXT, url TEXT, language TEXT, words INTEGER NOT NULL, saved INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0);
CREATE INDEX articles_of_file ON articles(file, row);
CREATE INDEX articles_by_path ON articles(path, item);
CREATE INDEX articles_by_day ON articles(day);
CREATE INDEX articles_to_index ON articles(row) WHERE indexed = 0;
CREATE INDEX languages ON articles(language);
CREATE TABLE texts(row INTEGER PRIMARY KEY, digest BLOB NOT NULL, text BLOB NOT NULL, terms BLOB NOT NULL);
CREATE TABLE lexicon(word TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE derived(name TEXT, key TEXT, value BLOB NOT NULL, PRIMARY KEY(name, key)) WITHOUT ROWID;
"""


class Database:
    """Connections to the catalogue, lent to one user at a time: any thread may borrow one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "catalogue.sqlite"
        self._free: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._closed = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._open_or_rebuild()
        except (OSError, sqlite3.Error) as fault:
            raise IndexFault(f"{folder}: cannot keep the index there ({fault}); free it or choose another") from fault

    def _open_or_rebuild(self) -> None:
        try:
            self._free.put(self._checked())
        except sqlite3.DatabaseError as fault:
            if isinstance(fault, sqlite3.OperationalError):  # the disk refuses: nothing that deleting mends
                raise
            with writing_alone(self.folder, wait=BUSY_SECONDS, stop=lambda: False):
                self._rebuild()

    def _rebuild(self) -> None:
        try:
            self._free.put(self._checked())  # another newsreader may have done it meanwhile
        except sqlite3.DatabaseError:
            delete(self.folder)
            self._free.put(self._checked())

    def _checked(self) -> sqlite3.Connection:
        connection = self._connect()
        if _version(connection) == 0:
            with _transaction(connection):
                if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                    _create(connection)
        if (version := _version(connection)) != FORMAT or (self.folder / "damaged").exists():
            connection.close()
            raise sqlite3.DatabaseError(f"format {version}")
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous=NORMAL")  # WAL stays consistent; the last commits may be lost: a cache
        connection.execute("PRAGMA cache_size=-16000")
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Borrow a connection. Raises IndexFault where the database turns out to be damaged, and has it rebuilt."""
        if self._closed:
            raise IndexFault(f"{self.folder}: this library is closed")
        try:
            connection = self._free.get_nowait()
        except queue.Empty:
            connection = self._connect()
        try:
            yield connection
        except sqlite3.OperationalError as fault:
            raise IndexFault(f"{self.folder}: {fault}") from fault
        except sqlite3.DatabaseError as fault:
            with suppress(OSError):
                (self.folder / "damaged").touch()
            raise IndexFault(f"{self.folder}: the index is damaged ({fault}); start again and it is rebuilt") from fault
        finally:
            if self._closed:
                connection.close()
            else:
                self._free.put(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Borrow a connection within a transaction, which is committed unless something is raised."""
        with self.reading() as connection, _transaction(connection):
            yield connection

    def close(self) -> None:
        """Close every connection that is not lent just now; a lent one is closed when it comes back."""
        self._closed = True
        with suppress(queue.Empty):
            while True:
                self._free.get_nowait().close()


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Readers and the writer do not wait for each other. SQLite itself does not wait for this change to be possible."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _create(connection: sqlite3.Connection) -> None:
    for statement in TABLES.split(";"):
        connection.execute(statement)
    born = time.time_ns() // 1_000_000  # a rebuilt catalogue never repeats a version number
    facts = [("version", born), ("articles", born), ("postings", born), ("born", born)]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", facts)
    connection.execute(f"PRAGMA user_version={FORMAT}")


def delete(folder: Path) -> None:
    """Delete what the library keeps in its folder, and nothing else."""
    for name in ("catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm", "damaged"):
        (folder / name).unlink(missing_ok=True)
    for name in ("whoosh", "whoosh.new"):
        shutil.rmtree(folder / name, ignore_errors=True)
