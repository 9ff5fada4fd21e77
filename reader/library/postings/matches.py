"""What was found: rows, and what scores them. Joined as whole sets and dictionaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import nlargest
from math import log

from reader.library.postings.blending import Blend, Column, blend, joined


@dataclass(slots=True)
class Matches:
    """Rows that match, and what scores them: for each thing found a factor, and a weight of each row that has it.
    `whole` are those that have all that was asked for where others lack some of it; None where none does."""

    rows: Set[int]
    sources: list[tuple[float, Mapping[int, float]]] = field(default_factory=list)
    whole: Set[int] | None = None

    def scores(self) -> Mapping[int, float]:
        """Row -> score."""
        factor, weights = self._weighed()
        return weights if factor == 1 else {row: factor * weight for row, weight in weights.items()}

    def leading(self, limit: int, margin: float) -> dict[int, float]:
        """Row -> score of the rows that score most, so many of them, and of those that score little less than the last
        of these: at most by that share."""
        if (one := self._blend()) is not None:
            factor = self.sources[0][0]
            return {row: factor * weight for row, weight in one.leading(limit, margin).items()}
        factor, weights = self._weighed()
        least = min(nlargest(limit, weights.values()), default=0) / (1 + margin)
        return {row: factor * weight for row, weight in weights.items() if weight >= least}

    def _blend(self) -> Blend | None:
        """What alone weighs all rows, where columns do."""
        if len(self.sources) != 1 or not isinstance(only := self.sources[0][1], Blend):
            return None
        if len(only) > len(self.rows):
            only = only.only(self.rows)
        return only if len(only) == len(self.rows) else None

    def _weighed(self) -> tuple[float, Mapping[int, float]]:
        """A factor, and what times that factor is the score of each row."""
        if len(self.sources) == 1 and len(self.sources[0][1]) == len(self.rows):
            factor, weights = self.sources[0]
            return factor, weights.by_row() if isinstance(weights, Blend) else weights
        scores = dict.fromkeys(self.rows, 0.0)
        for factor, weights in self.sources:
            weights = weights.among(scores) if isinstance(weights, Blend) else weights
            if len(weights) < len(scores):
                for row, weight in weights.items():
                    if row in scores:
                        scores[row] += factor * weight
            else:
                for row in scores:
                    if weight := weights.get(row, 0):
                        scores[row] += factor * weight
        return 1.0, scores

    def only(self, rows: Set[int]) -> Matches:
        """Some rows of it."""
        return Matches(self.rows & rows, self.sources)

    def without(self, others: Set[int]) -> Matches:
        """The same but for some rows."""
        if not others:
            return self
        return Matches(self.rows - others, self.sources, self.whole - others if self.whole is not None else None)


def union(found: list[Matches]) -> Matches:
    """What any of these has found."""
    rows: set[int] = set().union(*(matches.rows for matches in found))
    return Matches(rows, [source for matches in found for source in matches.sources])


def common(left: Set[int], right: Set[int]) -> set[int]:
    """The rows that two sets have in common."""
    few, many = (left, right) if len(left) < len(right) else (right, left)
    if isinstance(few, set) and isinstance(many, set | frozenset):
        return few & many
    return {row for row in few if row in many}


def heaviest(found: list[dict[int, int]]) -> dict[int, int]:
    """Of some weights the heaviest of each row."""
    if len(found) == 1:
        return found[0]
    heaviest: dict[int, int] = {}
    for weights in sorted(found, key=len):
        for row, weight in weights.items():
            if weight > heaviest.get(row, 0):
                heaviest[row] = weight
    return heaviest


def together(fields: Sequence[tuple[float, Column | Mapping[int, int]]]) -> Mapping[int, float]:
    """The weights of a term in several fields (0 to 255), each as if the term stood there so many times as often, as
    one: so what they say does not add up without end (BM25F: Robertson, Zaragoza and Taylor 2004, "Simple BM25
    Extension to Multiple Weighted Fields")."""
    (times, most), *others = sorted(fields, key=lambda field: -len(field[1]))
    if times == 1 and isinstance(most, Column):
        return blend(most, [(often, by_row(weights)) for often, weights in others])
    if times == 1 and not others:
        return by_row(most)
    heavier = [joined(times, weight, 0) for weight in range(256)]
    first = by_row(most)
    total: dict[int, float] = dict(first) if times == 1 else {row: heavier[weight] for row, weight in first.items()}
    for often, weights in others:
        for row, weight in by_row(weights).items():
            total[row] = joined(often, weight, total.get(row, 0))
    return total


def by_row(weights: Column | Mapping[int, int]) -> Mapping[int, int]:
    """Weights as a dictionary."""
    return weights.by_row() if isinstance(weights, Column) else weights


def rarity(articles: int, documents: int) -> float:
    """The inverse document frequency of BM25 of what stands in so many of all articles."""
    return log(1 + (articles - documents + 0.5) / (documents + 0.5))
