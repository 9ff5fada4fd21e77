"""The weighted terms of an article, laid out so that thousands of them are numbered quickly.

A term is a stem, or a pair of stems joined by a blank; HEAD, NAME, TITLE or WEEKDAY before it marks what is given
by itself. Every stem stands here once, and a term is told by its places among them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

HEAD = "^"
"""Marks the terms of the title and the lede, which are given once more by themselves: they say what the event is."""
NAME = "@"
"""Marks the names, which are given once more by themselves: two events of one kind differ in who and where."""
TITLE = "!"
"""Marks the words of the title alone, which are given once more: what the editor calls the news."""
WEEKDAY = "="
"""Marks the weekday that an article speaks of first, by its number: Monday is 0."""

KINDS = (("", False), ("", True), (HEAD, False), (HEAD, True), (NAME, False), (TITLE, False), (WEEKDAY, False))
"""The parts of a table in their order: the mark of its terms, and whether they are pairs."""
TEXTUAL = KINDS[:-1]
"""Those that are words of the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """Terms of one kind: the place of each one's stem, of its second stem where they are pairs, and its weight."""

    firsts: array[int]
    seconds: array[int]
    weights: array[float]


class Terms(Mapping[str, float]):
    """Terms and their weights; `parts` follow KINDS."""

    def __init__(self, stems: tuple[str, ...], parts: tuple[Part, ...]) -> None:
        self.stems = stems
        self.parts = parts

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Terms:
        """The table of some terms by name."""
        if isinstance(weights, Terms):
            return weights
        places: dict[str, int] = {}
        parts = [Part(array("I"), array("I"), array("f")) for _ in KINDS]
        for term, weight in weights.items():
            mark = term[0] if term[:1] in (HEAD, NAME, TITLE, WEEKDAY) else ""
            first, blank, second = term[len(mark) :].partition(" ")
            part = parts[KINDS.index((mark, bool(blank)))]
            part.firsts.append(places.setdefault(first, len(places)))
            if blank:
                part.seconds.append(places.setdefault(second, len(places)))
            part.weights.append(weight)
        return cls(tuple(places), tuple(parts))

    def name(self, kind: int, number: int) -> str:
        """A term without its mark: number `number` of the part `kind`."""
        part = self.parts[kind]
        first = self.stems[part.firsts[number]]
        return f"{first} {self.stems[part.seconds[number]]}" if part.seconds else first

    @property
    def weekday(self) -> int | None:
        """The weekday that the article speaks of first."""
        part = self.parts[-1]
        return int(self.stems[part.firsts[0]]) if part.firsts else None

    def __iter__(self) -> Iterator[str]:
        for kind, (mark, _) in enumerate(KINDS):
            for number in range(len(self.parts[kind].weights)):
                yield mark + self.name(kind, number)

    def __len__(self) -> int:
        return sum(len(part.weights) for part in self.parts)

    def __getitem__(self, term: str) -> float:
        return self._by_name[term]

    @cached_property
    def _by_name(self) -> dict[str, float]:
        weights = (weight for part in self.parts for weight in part.weights)
        return dict(zip(self, weights, strict=True))
