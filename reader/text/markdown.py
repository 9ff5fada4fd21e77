"""Markdown to the paragraphs that are displayed, and plain text to Markdown that reads back as it was.

CommonMark plus tables (markdown-it-py). Raw HTML is never rendered: its tags go, its text stays. Links lead to http,
https and mailto only. Nesting is bounded, and a block made to be slow is taken as plain text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from reader.article import Kind, Paragraph, Span
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 40  # tokens inside one another: about 13 lists or 40 quotations
MOST_MARKS = 3_000  # inline marks in one block; more is no prose, and brackets cost quadratic time
LONGEST_TARGET = 2_000
_LEAD = re.compile(r"(?:[ \t]|>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))+")
_BLOCK = re.compile(r"\n[ \t]*\n")
_MARK = re.compile(r"[\[*_`<]")
_ANY_MARK = re.compile(r"[\[\]*_`<>&|\\~]|^[ \t]*(?:[#+=-]|\d+[.)])|^(?: {4}| {0,3}\t)", re.MULTILINE)
_STRUCTURE = re.compile(r"^(?:[ \t>*+~`<\[-]|\d+[.)])", re.MULTILINE)
"""Begins lines of what may reach beyond a blank line, or be asked for there: lists, quotations, code, HTML, the targets
of links."""
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z!?][^<>]*>", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE_MARK = re.compile(r"[\\`*_\[\]<&](?:(?<!&)|(?=#?\w+;))")
_BLOCK_MARK = re.compile(r"^(?=[#>+=~-])|^\d{1,9}(?=[.)](?:\s|$))|(?<=.)#+$")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def paragraphs(markdown: str) -> tuple[Paragraph, ...]:
    """The blocks of a Markdown text in order: plain texts with spans for emphasis, code and links. Never raises."""
    text = clean(markdown)
    if not (_ANY_MARK.search(text) and _STRUCTURE.search(text)):
        return tuple(found for block in _BLOCK.split(text) for found in _alone(block))
    if text.count("[") + text.count("*") + text.count("_") + text.count("`") + text.count("<") <= MOST_MARKS:
        return _parsed(text)
    found: list[Paragraph] = []
    for hot, group in groupby(_BLOCK.split(text), _is_hot):
        part = "\n\n".join(group)
        found.extend(_flat(_ESCAPED.sub(r"\1", part)) if hot else _parsed(part))
    return tuple(found)


def _alone(block: str) -> tuple[Paragraph, ...]:
    """A block that has nothing to do with those around it. Most have no marks at all: the parser takes a tenth of a
    millisecond for each."""
    if _ANY_MARK.search(block):
        return _flat(_ESCAPED.sub(r"\1", block)) if _is_hot(block) else _parsed(block)
    return (Paragraph(line),) if (line := " ".join(block.split())) else ()


def _is_hot(block: str) -> bool:
    return len(_MARK.findall(block)) > MOST_MARKS


def plain(blocks: Iterable[Paragraph]) -> str:
    """The text of paragraphs, a blank line between them."""
    return "\n\n".join(block.text for block in blocks if block.text)


def escape(text: str) -> str:
    """Markdown that `paragraphs` reads as this text: a blank line parts paragraphs, other white space is folded."""
    return "\n\n".join(_escape_line(line) for block in _BLOCK.split(clean(text)) if (line := " ".join(block.split())))


def safe_target(target: str) -> str:
    """The target of a link that may be opened, else an empty text: http, https and mailto only."""
    target = clean_line(target)
    return target if len(target) <= LONGEST_TARGET and _SAFE_TARGET.fullmatch(target) else ""


def _parsed(text: str) -> tuple[Paragraph, ...]:
    try:
        tokens = _parser().parse(text)
    except RecursionError:
        return _flat(text)
    if max((token.level for token in tokens), default=0) >= DEEPEST - 1:  # the parser drops what lies deeper
        return _flat(text)
    return tuple(_Builder().run(tokens))


def _flat(text: str) -> tuple[Paragraph, ...]:
    lines = (" ".join(_LEAD.sub("", line, count=1).split()) for line in text.split("\n"))
    return tuple(Paragraph(line) for line in lines if line)


def _escape_line(line: str) -> str:
    line = _INLINE_MARK.sub(r"\\\g<0>", line)
    if not (line[:1] in "#>+=~-" or line[:1].isdecimal() or line.endswith("#")):
        return line
    return _BLOCK_MARK.sub(lambda match: match[0] + "\\" if match[0][:1].isdigit() else "\\" + match[0], line)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST}).enable("table")


class _Builder:
    """Turns the parser's flat tokens to paragraphs, keeping the open containers on a stack."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph] = []
        self.containers: list[str] = []
        self.numbers: list[int | None] = []
        self.marker = ""
        self.heading = 0
        self.table: list[list[str]] | None = None

    def run(self, tokens: Sequence[Token]) -> list[Paragraph]:
        for token in tokens:
            self._token(token)
        return self.blocks

    def _token(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._inline(token)
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "fence" | "code_block":
                self._add(Paragraph(clean(token.content).rstrip().expandtabs(4).strip("\n"), Kind.CODE))
            case "html_block":
                self._html(token.content)
            case "hr":
                self.blocks.append(Paragraph("", Kind.RULE))
            case _:
                self._container(token)

    def _container(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "bullet_list_open" | "ordered_list_open":
                self.containers.append("quote" if token.type == "blockquote_open" else "list")
                self.numbers.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
            case "blockquote_close" | "bullet_list_close" | "ordered_list_close":
                self.containers.pop()
                self.numbers.pop()
            case "list_item_open":
                number = self.numbers[-1]
                self.marker = "•" if number is None else f"{number}."
                self.numbers[-1] = None if number is None else number + 1
            case "list_item_close":
                self.marker = ""
            case "table_open":
                self.table = []
            case "tr_open" if self.table is not None:
                self.table.append([])
            case "table_close":
                self._add(Paragraph(_aligned(self.table or []), Kind.TABLE))
                self.table = None

    def _add(self, block: Paragraph) -> None:
        if block.text:
            self.blocks.append(block)

    def _inline(self, token: Token) -> None:
        text, spans = _Line().run(token.children or [])
        if self.table is not None:
            self.table[-1].append(text)
        elif self.heading:
            self._add(Paragraph(text, Kind.HEADING, self.heading, spans=spans))
        else:
            self._prose(text, spans)

    def _prose(self, text: str, spans: tuple[Span, ...] = ()) -> None:
        if not text:
            return
        kind = self.containers[-1] if self.containers else ""
        level = self.containers.count(kind) if kind else 0
        marker, self.marker = (self.marker, "") if kind == "list" else ("", self.marker)
        kinds = {"quote": Kind.QUOTATION, "list": Kind.ITEM}
        self.blocks.append(Paragraph(text, kinds.get(kind, Kind.PROSE), level, marker, spans))

    def _html(self, content: str) -> None:
        for part in _BLOCK.split(_TAG.sub("\n\n", content)):
            self._prose(clean_line(html.unescape(part)))


class _Line:
    """One line of text from inline tokens, white space folded, and its spans."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.last_blank = True
        self.open: list[tuple[str, int, str]] = []
        self.spans: list[Span] = []

    def run(self, tokens: Sequence[Token]) -> tuple[str, tuple[Span, ...]]:
        for token in tokens:
            self._token(token)
        text = "".join(self.pieces).rstrip()
        spans = (Span(s.start, min(s.end, len(text)), s.role, s.target) for s in self.spans)
        kept = {span: None for span in spans if span.start < span.end}
        return text, tuple(sorted(kept, key=lambda span: (span.start, -span.end)))

    def _token(self, token: Token) -> None:
        match token.type:
            case "text":
                self._write(token.content)
            case "softbreak" | "hardbreak":
                self._write(" ")
            case "html_inline" if token.content[:3].lower() == "<br":
                self._write(" ")
            case "code_inline":
                start = self.length
                self._write(token.content)
                self.spans.append(Span(start, self.length, "code"))
            case "strong_open":
                self._begin("strong")
            case "em_open":
                self._begin("emphasis")
            case "link_open":
                self._begin("link", str(token.attrs.get("href", "")))
            case "strong_close" | "em_close" | "link_close":
                self._end()

    def _write(self, text: str) -> None:
        text = re.sub(r"\s+", " ", clean(text))
        if self.last_blank:
            text = text.lstrip()
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.last_blank = text.endswith(" ")

    def _begin(self, role: str, target: str = "") -> None:
        self.open.append((role, self.length, target))

    def _end(self) -> None:
        role, start, target = self.open.pop()
        target = safe_target(target) if role == "link" else ""
        if role != "link" or target:
            self.spans.append(Span(start, self.length, role, target))


def _aligned(rows: list[list[str]]) -> str:
    """The rows of a table as lines, their columns below one another."""
    columns = max((len(row) for row in rows), default=0)
    widths = [max((_width(row[n]) for row in rows if n < len(row)), default=0) for n in range(columns)]
    wide = sum(widths) > 200
    lines = []
    for row in rows:
        cells = row if wide else [cell + " " * (widths[n] - _width(cell)) for n, cell in enumerate(row)]
        lines.append(" │ ".join(cells).rstrip())
    return "\n".join(lines) if any(cell for row in rows for cell in row) else ""


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
