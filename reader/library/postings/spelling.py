"""Words that differ by accents only: "cafe" finds "café", "Mueller" and "Muller" find "Müller", and back again.

The index keeps every word as it is written, since a stem needs its accents; so a query is widened by the spellings that
occur. Only words with letters beyond ASCII are held here: few of the words of an English folder, and no more than a
tenth of those of a German one.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h",
    "’": "'",
})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
MOST_ALIKE = 12  # spellings of one word


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A lower-cased word without its accents: "café" is "cafe", "straße" is "strasse"."""
    if word.isascii():
        return word
    parted = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(character for character in parted if not unicodedata.combining(character))


@lru_cache(maxsize=100_000)
def plain_forms(word: str) -> tuple[str, ...]:
    """How a lower-cased word is written where there are no accents: "müller" as "muller" or "mueller"."""
    if word.isascii():
        return (word,)
    return tuple(dict.fromkeys((folded(word), folded(word.translate(_UMLAUTS)))))


class Spellings:
    """The words of a lexicon that have letters beyond ASCII, found by how they are written without."""

    def __init__(self, words: Iterable[str]) -> None:
        pairs = sorted((plain, word) for word in words for plain in plain_forms(word))
        self._plain = [plain for plain, _ in pairs]
        self._words = [word for _, word in pairs]

    def of(self, word: str) -> list[str]:
        """A word, lower-cased, and all that differ from it by accents only, as far as they may occur."""
        found = [word]
        for plain in plain_forms(word):
            at = bisect_left(self._plain, plain)
            found.append(plain)
            while at < len(self._plain) and self._plain[at] == plain:
                found.append(self._words[at])
                at += 1
        return list(dict.fromkeys(found))[:MOST_ALIKE]

    def beginning(self, prefix: str) -> list[str]:
        """The words that begin so but for accents that the beginning lacks; one with accents means them."""
        at = bisect_left(self._plain, prefix)
        found = set()
        while prefix.isascii() and at < len(self._plain) and self._plain[at].startswith(prefix):
            found.add(self._words[at])
            at += 1
        return [word for word in found if not word.startswith(prefix)]


def begins(word: str, prefixes: str | tuple[str, ...]) -> bool:
    """Does a word begin with one of these, which may lack its accents?"""
    if word.startswith(prefixes):
        return True
    return not word.isascii() and any(plain.startswith(prefixes) for plain in plain_forms(word))
