"""What is related to an article: where the articles are not grouped yet, as after indexing, and where they are."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import asked, corpus
from benchmarks.figure import Figure, percentile
from reader import stories
from reader.library import Library, Scope

ASKED = 100  # articles, in one process
BAR = 0.1


def figures(articles: int) -> Iterator[Figure | str]:
    """The first article of a process, and the others, among so many: before they are grouped, and after."""
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "articles", Path(place) / "index"
        folder.mkdir()
        _write(folder / "many.jsonl", articles)
        scope = Scope.of([folder])
        with Library(index) as library:
            library.scan(scope)
            ids = random.Random(3).sample([article.id for article in library.articles(scope)], ASKED)
        yield from _asked("not grouped", index, folder, ids)
        with Library(index) as library:
            stories.group(library, scope)
        yield from _asked("grouped", index, folder, ids)


def _asked(how: str, index: Path, folder: Path, ids: list[str]) -> Iterator[Figure]:
    command = [sys.executable, asked.__file__, str(index), str(folder), *ids]
    first, *others = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    yield Figure(f"what is related, {how}: the first of a process", first)
    yield Figure(f"what is related, {how}: the others, median", percentile(others, 0.5))
    yield Figure(f"what is related, {how}: the others, 95th percentile", percentile(others, 0.95), BAR)


def _write(path: Path, articles: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in corpus.records(articles))
