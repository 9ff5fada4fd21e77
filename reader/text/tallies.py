"""How often the stems of articles stand in their parts, and each two in a row, counted by numpy for several at once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np

from reader.text.term_table import Part, Terms

Numbers = np.ndarray[Any, Any]
Columns = tuple[Numbers, Numbers | None, Numbers]
"""Those of `Part` for all articles: of a first stem the number, and before it all stems of the articles before."""
SIZE = 4  # bytes of each number in them


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of an article that say something: its different `stems`, and their numbers in the order of the text.

    -1 stands before the first, behind the last, and wherever words on either side are no pair. The title ends at
    `title`, the lede at `lede`. `names` are the names of the body with their weights, `weekday` is what it speaks of
    first, if there is any, by their numbers.
    """

    stems: tuple[str, ...]
    numbers: list[int]
    title: int
    lede: int
    names: dict[int, float]
    weekday: int | None


def tallied(articles: Sequence[Worded], title: float, lede: float) -> list[Terms]:
    """The tables of the terms of some articles; a word of the title and one of the lede count so much."""
    numbers = np.fromiter(chain.from_iterable(one.numbers for one in articles), np.int64)
    bases = np.array([0, *accumulate(len(one.stems) for one in articles)])
    lengths = [(one.title, one.lede - one.title, len(one.numbers) - one.lede) for one in articles]
    kind = np.repeat(np.tile(np.arange(3), len(articles)), np.ravel(lengths))
    stems = numbers + np.repeat(bases[:-1], [len(one.numbers) for one in articles])
    weights = np.array([title, lede, 1.0])[kind]
    there = numbers >= 0
    found = [
        _singles(stems, weights, there), _pairs(stems, numbers, weights, there),
        _singles(stems, weights, there & (kind < 2)), _pairs(stems, numbers, weights, there & (kind < 2)),
        _singles(stems, np.ones(len(kind)), there & (kind == 0)),
    ]  # fmt: skip
    single, double, head, heads, of_title = (_parts(columns, bases) for columns in found)
    names = [_part(list(one.names), list(one.names.values())) for one in articles]
    days = [_part([] if (day := one.weekday) is None else [day], [] if day is None else [1.0]) for one in articles]
    parts = zip(single, double, head, heads, names, of_title, days, strict=True)
    return [Terms(one.stems, its) for one, its in zip(articles, parts, strict=True)]


def _singles(stems: Numbers, weights: Numbers, there: Numbers) -> Columns:
    total = np.bincount(stems[there], weights[there])
    found = np.flatnonzero(total)
    return found, None, total[found]


def _pairs(stems: Numbers, numbers: Numbers, weights: Numbers, there: Numbers) -> Columns:
    both = np.flatnonzero(there[:-1] & there[1:])
    most = int(numbers.max(initial=0)) + 1
    found, which = np.unique(stems[both] * most + numbers[both + 1], return_inverse=True)
    firsts, seconds = np.divmod(found, most)
    return firsts, seconds, np.bincount(which, weights[both], len(found))


def _parts(columns: Columns, bases: Numbers) -> list[Part]:
    """Columns, parted where the stems of each article begin."""
    firsts, seconds, weights = columns
    cuts = np.searchsorted(firsts, bases)
    firsts = firsts - np.repeat(bases[:-1], np.diff(cuts))
    places, pairs = _bytes(firsts, np.uint32), _bytes(seconds, np.uint32)
    counts = _bytes(weights, np.float32)
    spans = [slice(SIZE * start, SIZE * end) for start, end in pairwise(cuts.tolist())]
    return [Part(array("I", places[at]), array("I", pairs[at]), array("f", counts[at])) for at in spans]


def _bytes(numbers: Numbers | None, kind: type[np.generic]) -> bytes:
    return b"" if numbers is None else numbers.astype(kind).tobytes()


def _part(firsts: list[int], weights: list[float]) -> Part:
    return Part(array("I", firsts), array("I"), array("f", weights))
