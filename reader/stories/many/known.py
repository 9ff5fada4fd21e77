"""How rare the terms of some articles are in a scope that was counted before: what `counted` tells, of what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from reader.stories.codes import LAID_OUT, PAIR
from reader.stories.many.laid_out import LaidOut
from reader.stories.many.stems import Stems
from reader.stories.rareness import Rareness
from reader.stories.similarity import rarity

if TYPE_CHECKING:
    from reader.stories.many.spool import Row

Numbers = np.ndarray[Any, Any]


class Known:
    """Rarities that are kept. First `add` the articles that are asked about, then `finish`, then ask.

    Terms that were counted in one article at most, but that several of these articles have, are as rare as that.
    """

    def __init__(self, rarities: Rareness, stems: Stems) -> None:
        self.articles, self.alone = rarities.articles, rarities.alone
        self._rarities, self._stems = rarities, stems
        self._added: list[Row] = []

    def add(self, row: Row) -> None:
        """Note the terms of one more article."""
        self._added.append(row)

    def finish(self) -> bytes:
        """Number all terms that were noted, single ones of the text first, and look up how rare they are. Gives
        nothing: they were counted before."""
        parts = enumerate(LaidOut(self._added).by_part())
        every = np.concatenate([self._codes(part, *stems) for part, (_, *stems) in parts])
        self._terms, found_in = np.unique(every, return_counts=True)
        self._added = []
        pairs = self._terms & PAIR > 0
        self._rare = np.zeros(len(pairs))
        for single, chosen in ((True, ~pairs), (False, pairs)):
            self._rare[chosen] = self._rarities.of(single, self._terms[chosen].tolist())
        by_count = [0.0, 0.0, *(rarity(self.articles, n) for n in range(2, int(found_in.max(initial=1)) + 1))]
        self._rare = np.where(self._rare > 0, self._rare, np.array(by_count)[found_in])
        self.terms, self.words = len(pairs), int(np.searchsorted(self._terms, PAIR))
        return b""

    def of(self, part: int, firsts: Numbers, seconds: Numbers) -> tuple[Numbers, Numbers]:
        """The rarity of each of some terms of a part of TEXTUAL, 0 where it stands in one article only; and the number
        of each."""
        places = np.searchsorted(self._terms, self._codes(part, firsts, seconds))
        return self._rare[places], places

    def _codes(self, part: int, firsts: Numbers, seconds: Numbers) -> Numbers:
        bits, factor = LAID_OUT[part]
        codes = self._stems.codes
        if factor:
            return np.asarray(codes[firsts] * factor ^ codes[seconds] | bits)
        return np.asarray(codes[firsts] | bits)
