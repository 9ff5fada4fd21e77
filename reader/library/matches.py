"""What was found: rows, and what scores them. Joined as whole sets and dictionaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field


@dataclass(slots=True)
class Matches:
    """Rows that match, and what scores them: for each thing found a factor, and a weight of each row that has it.
    `relaxed`: some lack some of the words."""

    rows: Set[int]
    sources: list[tuple[float, Mapping[int, float]]] = field(default_factory=list)
    relaxed: bool = False

    def scores(self) -> dict[int, float]:
        """Row -> score."""
        if len(self.sources) == 1 and len(self.sources[0][1]) == len(self.rows):
            factor, weights = self.sources[0]
            return {row: factor * weight for row, weight in weights.items()}
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
        return scores

    def without(self, others: Set[int]) -> Matches:
        """The same but for some rows."""
        return Matches(self.rows - others, self.sources, self.relaxed) if others else self


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
