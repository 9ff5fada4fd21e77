"""The vectors of thousands of articles as arrays, and how similar one is to many, by numpy.

All terms that several articles have are numbered; the weights of an article are laid out by these numbers, and those of
the others looked up among them, all at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from itertools import accumulate, islice, pairwise, takewhile
from operator import mul
from pathlib import Path
from typing import Any

import numpy as np

from reader.article import Article
from reader.stories.many.counted import Counted
from reader.stories.many.gathered import Gathered
from reader.stories.many.known import Known
from reader.stories.many.likelihoods import Circumstances
from reader.stories.many.stack import Stack
from reader.stories.many.stems import Stems
from reader.stories.many.weighed import EMPTY, Vector, weighed
from reader.stories.rareness import Rareness
from reader.stories.similarity import likelihood
from reader.stories.story import by_name
from reader.stories.vectors import EVIDENCE, LONG, profile
from reader.text.term_table import Terms

Numbers = np.ndarray[Any, Any]

AT_ONCE = 25  # articles that are weighed together: more would only take more room
FEW = 12  # articles: with fewer it takes longer to begin by numpy than to do without


class ManyVectors:
    """The vectors of some articles, by their numbers: their places in the order of their names.

    `profiles` hold what is compared beside the words, `counts` tell in how many articles the terms stand, as `rarities`
    reads it, where these articles are the whole.
    """

    def __init__(self, articles: Iterable[Article], gathered: Gathered, stop: Callable[[], bool]) -> None:
        """Of articles whose terms were gathered; what was gathered is used up. `stop` ends it early, unfinished."""
        ordered = sorted(articles, key=by_name)
        weekdays = gathered.weekdays
        self.profiles = tuple(profile(article, weekdays.get(article.id)) for article in ordered)
        self.circumstances = Circumstances(self.profiles)
        self.counts, self.words, self._stems = gathered.counted.finish(), gathered.counted.words, gathered.stems
        self._terms, self._strong = Stack(np.int32, np.uint16), Stack(np.float32, np.int32, np.int32)
        self._units, self._leading = array("f"), array("I")
        rows = takewhile(lambda _: not stop(), gathered.rows.read())
        while some := list(islice(rows, AT_ONCE)):
            for vector in weighed(some, gathered.counted):
                self._push(vector)
        blank = len(self._units)
        self._push(EMPTY)
        self._row_of = [min(blank, gathered.row_of.get(article.id, blank)) for article in ordered]
        self._itself: dict[int, float] = {}
        self._joined = self._join([blank])
        self._laid_out = np.zeros(gathered.counted.terms, np.float32)

    def _push(self, vector: Vector) -> None:
        self._terms.push(vector.terms, vector.weights)
        self._strong.push(vector.strengths, vector.firsts, vector.seconds)
        self._units.append(vector.unit)
        self._leading.append(vector.leading)

    def __len__(self) -> int:
        return len(self._row_of)

    def leading(self, number: int) -> tuple[Numbers, Numbers]:
        """The strongest words of an article, and their weights."""
        row = self._row_of[number]
        words = self._leading[row]
        return self._terms.column(0, row)[:words], self._strong.column(0, row)[:words]

    def cosines(self, number: int, others: Sequence[int]) -> Numbers:
        """How much the words of an article are like those of each of the others; of copies the first is compared."""
        rows = [self._row_of[other] for other in others]
        places: dict[int, int] = {}
        for row in rows:
            places.setdefault(row, len(places))
        mine = self._row_of[number]
        if len(places) == 1 and mine in places:
            return np.full(len(rows), self._with_itself(mine))
        cosines = self._cosines(mine, list(places))
        return cosines if len(places) == len(rows) else cosines[[places[row] for row in rows]]

    def _with_itself(self, row: int) -> float:
        """The cosine of two copies: less than 1 where they have terms that no other has."""
        if row not in self._itself:
            self._itself[row] = float(self._cosines(row, [row])[0])
        return self._itself[row]

    def _cosines(self, mine: int, its: Sequence[int]) -> Numbers:
        _, terms, weights, sizes = self._joined = self._joined if self._joined[0] == its else self._join(its)
        if not sizes.sum():
            return np.zeros(len(its))
        own = self._terms.column(0, mine)
        self._laid_out[own] = self._terms.column(1, mine)
        products = self._laid_out[terms]
        self._laid_out[own] = 0.0
        products *= weights
        sums = np.zeros(len(its))
        starts = np.cumsum(sizes) - sizes
        sums[sizes > 0] = np.add.reduceat(products, starts[sizes > 0])
        return np.asarray(sums * [self._units[mine] * self._units[row] for row in its])

    def _join(self, its: Sequence[int]) -> tuple[Sequence[int], Numbers, Numbers, Numbers]:
        """The terms and weights of some rows one behind another, and their sizes: kept, as the next article may be
        compared with the same ones."""
        terms, weights = (np.concatenate([self._terms.column(kind, row) for row in its]) for kind in range(2))
        return its, terms, weights, np.array([self._terms.size(row) for row in its])

    def similarities(self, number: int, others: Sequence[int]) -> Sequence[float]:
        """The similarity of one article to each of the others."""
        if not len(others):
            return []
        cosines = self.cosines(number, others)
        if len(others) <= FEW:
            mine = self.profiles[number]
            likely = (likelihood(mine, self.profiles[other]) for other in others)
            return list(map(mul, cosines.tolist(), likely))
        return np.asarray(cosines * self.circumstances.likelihoods(number, others)).tolist()  # type: ignore[no-any-return]

    def shared(self, number: int, others: Sequence[int], most: int) -> list[list[tuple[float, str]]]:
        """The terms that are among the strongest of an article and of each of some others: what each adds to their
        cosine, and what it stands for; the strongest, so many and what is as strong as the last. Of copies the same
        list is given."""
        if not others:
            return []
        mine, rows = self._row_of[number], [self._row_of[other] for other in others]
        its = list(dict.fromkeys(rows))
        strengths, firsts, seconds = (self._strong.column(column, mine) for column in range(3))
        strong = self._terms.column(0, mine)[: len(strengths)]
        sizes = [self._strong.size(row) for row in its]
        self._laid_out[strong] = np.arange(1, len(strong) + 1)
        terms = np.concatenate([self._terms.column(0, row)[:size] for row, size in zip(its, sizes, strict=True)])
        places = self._laid_out[terms].astype(np.int32) - 1
        self._laid_out[strong] = 0.0
        weights = np.concatenate([self._strong.column(0, row) for row in its])
        found = []
        for start, end in pairwise(accumulate(sizes, initial=0)):
            both = start + np.flatnonzero(places[start:end] >= 0)
            scores = weights[both] * strengths[places[both]]
            best = slice(None) if len(both) <= most else scores >= np.partition(scores, -most)[-most]
            stems = places[both[best]]
            names = map(self._stems.name, firsts[stems].tolist(), seconds[stems].tolist())
            found.append(list(zip(scores[best].tolist(), names, strict=True)))
        by_row = dict(zip(its, found, strict=True))
        return [by_row[row] for row in rows]

    def have_evidence(self, number: int, other: int) -> bool:
        """Whether two articles share enough stems for their similarity to mean one event."""
        shorter, longer = sorted((self._words(number), self._words(other)), key=lambda one: one[0])
        return shorter[0] >= LONG or len(np.intersect1d(shorter[1], longer[1])) >= EVIDENCE

    def _words(self, number: int) -> tuple[int, Numbers]:
        terms = self._terms.column(0, self._row_of[number])
        return len(terms), terms if len(terms) >= LONG else terms[terms < self.words]


def many_vectors(
    articles: Sequence[Article],
    terms: Iterable[tuple[str, Mapping[str, float]]],
    stop: Callable[[], bool],
    folder: Path | None = None,
    rarities: Rareness | None = None,
) -> ManyVectors:
    """The vectors of these articles from their weighted terms; without `rarities` of a whole scope they are the whole.

    `stop` is polled for every article and ends it early, unfinished. A `folder` is good for what does not go into
    memory.
    """
    stems = Stems()
    gathered = Gathered(stems, Known(rarities, stems) if rarities else Counted(len(articles), stems), folder)
    with closing(gathered.rows):
        for article_id, weights in terms:
            if stop():
                break
            gathered.add(article_id, Terms.of(weights))
        return ManyVectors(articles, gathered, stop)
