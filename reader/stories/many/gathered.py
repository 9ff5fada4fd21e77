"""The terms of many articles as numbers, in little room, until it is known how rare each is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np

from reader.stories.many.counted import Counted
from reader.stories.many.stems import Stems
from reader.text.term_table import TEXTUAL, Terms

Numbers = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """The terms of an article: the numbers of its stems, and those of its terms by places among them.

    `sizes` are the numbers of terms of each of TEXTUAL. `firsts` are of all of them, `seconds` of those that are pairs,
    `weights` of all again.
    """

    stems: Numbers
    sizes: tuple[int, ...]
    firsts: Numbers
    seconds: Numbers
    weights: Numbers


class Gathered:
    """The terms of articles; give them with `add`. Articles of the same words share a row."""

    def __init__(self, expected: int) -> None:
        self.stems = Stems()
        self.counted = Counted(expected, self.stems)
        self.rows: list[Row] = []
        self.row_of: dict[str, int] = {}
        self.weekdays: dict[str, int | None] = {}
        self._known: dict[bytes, int] = {}

    def add(self, article_id: str, terms: Terms) -> None:
        """Gather and count the terms of one more article."""
        row = _row(self.stems.numbers(terms.stems), terms)
        self.counted.add(row)
        self.weekdays[article_id] = terms.weekday
        number = self.row_of[article_id] = self._known.setdefault(_digest(row), len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)


def _row(stems: Numbers, terms: Terms) -> Row:
    parts = terms.parts[: len(TEXTUAL)]
    firsts = np.concatenate([np.asarray(part.firsts) for part in parts])
    seconds = np.concatenate([np.asarray(part.seconds) for part in parts])
    weights = np.concatenate([np.asarray(part.weights) for part in parts])
    place = np.uint16 if len(stems) <= np.iinfo(np.uint16).max else np.uint32
    half = weights.astype(np.float16)
    return Row(
        stems,
        tuple(len(part.firsts) for part in parts),
        firsts.astype(place),
        seconds.astype(place),
        half if (half == weights).all() else weights,
    )


def _digest(row: Row) -> bytes:
    """What articles of the same words have in common."""
    digest = blake2b(repr(row.sizes).encode(), digest_size=16)
    for numbers in (row.stems, row.firsts, row.seconds, row.weights):
        digest.update(numbers.data)
    return digest.digest()
