"""The catalogue's database: its tables, and opening it so that a damaged or older one is made anew.

It is a cache: whatever is wrong with it, it is deleted and the next scan fills it again. Where nothing can be written
it is read as it is.
"""

from __future__ import annotations

import json
import queue
import shutil
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import IndexFault, ReadOnlyIndex
from reader.library.lock import writing_alone
from reader.library.refusals import DamagedIndex, is_read_only, refusal
from reader.sources import RULES
from reader.sqlite_files import closed_on_failure, use_write_ahead_log, version_of
from reader.stopping import never

FORMAT = 13000 + RULES  # of tables, blobs, stems and postings (thousands), and of the articles in them; else: rebuild
BUSY_SECONDS = 20.0
PAGE_SIZE = 32_768  # bytes: in smaller pages the texts leave a third of the room empty
MAKING = "making-"  # begins the names of the folders in which segments of postings are made
LOG_SIZE = 4 * 1024 * 1024  # bytes of what was changed before it goes into the database

WORDS = "SELECT value FROM meta WHERE key = 'words'"
BEYOND_ASCII = "word GLOB '*[^ -~]*'"

TABLES = f"""
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
    digest BLOB NOT NULL, sameness BLOB, indexed INTEGER NOT NULL DEFAULT 0);
CREATE INDEX articles_of_file ON articles(file, row);
CREATE INDEX articles_by_path ON articles(path, item);
CREATE INDEX articles_by_day ON articles(day);
CREATE INDEX articles_by_sameness ON articles(sameness) WHERE sameness NOT NULL;
CREATE INDEX articles_to_index ON articles(row) WHERE indexed = 0;
CREATE INDEX languages ON articles(language);
CREATE TABLE texts(row INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE lexicon(word TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX beyond_ascii ON lexicon(word) WHERE {BEYOND_ASCII};
CREATE TABLE changes(version INTEGER NOT NULL, changed INTEGER NOT NULL);
CREATE INDEX changes_by_version ON changes(version, changed);
CREATE TABLE derived(name TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY(name, key));
"""


class Connection(sqlite3.Connection):
    """One that remembers the dictionary of its texts (see `wordbook`), once there is one."""

    words = b""


def words_of(connection: sqlite3.Connection) -> bytes:
    """The dictionary that the texts of a catalogue are compressed with; empty where there is none yet. Ask for it after
    the texts: it is there before any of those that need it."""
    assert isinstance(connection, Connection)
    if not connection.words and (found := connection.execute(WORDS).fetchone()):
        connection.words = bytes(found[0])
    return connection.words


class Database:
    """Connections to the catalogue, lent to one user at a time: any thread may borrow one.

    It is opened when it is first used. `read_only`: nothing can be written there, and it is read as it was left.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "catalogue.sqlite"
        self.read_only = False
        self.was_damaged = self.was_of_another_format = False
        """Whether it had to be emptied for that, so that it lacks what was indexed."""
        self._free: queue.LifoQueue[tuple[int, sqlite3.Connection]] = queue.LifoQueue()
        self._generation = 0  # counts how often it was opened: older connections are to a file that is deleted
        self._opening = threading.Lock()
        self._closed = False

    def _open(self) -> None:
        with self._opening:
            if self._generation:
                return
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                connection = self._opened_or_rebuilt()
            except (OSError, sqlite3.Error) as fault:
                connection = self._opened_as_it_is(fault)
            self._generation += 1
            self._free.put((self._generation, connection))

    def _opened_or_rebuilt(self) -> sqlite3.Connection:
        try:
            return self._checked()
        except sqlite3.DatabaseError as fault:
            if isinstance(fault, sqlite3.OperationalError) or is_read_only(self.folder):
                raise  # the disk refuses: nothing that deleting mends
            with writing_alone(self.folder, wait=BUSY_SECONDS, stop=never):
                return self._rebuilt()

    def _rebuilt(self) -> sqlite3.Connection:
        try:
            return self._checked()  # another newsreader may have done it meanwhile
        except sqlite3.DatabaseError as fault:
            self.was_of_another_format = isinstance(fault, _OtherFormat)
            self.was_damaged = not self.was_of_another_format
            delete(self.folder)
            return self._checked()

    def _opened_as_it_is(self, fault: Exception) -> sqlite3.Connection:
        """A connection that writes nothing. Raises IndexFault where there is no catalogue that can be used so."""
        try:
            self.read_only = True
            connection = self._connect()
            with closed_on_failure(connection):
                if version_of(connection) == FORMAT:
                    return connection
            connection.close()
        except sqlite3.Error:
            pass
        self.read_only = False
        raise refusal(self.folder, fault) from fault

    def _checked(self) -> sqlite3.Connection:
        connection = self._connect()
        with closed_on_failure(connection):
            if version_of(connection) == 0:
                with _transaction(connection):
                    if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                        _create(connection)
            version, damaged = version_of(connection), (self.folder / "damaged").exists()
            if version != FORMAT or damaged:
                raise sqlite3.DatabaseError("damaged") if damaged else _OtherFormat(f"format {version}")
        return connection

    def _connect(self) -> sqlite3.Connection:
        if self.read_only:
            return self._connect_to_read()
        connection = self._connected(self.path)
        with closed_on_failure(connection):
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            use_write_ahead_log(connection, BUSY_SECONDS)
            connection.execute("PRAGMA synchronous=NORMAL")  # stays consistent; the last commits may be lost: a cache
            connection.execute("PRAGMA cache_size=-6000")
            connection.execute(f"PRAGMA wal_autocheckpoint={LOG_SIZE // PAGE_SIZE}")
        return connection

    def _connect_to_read(self) -> sqlite3.Connection:
        """Another newsreader may be able to write: then its log tells what is new. Else nothing changes."""
        address = self.path.absolute().as_uri()
        if self.path.with_name(f"{self.path.name}-shm").exists():
            with suppress(sqlite3.OperationalError):
                connection = self._connected(f"{address}?mode=ro")
                with closed_on_failure(connection):
                    version_of(connection)
                return connection
        return self._connected(f"{address}?immutable=1")

    def _connected(self, address: Path | str) -> sqlite3.Connection:
        return sqlite3.connect(
            address, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=Connection,
            uri=isinstance(address, str),
        )  # fmt: skip

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Borrow a connection. Raises DamagedIndex where the database turns out to be damaged (see `renew`), another
        IndexFault where the disk refuses."""
        generation, connection = self._lend()
        try:
            yield connection
        except sqlite3.OperationalError as fault:
            raise refusal(self.folder, fault) from fault
        except (sqlite3.DatabaseError, zlib.error, json.JSONDecodeError, UnicodeDecodeError) as fault:
            with suppress(OSError):
                (self.folder / "damaged").touch()
            raise DamagedIndex(f"{self.folder}: the index is damaged ({fault}); delete that folder") from fault
        finally:
            self._take_back(generation, connection)

    def _lend(self) -> tuple[int, sqlite3.Connection]:
        if self._closed:
            raise IndexFault(f"{self.folder}: this library is closed")
        if not self._generation:
            self._open()
        try:
            return self._free.get_nowait()
        except queue.Empty:
            return self._generation, self._connect()

    def _take_back(self, generation: int, connection: sqlite3.Connection) -> None:
        if generation != self._generation:
            connection.close()
            return
        self._free.put((generation, connection))
        if self._closed:  # perhaps while it came back
            self._close_free()

    def renew(self) -> None:
        """Open it again, made anew, after DamagedIndex was raised."""
        if self.read_only:
            return
        with self._opening:
            self._close_free()
            try:
                connection = self._opened_or_rebuilt()
            except (OSError, sqlite3.Error) as fault:
                raise refusal(self.folder, fault) from fault
            self._generation += 1
            self._free.put((self._generation, connection))

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Borrow a connection within a transaction, which is committed unless something is raised."""
        with self.reading() as connection, _transaction(connection):
            yield connection

    def tidy(self) -> None:
        """Put what was written into the database itself, as far as nobody reads it just now: whoever writes next need
        not."""
        with suppress(IndexFault), self.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def must_be_writable(self) -> None:
        """Raise IndexFault where nothing can be written."""
        with self.reading():
            if self.read_only:
                raise ReadOnlyIndex(str(refusal(self.folder, PermissionError("read-only"))))

    def close(self) -> None:
        """Close every connection that is not lent just now; a lent one is closed when it comes back."""
        self._closed = True
        self._close_free()

    def _close_free(self) -> None:
        with suppress(queue.Empty):
            while True:
                self._free.get_nowait()[1].close()


class _OtherFormat(sqlite3.DatabaseError):
    """A catalogue of another version of the program."""


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
    for path in (folder / "whoosh", folder / "whoosh.new", *folder.glob(f"{MAKING}*")):
        shutil.rmtree(path, ignore_errors=True)
