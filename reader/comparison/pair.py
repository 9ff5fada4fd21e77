"""A linked pair as the finders of differences see it: two sentences, word on word, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.comparison.facts import Facts
from reader.comparison.pairing import Block, Pairing
from reader.comparison.result import NEAR, VERBATIM, Difference

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of the pair. `near` are the forms of the words around it: in its neighbours and in the other
    sentences of its article that the partner is linked to. What is said there is not missing here."""

    facts: Facts
    near: frozenset[str]
    published: date | None

    def tokens_in(self, start: int, end: int) -> Place:
        """The numbers, from and to, of the tokens that overlap these characters."""
        numbers = [n for n, token in enumerate(self.facts.tokens) if token.start < end and token.end > start]
        return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two linked sentences and how their words lie on each other."""

    left: Side
    right: Side
    words: Pairing

    @property
    def close(self) -> bool:
        """Are they so alike that what stands at the same place means the same?"""
        return self.words.kind in (VERBATIM, NEAR)

    def block(self, left: Place) -> Block | None:
        """The changed block these tokens of the left side lie in, if they lie in one."""
        return next(
            (b for b in self.words.blocks if b.left[0] <= left[0] and left[1] <= b.left[1] and not b.equal), None
        )


def difference(kind: str, pair: Pair, left: Place | None, right: Place | None) -> Difference:
    """A difference between these characters of either side."""
    return Difference(
        kind,
        pair.left.facts.text[slice(*left)] if left else None,
        pair.right.facts.text[slice(*right)] if right else None,
        left,
        right,
    )
