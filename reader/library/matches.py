"""What was found: rows, and what scores them. Joined as whole sets and dictionaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import nlargest


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
        factor, weights = self._weighed()
        least = min(nlargest(limit, weights.values()), default=0) / (1 + margin)
        return {row: factor * weight for row, weight in weights.items() if weight >= least}

    def _weighed(self) -> tuple[float, Mapping[int, float]]:
        """A factor, and what times that factor is the score of each row."""
        if len(self.sources) == 1 and len(self.sources[0][1]) == len(self.rows):
            return self.sources[0]
        scores = dict.fromkeys(self.rows, 0.0)
        for factor, weights in self.sources:
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


def added(most: Mapping[int, int], others: Sequence[tuple[float, Mapping[int, int]]]) -> dict[int, float]:
    """Weights, and a share of those of others added to them."""
    total: dict[int, float] = dict(most)
    for share, weights in others:
        for row, weight in weights.items():
            total[row] = total.get(row, 0) + share * weight
    return total
