"""Comparing two articles of several lengths, how the time grows with them, and a matrix of eight outlets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import SequenceMatcher
from math import log
from pathlib import Path

from benchmarks.figure import Figure, seconds
from reader.article import Article, Body, FullArticle, Paragraph
from reader.comparison import compare
from reader.comparison.matrix import matrix
from tests.invented import sentence, word

BARS = {700: 0.15, 1_500: None, 5_000: 2.0, 20_000: None}
OUTLETS, WORDS = 8, 700
KEPT = 0.6  # share of the sentences that two accounts have in common, in other order and with other words


def figures(_articles: int) -> Iterator[Figure]:
    """Two accounts of one event, side by side, with a plain diff of the same sentences as the peer."""
    times = {}
    for words, bar in BARS.items():
        left, right = accounts(words, 2)
        times[words] = seconds(lambda left=left, right=right: compare(left, right), 3)
        peer = seconds(lambda left=left, right=right: _diff(left, right), 1)
        yield Figure(f"compare two articles of {words:,} words", times[words], bar, peer, "difflib")
    growth = log(times[20_000] / times[5_000]) / log(4)
    yield Figure(f"growing with the words to the power of {growth:.1f}, 20,000 words", times[20_000])
    several = accounts(WORDS, OUTLETS)
    yield Figure(f"matrix of {OUTLETS} articles of {WORDS} words", seconds(lambda: matrix(several), 3), 1.5)


def accounts(words: int, outlets: int) -> list[FullArticle]:
    """Articles of invented words that tell one event, each in its own order and partly in its own words."""
    choose = random.Random(words)
    told = [sentence(choose, "Tamsin") for _ in range(words // 16)]
    return [_account(f"{number}", told, choose) for number in range(outlets)]


def _account(name: str, told: list[str], choose: random.Random) -> FullArticle:
    found = [_reworded(each, choose) if choose.random() < KEPT else sentence(choose, "Tamsin") for each in told]
    choose.shuffle(found)
    about = Article(name, Path(f"/{name}"), name, datetime(2026, 3, 5, tzinfo=UTC))
    return FullArticle(about, Body("", tuple(map(Paragraph, found))))


def _reworded(text: str, choose: random.Random) -> str:
    return " ".join(word(choose.randint(1, 9_000)) if choose.random() < 0.2 else each for each in text.split())


def _diff(left: FullArticle, right: FullArticle) -> list[tuple[str, int, int, int, int]]:
    sides = ([paragraph.text for paragraph in full.body.paragraphs] for full in (left, right))
    words = [" ".join(side).split() for side in sides]
    return SequenceMatcher(None, *words, autojunk=False).get_opcodes()
