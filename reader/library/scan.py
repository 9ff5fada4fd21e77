"""Bringing the catalogue and the postings up to date with the files: only what is new or changed is read.

Articles go into the catalogue every fraction of a second, so that lists show them at once, and from there into the
postings in growing batches. Killed at any moment, the next scan goes on where this one was.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.library import blobs
from reader.library.intake import (
    MOST_PROBLEMS,
    Batch,
    FileState,
    Intake,
    KnownArticle,
    KnownFile,
    NewArticle,
    microseconds,
)
from reader.library.postings import Postings
from reader.library.results import Progress, Report
from reader.library.scope import Scope
from reader.library.walk import Found, Trouble, look_again, walk
from reader.text.clean import clean_line

STORE_SECONDS, STORE_SIZE = 0.3, 200
TELL_SECONDS = 0.1
NOWHERE = FileState(-1, -1, -1)

OnProgress = Callable[[Progress], None]


class Scan:
    """One scan of a scope."""

    def __init__(self, intake: Intake, postings: Postings, on_progress: OnProgress | None, stop: Callable[[], bool]):
        self.intake = intake
        self.postings = postings
        self.stop = stop
        self.on_progress = on_progress
        self.batch = Batch()
        self.stored_at = self.told_at = time.monotonic()
        self.seen = self.added = self.changed = self.removed = self.unchanged = self.problems = 0
        self.total: int | None = None
        self.file = ""

    def run(self, scope: Scope) -> Report:
        """Walk, read what is new or changed, drop what is gone, index."""
        self._tell("", always=True)
        self.postings.check_sound()
        known = self.intake.known_files(scope)
        found, troubles, kept = self._look(scope, known)
        if not self.stop():
            self._drop_missing(known, found.keys() | troubles.keys() | kept)
        for path, reason in troubles.items():
            self.batch.files[path] = (NOWHERE, True)
            self.batch.problems[path] = [reason]
        self.total = len(found)
        for path, state in sorted(found.items(), key=lambda item: (-item[1].modified, item[0])):
            if self.stop():
                break
            self._file(path, state, known.get(os.fsencode(path)))
            self.seen += 1
        self._store()
        finished = not self.stop() and self.postings.catch_up(self._poll) and self.postings.tidy(self._poll)
        self._tell("", always=True)
        return Report(self.added, self.changed, self.removed, self.unchanged, finished=finished)

    def _look(
        self, scope: Scope, known: dict[bytes, KnownFile]
    ) -> tuple[dict[Path, FileState], dict[Path, str], set[Path]]:
        """The files there are, those in trouble, and those that may still be there, in a folder that is closed now."""
        found: dict[Path, FileState] = {}
        troubles: dict[Path, str] = {}
        for item in walk(scope, self.stop):
            if isinstance(item, Found):
                found[item.path] = item.state
                self._tell(str(item.path))
            else:
                troubles[item.path] = item.reason
                self.problems += 1
        missed = [path for path in map(_decoded, known) if path not in found and path not in troubles]
        again = [] if self.stop() else list(look_again(missed))
        found.update({item.path: item.state for item in again if isinstance(item, Found)})
        return found, troubles, {item.path for item in again if isinstance(item, Trouble)}

    def _drop_missing(self, known: dict[bytes, KnownFile], there: set[Path]) -> None:
        for encoded, file in known.items():
            if _decoded(encoded) not in there:
                self.removed += file.articles
                self.batch.gone_files.append(file.number)

    def _file(self, path: Path, state: FileState, known: KnownFile | None) -> None:
        if known and known.complete and _same(state, known):
            self.unchanged += known.articles
            self.problems += known.problems
            return
        self._read(path, state, self.intake.known_articles(known.number) if known else {})

    def _read(self, path: Path, state: FileState, known: dict[str, KnownArticle]) -> None:
        """Read a file; of one that was read before, only what differs is written."""
        seen: set[str] = set()
        problems: list[str] = []
        self.batch.files[path] = (state, False)
        for item in sources.read(path):
            if self.stop():
                return
            if isinstance(item, UnreadableFile):
                problems.append(item.reason)
                self.problems += 1
            elif item.article.id in seen:
                problems.append(f"a second record is called {item.article.item}: only the first is kept")
                self.problems += 1
            else:
                seen.add(item.article.id)
                self._article(path, item, known.get(item.article.id))
            self._tell(str(path))
            if self._store_when_due():
                self.batch.files[path] = (state, False)
        gone = [article.row for article_id, article in known.items() if article_id not in seen]
        self.batch.gone.extend(gone)
        self.removed += len(gone)
        self.batch.files[path] = (state, not sources.lacks_extra(path))
        self.batch.problems[path] = _few(problems)
        self._store_when_due()

    def _article(self, path: Path, full: FullArticle, known: KnownArticle | None) -> None:
        digest = blobs.digest(full)
        if known is None:
            self.added += 1
        elif known.digest != digest:
            self.changed += 1
        else:
            self.unchanged += 1
            if known.saved != microseconds(full):
                self.batch.saved.append((microseconds(full), known.row))
            return
        self.batch.articles.append((path, NewArticle(full, digest, known.row if known else None)))

    def _store_when_due(self) -> bool:
        due = time.monotonic() - self.stored_at > STORE_SECONDS or self.batch.size() >= STORE_SIZE
        if due:
            self._store()
            self.postings.catch_up(self._poll, only_when_due=True)
        return due

    def _store(self) -> None:
        batch, self.batch = self.batch, Batch()
        if batch.size() or batch.saved:
            self.intake.store(batch)
            self.postings.gone.extend(batch.gone)
        self.stored_at = time.monotonic()

    def _poll(self) -> bool:
        """Whether to stop; tells meanwhile that something is going on."""
        self._tell(self.file)
        return self.stop()

    def _tell(self, file: str, *, always: bool = False) -> None:
        now = time.monotonic()
        self.file = file
        if self.on_progress and (always or now - self.told_at >= TELL_SECONDS):
            self.told_at = now
            articles = self.added + self.changed + self.unchanged
            self.on_progress(Progress(self.seen, self.total, articles, self.problems, clean_line(file)))


def _same(state: FileState, known: KnownFile) -> bool:
    """Unchanged? Of a file with problems the time of any change counts too: its permissions may have been mended."""
    if known.problems:
        return state == known.state
    return (state.size, state.modified) == (known.state.size, known.state.modified)


def _few(problems: list[str]) -> list[str]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    return [*problems[:MOST_PROBLEMS], f"{len(problems) - MOST_PROBLEMS:,} more of the kind"]


def _decoded(encoded: bytes) -> Path:
    return Path(os.fsdecode(encoded))
