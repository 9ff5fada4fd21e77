"""Finding the articles that a query means, and scoring them.

BM25 over the fields (Robertson and Zaragoza 2009), a title counting twice. Whole posting lists are joined as sets and
dictionaries: ten times as fast in Python as stepping through them one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice, product
from operator import itemgetter

from reader.library.chronology import Calendar
from reader.library.finding.lexicon import Lexicon
from reader.library.finding.query import (
    All,
    Anything,
    Days,
    Either,
    Node,
    Not,
    Phrase,
    Prefix,
    Rows,
    Word,
    unplaced,
    wanted,
)
from reader.library.postings.analysis import surface
from reader.library.postings.blending import Blend, Column
from reader.library.postings.matches import Matches, common, heaviest, rarity, together, union
from reader.library.postings.snapshot import Snapshot
from reader.text.words import stem

FIELD_WEIGHTS = {"title": 10.0, "body": 1.0, "outlet": 0.5, "agency": 0.5, "author": 0.5}
"""How often a term in a field counts: the ten of a title make it twice as heavy as a text of usual length."""
LARGEST_WEIGHT = 255
RARE = 5.0  # what the articles that are most like another one count, beside words: as a rather rare one
SHORTEST_TYPED = 3  # letters of an unfinished word that are looked for in the text as well
FEW_TYPED = 50  # articles
OFTEN_MEANT = 0.05  # of the articles with a stem: in as many it must be a word of its that was begun
MOST_TYPED = 50  # expansions of a word that is being typed
MOST_EXPANSIONS = 1_000  # of a prefix
MOST_VERIFIED = 1_000  # articles whose text is looked into
MOST_VERIFIED_IN_ALL = 3_000  # for one query
MOST_WORDINGS = 100  # articles with a phrase that are read for how it is written there
MOST_PHRASES = 24  # ways to write a phrase with and without its accents


@dataclass
class Matcher:
    """Evaluates queries on a snapshot of the postings, within the articles of `days` (row -> day)."""

    snapshot: Snapshot
    lexicon: Lexicon
    days: Calendar
    languages: tuple[str | None, ...]
    _known: dict[Node, Matches] = field(default_factory=dict)
    _to_verify: int = MOST_VERIFIED_IN_ALL
    _alone: bool = False  # one word is looked for: no rows of it are looked up among those of others

    @property
    def everything(self) -> Set[int]:
        """All rows of the scope."""
        return self.days.keys()

    def find(self, tree: Node, enough: int = 1) -> Matches:
        """What matches; where less than `enough` has all of the words, beside that what has any of them."""
        self._alone = sum(1 for _ in wanted(tree)) == 1
        found = self.match(tree)
        if len(found.rows) < enough and isinstance(tree, All) and not tree.strict:
            some = self._any_of(tree)
            if len(some.rows) > len(found.rows):
                some.whole = found.rows
                return some
        return found

    def occurs(self, word: str) -> bool:
        """Does a word occur anywhere, in the scope or not, in any of its forms?"""
        stems = self._stems(self.lexicon.spellings(word))
        return any(self.snapshot.documents(name, term) for name in FIELD_WEIGHTS for term in stems)

    def rows_with(self, word: str) -> set[int]:
        """All rows with a word, in the scope or not, in any of its forms."""
        stems = self._stems(self.lexicon.spellings(word))
        return set().union(*(self.snapshot.weights(name, term) for name in FIELD_WEIGHTS for term in stems))

    def match(self, node: Node) -> Matches:
        """What matches a tree, within the scope."""
        if isinstance(node, Word | Prefix | Phrase):
            if (known := self._known.get(nowhere := unplaced(node))) is None:
                known = self._known[nowhere] = self._leaf(node)
            return known
        if isinstance(node, Days):
            return Matches({row for row, day in self.days.items() if node.first <= day <= node.last})
        if isinstance(node, Either):
            return union([self.match(part) for part in node.parts])
        if isinstance(node, All):
            return self._all(node.parts)
        if isinstance(node, Not):
            return Matches(self.everything - self.match(node.part).rows)
        if isinstance(node, Rows):
            return Matches(self.everything & node.rows, [(RARE / LARGEST_WEIGHT, node.weights)] if node.weights else [])
        return Matches(self.everything if isinstance(node, Anything) else frozenset())

    def _leaf(self, node: Word | Prefix | Phrase) -> Matches:
        if isinstance(node, Word):
            return self._word(node)
        return self._prefix(node) if isinstance(node, Prefix) else self._phrase(node)

    def _all(self, parts: Iterable[Node]) -> Matches:
        """What all parts match: first what is quick to find, then the rest among that only."""
        found: list[Matches] = []
        rows: Set[int] | None = None
        for part in sorted(parts, key=_effort):
            if rows is not None and isinstance(part, Days):
                days, first, last = self.days, part.first, part.last
                rows = {row for row in rows if first <= days[row] <= last}
                continue
            matches = self._typed(part, rows) if isinstance(part, Prefix) and part.typing else self.match(part)
            found.append(matches)
            rows = common(rows, matches.rows) if rows is not None else matches.rows
        return Matches(rows or set(), [source for matches in found for source in matches.sources])

    def _any_of(self, tree: All) -> Matches:
        """Any of the words, but all that is no word: days, what is left out, fields (unless all words are in the same
        one). What is put in quotation marks or ends with a * must be there, and is enough. More words count more."""
        words = [part for part in tree.parts if isinstance(part, Word | Prefix | Phrase)]
        if len({part.field for part in words}) > 1:
            words = [part for part in words if not part.field]
        demanded = [part for part in words if _is_demanded(part)]
        words = [part for part in words if part not in demanded]
        rest = [part for part in tree.parts if part not in words]
        found = [matches for matches in map(self.match, words) if matches.rows]
        matches = union(found)
        if rest:
            limits = self._all(rest)
            rows = limits.rows if demanded else matches.rows & limits.rows
            matches = Matches(rows, matches.sources + limits.sources)
        if len(words) > 1:
            matches.sources += [(self.rarity(len(part.rows)) / 2, dict.fromkeys(part.rows, 1)) for part in found]
        return matches

    def _word(self, node: Word) -> Matches:
        return self._any_term(self._stems(self.lexicon.spellings(node.text)), node.field)

    def _prefix(self, node: Prefix) -> Matches:
        if node.typing:
            return self._typed(node, None)
        begun = surface(node.text)
        words = self.lexicon.beginning(begun, MOST_EXPANSIONS)
        if self.lexicon.is_beginning(begun):  # then that was asked for, else it lacks its accents
            words = [word for word in words if word.startswith(begun)]
        stems = self._stems(words)
        doubtful = self._shared(stems, begun)
        certain = self._any_term(stems - doubtful, node.field)
        return union([certain, self._verified(doubtful, begun, node.field, certain.rows)])

    def _shared(self, stems: set[str], begun: str) -> set[str]:
        """Those of some stems that words without this beginning have too: "hurt" of "hurtful", "carri" of "carry"."""
        near = self.lexicon.beginning(begun[:-1], MOST_EXPANSIONS) if len(begun) > 2 else []
        others = self._stems(word for word in near if not word.startswith(begun))
        return {term for term in stems if term in others or not term.startswith(begun)}

    def _typed(self, node: Prefix, within: Set[int] | None) -> Matches:
        """The most frequent words that the unfinished one may become, and itself: looked for `within` some rows.

        Nearly every text has a word with two letters at its beginning: those are looked for in the short fields, and
        in texts only where that finds little.
        """
        begun = surface(node.text)
        words = self.lexicon.beginning(begun, MOST_TYPED)
        all_stems = self._stems(words)
        stems = {term for term in all_stems if term.startswith(begun) or self._is_meant(term, words)} or all_stems
        fields = _fields(node.field) if len(begun) > 1 else ("title",)
        first = [name for name in fields if name != "body" or len(begun) >= SHORTEST_TYPED]
        found = {name: self._latest(name, stems, within) for name in first}
        if sum(map(len, found.values())) < FEW_TYPED:
            found.update({name: self._latest(name, stems, within) for name in fields if name not in found})
        if len(begun) > 1 or not words:
            as_is = self.lexicon.spellings(node.text)
            whole = {
                term
                for term in self._stems(as_is)
                if not words or term.startswith(begun) or self._is_meant(term, as_is)
            }
            for name in _fields(node.field):
                found[name] = {**found.get(name, {}), **self._latest(name, whole, within)}
        return self._scored(list(found.items()))

    def _is_meant(self, term: str, words: Iterable[str]) -> bool:
        """Do some of the words often stand behind a stem that does not begin like them? "running" does behind "run",
        "outlying" hardly ever behind "out"."""
        having = sum(self.lexicon.documents(word) for word in words if term in self._stems((word,)))
        return having >= OFTEN_MEANT * self.snapshot.documents("body", term)

    def _latest(self, name: str, stems: Iterable[str], within: Set[int] | None) -> dict[int, int]:
        """The weights of any of some stems, where there are several that of the most frequent one: no row is compared
        with any other."""
        found: dict[int, int] = {}
        for weights in sorted((self.snapshot.weights(name, term) for term in stems), key=len):
            if within is None or len(weights) < len(within) // 4:
                found.update(weights)
            else:
                found.update((row, weights[row]) for row in within if row in weights)
        return found

    def _verified(self, stems: set[str], begun: str, field_name: str | None, certain: Set[int]) -> Matches:
        """What has one of some stems and really a word with this beginning. Where there is too much to read, what was
        not read is taken for what most of the rest is."""
        found = self._any_term(stems, field_name)
        doubtful = found.rows - certain
        scores = found.scores()
        most = min(MOST_VERIFIED, self._to_verify)
        read = sorted(nlargest(most, doubtful, key=scores.__getitem__))
        self._to_verify -= len(read)
        having = self.lexicon.with_beginning(read, begun, field_name)
        found.rows = having | (doubtful - set(read) if len(having) > len(read) / 2 else set())
        return found

    def _stems(self, words: Iterable[str]) -> set[str]:
        return {stem(word, language) for word in words for language in self.languages}

    def _any_term(self, stems: Collection[str], field_name: str | None) -> Matches:
        """Any of some stems, as if they were one: the heaviest of them counts."""
        by_field: list[tuple[str, Column | Mapping[int, int]]] = []
        for name in _fields(field_name):
            if self._alone and len(stems) == 1:
                by_field += [(name, self.snapshot.compact(name, term)) for term in stems]
            else:
                found = [weights for term in stems if (weights := self.snapshot.weights(name, term))]
                by_field.append((name, heaviest(found)))
        return self._scored(by_field)

    def _phrase(self, node: Phrase) -> Matches:
        """The words in a row: in all their forms, but one in quotation marks as it is written there. Where too many
        have it to be read, only the first of them are: nobody sees the others."""
        written = list(islice(product(*map(self.lexicon.spellings, node.words)), MOST_PHRASES))
        phrases = {tuple(stem(word, language) for word in words) for words in written for language in self.languages}
        found = self._scored(
            [
                (name, heaviest([self.snapshot.phrase(name, list(terms)) for terms in phrases]))
                for name in _fields(node.field)
            ]
        )
        if not node.quoted or not found.rows:
            return found
        best = nlargest(MOST_WORDINGS, found.scores().items(), key=itemgetter(1))
        others = self.lexicon.without_wording(sorted(row for row, _ in best), node.words, node.field)
        return found.without(others)

    def _scored(self, by_field: Sequence[tuple[str, Column | Mapping[int, int]]]) -> Matches:
        """A thing found in some fields as one."""
        if not (fields := [(FIELD_WEIGHTS[name], weights) for name, weights in by_field if weights]):
            return Matches(frozenset())
        total = self._within(together(fields))
        return Matches(total.keys(), [(self.rarity(len(total)) / LARGEST_WEIGHT, total)])

    def _within(self, found: Mapping[int, float]) -> Mapping[int, float]:
        """What lies in the scope."""
        if self.snapshot.covered_by(self.days):
            return found
        found = found.by_row() if isinstance(found, Blend) else found
        if len(self.days) < len(found):
            return {row: found[row] for row in self.days if row in found}
        return {row: weight for row, weight in found.items() if row in self.days}

    def rarity(self, documents: int) -> float:
        """How rare a thing is within the scope that stands in so many of its articles."""
        return rarity(len(self.days), documents)


def _is_demanded(part: Word | Prefix | Phrase) -> bool:
    """Is it more than a word as one types it, which an article may lack that has the others?"""
    return part.quoted if isinstance(part, Phrase) else isinstance(part, Prefix) and not part.typing


def _fields(name: str | None) -> tuple[str, ...]:
    return (name,) if name else tuple(FIELD_WEIGHTS)


def _effort(node: Node) -> int:
    if isinstance(node, Word | Phrase):
        return 0
    return 1 if isinstance(node, All | Either) else 2 if isinstance(node, Prefix) else 3
