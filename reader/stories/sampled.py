"""How rare each term is, by a sample of articles: for one that is compared at once, where nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from reader.stories.codes import LAID_OUT, PAIR, code_of
from reader.stories.rarities import alone
from reader.stories.similarity import rarity
from reader.text.term_table import Terms

Numbers = np.ndarray[Any, Any]

SEEN_ONCE, UNSEEN = 1 / 2, 1 / 8  # of what an article of the sample stands for: where it alone has a stem, or none has
FEWEST = 1.5  # articles; what is likely to stand in less of them is likely to stand in one only


class Estimate:
    """How rare terms are among so many articles, by a sample of them: what a tenth of it has, a tenth of all has.

    Of pairs of stems that are not twice in the sample nothing is known.
    """

    def __init__(self, sample: Iterable[Terms], articles: int) -> None:
        parts = list(map(_codes, sample))
        everything = np.concatenate([np.zeros(0, np.int64), *(codes for part in parts for codes in part)])
        codes, counts = np.unique(everything, return_counts=True)
        worth = (counts > 1) | (codes & PAIR == 0)
        self._codes, self._counts = codes[worth], counts[worth]
        self.articles = articles
        stands_for = articles / max(1, len(parts))
        expected = [UNSEEN * stands_for, SEEN_ONCE * stands_for, *(stands_for * n for n in range(2, len(parts) + 1))]
        self._rare = np.array([rarity(articles, round(n)) if n >= FEWEST else 0.0 for n in expected])

    @property
    def alone(self) -> tuple[float, float]:
        """What a stem and a pair that nothing else has count in the length of a vector."""
        return alone(self.articles)

    def of(self, single: bool, codes: Sequence[int]) -> list[float]:
        """The rarity of each of some terms, 0 where it is likely that one article only has it, or nothing is known."""
        wanted = np.fromiter(codes, np.int64, len(codes))
        if not len(self._codes):
            return [0.0] * len(codes)
        places = np.minimum(np.searchsorted(self._codes, wanted), len(self._codes) - 1)
        counts = np.where(self._codes[places] == wanted, self._counts[places], 0)
        rare = self._rare[counts] if single else np.where(counts > 1, self._rare[counts], 0.0)
        return rare.tolist()  # type: ignore[no-any-return]


def _codes(terms: Terms) -> list[Numbers]:
    """The codes of an article's terms, for each of TEXTUAL."""
    stems = np.fromiter(map(code_of, terms.stems), np.int64, len(terms.stems))
    found = []
    for (bits, factor), part in zip(LAID_OUT, terms.parts, strict=False):
        codes = stems[np.asarray(part.firsts)]
        if factor:
            codes = codes * factor ^ stems[np.asarray(part.seconds)]
        found.append(codes | bits)
    return found
