"""Finding the articles that a query means, and scoring them.

BM25 over the fields (Robertson and Zaragoza 2009), a title counting twice. Whole posting lists are joined as sets and
dictionaries: ten times as fast in Python as stepping through them one by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import Protocol

from reader.library.analysis import surface
from reader.library.query import All, Anything, Days, Either, Node, Not, Phrase, Prefix, Rows, Word
from reader.library.snapshot import Snapshot
from reader.text.words import stem

FIELD_WEIGHTS = {"title": 2.0, "body": 1.0, "outlet": 0.5, "agency": 0.5, "author": 0.5}
LARGEST_WEIGHT = 255
RARE = 5.0  # what the articles that are most like another one count, beside words: as a rather rare one
MOST_TYPED = 50  # expansions of a word that is being typed
MOST_EXPANSIONS = 1_000  # of a prefix
MOST_VERIFIED = 300  # articles whose text is looked into
MOST_PHRASES = 24  # ways to write a phrase with and without its accents


class Lexicon(Protocol):
    """The words there are."""

    def beginning(self, prefix: str, limit: int) -> list[str]:
        """The words with this beginning, the most frequent first."""

    def spellings(self, word: str) -> list[str]:
        """A word and those that differ from it by accents only."""

    def with_beginning(self, rows: Sequence[int], prefix: str, field: str | None) -> set[int]:
        """Those of some articles that have a word with this beginning."""


@dataclass(slots=True)
class Matches:
    """Rows that match, and what scores them: a factor and the weight of each row, for each thing found. `relaxed`: they
    lack some of the words."""

    rows: set[int]
    sources: list[tuple[float, Mapping[int, int]]] = field(default_factory=list)
    relaxed: bool = False

    def scores(self) -> dict[int, float]:
        """Row -> score."""
        scores = dict.fromkeys(self.rows, 0.0)
        for factor, weights in self.sources:
            smaller = self.rows if len(self.rows) < len(weights) else weights
            for row in smaller:
                if row in weights and row in scores:
                    scores[row] += factor * weights[row]
        return scores


@dataclass
class Matcher:
    """Evaluates queries on a snapshot of the postings, within the articles of `days` (row -> day)."""

    snapshot: Snapshot
    lexicon: Lexicon
    days: Mapping[int, int]
    languages: tuple[str | None, ...]

    @cached_property
    def everything(self) -> set[int]:
        """All rows of the scope."""
        return set(self.days)

    def find(self, tree: Node) -> Matches:
        """What matches; where nothing has all of the words, what has any of them."""
        found = self.match(tree)
        if not found.rows and isinstance(tree, All) and not tree.strict:
            found = self._any_of(tree)
            found.relaxed = bool(found.rows)
        return found

    def occurs(self, word: str) -> bool:
        """Does a word occur anywhere, in the scope or not, in any of its forms?"""
        return bool(self.rows_with(word))

    def rows_with(self, word: str) -> set[int]:
        """All rows with a word, in the scope or not, in any of its forms."""
        stems = self._stems(self.lexicon.spellings(word))
        return {row for term in stems for name in FIELD_WEIGHTS for row in self.snapshot.weights(name, term)}

    def match(self, node: Node) -> Matches:
        """What matches a tree, within the scope."""
        if isinstance(node, Word):
            return self._word(node)
        if isinstance(node, Prefix):
            return self._prefix(node)
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, Days):
            return Matches({row for row, day in self.days.items() if node.first <= day <= node.last})
        if isinstance(node, Either):
            return _union([self.match(part) for part in node.parts])
        if isinstance(node, All):
            return self._all(node.parts)
        if isinstance(node, Not):
            return Matches(self.everything - self.match(node.part).rows)
        if isinstance(node, Rows):
            return Matches(self.everything & node.rows, [(RARE / LARGEST_WEIGHT, node.weights)] if node.weights else [])
        return Matches(self.everything) if isinstance(node, Anything) else Matches(set())

    def _all(self, parts: Iterable[Node]) -> Matches:
        found = [self.match(part) for part in parts]
        rows = set.intersection(*(matches.rows for matches in found))
        return Matches(rows, [source for matches in found for source in matches.sources])

    def _any_of(self, tree: All) -> Matches:
        """Any of the words, but all that is no word: days, what is left out, fields (unless all words are in the same
        one). More words count more."""
        one_field = len({part.field for part in tree.parts if isinstance(part, Word | Prefix | Phrase)}) == 1
        words = [
            part for part in tree.parts if isinstance(part, Word | Prefix | Phrase) and (one_field or not part.field)
        ]
        rest = [part for part in tree.parts if part not in words]
        found = [matches for matches in map(self.match, words) if matches.rows]
        matches = _union(found)
        if rest:
            limits = self._all(rest)
            matches = Matches(matches.rows & limits.rows, matches.sources + limits.sources)
        if len(words) > 1:
            rarity = {id(part): self.rarity(len(part.rows)) for part in found}
            matches.sources += [(rarity[id(part)] / 2, dict.fromkeys(part.rows, 1)) for part in found]
        return matches

    def _word(self, node: Word) -> Matches:
        return self._any_term(self._stems(self.lexicon.spellings(node.text)), node.field)

    def _prefix(self, node: Prefix) -> Matches:
        begun = surface(node.text)
        if node.typing:
            return self._typed(node, begun)
        stems = self._stems(self.lexicon.beginning(begun, MOST_EXPANSIONS))
        doubtful = self._shared(stems, begun)
        certain = self._any_term(stems - doubtful, node.field)
        return _union([certain, self._verified(doubtful, begun, node.field, certain.rows)])

    def _shared(self, stems: set[str], begun: str) -> set[str]:
        """Those of some stems that words without this beginning have too: "hurt" of "hurtful", "carri" of "carry"."""
        near = self.lexicon.beginning(begun[:-1], MOST_EXPANSIONS) if len(begun) > 2 else []
        others = self._stems(word for word in near if not word.startswith(begun))
        return {term for term in stems if term in others or not term.startswith(begun)}

    def _typed(self, node: Prefix, begun: str) -> Matches:
        """The most frequent words that the unfinished one may become, and itself; of one letter only titles'."""
        words = self.lexicon.beginning(begun, MOST_TYPED)
        if len(begun) > 1 or not words:
            words += self.lexicon.spellings(node.text)
        return self._any_term(self._stems(words), "title" if len(begun) < 2 else node.field)

    def _verified(self, stems: set[str], begun: str, field_name: str | None, certain: set[int]) -> Matches:
        """What has one of some stems and, unless that is too much to read, really a word with this beginning."""
        found = self._any_term(stems, field_name)
        doubtful = sorted(found.rows - certain)
        if len(doubtful) <= MOST_VERIFIED:
            found.rows = self.lexicon.with_beginning(doubtful, begun, field_name)
        return found

    def _stems(self, words: Iterable[str]) -> set[str]:
        return {stem(word, language) for word in words for language in self.languages}

    def _any_term(self, stems: Iterable[str], field_name: str | None) -> Matches:
        """Any of some stems, as if they were one: the heaviest of them counts."""
        by_field = []
        for name in _fields(field_name):
            found = [weights for term in stems if (weights := self.snapshot.weights(name, term))]
            by_field.append((name, _heaviest(found)))
        return self._scored(by_field)

    def _phrase(self, node: Phrase) -> Matches:
        written = list(islice(product(*map(self.lexicon.spellings, node.words)), MOST_PHRASES))
        phrases = {tuple(stem(word, language) for word in words) for words in written for language in self.languages}
        return self._scored(
            [
                (name, _heaviest([self.snapshot.phrase(name, list(terms)) for terms in phrases]))
                for name in _fields(node.field)
            ]
        )

    def _scored(self, by_field: Sequence[tuple[str, Mapping[int, int]]]) -> Matches:
        rows = self.everything & set().union(*(weights.keys() for _, weights in by_field))
        factor = self.rarity(len(rows)) / LARGEST_WEIGHT
        return Matches(rows, [(factor * FIELD_WEIGHTS[name], found) for name, found in by_field if found])

    def rarity(self, documents: int) -> float:
        """The inverse document frequency of BM25 within the scope."""
        return math.log(1 + (len(self.days) - documents + 0.5) / (documents + 0.5))


def _fields(name: str | None) -> tuple[str, ...]:
    return (name,) if name else tuple(FIELD_WEIGHTS)


def _heaviest(found: list[dict[int, int]]) -> dict[int, int]:
    if len(found) == 1:
        return found[0]
    heaviest: dict[int, int] = {}
    for weights in sorted(found, key=len):
        for row, weight in weights.items():
            if weight > heaviest.get(row, 0):
                heaviest[row] = weight
    return heaviest


def _union(found: list[Matches]) -> Matches:
    rows: set[int] = set().union(*(matches.rows for matches in found))
    return Matches(rows, [source for matches in found for source in matches.sources])
