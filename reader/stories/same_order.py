"""The same order of facts: what betrays a text that a machine reworded, so that it shares no long run of words.

Sentences of two articles are linked where each is the other's closest, by the rarer words they have in common; a
reworded copy is a long diagonal of such links. Two reporters tell many of the same facts, but each in an order of
their own.

This is no substitute for `comparison.alignment`, nor the other way round: there two articles are linked to be read side
by side, many sentences to many, by names, figures and quotations too; here only the length of a row is asked for, of
every two articles of a story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from math import log, sqrt

from reader.article import FullArticle
from reader.text.sentences import sentences
from reader.text.terms import content_words

COMMONEST = 0.3  # what a word counts that every sentence has
LINKED = 0.3  # the cosine from which two sentences tell the same
STEP = 2  # sentences: a row goes on where the next link stands no farther on, on both sides
FEWEST = 3  # words that say something: shorter sentences are like many others
SHARED = 2  # such words that linked sentences have in common at least
REWORDED = 6  # links in a row: one in 700 pairs of outlets that told an event in words of their own had as many
MOST = 60  # sentences of an article that are looked at
MOST_REMEMBERED = 100_000

Facts = tuple[frozenset[str], ...]
"""The stems of the words that say something, of each sentence of an article in order."""


class _Stems(dict[str, tuple[str, ...]]):
    """What stands between two blanks -> its stems that say something, remembered."""

    def __init__(self, language: str | None) -> None:
        self._language = language

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[piece] = tuple(stem for _, _, stem in content_words(piece, self._language))
        return found


_stems = lru_cache(maxsize=16)(_Stems)


def facts(full: FullArticle) -> Facts:
    """What of an article is compared."""
    stems_of = _stems(full.article.language).__getitem__
    told = (
        frozenset(chain.from_iterable(map(stems_of, sentence.text.split())))
        for sentence in sentences(full.body.paragraphs)[:MOST]
    )
    return tuple(words for words in told if len(words) >= FEWEST)


def in_a_row(left: Facts, right: Facts) -> int:
    """How many sentences tell the same in the same order, in the longest row; whichever article comes first."""
    links = _links(left, right)
    longest: list[int] = []
    for number, (one, other) in enumerate(links):
        before = (
            longest[earlier]
            for earlier in range(max(0, number - STEP), number)
            if one - links[earlier][0] <= STEP and 0 < other - links[earlier][1] <= STEP
        )
        longest.append(1 + max(before, default=0))
    return max(longest, default=0)


def _links(left: Facts, right: Facts) -> list[tuple[int, int]]:
    """The numbers of sentences that are each other's closest, in the order of the left ones."""
    alike = _alike(left, right)
    closest = _closest((one, other, score) for (one, other), score in alike.items())
    back = _closest((other, one, score) for (one, other), score in alike.items())
    return sorted((one, other) for one, other in closest.items() if back[other] == one)


def _closest(scored: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """For each first number the second one with the highest score, of equals the smallest."""
    best: dict[int, tuple[float, int]] = {}
    for one, other, score in scored:
        best[one] = max(best.get(one, (0.0, 0)), (score, -other))
    return {one: -negative for one, (_, negative) in best.items()}


def _alike(left: Facts, right: Facts) -> dict[tuple[int, int], float]:
    """The cosine of each two sentences that are alike enough to be linked, their words weighed by their rarity.

    Rounded, for the sums must not depend on the order of the words.
    """
    found_in = Counter(chain.from_iterable((*left, *right)))
    everything = len(left) + len(right) + 1
    weight = {word: (log(everything / (count + 1)) + COMMONEST) ** 2 for word, count in found_in.items()}
    told_by: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(right):
        for word in words:
            told_by[word].append(number)
    lengths = [_sum(words, weight) for words in right]
    alike = {}
    for one, words in enumerate(left):
        shared = Counter(chain.from_iterable(told_by[word] for word in words if word in told_by))
        length = _sum(words, weight)
        for other, count in shared.items():
            if count >= SHARED:
                cosine = round(_sum(words & right[other], weight) / sqrt(length * lengths[other]), 9)
                if cosine >= LINKED:
                    alike[one, other] = cosine
    return alike


def _sum(words: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(map(weight.__getitem__, words))
