"""The words there are, as they stand in the articles: for words that are only begun, and for misspelt ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from string import ascii_lowercase

from reader.library.finding.query import Node, Phrase, Word, wanted
from reader.library.finding.syntax import Parsed
from reader.library.finding.wording import Wording
from reader.library.postings.analysis import surface
from reader.library.postings.documents import documents
from reader.library.postings.spelling import Spellings, begins
from reader.library.schema import BEYOND_ASCII, Database
from reader.text.words import UNSPACED

LAST = "\U0010ffff"
SHORTEST_CORRECTED = 4
LONG = 8  # letters of a word in which two mistakes may be; in a shorter one two make another word
_NO_PROSE = re.compile(r"[*/\\@#_]|\w\.\w")  # what files, addresses and wildcards have in them


class Lexicon:
    """Reads the words of the catalogue and the number of articles that have each."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._spellings: tuple[int, Spellings] | None = None

    def beginning(self, prefix: str, limit: int) -> list[str]:
        """The words with this beginning, whatever their accents, the most frequent first."""
        query = "SELECT word, documents FROM lexicon WHERE word >= ? AND word < ? ORDER BY documents DESC, word LIMIT ?"
        with self.database.reading() as connection:
            found = connection.execute(query, (prefix, prefix + LAST, limit)).fetchall()
            for word in self._known_spellings().beginning(prefix):
                found += connection.execute("SELECT word, documents FROM lexicon WHERE word = ?", (word,))
        return [word for word, _ in sorted(found, key=lambda row: (-row[1], row[0]))[:limit]]

    def is_beginning(self, prefix: str) -> bool:
        """Does any word begin so, accents and all?"""
        query = "SELECT 1 FROM lexicon WHERE word >= ? AND word < ? LIMIT 1"
        with self.database.reading() as connection:
            return connection.execute(query, (prefix, prefix + LAST)).fetchone() is not None

    def documents(self, word: str) -> int:
        """How many articles have a word as it is written."""
        with self.database.reading() as connection:
            found = connection.execute("SELECT documents FROM lexicon WHERE word = ?", (word,)).fetchone()
        return int(found[0]) if found else 0

    def with_beginning(self, rows: Sequence[int], prefix: str, field: str | None) -> set[int]:
        """Those of some articles that have a word with this beginning, read from their texts; whatever its accents only
        where no word has it as it stands."""
        found = documents(self.database, rows)
        does_begin = str.startswith if self.is_beginning(prefix) else begins
        return {one.row for one in found if any(does_begin(word, prefix) for word in one.vocabulary(field))}

    def without_wording(self, rows: Sequence[int], words: Sequence[str], field: str | None) -> set[int]:
        """Those of some articles whose texts lack these words in a row as they are written, but for their accents."""
        wording = Wording(words, self.spellings)
        read = documents(self.database, rows)
        return {one.row for one in read if not wording.is_in_any(one.parts(field))}

    def spellings(self, word: str) -> list[str]:
        """A word as it is looked for, and those that differ from it by accents only."""
        return self._known_spellings().of(surface(word))

    def _known_spellings(self) -> Spellings:
        with self.database.reading() as connection:
            now = int(connection.execute("SELECT value FROM meta WHERE key = 'postings'").fetchone()[0])
            if self._spellings is None or self._spellings[0] != now:
                words = connection.execute(f"SELECT word FROM lexicon WHERE {BEYOND_ASCII}")
                self._spellings = now, Spellings(word for (word,) in words)
        return self._spellings[1]

    def nearest(self, word: str) -> list[str]:
        """The words that are spelt almost so, the nearest and most frequent first."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = 1 if len(word) < LONG else 2
        query = "SELECT word, documents FROM lexicon WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        candidates: dict[str, int] = {}
        with self.database.reading() as connection:
            for start in (word[0], *_other_starts(word)):
                candidates.update(connection.execute(query, (start, start + LAST, len(word) - most, len(word) + most)))
        near = extract(word, candidates.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        return [w for _, _, w in sorted((distance, -candidates[w], w) for w, distance, _ in near)]


def _other_starts(word: str) -> Iterator[str]:
    """How a word may begin whose first letter is a slip: swapped with the next, one too many, missing, another one."""
    yield word[1] + word[0]
    yield word[1:4]
    for letter in ascii_lowercase:
        if letter != word[0]:
            yield letter + word[:2]
            yield letter + word[1:3]


def correction(
    parsed: Parsed, tree: Node, known: Callable[[str], bool], fits: Callable[[str], bool], lexicon: Lexicon
) -> str | None:
    """The whole query with the words that occur nowhere and the fields that there are not corrected, None where there
    is nothing to correct.

    `known` tells whether a word occurs, `fits` whether a word of the lexicon may stand in the query.
    """
    edits = list(parsed.renamed)
    for start, word in _doubtful(parsed.query, tree, lexicon):
        if not known(word) and (better := next(filter(fits, lexicon.nearest(surface(word))), None)) is not None:
            edits.append((start, word, _cased(better, word)))
    corrected = parsed.query
    for start, wrong, right in sorted(edits, reverse=True):
        corrected = corrected[:start] + right + corrected[start + len(wrong) :]
    return corrected if corrected != parsed.query else None


def _doubtful(query: str, tree: Node | None, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The words of a query that may be misspelt, and where they stand: no names of fields, files and the like."""
    for leaf in wanted(tree):
        if isinstance(leaf, Phrase):
            words = list(zip(leaf.starts, leaf.words, strict=True))
        elif isinstance(leaf, Word) or (leaf.typing and not lexicon.beginning(surface(leaf.text), 1)):
            words = [(leaf.start, leaf.text)]
        else:
            continue
        yield from ((start, word) for start, word in words if _is_prose(query, start, word))


def _is_prose(query: str, start: int, word: str) -> bool:
    end = start + len(word)
    piece = query[query.rfind(" ", 0, start) + 1 : end] + query[end:].partition(" ")[0]
    is_field = query[end : end + 1] == ":"
    plain = len(word) >= SHORTEST_CORRECTED and word.isalpha() and not UNSPACED.search(word)
    return plain and not is_field and _NO_PROSE.search(piece) is None


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word
