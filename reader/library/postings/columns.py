"""The postings of a term as two columns of numbers, for what adds up thousands of articles by numpy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from reader.library.postings.packing import WIDTHS

Numbers = np.ndarray[Any, Any]
FEW = 64  # scores that are looked at together
Part = tuple[int, int, bytes, int | Numbers]
"""Of a term in a segment what `near_of` gives of its postings, and the row of the first article of the segment where
the others follow it one by one, else the rows of all, 0 for those that are deleted."""


def column_of(rows: Sequence[int]) -> Numbers:
    """The rows of a segment as they stand in its parts."""
    return np.array(rows, np.int64)


def columns(of_segments: Iterable[Part]) -> tuple[Numbers, Numbers]:
    """The rows of the articles that a term stands in, segment by segment, and its weights (1 to 255) there. Those of
    deleted articles are 0.

    All segments are laid out at once: in most of them a term has so few postings that beginning takes longest.
    """
    parts = list(of_segments)
    counts = np.array([count for _, count, *_ in parts], np.int64)
    steps = np.cumsum(_steps(parts))
    ends = np.cumsum(counts)
    before = np.concatenate([np.zeros(1, np.int64), steps[ends[:-1] - 1]])[: len(parts)]
    starts = np.array([rows if isinstance(rows, int) else 0 for *_, rows in parts], np.int64)
    found = steps + np.repeat(starts - before, counts)
    for end, (_, count, _, rows) in zip(ends.tolist(), parts, strict=True):
        if not isinstance(rows, int):
            found[end - count : end] = rows[found[end - count : end]]
    weights = (near[WIDTHS[code] * count : (WIDTHS[code] + 1) * count] for code, count, near, *_ in parts)
    return found, np.frombuffer(b"".join(weights), np.uint8)


def _steps(parts: Sequence[Part]) -> Numbers:
    """How far each document of some segments is from the one before: the lowest bytes of all, and so on."""
    widest = max((WIDTHS[code] for code, *_ in parts), default=1)
    steps: Numbers = np.zeros(sum(count for _, count, *_ in parts), np.int64)
    for lane in range(widest):
        numbers = (
            near[lane * count : (lane + 1) * count] if lane < WIDTHS[code] else bytes(count)
            for code, count, near, *_ in parts
        )
        steps += np.frombuffer(b"".join(numbers), np.uint8).astype(np.int64) << 8 * lane
    return steps


def heaviest(
    found: Sequence[tuple[Numbers, Numbers, float]], among: Sequence[int] | None, most: int
) -> dict[int, float]:
    """Row -> score of so many articles at most, best first, of equals the lower row.

    For each term its columns are given, and a factor: the score is the sum of the weights times that. With `among` only
    these rows count.
    """
    if not found:
        return {}
    scores = np.bincount(
        np.concatenate([one for one, _, _ in found]),
        np.concatenate([weights * factor for _, weights, factor in found]),
        1,
    )
    scores[0] = 0.0
    of = None if among is None else np.sort(np.array(among, np.int64))
    of = None if of is None else of[of < len(scores)]
    its = scores if of is None else scores[of]
    reached = np.flatnonzero((its >= _reached_by(its, most)) & (its > 0))
    of = reached if of is None else of[reached]
    best = of[np.argsort(-scores[of], kind="stable")][:most]
    return dict(zip(best.tolist(), scores[best].tolist(), strict=True))


def _reached_by(scores: Numbers, most: int) -> float:
    """A bound that so many of these scores reach, and few others: so many of the best of each few do."""
    if len(scores) <= most * FEW:
        return 0.0
    best = np.maximum.reduceat(scores, np.arange(0, len(scores), FEW))
    return float(np.partition(best, -most)[-most])
