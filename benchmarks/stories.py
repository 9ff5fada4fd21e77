"""Stories: how the time to group grows with the articles, and what one more article costs."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from math import log
from pathlib import Path

from benchmarks.figure import Figure
from reader import stories
from reader.article import Article, Paragraph
from reader.library import Library, Scope
from reader.stories.clusters import Closeness, clusters
from reader.stories.many.near import Near
from reader.stories.many.neighbours import neighbours
from reader.stories.many.vectors import many_vectors
from reader.stories.similarity import SAME_STORY
from reader.text.term_table import Terms
from reader.text.weighing import weighted_terms
from tests.invented import record, sentence

CURVE = (1_000, 5_000, 10_000, 30_000)
TOLD_BY = 3  # outlets that tell an event
SAME = 10_000  # copies


def figures(articles: int) -> Iterator[Figure | str]:
    """Seconds of one core for 1,000 articles and more, to `articles` or 30,000; then a library of `articles`."""
    first = None
    for size in (size for size in CURVE if size <= max(articles, 10_000)):
        took = _grouping(size)
        first = first or took / (size * log(size))
        yield Figure(
            f"find near ones and stories, {size:,} articles, one core", took, 60.0 if size == 10_000 else None,
            first * size * log(size), "n log n from the first",
        )  # fmt: skip
    yield Figure(f"the same text {SAME:,} times", _same_text(SAME))
    yield from _in_a_library(articles if articles > 10_000 else 5_000)


def _same_text(size: int) -> float:
    made = _told(0)
    return _grouped([{**made, "source": f"Paper {number}"} for number in range(size)])


def _grouping(size: int) -> float:
    return _grouped([_told(number) for number in range(size)])


def _grouped(made: Sequence[dict[str, str]]) -> float:
    articles = [_article(f"{number:07}", one) for number, one in enumerate(made)]

    def group() -> None:
        terms = ((f"{number:07}", _terms(one)) for number, one in enumerate(made))
        found = many_vectors(articles, terms, lambda: False)
        near = Near([one.day for one in found.profiles], neighbours(found))
        links = near.links(SAME_STORY, found.have_evidence, [False] * len(found))
        clusters(len(found), links, Closeness(found, near.nearest, near.going_on))

    return _cpu_seconds(group)


def _in_a_library(size: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        scope = Scope.of([folder])
        _write(folder / "many.jsonl", range(size))
        with Library(Path(place) / "index") as library:
            library.scan(scope)
            yield Figure(f"group {size:,} articles and keep it", _cpu_seconds(lambda: stories.group(library, scope)))
            _write(folder / "one.jsonl", [size])
            library.scan(scope)
            yield Figure("group one article more", _cpu_seconds(lambda: stories.group(library, scope)))


def _told(number: int) -> dict[str, str]:
    """One outlet's account of an event: half of it as the others have it, half its own."""
    event, teller = divmod(number, TOLD_BY)
    made, choose = record(event), random.Random(f"{event} {teller}")
    paragraphs = [part if choose.random() < 0.5 else sentence(choose) for part in made["text"].split("\n\n")]
    return {**made, "id": f"t{number}", "source": f"Paper {teller}", "text": "\n\n".join(paragraphs)}


def _write(path: Path, numbers: Sequence[int]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(_told(number)) + "\n" for number in numbers)


def _terms(made: dict[str, str]) -> Terms:
    return weighted_terms(made["title"], [Paragraph(text) for text in made["text"].split("\n\n")])


def _article(key: str, made: dict[str, str]) -> Article:
    day = date.fromisoformat(made["date"])
    return Article(key, Path("/news"), made["title"], datetime.now(UTC), outlet=made["source"], date=day, words=300)


def _cpu_seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
