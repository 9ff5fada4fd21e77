"""Articles of invented words, any number of them, always the same: for tests of size and for benchmarks."""

from __future__ import annotations

import json
import random
from pathlib import Path

SYLLABLES = "ba co du fe gi ho ka le mi no pa qui ra se ti vu wa ze ol an er im us ar en".split()
VOCABULARY = 20_000


def word(number: int) -> str:
    """The invented word of a number: different for different numbers."""
    letters = ""
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[rest]
    return letters


def sentence(choose: random.Random, subject: str = "") -> str:
    """A sentence of 8 to 24 words, frequent and rare ones as in running text."""
    words = [word(int(VOCABULARY ** choose.random())) for _ in range(choose.randint(8, 24))]
    return " ".join((subject, *words) if subject else words).capitalize() + "."


def record(number: int, words: int = 300) -> dict[str, str]:
    """One record of JSON Lines: an article about a subject that no other one has."""
    choose = random.Random(number)
    subject = f"{word(VOCABULARY + number)}grad"
    body, length = [], 0
    while length < words:
        body.append(" ".join(sentence(choose, subject) for _ in range(3)))
        length += len(body[-1].split())
    return {
        "id": f"a{number}",
        "title": f"{subject.capitalize()}: {sentence(choose)[:60].rstrip('.')}",
        "source": f"Paper {number % 7}",
        "date": f"2026-{1 + number % 12:02}-{1 + number // 12 % 28:02}",
        "text": "\n\n".join(body),
    }


def subject_of(number: int) -> str:
    """The word that only article `number` holds."""
    return f"{word(VOCABULARY + number)}grad"


def write_articles(folder: Path, number: int, words: int = 300) -> Path:
    """A folder with one JSON Lines file of `number` articles."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "many.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record(n, words)) + "\n" for n in range(number))
    return folder
