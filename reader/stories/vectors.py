"""The profiles of a whole scope, in little memory: terms as numbers, vectors as arrays, no term that only one has.

Half of all pairs of stems stand in one article only. Among thousands such a pair says nothing, among five articles it
is simply what the others do not say: so the bigger the scope, the less it counts in the length of a vector. This keeps
similarity on one scale for five articles and for ten thousand.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from math import cbrt, sqrt

from reader.article import Article
from reader.stories.similarity import HEAD_SHARE, Profile, dampened, joined, rarity
from reader.text.terms import HEAD

Terms = Iterable[tuple[str, Mapping[str, float]]]
_PAIR = 24  # bits of a stem's number; a pair has its first stem's above its second's
_HEAD = 1 << 2 * _PAIR  # set for a term of title and lede by themselves


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
        head = 0
        if term.startswith(HEAD):
            head, term = _HEAD, term.removeprefix(HEAD)
        first, blank, second = term.partition(" ")
        return head | (self._numbers[first] << _PAIR | self._numbers[second] if blank else self._numbers[first])

    def term(self, number: int) -> str:
        """The term of a number, without the mark of the head."""
        if len(self._stems) < len(self._numbers):
            self._stems = list(self._numbers)
        first, second = (number & _HEAD - 1) >> _PAIR, number & (1 << _PAIR) - 1
        return f"{self._stems[first - 1]} {self._stems[second - 1]}" if first else self._stems[second - 1]


def is_pair(number: int) -> bool:
    """Whether a term's number stands for a pair of stems."""
    return (number & _HEAD - 1) >> _PAIR > 0


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `articles` articles a term stands: `found_in` has those that stand in several."""

    articles: int
    found_in: Mapping[int, int]

    def weights(self, terms: Mapping[int, float]) -> tuple[list[tuple[int, float]], float]:
        """The TF-IDF weights of the terms that other articles have too, and the length with all terms."""
        kept, squares = [], 0.0
        for number, count in terms.items():
            found_in = self.found_in.get(number, 1)
            weight = dampened(count) * rarity(self.articles, found_in)
            if found_in > 1:
                kept.append((number, weight))
            elif is_pair(number):
                weight /= cbrt(self.articles)
            squares += weight * weight
        return kept, sqrt(squares) or 1.0


@dataclass(frozen=True, slots=True)
class Vectors:
    """The profiles of a scope, in the order of the articles' ids, and what their term numbers mean."""

    profiles: tuple[Profile, ...]
    vocabulary: Vocabulary


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
    ordered = sorted(articles, key=lambda article: article.id)
    profiles = [_profile(article, *counts.pop(article.id, nothing), frequencies) for article in ordered]
    return Vectors(tuple(profiles), vocabulary)


def _profile(article: Article, numbers: array[int], counts: array[float], frequencies: Frequencies) -> Profile:
    whole: dict[int, float] = {}
    head: dict[int, float] = {}
    for number, count in zip(numbers, counts, strict=True):
        (head if number & _HEAD else whole)[number] = count
    codes, weights = joined(
        [(1 - HEAD_SHARE, *frequencies.weights(whole)), (HEAD_SHARE, *frequencies.weights(head))],
    )
    day = article.date.toordinal() if article.date else None
    return Profile(article.id, codes, weights, day, article.outlet.casefold() if article.outlet else None)


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
        if seen[place(number)] > 1:
            found_in[number] += 1
    return Frequencies(len(articles), {number: count for number, count in found_in.items() if count > 1})
