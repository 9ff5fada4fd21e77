"""The words of a sentence in the form in which they are compared: stems, places as one, numbers by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.comparison.canonical import PAIRS, PLACES, WORDS, parts, place_form
from reader.text.numbers import numbers
from reader.text.words import WORD, stem

NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Token:
    """A word from `start` to `end` of its sentence; two tokens of one `form` say the same.

    `form` is a stem, a place's name, or "#" and a value for a number; `word` is what is printed.
    """

    form: str
    word: str
    start: int
    end: int


def tokens(text: str, language: str | None = "en") -> tuple[Token, ...]:
    """The tokens of a sentence, in order."""
    return tuple(_paired(list(_single(text, language))))


def _single(text: str, language: str | None) -> Iterator[Token]:
    values = {number.start: number for number in numbers(text) if not _is_pronoun(text, number.start, number.end)}
    skip_to = 0
    for start in values:
        for match in WORD.finditer(text, skip_to, start):
            yield from _word(match[0], match.start(), match.end(), language)
        number = values[start]
        yield Token(f"{NUMBER}{number.value:g}", text[start : number.end], start, number.end)
        skip_to = number.end
    for match in WORD.finditer(text, skip_to):
        yield from _word(match[0], match.start(), match.end(), language)


def _is_pronoun(text: str, start: int, end: int) -> bool:
    return text[start:end].lower() == "one"


def _word(word: str, start: int, end: int, language: str | None) -> Iterator[Token]:
    place = place_form(word)
    if place:
        yield Token(place, word, start, end)
        return
    for part in parts(word):
        plain = part.lower().replace("’", "'").removesuffix("'s")
        yield Token(stem(_spelled_one_way(WORDS.get(plain, part)), language), word, start, end)


def _spelled_one_way(word: str) -> str:
    """British spellings as American ones: organisation, neighbour."""
    word = re.sub(r"(?<=\w\w)is(ations?|e[ds]?|ing)$", r"iz\1", word)
    return re.sub(r"(?<=\w\w\w)our(s|ed|ing|hood|able)?$", r"or\1", word)


def _paired(found: list[Token]) -> Iterator[Token]:
    """The same tokens, "United" and "States" made one."""
    skip = False
    for first, second in zip(found, [*found[1:], None], strict=True):
        if skip:
            skip = False
        elif second and first.word[0].isupper() and (first.word.lower(), _bare(second.word)) in PAIRS:
            yield Token(PLACES[f"{first.word.lower()} {_bare(second.word)}"], first.word, first.start, second.end)
            skip = True
        else:
            yield first


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")
