"""A phrase as it was typed: the postings know words by their stems only, to which "changes" and "change" are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from reader.text.words import UNSPACED, occurrences

POSSESSIVE = "'s"
LONGEST_ABBREVIATION = 4  # letters
APART = "\n0\n"  # between texts that are looked at as one: no row of words of letters goes across a number
_START = re.compile(r"(?<![^\W_])(?<![^\W\d_]['’])")  # of a word, and its end
_END = re.compile(r"(?![^\W_])(?!['’][^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _written(word: str) -> str:
    """A word without its case, the shape of its apostrophe, and the dots of an abbreviation."""
    return word if word[0].isdigit() else word.lower().replace("’", "'").replace(".", "")


class Wording:
    """Some words in a row, whatever their case and their accents; a possessive is a word of its own."""

    def __init__(self, words: Sequence[str], spellings: Callable[[str], Iterable[str]]) -> None:
        self._forms = [_forms(word, spellings) for word in words]
        self._are_letters = all(
            _LETTERS.fullmatch(form) and not UNSPACED.search(form) for form in chain(*self._forms, words)
        )
        self._plainly = " ".join(map(_written, words))
        self._is_literal = list(map(list, self._forms)) == [[self._plainly]] and [*_ways(self._plainly)] == [
            self._plainly
        ]
        self._needed = [needed for form in max(self._forms, key=_shortest) for needed in _literal(form)]

    def is_in_any(self, texts: Iterable[str]) -> bool:
        """Do they stand in one of some texts?"""
        return self.is_in(APART.join(texts)) if self._are_letters else any(map(self.is_in, texts))

    def is_in(self, text: str) -> bool:
        """Do they stand in a text?"""
        if not self._are_letters:
            words = [_written(word) for _, _, word in occurrences(text)]
            length = len(self._forms)
            starts = (at for at, word in enumerate(words) if word in self._forms[0])
            return any(self._is_at(words[at : at + length]) for at in starts)
        if self._is_plainly_in(text):
            return True
        lowered = text.lower()
        if not any(needed in lowered for needed in self._needed):
            return False
        return self._is_plainly_in(lowered) or (not self._is_literal and self._pattern.search(lowered) is not None)

    def _is_plainly_in(self, text: str) -> bool:
        """Are they there as nearly everyone writes them? Found many times as fast."""
        plainly, at = self._plainly, text.find(self._plainly)
        while at >= 0 and not (_START.match(text, at) and _END.match(text, at + len(plainly))):
            at = text.find(plainly, at + 1)
        return at >= 0

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What finds words of letters alone without parting the text into words, ten times as fast."""
        ways = ("|".join(way for form in sorted(some) for way in _ways(form)) for some in self._forms)
        row = r"[\W_]+".join(f"(?:{way})" for way in ways)
        return re.compile(f"{_START.pattern}{row}{_END.pattern}")

    def _is_at(self, words: list[str]) -> bool:
        return len(words) == len(self._forms) and all(
            word in forms for word, forms in zip(words, self._forms, strict=True)
        )


def _forms(word: str, spellings: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """How a word may be written: with and without its accents."""
    typed = _written(word)
    ending = POSSESSIVE if typed.endswith(POSSESSIVE) else ""
    return frozenset({typed, *(spelling + ending for spelling in spellings(word))})


def _shortest(forms: Iterable[str]) -> int:
    return min(map(len, forms))


def _literal(form: str) -> Iterator[str]:
    """What a text must have in it, quick to look for."""
    yield form.partition("'")[0]
    if _is_abbreviation(form):
        yield "".join(f"{letter}." for letter in form)


def _is_abbreviation(form: str) -> bool:
    """May it be one that is written with dots, too: "US" for "U.S."?"""
    return 1 < len(form) <= LONGEST_ABBREVIATION and form.isalpha()


def _ways(form: str) -> Iterator[str]:
    yield re.escape(form).replace("'", "['’]")
    if _is_abbreviation(form):
        yield "".join(rf"{letter}\." for letter in form)
