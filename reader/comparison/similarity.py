"""How alike the sentences of two articles are: stems and letters, weighed by how rare they are in the two articles.

The mean of two cosines of TF-IDF vectors, of stems and of the 3- to 5-letter runs within words, as in the sentence
aligners of Barzilay & Elhadad (2003), Nelken & Shieber (2006) and MASSAlign, with the rarity taken from the compared
articles alone, for in the whole language every word of a story about Ukraine would be rare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from math import log, sqrt

from reader.comparison.facts import Facts
from reader.comparison.tokens import NUMBER

Vector = dict[str, float]
Scores = dict[tuple[int, int], float]
MANY_PAIRS = 40_000  # above it only the likeliest partners by stems are compared by letters as well
PARTNERS = 24
COMMON = 60  # sentences that may have a word for it to lead to partners where rarer words lead to enough
COUNTED = 2  # a thing that both sides count weighs as a word said twice


def similarities(left: Sequence[Facts], right: Sequence[Facts]) -> Scores:
    """(left, right) -> similarity from 0 to 1, of the pairs that have a word in common."""
    vectors = _vectors([_words(sentence) for sentence in side] for side in (left, right))
    many = len(left) * len(right) > MANY_PAIRS
    words = _likeliest(*vectors) if many else _cosines(*vectors)
    letters = _vectors([_letters(sentence) for sentence in side] for side in (left, right))
    return {(i, j): (score + _dot(letters[0][i], letters[1][j])) / 2 for (i, j), score in words.items()}


def _words(sentence: Facts) -> list[str]:
    """The words to weigh: one number is as good as another, one that counts the same thing is better."""
    forms = [token.sense if token.form.startswith(NUMBER) else token.form for token in sentence.tokens]
    return forms + [NUMBER + figure.unit for figure in sentence.figures if figure.unit] * COUNTED


def _letters(sentence: Facts) -> list[str]:
    return [run for token in sentence.tokens for run in _runs(token.sense)]


@lru_cache(maxsize=50_000)
def _runs(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + size] for size in (3, 4, 5) for at in range(max(1, len(padded) - size + 1)))


def _vectors(sides: Iterable[Sequence[Sequence[str]]]) -> list[list[Vector]]:
    """Two lists of bags of features as unit vectors: sublinear counts times smoothed inverse sentence frequency."""
    counted = [[Counter(bag) for bag in side] for side in sides]
    total = sum(len(side) for side in counted)
    frequency = Counter(feature for side in counted for bag in side for feature in bag)
    rarity = {feature: log((1 + total) / (1 + count)) + 1 for feature, count in frequency.items()}
    return [[_unit({f: (1 + log(n)) * rarity[f] for f, n in bag.items()}) for bag in side] for side in counted]


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {feature: weight / length for feature, weight in vector.items()}


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


def _postings(vectors: Sequence[Vector]) -> dict[str, list[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            postings.setdefault(feature, []).append((number, weight))
    return postings


def _cosines(left: Sequence[Vector], right: Sequence[Vector]) -> Scores:
    postings = _postings(right)
    scores: Scores = {}
    for i, vector in enumerate(left):
        for feature, weight in vector.items():
            for j, other in postings.get(feature, ()):
                scores[i, j] = scores.get((i, j), 0.0) + weight * other
    return scores


def _likeliest(left: Sequence[Vector], right: Sequence[Vector]) -> Scores:
    """The likeliest partners of each sentence, of those that share one of its rarest words or that are in many."""
    postings = _postings(right)
    scores: Scores = {}
    for i, vector in enumerate(left):
        row: dict[int, float] = {}
        for feature, weight in sorted(vector.items(), key=lambda one: -one[1]):
            found = postings.get(feature, ())
            if len(found) > COMMON and len(row) >= PARTNERS:
                continue
            for j, other in found:
                row[j] = row.get(j, 0.0) + weight * other
        for _, j in nlargest(PARTNERS, [(score, j) for j, score in row.items()]):
            scores[i, j] = _dot(vector, right[j])
    return scores
