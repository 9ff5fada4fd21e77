"""The terms of an article with their weights, by numpy.

The product of two such vectors is the mean of the cosines of their parts, weighed by the shares of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.stories.many.counted import spread
from reader.stories.similarity import TELLING
from reader.stories.vectors import LEADING, SHARES
from reader.text.term_table import TEXTUAL

if TYPE_CHECKING:
    from reader.stories.many.counted import Counted
    from reader.stories.many.known import Known
    from reader.stories.many.spool import Row

Numbers = np.ndarray[Any, Any]
_MARKS = tuple(SHARES)
_MARK_OF = np.array([_MARKS.index(mark) for mark, _ in TEXTUAL])
_SHARES = np.array(list(SHARES.values()))
_MOST = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class Vector:
    """The terms of an article, its `leading` words first, then what else is strong.

    `weights` are whole numbers, in half the room; one of them is a `unit`. Of the strong ones there are the `strengths`
    as well, and the numbers of their stems.
    """

    terms: Numbers
    weights: Numbers
    unit: float
    leading: int
    strengths: Numbers
    firsts: Numbers
    seconds: Numbers


def weighed(row: Row, counted: Counted | Known) -> Vector:
    """The terms of an article that others have too, the strongest first; its length is 1 with those they have not."""
    parts = spread(row)
    found = [counted.of(part, *stems) for part, stems in enumerate(parts)]
    rare = np.concatenate([rarities for rarities, _ in found])
    part_of = np.repeat(np.arange(len(parts)), row.sizes)
    counts = _dampened(row.weights.astype(np.float64))
    lone = np.array([counted.alone[pairs] for _, pairs in TEXTUAL])[part_of]
    squares = np.bincount(_MARK_OF[part_of], (counts * np.where(rare > 0, rare, lone)) ** 2, len(_MARKS))
    has = squares > 0
    scales = np.zeros(len(_MARKS))
    scales[has] = np.sqrt(_SHARES[has] / (_SHARES[has].sum() * squares[has]))
    known = np.flatnonzero(rare)
    weights = (counts[known] * rare[known] * scales[_MARK_OF[part_of[known]]]).astype(np.float32)
    terms = np.concatenate([numbers for _, numbers in found])[known].astype(np.int32)
    order, leading = _strongest_first(weights, int(np.count_nonzero(rare[: row.sizes[0]])))
    weights, strong = weights[order], known[order[: leading + TELLING]]
    unit = float(weights.max(initial=0.0)) / _MOST or 1.0
    whole = np.round(weights / unit).astype(np.uint16)
    return Vector(terms[order], whole, unit, leading, weights[: len(strong)], *_stems_of(row, strong))


def _stems_of(row: Row, places: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers of the stems of some terms of a row, and of their second ones, -1 where they are no pairs."""
    seconds = np.concatenate([its if len(its) else np.full(len(mine), -1) for mine, its in spread(row)])
    return row.stems[row.firsts[places]], seconds[places].astype(np.int32)


def _dampened(counts: Numbers) -> Numbers:
    return np.where(counts >= 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), np.maximum(counts, 0.0))


def _strongest_first(weights: Numbers, words: int) -> tuple[Numbers, int]:
    """The order in which the strongest of the `words`, which come first, stand before the strongest of all others and
    these before the rest; and how many lead."""
    leading = _strongest(weights[:words], LEADING)
    left = np.ones(len(weights), bool)
    left[leading] = False
    others = np.flatnonzero(left)
    telling = others[_strongest(weights[others], TELLING)]
    left[telling] = False
    return np.concatenate([leading, telling, np.flatnonzero(left)]), len(leading)


def _strongest(weights: Numbers, most: int) -> Numbers:
    """The places of the highest weights, the highest first, of equals the first."""
    places = np.arange(len(weights))
    if len(weights) > most:
        least = np.partition(weights, len(weights) - most)[len(weights) - most]
        above = weights > least
        equal = np.flatnonzero(weights == least)[: most - np.count_nonzero(above)]
        above[equal] = True
        places = np.flatnonzero(above)
    return places[np.argsort(-weights[places], kind="stable")]


_NOTHING = np.zeros(0, np.int32)
EMPTY = Vector(_NOTHING, _NOTHING, 1.0, 0, _NOTHING, _NOTHING, _NOTHING)
"""That of an article without words."""
