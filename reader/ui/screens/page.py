"""A page of its own: help for where one stands, files that could not be read, what was left out of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult

from reader.article import FullArticle, Span
from reader.text.clean import clean_line
from reader.ui import phrases
from reader.ui.document import Block, Document
from reader.ui.screens.boxed import BoxedScreen
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from reader.library import Problem

NOTHING_LEFT_OUT = "No line of the text was left out. What stands around the text of a saved page is not listed."


class PageScreen(BoxedScreen[None]):
    """A page that `/` filters: `build` gives the document for what is typed."""

    AUTO_FOCUS = "#page"  # else the box has it for a moment, and takes what is typed

    page = getters.query_one("#page", PageView)

    def __init__(self, heading: str, build: Callable[[str], Document], *, is_help: bool = False) -> None:
        super().__init__()
        self.is_help = is_help
        self.heading = heading
        self.build = build

    def compose(self) -> ComposeResult:
        yield SearchBox("/", f"filter: {self.heading.lower()}", id="filter", leads_to="#page")
        yield PageView(self._document(""), id="page")
        yield KeyHints(getattr(self.app, "keys", {}))

    def _document(self, text: str) -> Document:
        return (Block(self.heading, "title", gap=0), *self.build(text))

    def on_descendant_focus(self) -> None:
        self.query_one(KeyHints).place = getattr(self.focused, "place", "")

    @property
    def narrowed(self) -> PageView:
        return self.page

    def narrow(self, typed: str) -> None:
        """Show the document for what is typed."""
        self.page.show(self._document(typed))


def of_problems(problems: Iterable[Problem], text: str) -> Document:
    """Each file and why it could not be read."""
    blocks: list[Block] = []
    for problem in problems:
        path, name = clean_line(str(problem.path)), clean_line(problem.path.name)
        if all(word in f"{path} {problem.reason}".lower() for word in text.lower().split()):
            start = len(path) - len(name)
            blocks.append(Block(path, "meta", (Span(start, len(path), "strong"),)))
            blocks.append(Block(problem.reason, "", first="  ", rest="  ", gap=0))
    return tuple(blocks) or (Block("Every file could be read." if not text else "None of them has these words."),)


def of_left_out(full: FullArticle, text: str) -> Document:
    """What of a file is not in its article, in the file's order, each run of pieces under the reason for it."""
    words, dropped = text.lower().split(), full.body.dropped
    pieces = [piece for piece in dropped if all(word in f"{piece.text} {piece.why}".lower() for word in words)]
    told = f"{full.article.title} · {phrases.counted(len(dropped), 'piece')} left out of {full.article.path.name}"
    blocks = [Block(clean_line(told), "meta")]
    if not pieces:
        blocks.append(Block("None of it has these words." if dropped else NOTHING_LEFT_OUT))
    for why, run in groupby(pieces, lambda piece: piece.why):
        reason = f"{why[:1].upper()}{why[1:]}"
        blocks.append(Block(reason, "meta", (Span(0, len(reason), "strong"),)))
        blocks.extend(Block(piece.text, "", first="  ", rest="  ", gap=0) for piece in run)
    return tuple(blocks)
