"""In which order hits are given: by score with a little more for the newer ones, by day, by title, by source."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Literal

from reader.library.catalogue import Catalogue
from reader.library.scope import Scope
from reader.library.spelling import folded

Sort = Literal["relevance", "date", "title", "source"]
FRESHNESS = 0.05  # how much more the newest article scores than an old one
HALF_LIFE = 365.0  # days
MOST_ORDERS = 6
_SIGNS = re.compile(r"^[\W_]+")


class Orders:
    """The rows of scopes in the orders that they were asked for in, remembered until articles come or go."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._kept: dict[tuple[Scope, Sort, int], list[int]] = {}

    def best(
        self, scores: Mapping[int, float], days: Mapping[int, int], limit: int, sort: Sort, scope: Scope
    ) -> list[tuple[int, float]]:
        """The first rows with their scores. `days` holds row -> day of the scope, the newest first."""
        if sort == "relevance":
            return most_relevant(scores, days, limit)
        order: Sequence[int] | Mapping[int, int] = days if sort == "date" else self._rows(scope, sort)
        return list(islice(((row, scores[row]) for row in order if row in scores), limit))

    def _rows(self, scope: Scope, sort: Sort) -> list[int]:
        key = (scope, sort, self.catalogue.fact("articles"))
        if key not in self._kept:
            if len(self._kept) >= MOST_ORDERS:
                self._kept = {}
            titles = self.catalogue.titles(scope)
            by_title = sorted(titles, key=lambda one: sort_key(one[1]))
            if sort == "source":
                by_title = sorted(titles, key=lambda one: (not one[2], sort_key(one[2] or "")))
            self._kept[key] = [row for row, _, _ in by_title]
        return self._kept[key]


def sort_key(text: str) -> str:
    """A text as it is sorted: without its case, its accents, and the quotation marks that it begins with."""
    return folded(_SIGNS.sub("", text).casefold())


def most_relevant(scores: Mapping[int, float], days: Mapping[int, int], limit: int) -> list[tuple[int, float]]:
    """The rows that score most, with a little more for the newer ones; of equals the newest, as `days` has them."""
    if not scores:
        return []
    least = heapq.nlargest(limit, scores.values())[-1] / (1 + FRESHNESS)  # what can still come among the first
    newest = max(map(abs, islice(days.values(), 1)), default=0)

    def fresh(row: int) -> float:
        age = max(0, newest - abs(days[row]))
        return scores[row] * (1 + FRESHNESS * math.exp2(-age / HALF_LIFE))

    found = {row: fresh(row) for row, score in scores.items() if score >= least and row in days}
    if len(set(found.values())) < len(found):
        found = {row: found[row] for row in days if row in found}
    return [(row, found[row]) for row in heapq.nlargest(limit, found, key=found.__getitem__)]
