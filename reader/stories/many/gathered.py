"""The terms of many articles as numbers, in little room, until it is known how rare each is."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from reader.stories.many.counted import Counted
from reader.stories.many.known import Known
from reader.stories.many.spool import Row, Spool
from reader.stories.many.stems import Stems
from reader.text.term_table import TEXTUAL, Terms

Numbers = np.ndarray[Any, Any]


class Gathered:
    """The terms of articles; give them with `add`. Articles of the same words share a row. A `folder` is good for what
    does not go into memory."""

    def __init__(self, stems: Stems, counted: Counted | Known, folder: Path | None = None) -> None:
        self.stems, self.counted = stems, counted
        self.rows = Spool(folder)
        self.row_of: dict[str, int] = {}
        self.weekdays: dict[str, int | None] = {}
        self._known: dict[bytes, int] = {}

    def add(self, article_id: str, terms: Terms) -> None:
        """Gather and count the terms of one more article."""
        row = _row(self.stems.numbers(terms.stems), terms)
        self.counted.add(row)
        self.weekdays[article_id] = terms.weekday
        packed = row.packed()
        digest = blake2b(packed, digest_size=16).digest()
        number = self.row_of[article_id] = self._known.setdefault(digest, len(self.rows))
        if number == len(self.rows):
            self.rows.append(packed)


def _row(stems: Numbers, terms: Terms) -> Row:
    parts = terms.parts[: len(TEXTUAL)]
    firsts = np.concatenate([np.asarray(part.firsts) for part in parts])
    seconds = np.concatenate([np.asarray(part.seconds) for part in parts])
    weights = np.concatenate([np.asarray(part.weights) for part in parts])
    place = np.uint16 if len(stems) <= np.iinfo(np.uint16).max else np.uint32
    with np.errstate(over="ignore"):  # what is too much for half the room keeps the whole
        half = weights.astype(np.float16)
    return Row(
        stems,
        tuple(len(part.firsts) for part in parts),
        firsts.astype(place),
        seconds.astype(place),
        half if (half == weights).all() else weights,
    )
