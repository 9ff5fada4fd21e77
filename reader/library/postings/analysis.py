"""How text becomes terms: the same for the index, for queries and for the marks, so that all three agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from reader.text.words import UNSPACED, WORD, occurrences, plain, stem_of_plain, stemmer_name

LONGEST_WORD = 40  # longer ones are addresses and noise
MOST_REMEMBERED = 200_000
ASCII_WORD = re.compile(r"[A-Za-z](?:\.(?:[A-Za-z]\.)++|[A-Za-z]*+(?:'[A-Za-z]++)*+)|[0-9]++(?:[.,][0-9]++)*+")
"""What `WORD` finds in text of ASCII alone, a fifth faster."""


def words_of(text: str) -> list[str]:
    """The words of a text; of scripts that put no blanks between words, every two neighbouring characters.

    An apostrophe may come out straight where it was none.
    """
    if text.isascii() or (text := _with_plain_signs(text)).isascii():
        return ASCII_WORD.findall(text)
    if not UNSPACED.search(text):
        return WORD.findall(text)
    return [word for _, _, word in occurrences(text)]


def _with_plain_signs(text: str) -> str:
    """A text with the signs of typesetters replaced, which are mostly all that is not ASCII in English."""
    text = text.replace("’", "'").replace("“", " ").replace("”", " ")
    return text.replace("–", " ").replace("—", " ").replace("‘", " ").replace("\u00a0", " ").replace("…", " ")


@lru_cache(maxsize=MOST_REMEMBERED)
def surface(word: str) -> str:
    """A word as the lexicon holds it: lower-cased, a straight apostrophe, no 's, no dots of an abbreviation."""
    return plain(word)


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The different words of some texts as the lexicon holds them."""
    return surfaces({word for text in texts for word in words_of(text)})


def surfaces(words: Iterable[str]) -> set[str]:
    """Words as the lexicon holds them."""
    return {found for word in words if len(found := surface(word)) <= LONGEST_WORD}


class Forms(dict[str, tuple[bytes, str]]):
    """Word -> its stem, and the word as the lexicon holds it ("" where it does not); remembered, since most words of an
    article stood in others before it."""

    def __init__(self, language: str | None) -> None:
        self._language = language

    def __missing__(self, word: str) -> tuple[bytes, str]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = plain(word)
        form = stem_of_plain(found, self._language).encode(), found if len(found) <= LONGEST_WORD else ""
        self[word] = form
        return form


@lru_cache(maxsize=16)
def forms(language: str | None) -> Forms:
    """The forms of the words of a language."""
    return Forms(language)


def positions(texts: Iterable[str], language: str | None) -> tuple[dict[bytes, list[int]], set[str]]:
    """The stems of some texts and where they stand, in order, and the different words as the lexicon holds them.
    Between two texts a place is left free, which no phrase spans."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    first = 0
    for text in texts:
        words = words_of(text)
        for place, word in enumerate(words, first):
            by_word[word].append(place)
        first += len(words) + 1
    known = list(map(forms(language).__getitem__, by_word))
    different = set(map(itemgetter(1), known))
    different.discard("")
    return _by_stem(list(map(itemgetter(0), known)), by_word.values()), different


def _by_stem(stems: Sequence[bytes], places: Collection[list[int]]) -> dict[bytes, list[int]]:
    """The places of words that have one stem, together and in order."""
    found = dict(zip(stems, places, strict=True))
    if len(found) < len(stems):
        several = set()
        for term, some in zip(stems, places, strict=True):
            if (last := found[term]) is not some:
                last += some
                several.add(term)
        for term in several:
            found[term].sort()
    return found


def algorithms(languages: Iterable[str | None]) -> tuple[str | None, ...]:
    """One language for each stemming algorithm that these languages need; English always."""
    by_name: dict[str, str | None] = {stemmer_name("en"): "en"}
    for language in sorted(language or "en" for language in languages):
        by_name.setdefault(stemmer_name(language), language)
    return tuple(by_name.values())
