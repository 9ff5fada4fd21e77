"""Where the hits of a query stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice, product

from reader.article import Span
from reader.library.finding.query import Node, Phrase, Prefix, Word, wanted
from reader.library.postings.analysis import surface
from reader.library.postings.spelling import begins
from reader.text.words import UNSPACED, occurrences, stem, stemmer_name

ROLE = "match"
MARKED_FIELDS = (None, "title", "body")
KEPT = 3  # letters at the beginning of a word that a steady stemmer does not change where the stem is longer
UNSTEADY = frozenset({"german", "dutch", "finnish"})
SHORTEST_PREFIX = 2  # one letter of a word that is being typed would mark half the text


# Letters beyond ASCII, which a stem may lack, and abbreviations with dots.
_UNUSUAL = re.compile("[^\x00-\x7f\u2010-\u203a\u20ac\xa0]|[A-Za-z]\\.[A-Za-z]\\.")


class Marker:
    """Marks the hits of one query in any text: the words in all their forms, phrases, and words that begin so.

    `spellings` gives of a word those that differ from it by accents only, and itself; `is_beginning` tells of one that
    ends with a * whether words begin so, accents and all: only those are marked then.
    """

    def __init__(
        self,
        tree: Node | None,
        languages: Iterable[str | None],
        spellings: Callable[[str], Iterable[str]] = lambda word: (word,),
        is_beginning: Callable[[str], bool] = lambda _: False,
    ) -> None:
        leaves = [leaf for leaf in wanted(tree) if leaf.field in MARKED_FIELDS]
        prefixes = [leaf for leaf in leaves if isinstance(leaf, Prefix)]
        whole = [leaf.text for leaf in leaves if isinstance(leaf, Word)] + [p.text for p in prefixes if p.typing]
        whole = [spelling for word in whole for spelling in spellings(word)]
        phrases = [words for leaf in leaves if isinstance(leaf, Phrase) for words in _written(leaf.words, spellings)]
        self._prefixes = tuple(
            surface(leaf.text) for leaf in prefixes if not leaf.typing or len(leaf.text) >= SHORTEST_PREFIX
        )
        exact = {text for leaf in prefixes if not leaf.typing and is_beginning(text := surface(leaf.text))}
        self._without_accents = tuple(prefix for prefix in self._prefixes if prefix not in exact)
        self._languages = [
            (language, {stem(word, language) for word in whole}, [[stem(w, language) for w in ws] for ws in phrases])
            for language in languages
        ]
        self._beginnings = _beginnings(self._prefixes, self._languages)
        self._letters = frozenset(prefix[0] for prefix in self._prefixes)
        self.targets = len(leaves)
        """The number of different things that are marked."""

    def spans(self, text: str) -> list[Span]:
        """The hits in a text in order; none cuts a word, none overlaps another."""
        if not self.targets or self._surely_without(text):
            return []
        words = list(occurrences(text))
        found: set[tuple[int, int]] = set()
        if self._prefixes:
            likely = (one for one in words if one[2][0].lower() in self._letters or not one[2][0].isascii())
            found.update(self._begun(*one) for one in likely if self._begins(surface(one[2])))
        for language, whole, phrases in self._languages:
            if not whole and not phrases:
                continue
            stems = [stem(word, language) for _, _, word in words]
            found.update(one[:2] for one, term in zip(words, stems, strict=True) if term in whole)
            for phrase in phrases:
                found.update(_rows(words, stems, phrase))
        return _apart(found)

    def _surely_without(self, text: str) -> bool:
        """Can no word of a text be a hit? Most paragraphs of an article need not be parted into words."""
        if "" in self._beginnings or _UNUSUAL.search(text):
            return False
        lowered = text.lower()
        return not any(beginning in lowered for beginning in self._beginnings)

    def _begins(self, word: str) -> bool:
        return word.startswith(self._prefixes) or begins(word, self._without_accents)

    def _begun(self, start: int, end: int, word: str) -> tuple[int, int]:
        """Of a pair of characters only the one that was asked for; a whole word for what begins it."""
        return (start, start + 1) if UNSPACED.match(word) and word[0] in self._prefixes else (start, end)


def _beginnings(prefixes: Iterable[str], wanted: Iterable[tuple[str | None, set[str], list[list[str]]]]) -> set[str]:
    """How the words begin that are marked, in texts of plain letters; "" where that cannot be told."""
    found = set(prefixes)
    for language, whole, phrases in wanted:
        steady = stemmer_name(language) not in UNSTEADY
        for term in (*whole, *(phrase[0] for phrase in phrases)):
            found.add(term[:KEPT] if steady and len(term) > KEPT and term.isascii() else "")
    return found


def _written(
    words: Iterable[str], spellings: Callable[[str], Iterable[str]], most: int = 24
) -> Iterable[tuple[str, ...]]:
    """The ways to write a phrase with and without its accents."""
    return islice(product(*map(spellings, words)), most)


def _rows(words: list[tuple[int, int, str]], stems: list[str], phrase: list[str]) -> Iterable[tuple[int, int]]:
    length = len(phrase)
    starts = (at for at, term in enumerate(stems) if term == phrase[0])
    return ((words[at][0], words[at + length - 1][1]) for at in starts if stems[at : at + length] == phrase)


def _apart(found: Iterable[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end, ROLE))
    return spans
