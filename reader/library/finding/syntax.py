"""The query language: text to a tree, with what is wrong in it said in one line.

Words, "phrases", prefix*, -not and NOT, AND, OR, parentheses, field:word, field:"phrase", field:(…), field:="all",
field:*, date:2022-02-10..2022-02-16, date:lastweek, is:unread, tag:name, like:ID. Whoosh's own parser forgives in
silence, which leaves a reader guessing why nothing was found; this one understands every text somehow and tells what it
could not make sense of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.library.finding.fields import EXACT, FIELDS, KNOWN, VALUES, may_become, near_field, no_field
from reader.library.finding.leaves import begins, in_a_row, quoted, up_to_star, valued, without_operator
from reader.library.finding.query import All, Anything, Either, Known, Node, Not, Prefix, wanted
from reader.library.finding.tokens import Token, field_name, tokens
from reader.text.words import UNSPACED, WORD

LONGEST = 2_000  # characters of a query that are read
MOST_BEGUN = 12  # words with a *
DEEPEST = 40  # parentheses inside one another
_BEGINS_NO_WORD = re.compile(r"(?=.*[^\s\"“”„‟«»'‘’()\-+*|&~^:])[\W_]+")  # signs of which one is none of a query's


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the things that a query requires, and how it is written there."""

    node: Node
    text: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: `tree` is None where it names nothing to look for. `pieces` are what it requires, each.

    `renamed` are the fields that there are not: where each name starts, the name, and the one that may be meant.
    """

    query: str
    tree: Node | None
    complaint: str | None = None
    pieces: tuple[Piece, ...] = ()
    renamed: tuple[tuple[int, str, str], ...] = ()


def parse(query: str, *, as_typed: bool = False) -> Parsed:
    """Understand a query. `as_typed`: the last word is unfinished, and an open quotation mark is no fault."""
    parser = _Parser(query[:LONGEST], as_typed)
    tree = parser.run()
    complaints = parser.complaints
    if len(query) > LONGEST:
        complaints.append(f"only the first {LONGEST:,} characters of a query are read")
    if tree is None and not complaints and (not as_typed or _BEGINS_NO_WORD.fullmatch(query.strip())):
        complaints.append("there is no word in it to look for")
    pieces = _pieces(tree, parser.pieces, query)
    return Parsed(query, tree, complaints[0] if complaints else None, pieces, tuple(parser.renamed))


def _pieces(tree: Node | None, pieces: list[Piece], query: str) -> tuple[Piece, ...]:
    """What a tree requires: all that stands side by side in it, else the whole."""
    if tree is None:
        return ()
    if isinstance(tree, All) and [piece.node for piece in pieces] == list(tree.parts):
        return tuple(pieces)
    return (Piece(tree, query.strip()),)


class _Parser:
    def __init__(self, query: str, as_typed: bool) -> None:
        self.query = query
        self.tokens = list(tokens(query))
        self.at = 0
        self.depth = 0
        self.as_typed = as_typed
        self._ended = query[-1:].isspace()  # the last word is finished
        self.complaints: list[str] = []
        self.pieces: list[Piece] = []
        self.renamed: list[tuple[int, str, str]] = []
        self.begun = 0

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
        left_out = [part.part for part in parts if isinstance(part, Not)]
        if parts and len(left_out) == len(parts):
            if any(True for part in left_out for _ in wanted(part)):
                self.complaints.append("everything is shown but what it leaves out")
            return All((Anything(), *parts))
        return tree

    def _peek(self) -> Token | None:
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
            first = self.at
            if self._word_is("AND", "&", "&&"):
                self.at += 1
                strict = True
            elif (part := self._one(field)) is not None:
                parts.append(part)
                self._remember(part, first)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else All(tuple(parts), strict)

    def _remember(self, part: Node, first: int) -> None:
        if not self.depth:
            self.pieces.append(Piece(part, self.query[self.tokens[first].begin : self.tokens[self.at - 1].end]))

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

    def _in_field(self, token: Token, field: str | None) -> Node | None:
        name = field_name(token.text)
        known = FIELDS.get(name)
        following = self._peek()
        if known is None:  # read it as text: the start of an address may be meant
            if following is not None and not following.text.startswith("//"):
                self.complaints.append(no_field(name))
                if near := near_field(name):
                    self.renamed.append((token.start, name, near))
                    return None  # its name is no word to look for; what stands behind it is
            return self._text(token, field)
        if following is None or self.depth >= DEEPEST:
            return None
        if token.text.endswith("=") and known in EXACT and following.kind in ("text", "phrase", "unclosed"):
            self.at += 1
            return self._value(following, known, exact=True)
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

    def _phrase(self, token: Token, field: str | None) -> Node | None:
        if field in VALUES:
            return self._value(token, field)
        if "*" in token.text:
            self.complaints.append("a * has no meaning within quotation marks")
        return quoted(in_a_row(token, field))

    def _unclosed(self, token: Token, field: str | None) -> Node | None:
        words = list(WORD.finditer(token.text))
        if not self.as_typed:
            self.complaints.append("a quotation mark is not closed")
        elif field not in VALUES and words and words[-1].end() == len(token.text) and not UNSPACED.search(token.text):
            start = words[-1].start()
            typed = Prefix(words[-1][0], token.start + start, field, typing=True)
            return _both(quoted(in_a_row(replace(token, text=token.text[:start]), field)), typed)
        return self._phrase(token, field)

    def _text(self, token: Token, field: str | None) -> Node | None:
        if field in VALUES:
            return self._value(token, field)
        if (plain := self._without_operators(token)) is None:
            return None
        token, text = plain, plain.text
        if set(text) == {"*"}:
            return Known(field) if field in KNOWN else Anything()
        if "*" in text.rstrip("*"):
            token = up_to_star(token)
            text = token.text
            self.complaints.append("a * stands at the end of a word only, as in troop*")
        if UNSPACED.search(text) and not text.isascii():  # characters in a row are found within others anyway
            return in_a_row(token, field)
        ends = [match.end() for match in WORD.finditer(text)]
        if ends and text[ends[-1] :].startswith("*") and self._may_begin():
            return begins(token, field, typing=False)
        if ends and self._unfinished and ends[-1] == len(text) and not self._ended:
            return begins(token, field, typing=True)
        return in_a_row(token, field)

    def _may_begin(self) -> bool:
        """Whether a beginning is looked for: of each there are up to a thousand words."""
        self.begun += 1
        if self.begun == MOST_BEGUN + 1:
            self.complaints.append(f"only the first {MOST_BEGUN} words with a * are taken for beginnings")
        return self.begun <= MOST_BEGUN

    def _without_operators(self, token: Token) -> Token | None:
        """A word without what other search programs write behind it; None for a field with nothing behind it."""
        name = field_name(token.text)
        if token.text.endswith((":", ":=")) and name in FIELDS and token.kind == "text":
            if not self._unfinished:
                self.complaints.append(f"nothing stands right behind {name}: write {name}:word")
            return None
        plain, complaint = without_operator(token)
        self.complaints += [complaint] if complaint else []
        return plain

    def _value(self, token: Token, field: str, *, exact: bool = False) -> Node | None:
        """What a value asks for that is no word; while it is being typed it may be unfinished."""
        text = token.text.strip()
        node, complaint = valued(field, text, exact=exact)
        if complaint and (node is not None or not (self._unfinished and may_become(field, text))):
            self.complaints.append(complaint)
        return node

    @property
    def _unfinished(self) -> bool:
        """Whether what was read last may be about to go on."""
        return self.as_typed and self.at == len(self.tokens)


def _both(left: Node | None, right: Node | None) -> Node | None:
    if left is None or right is None:
        return left or right
    return All((left, right))
