"""How often the stems of an article stand in its parts, and each two in a row, counted together by numpy."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np

from reader.text.term_table import Part, Terms

Numbers = np.ndarray[Any, Any]
Column = Numbers | Sequence[float]
Text = Sequence[list[str]]
"""The stems of a text by paragraphs: those on either side of a break are no pair."""


def tallied(parts: Sequence[tuple[Text, float]], named: Mapping[str, float], weekday: str) -> Terms:
    """The table of an article's terms, from its parts with what a word counts there: the title, the lede and the rest.

    `named` are the names of the body with their weights.
    """
    number: defaultdict[str, int] = defaultdict(count().__next__)
    [title, lede, rest] = [_numbered(text, number) for text, _ in parts]
    names, day = [number[name] for name in named], [number[weekday]] if weekday else []
    stems, [of_title, of_lede, of_rest] = len(number), [weight for _, weight in parts]
    head = np.concatenate([title, lede])
    weights = np.repeat([of_title, of_lede], [len(title), len(lede)])
    everything, its = np.concatenate([head, rest]), np.concatenate([weights, np.full(len(rest), of_rest)])
    single, double = _singles(everything, its, stems), _pairs(everything, its, stems)
    return Terms(
        tuple(number),
        (
            single, double, _singles(head, weights, stems), _pairs(head, weights, stems),
            _part(names, [], list(named.values())), _singles(title, np.ones(len(title)), stems),
            _part(day, [], [1.0] * len(day)),
        ),
    )  # fmt: skip


def _numbered(text: Text, number: defaultdict[str, int]) -> Numbers:
    """The numbers of the stems of a text, with -1 behind each paragraph."""
    numbers: list[int] = []
    for paragraph in text:
        numbers += map(number.__getitem__, paragraph)
        numbers.append(-1)
    return np.array(numbers, np.int64)


def _singles(numbers: Numbers, weights: Numbers, stems: int) -> Part:
    there = numbers >= 0
    total = np.bincount(numbers[there], weights[there], stems)
    found = np.flatnonzero(total)
    return _part(found, [], total[found])


def _pairs(numbers: Numbers, weights: Numbers, stems: int) -> Part:
    there = (numbers[:-1] >= 0) & (numbers[1:] >= 0)
    found, which = np.unique((numbers[:-1] * stems + numbers[1:])[there], return_inverse=True)
    firsts, seconds = np.divmod(found, max(1, stems))
    return _part(firsts, seconds, np.bincount(which, weights[:-1][there], len(found)))


def _part(firsts: Column, seconds: Column, weights: Column) -> Part:
    return Part(
        array("I", np.asarray(firsts, np.uint32).tobytes()),
        array("I", np.asarray(seconds, np.uint32).tobytes()),
        array("f", np.asarray(weights, np.float32).tobytes()),
    )
