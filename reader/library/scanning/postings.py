"""Letting the postings follow the catalogue: what they lack is added, what is gone is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from reader.library.postings import inversion
from reader.library.postings.documents import documents
from reader.library.postings.index import Index, Stopped
from reader.library.scanning.intake import Intake

SMALLEST_BATCH, LARGEST_BATCH, GROWTH = 25, 4_000, 4


class Postings:
    """The writing side of the index, for the one that holds the lock.

    `ready` holds, by row, the packed postings of articles that were read just now; others are made from the catalogue.
    """

    def __init__(self, index: Index, intake: Intake) -> None:
        self.index = index
        self.intake = intake
        self.gone: list[int] = []
        self.ready: dict[int, bytes] = {}
        self._batch = SMALLEST_BATCH

    def check_sound(self) -> None:
        """Find out what the postings hold that they should not; make them anew where they lack anything."""
        rows = None
        with suppress(Exception):  # Whoosh has no error of its own for a damaged index
            rows = self.index.rows()
        wanted = self.intake.indexed_rows()
        if rows is None or wanted - rows:
            self._start_anew()
        else:
            self.gone.extend(rows - wanted - self._noted(rows.intersection(self.intake.unindexed())))

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
        waiting = self.intake.unindexed()
        while len(waiting) >= self._batch if only_when_due else waiting or self.gone:
            if not self._commit(waiting[: self._batch], stop):
                return False
            waiting = self.intake.unindexed()
        return True

    def _commit(self, rows: list[int], stop: Callable[[], bool]) -> bool:
        words: Counter[str] = Counter()
        gone, self.gone = self.gone, []
        try:
            self.index.update(self._counted(rows, words), gone, _check(stop))
        except Stopped:
            return False
        self.intake.mark_indexed(rows, words)
        for row in rows:
            self.ready.pop(row, None)
        self._batch = min(self._batch * GROWTH, LARGEST_BATCH)
        return True

    def _counted(self, rows: list[int], words: Counter[str]) -> Iterator[tuple[int, inversion.Inverted]]:
        for row, inverted in self._inverted(rows):
            words.update(inverted.words)
            yield row, inverted

    def _inverted(self, rows: list[int]) -> Iterator[tuple[int, inversion.Inverted]]:
        for row in rows:
            if row in self.ready:
                yield row, inversion.unpack(self.ready[row])
        for document in documents(self.intake.database, [row for row in rows if row not in self.ready]):
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
