"""The lexicon follows the postings: in how many articles each word stands.

What a withdrawn article no longer counts is owed until the postings let go of it. So a changed article, most of whose
words are still there, hardly touches the lexicon, which a few hundred words are enough to write anew as a whole.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter

from reader.library import parcels

COUNT_WORD = (
    "INSERT INTO lexicon VALUES (?, ?) ON CONFLICT(word) DO UPDATE SET documents = documents + excluded.documents"
)


def pack(counts: Mapping[str, int]) -> bytes:
    """Words with a number each, as bytes. No word holds a line break."""
    return parcels.pack(len(counts), ["\n".join(counts).encode(), array("I", counts.values()).tobytes()])


def unpack(data: bytes) -> dict[str, int]:
    """The words that were packed."""
    count, (words, numbers) = parcels.unpack(data)
    return dict(zip(words.decode().split("\n"), array("I", numbers), strict=True)) if count else {}


def owe(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """So many articles with these words are withdrawn from the catalogue, within its transaction."""
    if counts:
        owed = pack(_owed(connection) + Counter(counts))
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('owed', ?)", (owed,))


def settle(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """The postings let go of what was withdrawn, and so many articles with these words are in them now."""
    owed = _owed(connection)
    more = {word: count - owed[word] for word, count in counts.items() if count > owed[word]} if owed else counts
    less = {word: count - counts.get(word, 0) for word, count in owed.items() if count > counts.get(word, 0)}
    connection.executemany(COUNT_WORD, sorted(more.items(), key=itemgetter(0)))
    fewer = [(less[word], word) for word in sorted(less)]
    connection.executemany("UPDATE lexicon SET documents = documents - ? WHERE word = ?", fewer)
    connection.executemany("DELETE FROM lexicon WHERE word = ? AND documents <= 0", [(word,) for _, word in fewer])
    if owed:
        connection.execute("DELETE FROM meta WHERE key = 'owed'")


def forget(connection: sqlite3.Connection) -> None:
    """The postings are lost."""
    connection.execute("DELETE FROM lexicon")
    connection.execute("DELETE FROM meta WHERE key = 'owed'")


def _owed(connection: sqlite3.Connection) -> Counter[str]:
    found = connection.execute("SELECT value FROM meta WHERE key = 'owed'").fetchone()
    return Counter(unpack(found[0])) if found else Counter()
