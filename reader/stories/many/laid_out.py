"""The rows of several articles laid one behind another: by numpy many short ones cost as much as a long one each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.stories.codes import LAID_OUT

if TYPE_CHECKING:
    from reader.stories.many.spool import Row

Numbers = np.ndarray[Any, Any]
_PAIRS = np.array([factor > 0 for _, factor in LAID_OUT])


class LaidOut:
    """The terms of some rows, an article's after another's.

    `starts` tell where those of each begin and where the last ends, `words` how many stems of the text by themselves
    each has, which come first. Of each term `part` is which of TEXTUAL it is from, `article` its row, `first` and
    `second` are the numbers of its stems, the second -1 where it is no pair, and `counts` how often it stands there.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        sizes = np.array([row.sizes for row in rows], np.int64).reshape(len(rows), len(LAID_OUT))
        totals = sizes.sum(axis=1)
        self.starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(totals)])
        self.words = sizes[:, 0]
        self.part = np.repeat(np.tile(np.arange(len(LAID_OUT)), len(rows)), sizes.ravel())
        self.article = np.repeat(np.arange(len(rows)), totals)
        self.first = _joined([row.stems[row.firsts] for row in rows], np.int32)
        self.second = np.full(len(self.first), -1, np.int32)
        self.second[_PAIRS[self.part]] = _joined([row.stems[row.seconds] for row in rows], np.int32)
        self.counts = _joined([row.weights for row in rows], np.float64)

    def by_part(self) -> list[tuple[Numbers, Numbers, Numbers]]:
        """For each of TEXTUAL where its terms are, and their stems."""
        places = (np.flatnonzero(self.part == part) for part in range(len(LAID_OUT)))
        return [(at, self.first[at], self.second[at]) for at in places]


def _joined(columns: Sequence[Numbers], kind: type[np.generic]) -> Numbers:
    return np.concatenate([np.zeros(0, kind), *columns]).astype(kind, copy=False)
