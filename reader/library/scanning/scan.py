"""Bringing the catalogue and the postings up to date with the files: only what is new or changed is read.

Articles go into the catalogue every fraction of a second, so that lists show them at once, and from there into the
postings in growing batches. Killed at any moment, the next scan goes on where this one was.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from reader import sources
from reader.library.results import Progress, Report
from reader.library.scanning import reading
from reader.library.scanning.absent import EMPTIED, is_away, out_of_reach
from reader.library.scanning.choice import Choice
from reader.library.scanning.intake import Batch, FileProgress, FileState, Intake, KnownFile, NewArticle
from reader.library.scanning.job import Record
from reader.library.scanning.opened import OpenedFile, few
from reader.library.scanning.pace import Pace
from reader.library.scanning.postings import Postings
from reader.library.scanning.prepared import Prepared
from reader.library.scanning.reading import Event, Read, Reading, Unread
from reader.library.scanning.walk import Found, Trouble, look_again, look_at, walk
from reader.library.scope import Scope
from reader.sources import repeats
from reader.text.clean import clean_line

STORE_SECONDS, STORE_SIZE = 0.3, 200
TELL_SECONDS = 0.1
NOWHERE = FileState(-1, -1, -1)

OnProgress = Callable[[Progress], None]


class Scan:
    """One scan of a scope, on all processors but those `spared`."""

    def __init__(
        self,
        intake: Intake,
        postings: Postings,
        on_progress: OnProgress | None,
        stop: Callable[[], bool],
        spared: int = 0,
        choice: Choice | None = None,
        *,
        keep_emptied: bool = False,
    ) -> None:
        self.spared = spared
        self.keep_emptied = keep_emptied
        self.choice = choice or Choice()
        self.intake = intake
        self.postings = postings
        self.stop = stop
        self.on_progress = on_progress
        self.batch = Batch()
        self.stored_at = self.told_at = time.monotonic()
        self.seen = self.added = self.changed = self.removed = self.unchanged = self.problems = 0
        self.wrote = self.mended = False
        self.total: int | None = None
        self.file = ""
        self.unread: dict[Unread, tuple[FileState, KnownFile | None]] = {}
        self.opened: dict[Unread, OpenedFile] = {}
        self.pace = Pace()
        self.reading: Reading | None = None

    def run(self, scope: Scope, changed: Scope | None = None) -> Report:
        """Walk (with `changed` only there), read what is new or changed, drop what is gone, index."""
        self._tell("", always=True)
        self.mended = self.postings.check_sound()
        self.postings.helped = reading.cores() - self.spared > 1
        known = self.intake.known_files(changed or scope)
        found, troubles, kept = self._look(scope, changed, known)
        if not self.stop():
            self._drop_missing(known, _encoded([*found, *troubles, *kept]))
        for path, reason in ((Path(path), reason) for path, reason in troubles.items()):
            self.batch.files[path] = FileProgress(NOWHERE, complete=True)
            self.batch.problems[path] = [reason]
        self.total = len(found)
        self._sort_out(found, known)
        self._read_all(list(self.unread))
        self._store()
        finished = not self.stop() and self.postings.catch_up(self._poll) and self._tidy()
        self._tell("", always=True)
        return Report(self.added, self.changed, self.removed, self.unchanged, finished=finished)

    def _tidy(self) -> bool:
        """Merge postings where this scan wrote some; looking at an unchanged folder costs nothing more."""
        return not self.wrote or self.postings.tidy(self._poll)

    def _look(
        self, scope: Scope, changed: Scope | None, known: dict[bytes, KnownFile]
    ) -> tuple[dict[str, FileState], dict[str, str], set[str]]:
        """The files there are, those in trouble, and those that may still be there, in a folder that is closed or away
        now."""
        found: dict[str, FileState] = {}
        troubles: dict[str, str] = {}
        if changed:
            items = look_at(map(str, changed.roots), scope, self.choice, self.stop)
        else:
            items = walk(scope, self.choice, self.stop)
        for item in items:
            if isinstance(item, Found):
                found[item.path] = item.state
                self._tell(item.path)
            else:
                troubles[item.path] = item.reason
                self.problems += 1
        met = _encoded([*found, *troubles])
        missed = [os.fsdecode(path) for path in known if path not in met]
        if scope.roots:
            missed = [path for path in missed if self.choice.reaches(path, scope.roots)]
        again = [] if self.stop() else list(look_again(missed))
        found.update({item.path: item.state for item in again if isinstance(item, Found)})
        kept = {item.path for item in again if isinstance(item, Trouble)}
        numbers = {path: known[os.fsencode(path)].articles for path in missed if path not in found}
        for folder, files in out_of_reach(numbers, scope, keep_emptied=self.keep_emptied).items():
            kept.update(files)
            if files and not changed and not is_away(folder):
                troubles[folder] = EMPTIED
                self.problems += 1
        return found, troubles, kept

    def _drop_missing(self, known: dict[bytes, KnownFile], there: set[bytes]) -> None:
        for path, file in known.items():
            if path not in there:
                self.removed += file.articles
                self.batch.gone_files.append(file.number)

    def _sort_out(self, found: dict[str, FileState], known: dict[bytes, KnownFile]) -> None:
        """Find the files that are new or changed, newest first."""
        unread = []
        again = _doubled(found, known)
        for path, state in found.items():
            file = known.get(os.fsencode(path))
            if file and file.complete and file.state == state and path not in again:
                self.unchanged += file.articles
                self.problems += file.problems
                self.seen += 1
            else:
                goes_on = file is not None and state == file.state
                unread.append((path, state, file, file.reached if file and goes_on else 0))
        for path, state, file, start in sorted(unread, key=lambda one: (-one[1].modified, one[0])):
            self.unread[Unread(Path(path), state.size, start)] = state, file

    def _read_all(self, unread: list[Unread]) -> None:
        self.pace.begin(sum(file.size - file.start for file in unread), len(unread))
        if self.stop() or not unread:
            return
        with closing(Reading(unread, self.spared, self.intake.words())) as self.reading:
            for event in self.reading.events():
                if self.stop():
                    break
                if event is not None:
                    self._hear(event)
                self._tell(self.file)
                self._store_when_due()
        self.reading = None

    def _hear(self, event: Event) -> None:
        file = self.opened.get(event.file) or self._open(event.file)
        if isinstance(event, Read):
            self._record(event.file.path, file, event.record)
        offset = event.record.offset if isinstance(event, Read) else event.offset
        if offset is None:
            self._end(event.file, file)
            return
        if offset > file.reached:
            self.pace.advance(offset - file.reached)
            if file.reach(offset):
                self.batch.problems[event.file.path] = file.problems.copy()
        self.batch.files[event.file.path] = file.progress()

    def _open(self, unread: Unread) -> OpenedFile:
        state, before = self.unread.pop(unread)
        known = self.intake.known_articles(before.number) if before else {}
        file = self.opened[unread] = OpenedFile(state, known, unread.start)
        if before and unread.start:
            file.problems = self.intake.problems_of(before.number)
            self.problems += len(file.problems)
            self.unchanged += before.articles
        self.file = str(unread.path)
        return file

    def _record(self, path: Path, file: OpenedFile, record: Record) -> None:
        content = file.take(record)
        if isinstance(content, str):
            file.problems.append(content)
            self.problems += 1
        else:
            self.pace.articles += 1
            self._article(path, file, content)

    def _end(self, unread: Unread, file: OpenedFile) -> None:
        gone = file.gone()
        self.batch.gone.extend(gone)
        self.removed += len(gone)
        self.batch.files[unread.path] = FileProgress(file.state, complete=not sources.lacks_extra(unread.path))
        self.batch.problems[unread.path] = few(file.problems)
        self.pace.advance(unread.size - file.reached, 1)
        self.seen += 1
        del self.opened[unread]

    def _article(self, path: Path, file: OpenedFile, article: Prepared) -> None:
        known = file.known.get(article.id)
        if known is None:
            self.added += 1
        elif known.digest != article.digest:
            self.changed += 1
        else:
            self.unchanged += 1
            if known.saved != article.saved:
                self.batch.saved.append((article.saved, known.row))
            return
        self.batch.articles.append((path, NewArticle(article, known.row if known else None)))

    def _store_when_due(self) -> None:
        if time.monotonic() - self.stored_at > STORE_SECONDS or self.batch.size() >= STORE_SIZE:
            self._store()
            self.postings.catch_up(self._poll, only_when_due=True)

    def _store(self) -> None:
        batch, self.batch = self.batch, Batch()
        if batch.size() or batch.saved:
            self.wrote = True
            rows = self.intake.store(batch)
            self.postings.gone.extend(batch.gone)
            packed = (new.prepared.postings for _, new in batch.articles)
            self.postings.add(dict(zip(rows, packed, strict=True)))
            if self.reading is not None and not self.reading.words:
                self.reading.words = self.intake.words()
        self.stored_at = time.monotonic()

    def _poll(self) -> bool:
        """Whether to stop; tells meanwhile that something is going on, and keeps the readers busy."""
        self._tell(self.file)
        if self.reading is not None:
            self.reading.pump()
        return self.stop()

    def _tell(self, file: str, *, always: bool = False) -> None:
        now = time.monotonic()
        self.file = file
        if self.on_progress and (always or now - self.told_at >= TELL_SECONDS):
            self.told_at = now
            articles = self.added + self.changed + self.unchanged
            done = Progress(self.seen, self.total, articles, self.problems, clean_line(file), *self.pace.measure())
            self.on_progress(replace(done, mended=self.mended))


def _doubled(found: dict[str, FileState], known: dict[bytes, KnownFile]) -> frozenset[str]:
    """The files that are read again because so many others now lie beside them."""
    return repeats.grown({path for path in found if os.fsencode(path) not in known}, found)


def _encoded(paths: Iterable[str]) -> set[bytes]:
    return set(map(os.fsencode, paths))
