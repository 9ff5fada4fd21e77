"""What evaluates queries, lent to one user at a time, and mended where its files turn out to be damaged."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from reader.errors import IndexFault, NewsreaderError
from reader.library.catalogue import Catalogue
from reader.library.chronology import Chronology
from reader.library.finding.lexicon import Lexicon
from reader.library.finding.marks import Marker
from reader.library.finding.query import Node
from reader.library.postings.analysis import algorithms
from reader.library.refusals import DamagedIndex
from reader.library.schema import Database
from reader.library.scope import Scope

if TYPE_CHECKING:
    from reader.library.finding.matching import Matcher
    from reader.library.postings.index import Index
    from reader.library.postings.snapshot import Snapshot

RETRIES, RETRY_SECONDS = 3, 0.05
Asked = TypeVar("Asked")


class UnmendedPostings(IndexFault):
    """The postings are damaged and could not be filled again."""


class Lending:
    """Snapshots of the postings. Any thread may borrow one, for itself alone.

    `refill` fills damaged postings again from the catalogue, and raises IndexFault where it cannot.
    """

    def __init__(self, database: Database, catalogue: Catalogue, refill: Callable[[], None]) -> None:
        self.lexicon = Lexicon(database)
        self._database = database
        self._catalogue = catalogue
        self._refill = refill
        self._free: queue.LifoQueue[tuple[int, Snapshot]] = queue.LifoQueue()
        self._chronology = Chronology(catalogue)
        self._languages: tuple[int, tuple[str | None, ...]] | None = None

    def answered(self, ask: Callable[[], Asked]) -> Asked:
        """The answer; where the postings prove lost or damaged, that after they were filled again."""
        for distrusted in (False, True):
            try:
                return ask()
            except NewsreaderError:
                raise
            except Exception:  # what reads damaged postings may raise anything
                if distrusted:
                    self._index().distrust()
                self.close()
                try:
                    self._refill()
                except DamagedIndex:
                    raise
                except IndexFault as fault:
                    raise UnmendedPostings(str(fault)) from fault
        try:
            return ask()
        except NewsreaderError:
            raise
        except Exception as fault:
            folder = self._database.folder
            raise UnmendedPostings(f"{folder}: the index is damaged and stays so; delete that folder") from fault

    @contextmanager
    def matcher(self, scope: Scope) -> Iterator[Matcher | None]:
        """What evaluates queries, None while there is nothing indexed. Raises anything where the postings are lost."""
        with self.snapshot() as snapshot:
            yield None if snapshot is None else self._made(snapshot, scope)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot | None]:
        """The postings alone, the same way."""
        index = self._index()
        if not index.exists() and not self._catalogue.has_articles():
            yield None
            return
        now = self._catalogue.fact("postings")
        snapshot = self._borrow(index, now)
        try:
            yield snapshot
        except BaseException:
            snapshot.close()
            raise
        self._free.put((now, snapshot))

    def rows(self, scope: Scope) -> Collection[int] | None:
        """The rows of a scope, None where it has every article there is."""
        return None if self._chronology.has_all(scope) else self._chronology.days(scope)

    def marker(self, tree: Node | None) -> Marker:
        """What marks the hits of a query."""
        return Marker(tree, self.languages(), self.lexicon.spellings, self.lexicon.is_beginning)

    def languages(self) -> tuple[str | None, ...]:
        """The languages whose stems a query is looked for in."""
        now = self._catalogue.fact("articles")
        if self._languages is None or self._languages[0] != now:
            self._languages = (now, algorithms(self._catalogue.languages()))
        return self._languages[1]

    def close(self) -> None:
        """Close what is not lent just now."""
        with suppress(queue.Empty):
            while True:
                self._free.get_nowait()[1].close()

    def _index(self) -> Index:
        from reader.library.postings.index import Index

        return Index(self._database.folder / "whoosh", self._catalogue.fact("born"))

    def _made(self, snapshot: Snapshot, scope: Scope) -> Matcher:
        from reader.library.finding.matching import Matcher

        return Matcher(snapshot, self.lexicon, self._chronology.days(scope), self.languages())

    def _borrow(self, index: Index, now: int) -> Snapshot:
        from reader.library.postings.snapshot import Snapshot

        before: Snapshot | None = None
        with suppress(queue.Empty):
            version, before = self._free.get_nowait()
            if version == now:
                return before
        for _ in range(RETRIES):  # the segments that a commit replaces may vanish while they are being opened
            with suppress(Exception):
                return Snapshot(index, before)
            if not index.exists():
                break
            time.sleep(RETRY_SECONDS)
        return Snapshot(index, before)
