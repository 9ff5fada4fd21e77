"""Folders of many small files: the first look, and one more at a folder where nothing has changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.indexing import scan_seconds
from reader.library import Scope
from tests.invented import record, sentence_of

SMALL, MANY = 5_000, 100_000


def figures(_articles: int) -> Iterator[Figure]:
    """Beside them what the system itself needs to read 5,000 files, and to tell the size of 100,000."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "small"
        _write(folder, ["\n\n".join((made["title"], made["text"])) for made in (record(n, 60) for n in range(SMALL))])
        reading = scan_seconds(Path(place) / "index", Scope.of([folder]))
        yield Figure(f"index {SMALL:,} small text files", reading, 10.0)
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "many", Path(place) / "index"
        _write(folder, [f"{sentence_of(number)}\n\n{sentence_of(number + 1)}\n" for number in range(MANY)])
        scope = Scope.of([folder])
        scan_seconds(index, scope)
        again = scan_seconds(index, scope)
        yield Figure(f"look through {MANY:,} files that did not change", again, 5.0)


def _write(folder: Path, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        within = folder / f"{number // 1000}"
        if not number % 1000:
            os.makedirs(within)
        (within / f"{number}.txt").write_text(text)
