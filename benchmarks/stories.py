"""Stories: how the time and the memory to group grow with the articles, and what some more cost.

Real articles where they lie beside the project, see `corpus`; the time is that of all processors.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice, repeat
from math import log
from pathlib import Path

from benchmarks.corpus import Record, records
from benchmarks.figure import Figure
from benchmarks.grouping import Cost, grouped
from reader import stories
from reader.library import Library, Scope

CURVE = (1_000, 5_000, 10_000, 30_000)
BARS = {10_000: 60.0}
MORE = (1, 100)  # articles that come later
SAME = 10_000  # copies


def figures(articles: int) -> Iterator[Figure | str]:
    """The curve to 30,000, and to `articles` where these are more; what articles cost that come later, and copies."""
    first = 0.0
    for size in sorted({*CURVE, max(articles, CURVE[0])}):
        with tempfile.TemporaryDirectory() as place:
            cost = _cost(Path(place), records(size))
            first = first or cost.cpu / (size * log(size))
            yield Figure(
                f"group {size:,} articles, seconds of processors", cost.cpu, BARS.get(size),
                first * size * log(size), "n log n from the first",
            )  # fmt: skip
            yield f"    {cost.wall:,.1f} s passed, {cost.megabytes:,.0f} MB"
            if size == CURVE[2]:
                yield from _more(Path(place), size)
    text = next(records(1))
    same, near = repeat(text["text"]), _near_copies(text["text"])
    for name, texts in ("the same text", same), ("a text of which one word differs", near):
        with tempfile.TemporaryDirectory() as place:
            copies = (
                {**text, "id": f"c{number}", "source": f"Paper {number}", "text": told}
                for number, told in enumerate(islice(texts, SAME))
            )
            yield Figure(f"{name}, {SAME:,} times", _cost(Path(place), copies).cpu)


def _near_copies(text: str) -> Iterator[str]:
    words = text.split(" ")
    for number in count():
        place = number % len(words)
        yield " ".join([*words[:place], f"other{number}", *words[place + 1 :]])


def _cost(place: Path, made: Iterable[Record]) -> Cost:
    folder = place / "articles"
    folder.mkdir()
    _write(folder / "many.jsonl", made)
    with Library(place / "index") as library:
        library.scan(Scope.of([folder]))
    return grouped(place / "index", folder)


def _more(place: Path, size: int) -> Iterator[Figure]:
    """What it takes to group some more in a library that was grouped."""
    folder = place / "articles"
    scope = Scope.of([folder])
    with Library(place / "index") as library:
        for more in MORE:
            _write(folder / f"{more}.jsonl", islice(records(size + sum(MORE)), size + more - 1, size + 2 * more - 1))
            library.scan(scope)
            yield Figure(f"group {more} more", _seconds(lambda: stories.group(library, scope)))


def _write(path: Path, made: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in made)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
