"""In which order hits are given: by score with a little more for the newer ones, by day, by title, by source."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Literal

from reader.library.catalogue import AT_ONCE, Catalogue
from reader.library.chronology import Calendar
from reader.library.postings.matches import Matches
from reader.library.postings.spelling import folded
from reader.library.remembered import Remembered
from reader.library.scope import Scope

Sort = Literal["relevance", "date", "title", "source"]
FRESHNESS = 0.05  # how much more the newest article scores than an old one
HALF_LIFE = 365.0  # days
MOST_ORDERS = 6
_SIGNS = re.compile(r"^[\W_]+")


class Orders:
    """The rows of scopes in the orders that they were asked for in, remembered until articles come or go."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._kept: Remembered[list[int]] = Remembered(MOST_ORDERS)

    def best(self, found: Matches, days: Calendar, limit: int, sort: Sort, scope: Scope) -> list[tuple[int, float]]:
        """The first rows of a scope, whose days are given, with their scores."""
        if sort == "relevance":
            return self._most_relevant(found, days, limit, scope)
        scores = found.scores()
        if sort == "date":
            first = self._newest([row for row in scores if row in days], days, limit, scope)
        else:
            first = list(islice((row for row in self._rows(scope, sort) if row in scores), limit))
        return [(row, scores[row]) for row in first]

    def _most_relevant(self, found: Matches, days: Calendar, limit: int, scope: Scope) -> list[tuple[int, float]]:
        """The rows that score most, with a little more for the newer ones; of equals the newest."""

        def fresh(row: int, score: float) -> float:
            age = max(0, days.newest - abs(days[row]))
            return score * (1 + FRESHNESS * math.exp2(-age / HALF_LIFE))

        leading = found.leading(limit, FRESHNESS)
        scores = {row: fresh(row, score) for row, score in leading.items() if row in days}
        least = min(heapq.nlargest(limit, scores.values()), default=0.0)
        best = [row for row, score in scores.items() if score > least]
        last = [row for row, score in scores.items() if score == least]
        if len({scores[row] for row in best}) < len(best):
            best = self._newest(best, days, limit, scope)
        best.sort(key=scores.__getitem__, reverse=True)  # of equals the first stays the first
        return [(row, scores[row]) for row in best + self._newest(last, days, limit - len(best), scope)]

    def _newest(self, rows: list[int], days: Calendar, limit: int, scope: Scope) -> list[int]:
        """The newest of some rows in their order."""
        if len(rows) > limit:
            last = heapq.nlargest(limit, map(days.__getitem__, rows))[-1]
            if last > 0:  # else some are dated by when they were saved: those are in another order
                rows = [row for row in rows if days[row] >= last]
        if len(rows) > AT_ONCE:
            among = set(rows)
            return list(islice((row for row in self._rows(scope, "date") if row in among), limit))
        return self.catalogue.newest_first(rows)[:limit] if len(rows) > 1 else rows

    def _rows(self, scope: Scope, sort: Sort) -> list[int]:
        key = (scope, sort, self.catalogue.fact("articles"))
        if (rows := self._kept.get(key)) is None:
            titles = self.catalogue.titles(scope)
            if sort == "title":
                titles.sort(key=lambda one: sort_key(one[1]))
            elif sort == "source":
                titles.sort(key=lambda one: (not one[2], sort_key(one[2] or "")))
            rows = [row for row, _, _ in titles]
            self._kept.put(key, rows)
        return rows


def lifted(best: Sequence[tuple[int, float]], share: Callable[[int], float], looked_at: int) -> list[tuple[int, float]]:
    """Rows and scores, best first, the first so many lifted by a share of their score. As none is lowered, what stands
    behind those is in its place."""
    first = [(row, score * (1 + share(row))) for row, score in best[:looked_at]]
    return sorted(first, key=lambda one: -one[1]) + list(best[looked_at:])


def sort_key(text: str) -> str:
    """A text as it is sorted: without its case, its accents, and the quotation marks that it begins with."""
    return folded(_SIGNS.sub("", text).casefold())
