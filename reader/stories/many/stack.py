"""Many small arrays laid one behind another: by themselves a hundred thousand of them take half as much room again."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, Any]

BLOCK = 1 << 20  # numbers


class Stack:
    """Rows of some columns of numbers of these kinds; in a row all have the same length."""

    def __init__(self, *kinds: type[np.generic]) -> None:
        self._kinds = kinds
        self._blocks: list[tuple[Numbers, ...]] = []
        self._block_of, self._starts, self._ends = array("I"), array("q"), array("q")
        self._room = 0

    def push(self, *columns: Numbers) -> None:
        """Add a row."""
        size = len(columns[0])
        if size > self._room or not self._blocks:
            self._room = max(BLOCK, size)
            self._blocks.append(tuple(np.empty(self._room, kind) for kind in self._kinds))
        start = len(self._blocks[-1][0]) - self._room
        for block, column in zip(self._blocks[-1], columns, strict=True):
            block[start : start + size] = column
        self._room -= size
        self._block_of.append(len(self._blocks) - 1)
        self._starts.append(start)
        self._ends.append(start + size)

    def size(self, row: int) -> int:
        """How many numbers a row has in each column."""
        return self._ends[row] - self._starts[row]

    def column(self, number: int, row: int) -> Numbers:
        """One column of a row."""
        return self._blocks[self._block_of[row]][number][self._starts[row] : self._ends[row]]
