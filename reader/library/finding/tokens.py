"""The pieces of a query as they are written: words, quoted text, fields, parentheses, a minus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.library.finding.fields import FIELDS, RAW

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>[-−](?=[^\s)])) | (?P<quote>["“”„«»])
      | (?P<field>[^\W\d_]+:=?(?=[^\s=])) | (?P<text>(?:(?!["“”„«»()\s]).)+)""",
    re.VERBOSE | re.DOTALL,
)
_END_OF_PHRASE = re.compile(r'["“”„«»]')
_RAW = re.compile(r'[^\s()"“”„«»]+')


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query. `text` starts at `start`; the whole, with its quotation marks, goes from `begin` to `end`.

    Kinds: "open", "close", "minus", "phrase", "unclosed" (a phrase without its end), "field" (with its colon), "text".
    """

    kind: str
    text: str
    start: int
    begin: int
    end: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query in order. Every character but blanks is part of one."""
    at = 0
    while match := _TOKEN.match(query, at):
        kind, at = match.lastgroup or "", match.end()
        if kind == "quote":
            end = _END_OF_PHRASE.search(query, at)
            inner = query[at : end.start() if end else len(query)]
            start, at = at, end.end() if end else len(query)
            yield Token("phrase" if end else "unclosed", inner, start, match.start(), at)
        elif kind != "space":
            yield Token(kind, match[0], match.start(), match.start(), at)
        if kind == "field" and FIELDS.get(field_name(match[0])) in RAW and (raw := _RAW.match(query, at)):
            yield Token("text", raw[0], at, at, raw.end())  # a path or a tag may hold a colon or begin with a dash
            at = raw.end()


def field_name(written: str) -> str:
    """The name of a field as it is written before its colon, in lower case."""
    return written.rstrip("=").rstrip(":").lower()
