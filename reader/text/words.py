"""Words of running text: tokens with their places, and their stems."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

# A word may hold apostrophes (doesn’t), dots between single letters (U.S.) and digits with separators (130,000). Small
# letters of ASCII up to a blank, a comma or a full stop, as most are, come first: that saves a quarter of the time.
# Possessive: nothing that was taken is ever tried again.
_LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"(?:[A-Za-z]|{_LETTER})"
    rf"(?:[a-z]++(?=[ ,.\n])|\.(?:{_LETTER}\.)++|[a-z]*+{_LETTER}*+(?:['’]{_LETTER}++)*+)"
    r"|\d++(?:[.,]\d++)*+"
)

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Characters of scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, kana, ideographs."""

_SIGNS = re.compile("[\u0300-\u1fff\u200c\u200d\u20d0-\u20ff\u2c00-\U0010ffff]")
"""Among these are all joiners, all signs over and under letters, and all of UNSPACED."""

_LETTERS_A_WORD = 4  # in Thai, Lao, Burmese and Khmer, signs over and under a letter among them; elsewhere two

SNOWBALL = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
    "nl": "dutch", "pt": "portuguese", "sv": "swedish", "da": "danish", "no": "norwegian", "fi": "finnish",
}  # fmt: skip
_stemmers = threading.local()  # PyStemmer objects are not thread-safe


def occurrences(text: str) -> Iterator[tuple[int, int, str]]:
    """What of a text is looked for in a search: the start and end of each word, and the word.

    Every character of a script without blanks starts a pair with the one that follows it, the last of a run stands
    alone: so characters in a row are pairs in a row, and what a run has in it begins something.
    """
    behind = 0
    for run in UNSPACED.finditer(text):
        yield from ((match.start(), match.end(), match[0]) for match in WORD.finditer(text, behind, run.start()))
        behind = run.end()
        for place in range(run.start(), behind):
            characters = text[place : min(place + 2, behind)]
            yield place, place + len(characters), characters
    yield from ((match.start(), match.end(), match[0]) for match in WORD.finditer(text, behind))


def number_of_words(text: str) -> int:
    """How many words a text has. Where none are parted by blanks, they are told by the number of characters."""
    if text.isascii() or not _SIGNS.search(text):
        return len(WORD.findall(text))
    runs = UNSPACED.findall(text)
    spaced = UNSPACED.sub(" ", text) if runs else text
    words = sum(not _goes_on(spaced, match.start()) for match in WORD.finditer(spaced))
    return words + sum(-(-len(run) // (2 if run[0] >= "\u3000" else _LETTERS_A_WORD)) for run in runs)


def _goes_on(text: str, start: int) -> bool:
    """Does what starts there go on with the word before a sign over or under its letters, or a joiner?"""
    before = text[start - 1] if start else " "
    return before > "\u02ff" and (before in "\u200c\u200d" or unicodedata.category(before)[0] == "M")


@cache
def stemmer_name(language: str | None) -> str:
    """The Snowball algorithm for a language tag ("en", "de-AT"); English for a language it does not know."""
    return SNOWBALL.get((language or "en").split("-")[0].split("_")[0].lower(), "english")


def _snowball(name: str) -> Callable[[str], str]:
    stemmers: dict[str, Callable[[str], str]] = _stemmers.__dict__
    if name not in stemmers:
        from Stemmer import Stemmer

        stemmers[name] = Stemmer(name, 0).stemWord  # what is remembered of it is up to us: it forgets at great cost
    return stemmers[name]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str | None = "en") -> str:
    """The Snowball stem of a word, lower-cased, its apostrophe ending and dots cut off ("U.S." and "US" are one)."""
    return stem_of_plain(plain(word), language)


def stem_of_plain(word: str, language: str | None = "en") -> str:
    """The Snowball stem of a word that is plain already."""
    return _snowball(stemmer_name(language))(word)


def plain(word: str) -> str:
    """A word lower-cased, with a straight apostrophe, without 's and without the dots of an abbreviation."""
    return plain_of_lower(word.lower().replace("’", "'"))


def plain_of_lower(word: str) -> str:
    """The same of a word in lower case with straight apostrophes."""
    return word if word[0].isdigit() else word.removesuffix("'s").replace(".", "")
