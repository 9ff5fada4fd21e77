"""What days and outlets say about many pairs of articles at once: the same as `similarity.likelihood`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from reader.stories.similarity import (
    BOTH_BY_WEEKDAY,
    BOTH_UNDATED,
    DAYS,
    FAR,
    MONTH,
    MONTHS_APART,
    ONE_BY_WEEKDAY,
    ONE_UNDATED,
    SAME_OUTLET,
    Profile,
)

Numbers = np.ndarray[Any, Any]
_WEEK = 7
_BY_WEEKDAY = np.array([(*days, *days[:0:-1]) for days in (ONE_BY_WEEKDAY, BOTH_BY_WEEKDAY)])  # by 0 to 6 days later
_UNDATED = np.array([ONE_UNDATED, BOTH_UNDATED])


class Circumstances:
    """The days, weekdays and outlets of some articles, by their numbers."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        outlets: dict[str | None, int] = {None: -1}
        self._outlets = np.array([outlets.setdefault(one.outlet, len(outlets)) for one in profiles], np.int32)
        self._days = np.array([-1 if one.day is None else one.day for one in profiles], np.int32)
        self._weekdays = np.array([-1 if one.weekday is None else one.weekday for one in profiles], np.int8)

    def likelihoods(self, number: int, others: Sequence[int] | Numbers) -> Numbers:
        """How likely an article tells of the same event as each of the others, before a word of them is read."""
        days, outlets = self._days[others], self._outlets[others]
        mine, outlet = int(self._days[number]), int(self._outlets[number])
        apart = np.abs(days - mine).astype(np.float64)
        if mine < 0 or (days < 0).any():
            unknown = days < 0 if mine >= 0 else np.ones(len(days), bool)
            apart[unknown] = self._by_weekday(number, np.asarray(others)[unknown], (days[unknown] < 0) & (mine < 0))
        within_weeks = (FAR - MONTHS_APART) * np.exp(-((apart / MONTH) ** 2))
        nearness = MONTHS_APART + within_weeks + (1 - FAR) * np.exp(-apart / DAYS)
        return np.where((outlets == outlet) & (outlet >= 0), nearness * SAME_OUTLET, nearness)

    def _by_weekday(self, number: int, others: Numbers, neither: Numbers) -> Numbers:
        """How many days a distance counts as that is not known; `neither` has a day, else one."""
        mine, weekdays = int(self._weekdays[number]), self._weekdays[others].astype(np.int64)
        known = (weekdays >= 0) & (mine >= 0)
        both = neither.astype(np.int64)
        return np.where(known, _BY_WEEKDAY[both, (weekdays - mine) % _WEEK], _UNDATED[both])
