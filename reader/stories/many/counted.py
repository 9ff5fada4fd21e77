"""In how many articles each term stands, counted for thousands, by numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from reader.stories.codes import LAID_OUT
from reader.stories.counts import LOW, packed
from reader.stories.many.stems import Stems, grown
from reader.stories.rarities import FULL, alone, table_bits
from reader.stories.similarity import rarity

if TYPE_CHECKING:
    from reader.stories.many.spool import Row

Numbers = np.ndarray[Any, Any]
_PLACES = 64  # of the table are looked at together: as many as a number has bits


class Counted:
    """Counts of terms. First `add` every article, then `finish`, then ask."""

    def __init__(self, expected: int, stems: Stems) -> None:
        self.articles = 0
        self._stems = stems
        self._bits = table_bits(expected)
        self._pairs = np.zeros(1 << self._bits, np.uint8)
        self._singles = np.zeros((len(LAID_OUT), 1024), np.int32)

    def add(self, row: Row) -> None:
        """Count the terms of one more article."""
        self.articles += 1
        if len(self._stems) > self._singles.shape[1]:
            self._singles = grown(self._singles, len(self._stems))
        for part, (firsts, seconds) in enumerate(spread(row)):
            if LAID_OUT[part][1]:
                places = self._places(part, firsts, seconds)
                found_in = self._pairs[places]
                self._pairs[places] = found_in + (found_in < FULL)
            else:
                self._singles[part, firsts] += 1

    def _places(self, part: int, firsts: Numbers, seconds: Numbers) -> Numbers:
        """The places of pairs in the table."""
        codes = self._stems.codes
        return (codes[firsts] * LAID_OUT[part][1] ^ codes[seconds]) & (1 << self._bits) - 1

    def finish(self) -> bytes:
        """Number the terms that several articles have: single ones by parts, then pairs. Gives the counts as `rarities`
        reads them."""
        shared = self._singles[:, : len(self._stems)] > 1
        self._ids = (np.cumsum(shared) - 1).reshape(shared.shape).astype(np.int32)
        self.words = int(shared[0].sum())
        most = int(self._singles.max())
        self._rarity = np.array([0.0, 0.0, *(rarity(self.articles, n) for n in range(2, max(FULL, most) + 1))])
        self._marked = np.packbits(self._pairs > 1, bitorder="little").view(np.uint64)
        in_each = np.bitwise_count(self._marked).astype(np.int64)
        self._before = (np.cumsum(in_each) - in_each + shared.sum()).astype(np.int32)
        self.terms = int(shared.sum() + in_each.sum())
        return self._packed()

    def of(self, part: int, firsts: Numbers, seconds: Numbers) -> tuple[Numbers, Numbers]:
        """The rarity of each of some terms of a part of TEXTUAL, 0 where it stands in one article only; and the number
        of each that stands in several."""
        if not LAID_OUT[part][1]:
            return self._rarity[self._singles[part, firsts]], self._ids[part, firsts]
        places = self._places(part, firsts, seconds)
        chunk, bit = places // _PLACES, (places % _PLACES).astype(np.uint64)
        before = np.bitwise_count(self._marked[chunk] & ((np.uint64(1) << bit) - np.uint64(1)))
        return self._rarity[self._pairs[places]], self._before[chunk] + before

    @property
    def alone(self) -> tuple[float, float]:
        """What a stem and a pair that nothing else has count in the length of a vector."""
        return alone(self.articles)

    def _packed(self) -> bytes:
        of_stems, codes = self._singles[:, : len(self._stems)], self._stems.codes
        parts = [part for part, (_, factor) in enumerate(LAID_OUT) if not factor]
        known = np.concatenate([codes[of_stems[part] > 1] | LAID_OUT[part][0] for part in parts])
        found_in = np.concatenate([of_stems[part][of_stems[part] > 1] for part in parts])
        order = np.argsort(known)
        places = np.flatnonzero(self._pairs > 1)
        starts = np.searchsorted(places, np.arange((1 << self._bits - LOW) + 1) << LOW)
        return packed(
            self.articles,
            self._bits,
            (known[order].data, found_in[order].astype(np.uint32).data),
            (starts.astype(np.uint32).data, (places & (1 << LOW) - 1).astype(np.uint16).data, self._pairs[places].data),
        )


def spread(row: Row) -> list[tuple[Numbers, Numbers]]:
    """The numbers of the stems of a row's terms, and of their second ones, for each of TEXTUAL."""
    firsts, seconds = row.stems[row.firsts], row.stems[row.seconds]
    spread, start, paired = [], 0, 0
    for size, (_, factor) in zip(row.sizes, LAID_OUT, strict=True):
        end = paired + size if factor else paired
        spread.append((firsts[start : start + size], seconds[paired:end]))
        start, paired = start + size, end
    return spread
