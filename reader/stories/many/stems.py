"""The stems of many articles, numbered as they come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from reader.stories.codes import code_of

Numbers = np.ndarray[Any, Any]


class _Numbering(dict[str, int]):
    def __missing__(self, stem: str) -> int:
        number = self[stem] = len(self)
        return number


class Stems:
    """Numbers from 0 for stems; `codes` are the numbers that mean the same in every run, by those."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._names: list[str] = []
        self._codes = np.zeros(1024, np.int64)

    def __len__(self) -> int:
        return len(self._names)

    def numbers(self, stems: Sequence[str]) -> Numbers:
        """The number of each of some stems."""
        numbers = np.fromiter(map(self._numbers.__getitem__, stems), np.int32, len(stems))
        if len(self._numbers) > len(self._names):
            self._learn(stems)
        return numbers

    def _learn(self, stems: Sequence[str]) -> None:
        """Note the names and codes of those that came just now."""
        known = len(self._names)
        self._names += [stem for stem in stems if self._numbers[stem] >= known]
        if len(self._names) > len(self._codes):
            self._codes = grown(self._codes, len(self._names))
        self._codes[known : len(self._names)] = list(map(code_of, self._names[known:]))

    @property
    def codes(self) -> Numbers:
        """The codes of all stems."""
        return self._codes[: len(self._names)]

    def name(self, first: int, second: int) -> str:
        """A stem, or a pair of stems where the second number is not negative."""
        return self._names[first] if second < 0 else f"{self._names[first]} {self._names[second]}"


def grown(numbers: Numbers, size: int) -> Numbers:
    """An array with room for at least so many numbers in its last dimension, zeros behind those it has."""
    bigger = np.zeros((*numbers.shape[:-1], max(size, 2 * numbers.shape[-1])), numbers.dtype)
    bigger[..., : numbers.shape[-1]] = numbers
    return bigger
