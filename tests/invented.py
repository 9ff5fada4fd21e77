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


def sentence_of(number: int) -> str:
    """The sentence of a number."""
    return sentence(random.Random(number))


def saved_page(number: int, words: int = 700) -> str:
    """An article as a browser saves it: scripts, styles, menus, teasers, what it states about itself, and a footer."""
    choose, made = random.Random(number), record(number, words)
    address = f"https://paper{number % 7}.example"
    facts = {
        "@type": "NewsArticle",
        "headline": made["title"],
        "datePublished": f"{made['date']}T08:00:00+01:00",
        "author": {"name": f"{word(number).capitalize()} {word(number + 9).capitalize()}"},
        "publisher": {"name": made["source"]},
    }
    code = "".join(f"function {word(n)}(a,b){{return a[{n}]+b({n})}}" for n in range(4_000))
    menu = "".join(
        f'<li class="item"><div class="in"><a href="/{word(n)}" class="link"><span>{word(n)}</span></a></div></li>'
        for n in range(200)
    )
    teasers = "".join(
        f'<div class="card"><div class="frame"><figure><img src="/{n}.jpg" alt=""></figure></div><div class="words"><a '
        f'href="/{n}"><h3 class="head"><span>{sentence(choose)[:60]}</span></h3></a><div class="lead"><p>'
        f'{sentence(choose)}</p></div><div class="foot"><time>8:00</time><span>{word(n)}</span></div></div></div>'
        for n in range(120)
    )
    body = "".join(f'<div class="par"><p class="text">{part}</p></div>' for part in made["text"].split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{made["title"]} | {made["source"]}</title>'
        f'<link rel="canonical" href="{address}/{number}"><meta property="og:title" content="{made["title"]}">'
        f'<script type="application/ld+json">{json.dumps(facts)}</script><script>{code}</script></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{made['title']}</h1>{body}</article>"
        f'<aside class="related">{teasers}</aside></main><footer><ul>{menu}</ul></footer></body></html>'
    )
