"""A phrase as it was typed: the postings know words by their stems only, to which "changes" and "change" are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from reader.text.words import UNSPACED, occurrences

POSSESSIVE = "'s"
LONGEST_ABBREVIATION = 4  # letters
APART = "\n0\n"  # between texts that are looked at as one: no row of words of letters goes across a number
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _written(word: str) -> str:
    """A word without its case, the shape of its apostrophe, and the dots of an abbreviation."""
    return word if word[0].isdigit() else word.lower().replace("’", "'").replace(".", "")


class Wording:
    """Some words in a row, whatever their case and their accents; a possessive is a word of its own."""

    def __init__(self, words: Sequence[str], spellings: Callable[[str], Iterable[str]]) -> None:
        self._forms = [_forms(word, spellings) for word in words]
        plain = all(_LETTERS.fullmatch(form) and not UNSPACED.search(form) for form in chain(*self._forms, words))
        self._pattern = _pattern(self._forms) if plain else None
        self._plainly = " ".join(map(_written, words))
        self._needed = [needed for form in max(self._forms, key=_shortest) for needed in _literal(form)]

    def is_in_any(self, texts: Iterable[str]) -> bool:
        """Do they stand in one of some texts?"""
        return any(map(self.is_in, texts)) if self._pattern is None else self.is_in(APART.join(texts))

    def is_in(self, text: str) -> bool:
        """Do they stand in a text?"""
        if self._pattern is not None:
            lowered = text.lower()
            if not any(needed in lowered for needed in self._needed):
                return False
            at = lowered.find(self._plainly)  # as nearly everyone writes them: found many times as fast
            found = self._pattern.match(lowered, at) if at >= 0 else None
            return (found or self._pattern.search(lowered)) is not None
        words = [_written(word) for _, _, word in occurrences(text)]
        length = len(self._forms)
        starts = (at for at, word in enumerate(words) if word in self._forms[0])
        return any(self._is_at(words[at : at + length]) for at in starts)

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


def _pattern(forms: Iterable[Iterable[str]]) -> re.Pattern[str]:
    """What finds words of letters alone without parting the text into words, ten times as fast."""
    ways = ("|".join(way for form in sorted(some) for way in _ways(form)) for some in forms)
    row = r"[\W_]+".join(f"(?:{way})" for way in ways)
    return re.compile(rf"(?<![^\W_])(?<![^\W\d_]['’]){row}(?![^\W_])(?!['’][^\W\d_])")
