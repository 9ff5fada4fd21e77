"""The vectors of thousands of articles as arrays, and how similar one is to many: what `similarity` says, by numpy.

All terms that several articles have are numbered; the weights of an article are laid out by these numbers, and those of
the others looked up among them, all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from reader.article import Article
from reader.stories.many.counted import Counted, spread
from reader.stories.many.gathered import Gathered
from reader.stories.many.known import Known
from reader.stories.many.likelihoods import Circumstances
from reader.stories.many.spool import Row
from reader.stories.many.stems import Stems
from reader.stories.rarities import Rarities
from reader.stories.similarity import TELLING
from reader.stories.vectors import EVIDENCE, LEADING, LONG, SHARES, profile
from reader.text.term_table import TEXTUAL, Terms

Numbers = np.ndarray[Any, Any]
_MARKS = tuple(SHARES)
_MARK_OF = np.array([_MARKS.index(mark) for mark, _ in TEXTUAL])
_SHARES = np.array(list(SHARES.values()))


@dataclass(frozen=True, slots=True)
class _Vector:
    """The terms of an article, its `leading` words first, then what else is strong.

    `weights` are whole numbers, in half the room; one of them is a `unit`. Of the strong ones there are the `strengths`
    as well, and the numbers of their stems.
    """

    terms: Numbers
    weights: Numbers
    unit: float
    leading: int
    strengths: Numbers
    firsts: Numbers
    seconds: Numbers


class ManyVectors:
    """The vectors of some articles, by their numbers: the places of their ids in order.

    `profiles` hold what is compared beside the words.
    """

    def __init__(self, articles: Iterable[Article], gathered: Gathered) -> None:
        """Of articles whose terms were gathered; what was gathered is used up."""
        ordered = sorted(articles, key=lambda article: article.id)
        weekdays = gathered.weekdays
        self.profiles = tuple(profile(article, weekdays.get(article.id)) for article in ordered)
        self.circumstances = Circumstances(self.profiles)
        self.counted, self._stems = gathered.counted, gathered.stems
        self.counted.finish()
        blank = len(gathered.rows)
        self._row_of = [gathered.row_of.get(article.id, blank) for article in ordered]
        self._vectors = [*(_vector(row, self.counted) for row in gathered.rows.read()), _EMPTY]
        self._laid_out = np.zeros(self.counted.terms, np.float32)

    def __len__(self) -> int:
        return len(self._row_of)

    def packed_counts(self) -> bytes:
        """In how many articles the terms stand, as `rarities` reads it, where these articles are the whole."""
        assert isinstance(self.counted, Counted)
        return self.counted.packed()

    def leading(self, number: int) -> tuple[Numbers, Numbers]:
        """The strongest words of an article, and their weights."""
        vector = self._vectors[self._row_of[number]]
        return vector.terms[: vector.leading], vector.strengths[: vector.leading]

    def cosines(self, number: int, others: Sequence[int]) -> Numbers:
        """How much the words of an article are like those of each of the others."""
        mine = self._vectors[self._row_of[number]]
        its = [self._vectors[self._row_of[other]] for other in others]
        sizes = np.array([len(one.terms) for one in its])
        if not sizes.sum():
            return np.zeros(len(its))
        self._laid_out[mine.terms] = mine.weights
        products = self._laid_out[np.concatenate([one.terms for one in its])]
        self._laid_out[mine.terms] = 0.0
        products *= np.concatenate([one.weights for one in its])
        sums = np.zeros(len(its))
        starts = np.cumsum(sizes) - sizes
        sums[sizes > 0] = np.add.reduceat(products, starts[sizes > 0])
        return np.asarray(sums * [mine.unit * one.unit for one in its])

    def similarities(self, number: int, others: Sequence[int]) -> Sequence[float]:
        """The similarity of one article to each of the others."""
        if not len(others):
            return []
        found: list[float] = (self.cosines(number, others) * self.circumstances.likelihoods(number, others)).tolist()
        return found

    def shared(self, number: int, others: Sequence[int], most: int) -> list[list[tuple[float, str]]]:
        """The terms that are among the strongest of an article and of each of some others: what each adds to their
        cosine, and what it stands for; the strongest, so many and what is as strong as the last."""
        if not others:
            return []
        mine = self._vectors[self._row_of[number]]
        its = [self._vectors[self._row_of[other]] for other in others]
        strong = mine.terms[: len(mine.firsts)]
        terms = np.concatenate([one.terms[: len(one.firsts)] for one in its])
        self._laid_out[strong] = np.arange(1, len(strong) + 1)
        places = self._laid_out[terms].astype(np.int32) - 1
        self._laid_out[strong] = 0.0
        weights = np.concatenate([one.strengths for one in its])
        found, end = [], 0
        for one in its:
            start, end = end, end + len(one.firsts)
            both = start + np.flatnonzero(places[start:end] >= 0)
            scores = weights[both] * mine.strengths[places[both]]
            best = slice(None) if len(both) <= most else scores >= np.partition(scores, -most)[-most]
            stems = places[both[best]]
            names = map(self._stems.name, mine.firsts[stems].tolist(), mine.seconds[stems].tolist())
            found.append(list(zip(scores[best].tolist(), names, strict=True)))
        return found

    def have_evidence(self, number: int, other: int) -> bool:
        """Whether two articles share enough stems for their similarity to mean one event."""
        shorter, longer = sorted((self._words(number), self._words(other)), key=lambda one: one[0])
        return shorter[0] >= LONG or len(np.intersect1d(shorter[1], longer[1])) >= EVIDENCE

    def _words(self, number: int) -> tuple[int, Numbers]:
        terms = self._vectors[self._row_of[number]].terms
        return len(terms), terms if len(terms) >= LONG else terms[terms < self.counted.words]


def many_vectors(
    articles: Sequence[Article],
    terms: Iterable[tuple[str, Mapping[str, float]]],
    stop: Callable[[], bool],
    folder: Path | None = None,
    rarities: Rarities | None = None,
) -> ManyVectors:
    """The vectors of these articles from their weighted terms; without `rarities` of a whole scope they are the whole.

    `stop` is polled for every article and ends it early, unfinished. A `folder` is good for what does not go into
    memory.
    """
    stems = Stems()
    gathered = Gathered(stems, Known(rarities, stems) if rarities else Counted(len(articles), stems), folder)
    for article_id, weights in terms:
        if stop():
            break
        gathered.add(article_id, Terms.of(weights))
    return ManyVectors(articles, gathered)


def _vector(row: Row, counted: Counted | Known) -> _Vector:
    """The terms of an article that others have too, the strongest first; its length is 1 with those they have not."""
    parts = spread(row)
    found = [counted.of(part, *stems) for part, stems in enumerate(parts)]
    rare = np.concatenate([rarities for rarities, _ in found])
    part_of = np.repeat(np.arange(len(parts)), row.sizes)
    counts = _dampened(row.weights.astype(np.float64))
    lone = np.array([counted.alone[pairs] for _, pairs in TEXTUAL])[part_of]
    squares = np.bincount(_MARK_OF[part_of], (counts * np.where(rare > 0, rare, lone)) ** 2, len(_MARKS))
    has = squares > 0
    scales = np.zeros(len(_MARKS))
    scales[has] = np.sqrt(_SHARES[has] / (_SHARES[has].sum() * squares[has]))
    known = np.flatnonzero(rare)
    weights = (counts[known] * rare[known] * scales[_MARK_OF[part_of[known]]]).astype(np.float32)
    terms = np.concatenate([numbers for _, numbers in found])[known].astype(np.int32)
    order, leading = _strongest_first(weights, int(np.count_nonzero(rare[: row.sizes[0]])))
    weights, strong = weights[order], known[order[: leading + TELLING]]
    unit = float(weights.max(initial=0.0)) / np.iinfo(np.uint16).max or 1.0
    whole = np.round(weights / unit).astype(np.uint16)
    return _Vector(terms[order], whole, unit, leading, weights[: len(strong)], *_stems_of(row, strong))


def _stems_of(row: Row, places: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers of the stems of some terms of a row, and of their second ones, -1 where they are no pairs."""
    seconds = np.concatenate([its if len(its) else np.full(len(mine), -1) for mine, its in spread(row)])
    return row.stems[row.firsts[places]], seconds[places].astype(np.int32)


def _dampened(counts: Numbers) -> Numbers:
    return np.where(counts >= 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), np.maximum(counts, 0.0))


def _strongest_first(weights: Numbers, words: int) -> tuple[Numbers, int]:
    """The order in which the strongest of the `words`, which come first, stand before the strongest of all others and
    these before the rest; and how many lead."""
    leading = _strongest(weights[:words], LEADING)
    left = np.ones(len(weights), bool)
    left[leading] = False
    others = np.flatnonzero(left)
    telling = others[_strongest(weights[others], TELLING)]
    left[telling] = False
    return np.concatenate([leading, telling, np.flatnonzero(left)]), len(leading)


def _strongest(weights: Numbers, most: int) -> Numbers:
    """The places of the highest weights, the highest first, of equals the first."""
    places = np.arange(len(weights))
    if len(weights) > most:
        least = np.partition(weights, len(weights) - most)[len(weights) - most]
        above = weights > least
        equal = np.flatnonzero(weights == least)[: most - np.count_nonzero(above)]
        above[equal] = True
        places = np.flatnonzero(above)
    return places[np.argsort(-weights[places], kind="stable")]


_NOTHING = np.zeros(0, np.int32)
_EMPTY = _Vector(_NOTHING, np.zeros(0, np.uint16), 1.0, 0, np.zeros(0, np.float32), _NOTHING, _NOTHING)
