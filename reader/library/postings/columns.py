"""The postings of a term as two columns of numbers, for what adds up thousands of articles by numpy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.library.postings.packing import Postings

if TYPE_CHECKING:
    Numbers = np.ndarray[Any, Any]


def columns(found: Iterable[tuple[Postings, int | None, Sequence[int]]]) -> tuple[Numbers, Numbers]:
    """The rows of the articles that a term stands in, segment by segment, and its weights (1 to 255) there.

    Of each segment its postings are given, the row of its first article where the others follow it one by one, and the
    rows of all. Those of deleted articles are 0.
    """
    rows, weights = [np.zeros(0, np.int64)], bytearray()
    for postings, first, numbers in found:
        documents = np.cumsum(_array(postings.steps), dtype=np.int64)
        rows.append(documents + first if first is not None else np.take(numbers, documents))
        weights += postings.weights
    return np.concatenate(rows), np.frombuffer(bytes(weights), np.uint8)


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
    )
    scores[0] = 0.0
    of = np.arange(len(scores)) if among is None else np.sort(np.array(among, np.int64))
    of = of[of < len(scores)]
    its = scores[of]
    least = max(np.partition(its, -most)[-most], 0.0) if len(its) > most else 0.0
    of = of[(its >= least) & (its > 0)]
    best = of[np.argsort(-scores[of], kind="stable")][:most]
    return dict(zip(best.tolist(), scores[best].tolist(), strict=True))


def _array(steps: Sequence[int]) -> Numbers:
    return np.frombuffer(steps, np.uint8) if isinstance(steps, bytes) else np.asarray(steps)
