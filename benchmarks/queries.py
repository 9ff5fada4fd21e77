"""Queries for the benchmarks of the engine, drawn from its articles by how many of them have the words."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.article import FullArticle

EACH = 30
SAMPLE = 2_000  # articles that are looked at
WORDS = re.compile(r"[A-Za-z]{2,}")
EVERYWHERE = 0.45  # words of more articles than this are stop words, which nobody looks for alone


def queries(articles: Sequence[FullArticle], seed: int = 1) -> dict[str, list[str]]:
    """Kind of query -> queries: "frequent", "rare", "two", "phrase", "date", and "typed", all that stands in the box
    from the second letter on while words of titles are typed ("typed 2": of them those of two letters)."""
    choose = random.Random(seed)
    sample = choose.sample(list(articles), min(SAMPLE, len(articles)))
    share = Counter(word for one in sample for word in {w.lower() for w in WORDS.findall(one.body.markdown)})
    frequent = [w for w, n in share.items() if 0.15 * len(sample) < n < EVERYWHERE * len(sample) and len(w) > 3]
    rare = [w for w, n in share.items() if 2 <= n <= 0.005 * len(sample) and len(w) > 4]
    titled = [one for one in sample if len(_words(one.article.title)) >= 3]
    sessions = [key for one in choose.sample(titled, EACH) for key in _typed(_words(one.article.title)[:2])]
    return {
        "frequent": choose.sample(sorted(frequent), min(EACH, len(frequent))),
        "rare": choose.sample(sorted(rare), min(EACH, len(rare))),
        "two": [" ".join(choose.sample(_words(one.article.title), 2)) for one in choose.sample(titled, EACH)],
        "phrase": [_run(one, choose) for one in choose.sample(titled, EACH)],
        "date": choose.sample(sorted(frequent), min(EACH, len(frequent))),
        "typed": sessions,
        "typed 2": [key for key in sessions if len(key) == 2],
    }


def _words(title: str) -> list[str]:
    return [word for word in WORDS.findall(title) if len(word) > 3]


def _typed(words: Sequence[str]) -> Iterator[str]:
    whole = " ".join(words)
    return (whole[:end] for end in range(2, len(whole) + 1) if whole[end - 1] != " ")


def _run(one: FullArticle, choose: random.Random) -> str:
    """Three words that stand in a row in a text."""
    text = re.sub(r"\s+", " ", one.body.markdown)
    runs = re.findall(r"(?<![\w’'])(?=([A-Za-z]+ [A-Za-z]+ [A-Za-z]+)(?![\w’']))", text)
    return str(choose.choice(runs)) if runs else "in the end"
