"""The stems of many articles, numbered as they come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from reader.stories.codes import code_of

Numbers = np.ndarray[Any, Any]


class _Numbering(dict[str, int]):
    """The numbers of stems, and their names by them."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __missing__(self, stem: str) -> int:
        number = self[stem] = len(self.names)
        self.names.append(stem)
        return number


class Stems:
    """Numbers from 0 for stems; `codes` are the numbers that mean the same in every run, by those."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._names = self._numbers.names
        self._codes = np.zeros(1024, np.int64)
        self._coded = 0

    def __len__(self) -> int:
        return len(self._names)

    def numbers(self, stems: Sequence[str]) -> Numbers:
        """The number of each of some stems."""
        return np.fromiter(map(self._numbers.__getitem__, stems), np.int32, len(stems))

    @property
    def codes(self) -> Numbers:
        """The codes of all stems."""
        known, coded = len(self._names), self._coded
        if known > coded:
            if known > len(self._codes):
                self._codes = grown(self._codes, known)
            self._codes[coded:known] = np.fromiter(map(code_of, self._names[coded:]), np.int64, known - coded)
            self._coded = known
        return self._codes[:known]

    def name(self, first: int, second: int) -> str:
        """A stem, or a pair of stems where the second number is not negative."""
        return self._names[first] if second < 0 else f"{self._names[first]} {self._names[second]}"


def grown(numbers: Numbers, size: int) -> Numbers:
    """An array with room for at least so many numbers in its last dimension, zeros behind those it has."""
    bigger = np.zeros((*numbers.shape[:-1], max(size, 2 * numbers.shape[-1])), numbers.dtype)
    bigger[..., : numbers.shape[-1]] = numbers
    return bigger
