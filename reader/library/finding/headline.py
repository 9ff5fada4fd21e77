"""Hits whose headline has every word that was asked for: who types such words mostly means that headline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.library.finding.ordering import lifted
from reader.library.finding.query import Node, Phrase, Prefix, wanted
from reader.library.postings.analysis import surface, words_of
from reader.text.words import stem

LOOKED_AT = 50  # of the best hits
ALL_WORDS = 0.2  # how much more it scores
AS_TYPED = 0.3  # and how much for words that are written as they were typed
FEWEST_WORDS = 2
FIELDS = (None, "title")


def words_wanted(tree: Node | None) -> tuple[str, ...]:
    """The words that a query asks for in headlines, finished ones."""
    found: list[str] = []
    for leaf in wanted(tree):
        if leaf.field not in FIELDS or isinstance(leaf, Prefix):
            continue
        found += leaf.words if isinstance(leaf, Phrase) else (leaf.text,)
    return tuple(dict.fromkeys(map(surface, found)))


def lifted_by_title(
    best: Sequence[tuple[int, float]],
    titles: Mapping[int, str],
    words: Sequence[str],
    languages: Iterable[str | None],
) -> list[tuple[int, float]]:
    """Rows and scores, best first, those with all words in their title lifted."""
    asked = {word: {stem(word, language) for language in languages} for word in words}

    def share(row: int) -> float:
        written = set(map(surface, words_of(titles.get(row, ""))))
        stems = {stem(word, language) for word in written for language in languages}
        if any(stems.isdisjoint(forms) for forms in asked.values()):
            return 0.0
        return ALL_WORDS + AS_TYPED * len(written.intersection(asked)) / len(asked)

    return lifted(best, share, LOOKED_AT)
