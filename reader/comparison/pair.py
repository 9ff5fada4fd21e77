"""A linked pair as the finders of differences see it: two sentences, word on word, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from reader.comparison.facts import Facts
from reader.comparison.pairing import Block, Pairing
from reader.comparison.result import NEAR, PARTLY, VERBATIM, Difference
from reader.comparison.tokens import Token, is_content
from reader.text.polarity import Cue

Place = tuple[int, int]
AROUND = 6  # words on either side that say what a fact is about


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of the pair. `near` are the forms of the words around it: in its neighbours and in the other
    sentences of its article that the partner is linked to. What is said there is not missing here. `sole` are the
    units of which the whole article has one number only."""

    facts: Facts
    near: frozenset[str]
    published: date | None
    sole: frozenset[str] = frozenset()

    def numbers(self, start: int, end: int) -> Place:
        """The numbers, from and to, of the words that overlap these characters; (0, 0) where there is none."""
        found = [n for n, token in enumerate(self.facts.tokens) if token.start < end and token.end > start]
        return (found[0], found[-1] + 1) if found else (0, 0)

    def words(self, numbers: Place) -> tuple[Token, ...]:
        """The words with these numbers."""
        return self.facts.tokens[numbers[0] : numbers[1]]

    def beside(self, start: int, end: int) -> tuple[Token, ...]:
        """The words on either side of these characters."""
        first, last = self.numbers(start, end)
        tokens = self.facts.tokens
        return (*tokens[max(0, first - AROUND) : first], *tokens[last : last + AROUND])

    def around(self, start: int, end: int) -> frozenset[str]:
        """The senses of the words that tell what stands around these characters is about, small words aside."""
        return frozenset(token.sense for token in self.beside(start, end) if is_content(token))

    def characters(self, numbers: Place) -> Place:
        """The characters these words cover."""
        words = self.words(numbers)
        return words[0].start, words[-1].end


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

    @property
    def loose(self) -> bool:
        """Have they so little in common that place says nothing?"""
        return self.words.kind == PARTLY

    def block(self, numbers: Place) -> Block | None:
        """The changed block some words of the left side lie in or begin in; None where both sides have them."""
        inside = (b for b in self.words.blocks if not b.equal and b.left[0] < numbers[1] and numbers[0] < b.left[1])
        return next(inside, None)

    def opposite(self, number: int) -> int | None:
        """The number of the right side's word that is the same as this word of the left side."""
        for block in self.words.blocks:
            if block.equal and block.left[0] <= number < block.left[1]:
                return block.right[0] + number - block.left[0]
        return None

    def mirrored(self) -> Pair:
        """The same pair with its sides changed."""
        blocks = tuple(Block(block.equal, block.right, block.left) for block in self.words.blocks)
        words = Pairing(self.words.right, self.words.left, blocks, self.words.ratio)
        return Pair(self.right, self.left, words)


def governed_alike(pair: Pair, left: Place, right: Place) -> bool:
    """Is the content word before these characters the same on both sides: "cost €52 million", "cost €48 million"?"""
    words = [_governor(side, place) for side, place in ((pair.left, left), (pair.right, right))]
    return words[0] is not None and words[0] == words[1]


def _governor(side: Side, place: Place) -> str | None:
    first = side.numbers(*place)[0]
    before = side.facts.tokens[max(0, first - AROUND) : first]
    return next((token.sense for token in reversed(before) if is_content(token)), None)


def difference(
    kind: str, pair: Pair, left: Place | None, right: Place | None, how: str = "", *, sure: bool = True
) -> Difference:
    """A difference between these characters of either side."""
    return Difference(
        kind,
        pair.left.facts.text[slice(*left)] if left else None,
        pair.right.facts.text[slice(*right)] if right else None,
        left,
        right,
        how,
        sure,
    )


def mirrored(found: Difference) -> Difference:
    """A difference found in a mirrored pair, as it is in the pair itself."""
    return Difference(found.kind, found.right, found.left, found.right_span, found.left_span, found.how, found.sure)


def both_ways(pair: Pair, finder: Callable[[Pair], Iterable[Difference]]) -> list[Difference]:
    """What a finder that looks from the left side to the right one finds from either side."""
    return [*finder(pair), *map(mirrored, finder(pair.mirrored()))]


def cues(side: Side, *kinds: str) -> list[Cue]:
    """The negations and hedges of a sentence that are of these kinds."""
    return [cue for cue in side.facts.cues if cue.kind in kinds]
