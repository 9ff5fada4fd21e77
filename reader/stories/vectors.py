"""The profiles of a whole scope, in little memory: terms as numbers, vectors as arrays, no term that only one has.

A pair of stems that stands in a single article says nothing about its likeness to others, yet it would shorten its
whole vector: half of all pairs are such. So they are left out, while single stems stay, which keeps the similarity on
one scale for five articles and for ten thousand.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from reader.article import Article
from reader.stories.similarity import Profile, profile, rarity

Terms = Iterable[tuple[str, Mapping[str, float]]]
_PAIR = 24  # bits for the second stem of a pair; numbers below 2^24 are single stems


class _Numbering(dict[str, int]):
    """Numbers from 1 for whatever is looked up."""

    def __missing__(self, stem: str) -> int:
        number = self[stem] = len(self) + 1
        return number


class Vocabulary:
    """Numbers for terms. A pair of stems gets a number made of its stems' own, so only single stems are stored."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._stems: list[str] = []

    def number(self, term: str) -> int:
        """The number of a term, a new one where it is new."""
        first, blank, second = term.partition(" ")
        return self._numbers[first] << _PAIR | self._numbers[second] if blank else self._numbers[first]

    def term(self, number: int) -> str:
        """The term of a number."""
        if len(self._stems) < len(self._numbers):
            self._stems = list(self._numbers)
        first, second = number >> _PAIR, number & (1 << _PAIR) - 1
        return f"{self._stems[first - 1]} {self._stems[second - 1]}" if first else self._stems[second - 1]


def is_pair(number: int) -> bool:
    """Whether a term's number stands for a pair of stems."""
    return number >> _PAIR > 0


@dataclass(slots=True)
class Frequencies:
    """In how many of `articles` articles each term stands; pairs that stand in one only are not in `found_in`."""

    articles: int = 0
    found_in: dict[int, int] = field(default_factory=dict)

    def idf(self, number: int) -> float:
        """How much a term tells: 0 for a pair no second article has."""
        found_in = self.found_in.get(number, 1)
        return rarity(self.articles, found_in) if found_in > 1 or number < 1 << _PAIR else 0.0


@dataclass(frozen=True, slots=True)
class Vectors:
    """The profiles of a scope, in the order of the articles' ids, and what their term numbers mean."""

    profiles: tuple[Profile, ...]
    vocabulary: Vocabulary
    frequencies: Frequencies


def vectors(articles: Iterable[Article], terms: Terms, stop: Callable[[], bool] = lambda: False) -> Vectors:
    """Profiles of these articles from their weighted terms, as the library gives them.

    `stop` is polled for every article and ends it early, unfinished. The result does not depend on the
    order of either. An article without terms has an empty profile.
    """
    vocabulary = Vocabulary()
    counts: dict[str, tuple[array[int], array[float]]] = {}
    for article_id, weighted in terms:
        if stop():
            break
        counts[article_id] = (array("q", map(vocabulary.number, weighted)), array("f", weighted.values()))
    frequencies = _frequencies([numbers for numbers, _ in counts.values()])
    nothing: tuple[array[int], array[float]] = (array("q"), array("f"))
    profiles = []
    for article in sorted(articles, key=lambda article: article.id):
        numbers, weights = counts.pop(article.id, nothing)
        day = article.date.toordinal() if article.date else None
        counted = dict(zip(numbers, weights, strict=True))
        profiles.append(profile(article.id, counted, frequencies.idf, day, article.outlet))
    return Vectors(tuple(profiles), vocabulary, frequencies)


def _frequencies(articles: list[array[int]]) -> Frequencies:
    """Document frequencies. Counting pairs seen once would fill the memory: a table of bytes rules them out first."""
    size = 1 << min(27, max(16, (len(articles) * 2000).bit_length()))
    seen = bytearray(size)

    def place(number: int) -> int:
        return (number * 0x9E3779B97F4A7C15 >> 20) & (size - 1)

    for number in chain.from_iterable(articles):
        if seen[at := place(number)] < 2:
            seen[at] += 1
    found_in: dict[int, int] = defaultdict(int)
    for number in chain.from_iterable(articles):
        if not is_pair(number) or seen[place(number)] > 1:
            found_in[number] += 1
    kept = {number: count for number, count in found_in.items() if count > 1 or not is_pair(number)}
    return Frequencies(len(articles), kept)
