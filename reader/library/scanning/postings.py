"""Letting the postings follow the catalogue: what they lack is added, what is gone is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from reader.library.postings import inversion
from reader.library.postings.documents import documents
from reader.library.postings.index import Index, Stopped
from reader.library.scanning.helper import Failed, Helper, sweep
from reader.library.scanning.intake import Intake

SMALLEST_BATCH, LARGEST_BATCH, GROWTH = 25, 4_000, 4
WORTH_HELP = 400  # articles at once that are worth another process
MOST_WAITING = 1  # segments that are still to be made: with more, we wait
PATIENCE = 0.05  # seconds


class Postings:
    """The writing side of the index, for the one that holds the lock.

    The postings of articles that were read just now are at hand, packed; others are made from the catalogue. Where it
    may be `helped`, large batches are laid out by another process.
    """

    def __init__(self, index: Index, intake: Intake) -> None:
        self.index = index
        self.intake = intake
        self.helped = False
        self.gone: list[int] = []
        self._ready: dict[int, bytes] = {}
        self._batch = SMALLEST_BATCH
        self._helper: Helper | None = None

    def close(self) -> None:
        """Let go of what helps."""
        if self._helper is not None:
            self._helper.close()
            self._helper = None

    def add(self, packed: Mapping[int, bytes]) -> None:
        """Articles by row that were put into the catalogue just now, inverted and packed."""
        self._ready.update(packed)
        if not self.helped or self._batch < WORTH_HELP:
            return
        with self._help():
            if self._helper is None:
                self._helper = Helper(self.index.folder.parent)
            self._helper.take(self._ready)
            self._ready = {}

    def check_sound(self) -> bool:
        """Find out what the postings hold that they should not; make them anew where they lack anything, and say so."""
        sweep(self.index.folder.parent)
        rows = None
        with suppress(Exception):  # Whoosh has no error of its own for a damaged index
            rows = self.index.rows()
        wanted = self.intake.indexed_rows()
        if rows is None or wanted - rows:
            self._start_anew()
            return bool(wanted)
        self.gone.extend(rows - wanted - self._noted(rows.intersection(self.intake.unindexed())))
        return False

    def _noted(self, rows: set[int]) -> set[int]:
        """Rows that were written by a process that died before it could note it: noted now, so that they are found all
        the while."""
        words: Counter[str] = Counter()
        for document in documents(self.intake.database, sorted(rows)):
            words.update(document.vocabulary())
        if rows:
            self.intake.mark_indexed(rows, words)
        return rows

    def _start_anew(self) -> None:
        self.index.create()
        self.intake.forget_postings()
        self.gone.clear()

    def catch_up(self, stop: Callable[[], bool], *, only_when_due: bool = False) -> bool:
        """Index what waits, in growing batches; `only_when_due`: full ones only. False where it was stopped."""
        if self._helper is not None:
            with self._help():
                if not self._take_over(self._helper, stop, all_of_it=not only_when_due):
                    return False
            if only_when_due:
                return True
            self.close()
        waiting = self.intake.unindexed()
        while len(waiting) >= self._batch if only_when_due else waiting or self.gone:
            if not self._commit(waiting[: self._batch], stop):
                return False
            waiting = self.intake.unindexed()
        return True

    def _take_over(self, helper: Helper, stop: Callable[[], bool], *, all_of_it: bool) -> bool:
        """Take over the segments that are made, and have more made. False where it was stopped."""
        if all_of_it or len(helper.rows) >= self._batch:
            helper.finish()
            self._grow()
        most = 0 if all_of_it else MOST_WAITING
        while True:
            for made in helper.made(PATIENCE if helper.waiting() > most else 0):
                gone, self.gone = self.gone, []
                self.index.take_over(made.index, gone)
                self.intake.mark_indexed(made.rows, made.words)
            if helper.waiting() <= most:
                return True
            if stop():
                return False

    @contextmanager
    def _help(self) -> Iterator[None]:
        """Go on without help where it fails: what it had not done is made from the catalogue."""
        try:
            yield
        except Failed:
            self.helped = False
            self.close()

    def _commit(self, rows: list[int], stop: Callable[[], bool]) -> bool:
        words: Counter[str] = Counter()
        gone, self.gone = self.gone, []
        try:
            self.index.update(self._counted(rows, words), gone, _check(stop))
        except Stopped:
            return False
        self.intake.mark_indexed(rows, words)
        for row in rows:
            self._ready.pop(row, None)
        self._grow()
        return True

    def _grow(self) -> None:
        self._batch = min(self._batch * GROWTH, LARGEST_BATCH)

    def _counted(self, rows: list[int], words: Counter[str]) -> Iterator[tuple[int, inversion.Inverted]]:
        for row, inverted in self._inverted(rows):
            words.update(inverted.words)
            yield row, inverted

    def _inverted(self, rows: list[int]) -> Iterator[tuple[int, inversion.Inverted]]:
        for row in rows:
            if row in self._ready:
                yield row, inversion.unpack(self._ready[row])
        for document in documents(self.intake.database, [row for row in rows if row not in self._ready]):
            yield document.row, document.inverted()

    def tidy(self, stop: Callable[[], bool]) -> bool:
        """Merge small segments, which reads all of them. Gives False where it was stopped."""
        try:
            if self.index.tidy(_check(stop)):
                self.intake.mark_indexed([], {})
        except Stopped:
            return False
        except OSError:
            raise
        except Exception:  # Whoosh has no error of its own for a damaged index
            self._start_anew()
            return self.catch_up(stop)
        return True


def _check(stop: Callable[[], bool]) -> Callable[[], None]:
    def check() -> None:
        if stop():
            raise Stopped

    return check
