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
from reader.stories.similarity import HEAD_SHARE, Part, Profile, dampened, joined, rarity
from reader.text.terms import HEAD

Terms = Iterable[tuple[str, Mapping[str, float]]]
EVIDENCE = 4  # stems both have: a likeness of fewer is of chance
LONG = 200  # terms of an article that cannot be alike in a few of them only
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


def has_evidence(left: Profile, right: Profile) -> bool:
    """Whether two articles share enough stems for their similarity to mean one event: a few words may be all of one."""
    shorter, longer = sorted((left, right), key=lambda profile: len(profile.codes))
    if len(shorter.codes) >= LONG:
        return True
    shared = set(shorter.codes).intersection(longer.codes)
    return sum(number < _HEAD and not is_pair(number) for number in shared) >= EVIDENCE


@dataclass(frozen=True, slots=True)
class Rarities:
    """How rare each term is among `articles` articles: `shared` has those that stand in several."""

    articles: int
    shared: Mapping[int, float]

    def part(self, share: float, terms: Iterable[tuple[int, float]]) -> Part:
        """A part of a vector: the TF-IDF weights of the terms that others have too, its length with all terms."""
        codes, weights, squares = array("q"), array("f"), 0.0
        rarities, alone = self.shared, rarity(self.articles, 1)
        alone_pair = alone / cbrt(max(1, self.articles))
        for number, count in terms:
            rare = rarities.get(number)
            weight = dampened(count) * (rare or (alone_pair if is_pair(number) else alone))
            if rare:
                codes.append(number)
                weights.append(weight)
            squares += weight * weight
        return Part(share, codes, weights, sqrt(squares) or 1.0)


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
    rarities = _rarities([numbers for numbers, _ in counts.values()])
    nothing: tuple[array[int], array[float]] = (array("q"), array("f"))
    ordered = sorted(articles, key=lambda article: article.id)
    profiles = [_profile(article, *counts.pop(article.id, nothing), rarities) for article in ordered]
    return Vectors(tuple(profiles), vocabulary)


def _profile(article: Article, numbers: array[int], counts: array[float], rarities: Rarities) -> Profile:
    terms = list(zip(numbers, counts, strict=True))
    whole = [term for term in terms if term[0] < _HEAD]
    head = [term for term in terms if term[0] >= _HEAD]
    codes, weights = joined([rarities.part(1 - HEAD_SHARE, whole), rarities.part(HEAD_SHARE, head)])
    day = article.date.toordinal() if article.date else None
    return Profile(article.id, codes, weights, day, article.outlet.casefold() if article.outlet else None)


def _rarities(articles: list[array[int]]) -> Rarities:
    """Rarities by document frequency. Counting lone pairs would fill the memory: a table of bytes rules them out."""
    size = 1 << min(27, max(16, (len(articles) * 2000).bit_length()))
    seen = bytearray(size)
    spread = 0x9E3779B97F4A7C15  # numbers lie in rows; multiplied by this they are scattered
    for number in chain.from_iterable(articles):
        place = (number * spread >> 20) & (size - 1)
        if seen[place] < 2:
            seen[place] += 1
    found_in: dict[int, int] = defaultdict(int)
    for number in chain.from_iterable(articles):
        if seen[(number * spread >> 20) & (size - 1)] > 1:
            found_in[number] += 1
    shared = {number: rarity(len(articles), count) for number, count in found_in.items() if count > 1}
    return Rarities(len(articles), shared)
