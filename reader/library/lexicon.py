"""The words there are, as they stand in the articles: for words that are only begun, and for misspelt ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library.analysis import surface
from reader.library.documents import documents
from reader.library.query import Node, Phrase, Word, wanted
from reader.library.schema import Database

LAST = "\U0010ffff"
SHORTEST_CORRECTED = 3


class Lexicon:
    """Reads the words of the catalogue and the number of articles that have each."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def beginning(self, prefix: str, limit: int) -> list[str]:
        """The words with this beginning, the most frequent first."""
        query = "SELECT word FROM lexicon WHERE word >= ? AND word < ? ORDER BY documents DESC, word LIMIT ?"
        with self.database.reading() as connection:
            return [word for (word,) in connection.execute(query, (prefix, prefix + LAST, limit))]

    def with_beginning(self, rows: Sequence[int], prefix: str, field: str | None) -> set[int]:
        """Those of some articles that have a word with this beginning, read from their texts."""
        found = documents(self.database, rows)
        return {one.row for one in found if any(word.startswith(prefix) for word in one.vocabulary(field))}

    def nearest(self, word: str) -> str | None:
        """The most frequent of the words that are spelt most nearly so, starting with the same letter."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = 1 if len(word) < 6 else 2
        query = "SELECT word, documents FROM lexicon WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        with self.database.reading() as connection:
            values = (word[0], word[0] + LAST, len(word) - most, len(word) + most)
            candidates: dict[str, int] = dict(connection.execute(query, values))
        near = extract(word, candidates.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        return min(((distance, -candidates[w], w) for w, distance, _ in near), default=(0, 0, None))[2]


def correction(query: str, tree: Node | None, known: Callable[[str], bool], lexicon: Lexicon) -> str | None:
    """The whole query with the words that occur nowhere corrected, None where there is nothing to correct."""
    corrected = query
    places: list[tuple[int, str]] = []
    for leaf in wanted(tree):
        if isinstance(leaf, Phrase):
            places += zip(leaf.starts, leaf.words, strict=True)
        elif isinstance(leaf, Word) or (leaf.typing and not lexicon.beginning(surface(leaf.text), 1)):
            places.append((leaf.start, leaf.text))
    for start, word in sorted(places, reverse=True):
        if len(word) < SHORTEST_CORRECTED or word[0].isdigit() or known(word):
            continue
        if (better := lexicon.nearest(surface(word))) is not None:
            corrected = corrected[:start] + _cased(better, word) + corrected[start + len(word) :]
    return corrected if corrected != query else None


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word
