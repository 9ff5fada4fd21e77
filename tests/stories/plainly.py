"""The measure in plain words, term by term: what the arrays of `reader.stories.many` are checked against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import sqrt

from reader.article import Article
from reader.stories.codes import LAID_OUT, code_of
from reader.stories.rarities import alone
from reader.stories.similarity import DAMPENED, TELLING, Profile, likelihood, rarity
from reader.stories.vectors import EVIDENCE, LEADING, LONG, SHARES, profile
from reader.text.term_table import HEAD, NAME, TEXTUAL, TITLE, WEEKDAY, Terms

Rarity = Callable[[str], float]
"""How rare a term is, 0 where it stands in one article only."""


@dataclass(frozen=True)
class Plain:
    """Articles in the order in which they were given: what is compared of them, and their terms with their weights."""

    profiles: list[Profile]
    vectors: list[dict[str, float]]

    def similarities(self, number: int, others: Sequence[int]) -> list[float]:
        return [
            sum(_products(self.vectors[number], self.vectors[other]).values())
            * likelihood(self.profiles[number], self.profiles[other])
            for other in others
        ]

    def have_evidence(self, number: int, other: int) -> bool:
        left, right = self.vectors[number], self.vectors[other]
        return min(len(left), len(right)) >= LONG or sum(map(_is_word, left.keys() & right.keys())) >= EVIDENCE

    def shared(self, number: int, other: int) -> list[tuple[float, str]]:
        left, right = _strongest(self.vectors[number]), _strongest(self.vectors[other])
        return [(added, term.lstrip(HEAD + NAME + TITLE)) for term, added in _products(left, right).items()]


def plainly(
    articles: Sequence[Article], terms: Sequence[Mapping[str, float]], scope: Sequence[Mapping[str, float]] = ()
) -> Plain:
    """How alike articles are by their terms, a mapping for each, where the `scope` that was counted is these."""
    counted, few = (Counter(chain.from_iterable(their)) for their in (scope or terms, terms))
    many = len(scope or terms)

    def rare(term: str) -> float:
        found_in = counted[term] if counted[term] > 1 else few[term]
        return rarity(many, found_in) if found_in > 1 else 0.0

    profiles = [profile(article, Terms.of(its).weekday) for article, its in zip(articles, terms, strict=True)]
    return Plain(profiles, [_vector(its, rare, alone(many)) for its in terms])


def _vector(terms: Mapping[str, float], rare: Rarity, lone: tuple[float, float]) -> dict[str, float]:
    """The terms that others have too: each part of an article is as long as its share, with those they have not."""
    textual = {term: DAMPENED[count] for term, count in terms.items() if term[0] != WEEKDAY}
    weights = {term: count * (rare(term) or lone[" " in term]) for term, count in textual.items()}
    squares = {mark: sum(weight**2 for term, weight in weights.items() if _mark(term) == mark) for mark in SHARES}
    present = sum(share for mark, share in SHARES.items() if squares[mark])
    return {
        term: weight * sqrt(SHARES[_mark(term)] / (present * squares[_mark(term)]))
        for term, weight in weights.items()
        if rare(term)
    }


def _strongest(vector: dict[str, float]) -> dict[str, float]:
    leading = nlargest(LEADING, filter(_is_word, vector), key=vector.__getitem__)
    telling = nlargest(TELLING, (term for term in vector if term not in set(leading)), key=vector.__getitem__)
    return {term: vector[term] for term in (*leading, *telling)}


def _products(left: dict[str, float], right: dict[str, float]) -> dict[str, float]:
    return {term: left[term] * right[term] for term in left.keys() & right.keys()}


def _mark(term: str) -> str:
    return term[0] if term[0] in SHARES else ""


def _is_word(term: str) -> bool:
    return not _mark(term) and " " not in term


def numbered(terms: Mapping[str, float]) -> list[tuple[str, int]]:
    """The terms of the text with the numbers they have in every run."""
    found = []
    for term in terms:
        if term[:1] != WEEKDAY:
            first, blank, second = term.removeprefix(_mark(term)).partition(" ")
            bits, factor = LAID_OUT[TEXTUAL.index((_mark(term), bool(blank)))]
            found.append((term, (code_of(first) * factor ^ code_of(second) if blank else code_of(first)) | bits))
    return found
