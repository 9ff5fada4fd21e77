"""The words of a sentence in the form in which they are compared: stems, numbers by value, abbreviations one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from reader.comparison.canonical import PAIRS, STOP_SENSES, bare, named_form, parts, sense, spelled_one_way
from reader.text.dates import is_year
from reader.text.figures import PERCENT
from reader.text.numbers import numbers
from reader.text.words import WORD, stem

NUMBER = "#"
SPOKEN = re.compile(rf"{WORD.pattern}|&")


@dataclass(frozen=True, slots=True)
class Token:
    """A word from `start` to `end` of its sentence.

    Two tokens of one `form` are the same word: a stem, or "#" and a value for a number ("#45%"). Two of one `sense`
    say nearly the same: a country and its people, troops and soldiers, one number and another.
    """

    form: str
    sense: str
    word: str
    start: int
    end: int


def is_content(token: Token) -> bool:
    """Is this a word with a meaning of its own, not a small one?"""
    return token.word.lower() not in STOP_SENSES and token.form not in STOP_SENSES


def tokens(text: str, language: str | None = "en") -> tuple[Token, ...]:
    """The tokens of a sentence, in order."""
    return tuple(_paired(list(_single(text, language)), language))


def _single(text: str, language: str | None) -> Iterator[Token]:
    done = 0
    for number in numbers(text):
        if text[number.start : number.end].lower() == "one":
            continue  # more often a pronoun
        for match in SPOKEN.finditer(text, done, number.start):
            yield from _word(match[0], match.start(), match.end(), language)
        percent = PERCENT.match(text, number.end)
        done = percent.end() if percent else number.end
        form = f"{NUMBER}{number.value:.15g}{'%' if percent else ''}"
        number_or_year = form if is_year(text[number.start : done]) else NUMBER
        yield Token(form, number_or_year, text[number.start : done], number.start, done)
    for match in SPOKEN.finditer(text, done):
        yield from _word(match[0], match.start(), match.end(), language)


def _word(word: str, start: int, end: int, language: str | None) -> Iterator[Token]:
    name = "and" if word == "&" else named_form(word)
    for part in (name,) if name else parts(word):
        form = name or stem(spelled_one_way(bare(part) or part), language)
        yield Token(form, sense(form, word, language), word, start, end)


def _paired(found: list[Token], language: str | None) -> Iterator[Token]:
    """The same tokens, names of two words made one: "United States"."""
    skip = False
    for first, second in zip_longest(found, found[1:]):
        name = PAIRS.get((bare(first.word), bare(second.word))) if second and not skip else None
        if skip:
            skip = False
        elif name and second and (first.word[0].isupper() or name == "per cent"):
            form = named_form(name.title()) or name
            yield Token(
                form, sense(form, name.title(), language), f"{first.word} {second.word}", first.start, second.end
            )
            skip = True
        else:
            yield first
