"""The outlets of a story beside each other: what each is called in a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count

from rich.cells import cell_len

from reader.article import Article

MOST_LETTERS = 3
PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
"""A word, or a part of one that is written LikeThis."""


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet: its name, and its initials where there is no room for the name; both are different from all others."""

    name: str
    initials: str


def columns(articles: Sequence[Article]) -> tuple[Column, ...]:
    """What the articles' outlets are called. One that is unknown is "Text 3", a second one of an outlet "Post 2"."""
    names: list[str] = []
    letters: list[str] = []
    for number, article in enumerate(articles, 1):
        known = article.outlet or article.first_publisher or article.agency
        names.append(_another(known, names) if known else _another(f"Text {number}", names))
        letters.append(_another_letters(_letters(known) if known else f"{number}", letters))
    return tuple(Column(name, short) for name, short in zip(names, letters, strict=True))


def _letters(name: str) -> str:
    parts: list[str] = PART.findall(re.sub(r"^(the|le|la|der|die|das|el|il)\s+", "", name, flags=re.IGNORECASE)) or [
        name
    ]
    if len(parts) == 1:
        return parts[0][:1] if cell_len(parts[0][:1]) > 1 else parts[0][:2].upper()
    found = ""
    for part in [part for part in parts if not part.isdigit()] or parts:
        if cell_len(found + part[0]) <= MOST_LETTERS:
            found += part[0].upper()
    return found


def _another(name: str, taken: Sequence[str]) -> str:
    return _first_free(chain([name], (f"{name} {number}" for number in count(2))), taken)


def _another_letters(short: str, taken: Sequence[str]) -> str:
    numbered = (f"{short[: MOST_LETTERS - len(str(number))]}{number}" for number in count(2))
    return _first_free(chain([short], numbered), taken)


def _first_free(names: Iterable[str], taken: Sequence[str]) -> str:
    return next(name for name in names if name not in taken)
