"""News articles for the benchmarks of the engine: real ones where they lie beside the project, else invented ones.

More than there are is made of them: sentences of two articles recombined, and new words, as a growing archive has.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from reader.article import Article, Body, FullArticle, Paragraph
from tests.invented import record, word

REAL = Path(__file__).parents[2] / "shared" / "bench" / "corpus.jsonl.gz"
FILE = Path("/benchmark/articles.jsonl")
SAVED = datetime(2026, 3, 1, tzinfo=UTC)
NEW_WORDS = 200_000  # numbers of invented words that nothing else uses
Text = tuple[str, str, str]
Record = dict[str, str]


def articles(count: int) -> Iterator[FullArticle]:
    """Articles as the engine gets them: clean text in paragraphs."""
    for number, (title, text, day) in enumerate(texts(count)):
        paragraphs = tuple(Paragraph(part) for part in text.split("\n\n") if part.strip())
        published = date.fromisoformat(day[:10])
        item = f"a{number}"
        article = Article(
            item, FILE, title, SAVED, item=item, outlet=f"Paper {number % 7}", date=published, language="en",
            words=len(text.split()),
        )  # fmt: skip
        yield FullArticle(article, Body(text, paragraphs))


def records(count: int) -> Iterator[Record]:
    """So many as they stand in a file."""
    for number, (title, text, day) in enumerate(texts(count)):
        yield {"id": f"a{number}", "title": title, "source": f"Paper {number % 7}", "date": day, "text": text}


def texts(count: int) -> Iterator[Text]:
    """Title, text and day of so many articles, always the same."""
    real = _real()
    yield from real[:count]
    choose = random.Random(1)
    for number in range(count - len(real)):
        (title, one, day), (_, other, _) = choose.choice(real), choose.choice(real)
        sentences = _sentences(one) + _sentences(other)
        chosen = choose.sample(sentences, len(sentences) // 2)
        coined = word(NEW_WORDS + number)
        body = "\n\n".join(" ".join(chosen[at : at + 3]) for at in range(0, len(chosen), 3))
        yield f"{title} {coined}", f"{body} {coined.capitalize()}.", day


@cache
def _real() -> list[Text]:
    if not REAL.exists():
        made = (record(number) for number in range(12_000))
        return [(one["title"], one["text"], one["date"]) for one in made]
    with gzip.open(REAL, "rt", encoding="utf-8") as lines:
        return [_parsed(json.loads(line)) for line in lines]


def _parsed(fields: dict[str, str]) -> Text:
    try:
        day = date.fromisoformat((fields.get("date") or "")[:10])
    except ValueError:
        day = date(2015, 1, 1) + timedelta(days=len(fields["text"]) % 2000)
    return fields["title"] or "Untitled", fields["text"], day.isoformat()


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)
