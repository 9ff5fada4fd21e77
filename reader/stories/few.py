"""A few articles, each compared with each at once, by numpy.

The measure is that of `similarity` and the vectors are those of `vectors`: what comes out is the same but for rounding,
in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from reader.article import Article
from reader.stories.codes import LAID_OUT, PAIR, code_of
from reader.stories.rareness import Rareness
from reader.stories.similarity import TELLING, likelihood, rarity
from reader.stories.vectors import EVIDENCE, LEADING, LONG, SHARES, profile
from reader.text.term_table import TEXTUAL, Terms

Numbers = np.ndarray[Any, Any]

_MARKS = list(SHARES)
_SHARE_OF = np.array([_MARKS.index(mark) for mark, _ in TEXTUAL])  # of each kind of terms
_IS_PAIR = np.array([int(pairs) for _, pairs in TEXTUAL])
_number = lru_cache(maxsize=100_000)(code_of)


class Few:
    """Some articles with their terms, known by their places, compared by how rare these are.

    `profiles` tell their days and outlets, `similarity` is a table, 0 for an article and itself.
    """

    def __init__(self, articles: Sequence[Article], terms: Sequence[Terms], rareness: Rareness) -> None:
        self.profiles = [profile(article, its.weekday) for article, its in zip(articles, terms, strict=True)]
        self._terms = terms
        parts = [part for its in terms for part in coded(its)]
        places = np.repeat(np.arange(len(parts)), [len(codes) for codes, _ in parts])
        self._of, self._kinds = places // len(TEXTUAL), places % len(TEXTUAL)
        self._codes, self._numbers, found_in = np.unique(
            np.concatenate([codes for codes, _ in parts]), return_inverse=True, return_counts=True
        )
        rare = _rare(self._codes, found_in, rareness)[self._numbers]
        counts = _dampened(np.concatenate([weights for _, weights in parts]))
        self._weights = self._scaled(counts * np.where(rare > 0, rare, np.array(rareness.alone)[_IS_PAIR[self._kinds]]))
        self._weights[rare == 0] = 0.0
        shared, self._sizes = found_in > 1, np.bincount(self._of[rare > 0], minlength=len(terms))
        self._words = self._table(shared & (self._codes < PAIR)) > 0
        table = self._table(shared)
        cosines = np.einsum("ik,jk->ij", table, table)  # for so few faster than what wakes all processors
        self.similarity = cosines * [[likelihood(one, other) for other in self.profiles] for one in self.profiles]
        np.fill_diagonal(self.similarity, 0.0)

    def _scaled(self, weights: Numbers) -> Numbers:
        """Each part of an article scaled to its share; what it has no terms for falls to its other parts."""
        articles, parts = len(self.profiles), len(_MARKS)
        groups = self._of * parts + _SHARE_OF[self._kinds]
        squares = np.bincount(groups, weights**2, articles * parts).reshape(articles, parts)
        shares = np.where(squares > 0, list(SHARES.values()), 0.0)
        present = shares.sum(axis=1, keepdims=True)
        scales = np.sqrt(shares / np.where(squares > 0, present * squares, 1.0))
        return np.asarray(weights * scales.ravel()[groups])

    def _table(self, chosen: Numbers) -> Numbers:
        """The weights of some terms: a row for each article."""
        columns, taken = np.cumsum(chosen) - 1, chosen[self._numbers]
        table = np.zeros((len(self.profiles), int(chosen.sum())), np.float32)
        table[self._of[taken], columns[self._numbers[taken]]] = self._weights[taken]
        return table

    def similarities(self, number: int, others: Sequence[int]) -> list[float]:
        """The similarity of an article to each of the others."""
        return [float(self.similarity[number, other]) for other in others]

    def have_evidence(self, one: int, other: int) -> bool:
        """Whether two share enough stems for their similarity to mean one event: a few words may be all of one."""
        if min(self._sizes[one], self._sizes[other]) >= LONG:
            return True
        return int((self._words[one] & self._words[other]).sum()) >= EVIDENCE

    def strongest(self, number: int) -> dict[int, float]:
        """The codes and weights of the terms that tell most about an article."""
        mine = np.flatnonzero((self._of == number) & (self._weights > 0))
        mine = mine[np.argsort(-self._weights[mine], kind="stable")]
        leading = mine[self._kinds[mine] == 0][:LEADING]
        chosen = np.concatenate([leading, mine[~np.isin(mine, leading)][:TELLING]])
        return dict(zip(self._codes[self._numbers[chosen]].tolist(), self._weights[chosen].tolist(), strict=True))

    def names(self, number: int) -> dict[int, str]:
        """What the codes of an article's terms stand for."""
        terms = self._terms[number]
        names = (
            terms.name(kind, place)
            for kind, part in enumerate(terms.parts[: len(TEXTUAL)])
            for place in range(len(part.weights))
        )
        return dict(zip(self._codes[self._numbers[self._of == number]].tolist(), names, strict=True))


def coded(terms: Terms) -> list[tuple[Numbers, Numbers]]:
    """The codes and the weights of an article's terms, for each of TEXTUAL."""
    stems = np.array(list(map(_number, terms.stems)), np.int64)
    found = []
    for (bits, factor), part in zip(LAID_OUT, terms.parts, strict=False):
        codes = stems[np.asarray(part.firsts)]
        if factor:
            codes = codes * factor ^ stems[np.asarray(part.seconds)]
        found.append((codes | bits, np.asarray(part.weights, np.float64)))
    return found


def _dampened(counts: Numbers) -> Numbers:
    """What terms weigh that stand so many times in an article."""
    return np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts)


def _rare(codes: Numbers, found_in: Numbers, rareness: Rareness) -> Numbers:
    """How rare terms are, 0 where one article only has them; of what is not known by in how many of these they are."""
    rare, pairs = np.zeros(len(codes)), (codes & PAIR) > 0
    for single, chosen in ((True, ~pairs), (False, pairs)):
        rare[chosen] = rareness.of(single, codes[chosen].tolist())
    by_count = [0.0, 0.0, *(rarity(rareness.articles, count) for count in range(2, found_in.max(initial=1) + 1))]
    return np.where(rare > 0, rare, np.array(by_count)[found_in])
