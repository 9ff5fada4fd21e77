"""What one piece of a query asks for: a word, words in a row, the beginning of one, the value of a field."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.library.finding.days import days
from reader.library.finding.fields import value
from reader.library.finding.query import All, Days, Node, Phrase, Prefix, Word
from reader.library.finding.tokens import Token
from reader.text.words import UNSPACED, WORD, occurrences

_OPERATOR = re.compile(r"([~^])\d*(?:\.\d+)?$")  # of Lucene and others: about how near, or how important


def valued(field: str, text: str, *, exact: bool) -> tuple[Node | None, str | None]:
    """What a value of a field asks for, and what is wrong with it. `exact`: it was written with := before it."""
    if not text:
        return None, None
    found = value(field, text, exact=exact)
    if isinstance(found, str):
        return None, found
    if isinstance(found, Days) and found.first > found.last and ".." in text:
        first, _, last = text.partition("..")
        return days(f"{last}..{first}"), f"date:{text} ends before it begins: read as {last}..{first}"
    return found, None


def without_operator(token: Token) -> tuple[Token, str | None]:
    """A word without what other search programs write behind it, and that this has no meaning here."""
    if (operator := _OPERATOR.search(token.text)) is None:
        return token, None
    complaint = f"{operator[1]} has no meaning behind a word: all its forms are found, it cannot be weighed"
    return replace(token, text=token.text[: operator.start()]), complaint


def up_to_star(token: Token) -> Token:
    """A word with a * within it as a beginning: "tro*ps" as "tro*", "*oops" as "oops"."""
    text = token.text.lstrip("*")
    start = token.start + len(token.text) - len(text)
    return replace(token, text=text[: text.index("*") + 1] if "*" in text else text, start=start)


def in_a_row(token: Token, field: str | None) -> Node | None:
    """The words of a piece of text without blanks ("covid-19") or of a phrase."""
    words = list(occurrences(token.text))
    if not words:
        return None
    if len(words) == 1:
        start, _, word = words[0]
        alone = UNSPACED.fullmatch(word) is not None  # one character: what it begins has it in it
        return (Prefix if alone else Word)(word, token.start + start, field)
    if UNSPACED.fullmatch(words[-1][2]) and words[-2][1] == words[-1][1]:  # text may go on behind the last character
        words.pop()
    return _phrase(words, token.start, field)


def quoted(node: Node | None) -> Node | None:
    """The same to be found as it is written."""
    return replace(node, quoted=True) if isinstance(node, Phrase) else node


def _phrase(words: list[tuple[int, int, str]], shift: int, field: str | None) -> Node:
    if len(words) == 1:
        return Word(words[0][2], shift + words[0][0], field)
    return Phrase(tuple(word for _, _, word in words), tuple(shift + start for start, _, _ in words), field)


def begins(token: Token, field: str | None, *, typing: bool) -> Node:
    """A piece of text whose last word is only begun."""
    *before, last = WORD.finditer(token.text)
    parts = [Word(word[0], token.start + word.start(), field) for word in before]
    prefix = Prefix(last[0], token.start + last.start(), field, typing)
    return All((*parts, prefix)) if parts else prefix
