"""Sets of numbers as arrays in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, Any]


def different(numbers: Numbers) -> Numbers:
    """The different ones of some numbers, in order. Of thousands `np.unique` takes ten times as long, for it goes by
    their digests."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def in_common(sets: Sequence[Numbers]) -> list[list[int]]:
    """How many numbers each two of some sets share; of each with itself, those that others have too."""
    every = np.concatenate(sets)
    order = np.argsort(every, kind="stable")
    ordered = every[order]
    again = np.zeros(len(every) + 1, bool)  # whether each is the one before it, and at the end nothing
    again[1:-1] = ordered[1:] == ordered[:-1]
    several = again[:-1] | again[1:]
    places = np.cumsum(~again[:-1])[several]
    which = np.repeat(np.arange(len(sets)), list(map(len, sets)))[order[several]]
    there = np.zeros((len(sets), (int(places[-1:].sum()) // 64 + 1) * 64), bool)
    there[which, places] = True
    packed = np.packbits(there, axis=1).view(np.uint64)
    return [np.bitwise_count(packed & row).sum(axis=1, dtype=np.int64).tolist() for row in packed]
