"""The terms of an article with their weights, by numpy.

The product of two such vectors is the mean of the cosines of their parts, weighed by the shares of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.stories.many.laid_out import LaidOut
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


def weighed(rows: Sequence[Row], counted: Counted | Known) -> Iterator[Vector]:
    """The terms of each of some articles that others have too, the strongest first; its length is 1 with those they
    have not."""
    laid = LaidOut(rows)
    rare, numbers = np.zeros(len(laid.part)), np.zeros(len(laid.part), np.int32)
    for part, (at, firsts, seconds) in enumerate(laid.by_part()):
        rare[at], numbers[at] = counted.of(part, firsts, seconds)
    counts, mark = _dampened(laid.counts), laid.article * len(_MARKS) + _MARK_OF[laid.part]
    lone = np.array([counted.alone[pairs] for _, pairs in TEXTUAL])[laid.part]
    squares = np.bincount(mark, (counts * np.where(rare > 0, rare, lone)) ** 2, len(rows) * len(_MARKS))
    known = np.flatnonzero(rare)
    weights = (counts[known] * rare[known] * _scales(squares)[mark[known]]).astype(np.float32)
    starts = np.searchsorted(known, laid.starts).tolist()
    words = np.searchsorted(known, laid.starts[:-1] + laid.words).tolist()
    for start, end, behind in zip(starts, starts[1:], words, strict=False):
        order, leading = _strongest_first(weights[start:end], behind - start)
        places = known[start:end][order]
        its, strong = weights[start:end][order], places[: leading + TELLING]
        unit = float(its.max(initial=0.0)) / _MOST or 1.0
        whole = np.round(its / unit).astype(np.uint16)
        stems = laid.first[strong], laid.second[strong]
        yield Vector(numbers[places], whole, unit, leading, its[: len(strong)], *stems)


def _scales(squares: Numbers) -> Numbers:
    """What the parts of each article are multiplied by, so that they count by their shares and its length is 1."""
    has = squares.reshape(-1, len(_MARKS)) > 0
    present = np.where(has, _SHARES, 0.0)
    shares = present / np.maximum(present.sum(axis=1, keepdims=True), _SHARES.min())
    return np.asarray(np.sqrt(shares.ravel() / np.where(squares > 0, squares, 1.0)))


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
