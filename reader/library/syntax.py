"""The query language: text to a tree, with what is wrong in it said in one line.

Words, "phrases", prefix*, -not and NOT, AND, OR, parentheses, field:word, field:"phrase", field:(…), date:2022,
date:2022-02, date:2022-02-10..2022-02-16. Whoosh's own parser forgives in silence, which leaves a reader guessing why
nothing was found; this one understands every text somehow and tells what it could not make sense of.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.library.days import days
from reader.library.query import All, Anything, Either, Node, Not, Phrase, Prefix, Word
from reader.text.words import UNSPACED, WORD, occurrences

FIELDS = {
    "title": "title", "headline": "title", "body": "body", "text": "body", "outlet": "outlet", "source": "outlet",
    "publisher": "outlet", "author": "author", "by": "author", "agency": "agency", "date": "date", "day": "date",
}  # fmt: skip
LONGEST = 2_000  # characters of a query that are read
DEEPEST = 40  # parentheses inside one another

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>[-−](?=[^\s)])) | (?P<quote>["“”„«»])
      | (?P<field>[^\W\d_]+:(?=\S)) | (?P<text>(?:(?!["“”„«»()\s]).)+)""",
    re.VERBOSE | re.DOTALL,
)
_OPERATOR = re.compile(r"([~^])\d*(?:\.\d+)?$")  # of Lucene and others: about how near, or how important
_END_OF_PHRASE = re.compile(r'["“”„«»]')


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: `tree` is None where it names nothing to look for."""

    tree: Node | None
    complaint: str | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


def parse(query: str, *, as_typed: bool = False) -> Parsed:
    """Understand a query. `as_typed`: the last word is unfinished, and an open quotation mark is no fault."""
    parser = _Parser(list(_tokens(query[:LONGEST])), as_typed, ended=query[-1:].isspace())
    tree = parser.run()
    complaints = parser.complaints
    if len(query) > LONGEST:
        complaints.append(f"only the first {LONGEST:,} characters of a query are read")
    if tree is None and not complaints and not as_typed:
        complaints.append("there is no word in it to look for")
    return Parsed(tree, complaints[0] if complaints else None)


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None:  # cannot be: `text` takes whatever nothing else does
            return
        kind, at = match.lastgroup or "", match.end()
        if kind == "quote":
            end = _END_OF_PHRASE.search(query, at)
            inner = query[at : end.start() if end else len(query)]
            yield _Token("phrase" if end else "unclosed", inner, at)
            at = end.end() if end else len(query)
        elif kind != "space":
            yield _Token(kind, match[0], match.start())


class _Parser:
    def __init__(self, tokens: list[_Token], as_typed: bool, *, ended: bool) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.as_typed = as_typed
        self._ended = ended  # by a blank: the last word is finished
        self.complaints: list[str] = []

    def run(self) -> Node | None:
        tree = self._either(None)
        while self.at < len(self.tokens):  # a parenthesis that closes nothing
            self.complaints.append("a ) closes nothing")
            self.at += 1
            rest = self._either(None)
            tree = _both(tree, rest)
        return self._not_only_without(tree)

    def _not_only_without(self, tree: Node | None) -> Node | None:
        parts = tree.parts if isinstance(tree, All) else (tree,) if tree else ()
        if parts and all(isinstance(part, Not) for part in parts):
            self.complaints.append("it only says what to leave out: add a word to look for")
            return All((Anything(), *parts))
        return tree

    def _peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _word_is(self, *words: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "text" and token.text in words

    def _either(self, field: str | None) -> Node | None:
        parts = [self._all(field)]
        while self._word_is("OR", "|", "||"):
            self.at += 1
            parts.append(self._all(field))
        if len(parts) > 1 and None in parts and not self.as_typed:
            self.complaints.append("OR stands between two words: one of them is missing")
        known = [part for part in parts if part is not None]
        return Either(tuple(known)) if len(known) > 1 else known[0] if known else None

    def _all(self, field: str | None) -> Node | None:
        parts: list[Node] = []
        strict = False
        while (token := self._peek()) is not None and token.kind != "close" and not self._word_is("OR", "|", "||"):
            if self._word_is("AND", "&", "&&"):
                self.at += 1
                strict = True
            elif (part := self._one(field)) is not None:
                parts.append(part)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else All(tuple(parts), strict)

    def _one(self, field: str | None) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "minus" or (token.kind == "text" and token.text == "NOT"):
            return self._negated(field)
        if token.kind == "field":
            return self._in_field(token, field)
        if token.kind == "open":
            return self._group(field)
        if token.kind == "phrase":
            return self._phrase(token, field)
        if token.kind == "unclosed":
            return self._unclosed(token, field)
        return self._text(token, field)

    def _negated(self, field: str | None) -> Node | None:
        self._ended = True  # leaving out whatever begins like an unfinished word would leave out too much
        if self._peek() is None or self.depth >= DEEPEST:
            if not self.as_typed:
                self.complaints.append("NOT stands before a word: it is missing")
            return None
        self.depth += 1
        part = self._one(field)
        self.depth -= 1
        return Not(part) if part is not None else None

    def _in_field(self, token: _Token, field: str | None) -> Node | None:
        name = token.text[:-1]
        known = FIELDS.get(name.lower())
        if known is None:  # read it as text: the start of an address may be meant
            following = self._peek()
            if following is not None and not following.text.startswith("//"):
                self.complaints.append(_no_field(name))
            return self._text(token, field)
        if self._peek() is None or self.depth >= DEEPEST:
            return None
        self.depth += 1
        part = self._one(known)
        self.depth -= 1
        return part

    def _group(self, field: str | None) -> Node | None:
        if self.depth >= DEEPEST:
            self.complaints.append("too many parentheses inside one another")
            return None
        self.depth += 1
        part = self._either(field)
        self.depth -= 1
        if self._peek() is None:
            if not self.as_typed:
                self.complaints.append("a ( is not closed")
        else:
            self.at += 1
        return part

    def _phrase(self, token: _Token, field: str | None) -> Node | None:
        if field == "date":
            return self._days(token)
        if "*" in token.text:
            self.complaints.append("a * has no meaning within quotation marks")
        return _in_a_row(token, field)

    def _unclosed(self, token: _Token, field: str | None) -> Node | None:
        words = list(WORD.finditer(token.text))
        if not self.as_typed:
            self.complaints.append("a quotation mark is not closed")
        elif field != "date" and words and words[-1].end() == len(token.text) and not UNSPACED.search(token.text):
            start = words[-1].start()
            typed = Prefix(words[-1][0], token.start + start, field, typing=True)
            return _both(_in_a_row(_Token("phrase", token.text[:start], token.start), field), typed)
        return self._phrase(token, field)

    def _text(self, token: _Token, field: str | None) -> Node | None:
        if field == "date":
            return self._days(token)
        if (plain := self._without_operators(token)) is None:
            return None
        token, text = plain, plain.text
        if set(text) == {"*"}:
            return Anything()
        if "*" in text.rstrip("*"):
            self.complaints.append("a * stands at the end of a word only, as in troop*")
        if UNSPACED.search(text) and not text.isascii():  # characters in a row are found within others anyway
            return _in_a_row(token, field)
        ends = [match.end() for match in WORD.finditer(text)]
        if ends and text[ends[-1] :].startswith("*"):
            return _begins(token, field, typing=False)
        if ends and self.as_typed and self.at == len(self.tokens) and ends[-1] == len(text) and not self._ended:
            return _begins(token, field, typing=True)
        return _in_a_row(token, field)

    def _without_operators(self, token: _Token) -> _Token | None:
        """A word without what other search programs write behind it; None for a field with nothing behind it."""
        name = token.text[:-1]
        if token.text.endswith(":") and name.lower() in FIELDS and token.kind == "text":
            if not (self.as_typed and self.at == len(self.tokens)):
                self.complaints.append(f"nothing stands right behind {name}: write {name}:word")
            return None
        if (operator := _OPERATOR.search(token.text)) is None:
            return token
        self.complaints.append(
            f"{operator[1]} has no meaning behind a word: all its forms are found, it cannot be weighed"
        )
        return _Token(token.kind, token.text[: operator.start()], token.start)

    def _days(self, token: _Token) -> Node | None:
        text = token.text.strip()
        found = days(text)
        if found is not None and found.first > found.last:
            first, _, last = text.partition("..")
            self.complaints.append(f"date:{text} ends before it begins: read as {last}..{first}")
            return days(f"{last}..{first}")
        if found is None and not (self.as_typed and self.at == len(self.tokens)):
            self.complaints.append(f"no date '{token.text}': write 2022, 2022-02 or 2022-02-10..2022-02-16")
        return found


def _no_field(name: str) -> str:
    near = difflib.get_close_matches(name.lower(), FIELDS, 1)
    if near:
        return f"no field '{name}': did you mean '{near[0]}'?"
    return f"no field '{name}'; there are {', '.join(sorted(set(FIELDS.values())))}"


def _in_a_row(token: _Token, field: str | None) -> Node | None:
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


def _phrase(words: list[tuple[int, int, str]], shift: int, field: str | None) -> Node:
    if len(words) == 1:
        return Word(words[0][2], shift + words[0][0], field)
    return Phrase(tuple(word for _, _, word in words), tuple(shift + start for start, _, _ in words), field)


def _begins(token: _Token, field: str | None, *, typing: bool) -> Node:
    """A piece of text whose last word is only begun."""
    *before, last = WORD.finditer(token.text)
    parts = [Word(word[0], token.start + word.start(), field) for word in before]
    prefix = Prefix(last[0], token.start + last.start(), field, typing)
    return All((*parts, prefix)) if parts else prefix


def _both(left: Node | None, right: Node | None) -> Node | None:
    if left is None or right is None:
        return left or right
    return All((left, right))
