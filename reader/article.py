"""The words every other room uses: an article, its paragraphs, and spans of text that bear a role.

Everything here is finished data: cleaned, frozen, without markup and without colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of some text and the role they play there.

    Roles of prose: "strong", "emphasis", "code", "link" (`target` is its URL).
    Roles found in it: "match" (a search hit), "figure", "quotation", "name", "date", "negation", "hedge", "changed".
    """

    start: int
    end: int
    role: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Highlighted:
    """One line or passage of plain text with the spans that are marked in it, in order of `start`."""

    text: str
    spans: tuple[Span, ...] = ()


class Kind(StrEnum):
    """What a paragraph is."""

    PROSE = "prose"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article as it is displayed: plain text, never Markdown; `spans` bear its emphasis and links.

    `level` is a heading's level from 1, an item's or a quotation's depth from 1, else 0. `marker` stands before a
    list item ("•" or "3."). Code and tables keep their line breaks, everything else is one line.
    """

    text: str
    kind: Kind = Kind.PROSE
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body: `text` is paragraph number `paragraph` from `start` to `end`."""

    text: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a file that was taken for boilerplate, and why: so that a reader can check it."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """What is known about one saved article, without its text. What is not known is None.

    `title` is never empty: where the file has none it is derived from the first sentence and `title_from` is "text".
    `outlet` is who published this copy, `first_publisher` who had it before a republisher took it over, `agency` who
    wrote it. `date` is the day of publication, `date_from` where it was found ("metadata", "url" or "text"), `saved`
    the file's own time (UTC). `item` is the record of a file that holds several articles, None for a file that is one.
    """

    id: str
    path: Path
    title: str
    saved: datetime
    item: str | None = None
    title_from: str = "metadata"
    outlet: str | None = None
    first_publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    date: date | None = None
    date_from: str | None = None
    url: str | None = None
    language: str | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """The cleaned text of an article: as Markdown, as the paragraphs that Markdown makes, and what was left out."""

    markdown: str
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class FullArticle:
    """An article with its text."""

    article: Article
    body: Body
