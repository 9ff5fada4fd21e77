"""A page of its own: help for where one stands, the files that could not be read, how to get articles in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.screen import Screen

from reader.article import Span
from reader.ui.commands import GROUPS, Command, shown
from reader.ui.document import Block, Document
from reader.ui.widgets.article_view import PageView
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from reader.library import Problem

KEY_COLUMN = 18


class PageScreen(Screen[None]):
    """A page that `/` filters: `build` gives the document for what is typed."""

    page = getters.query_one("#page", PageView)
    box = getters.query_one("#filter", SearchBox)

    def __init__(self, heading: str, build: Callable[[str], Document]) -> None:
        super().__init__()
        self.heading = heading
        self.build = build

    def compose(self) -> ComposeResult:
        yield SearchBox("/", f"filter: {self.heading.lower()}", id="filter")
        yield PageView(self._document(""), id="page")
        yield KeyHints(getattr(self.app, "keys", {}))

    def _document(self, text: str) -> Document:
        return (Block(self.heading, "title", gap=0), *self.build(text))

    def on_mount(self) -> None:
        self.page.focus()

    def on_descendant_focus(self) -> None:
        self.query_one(KeyHints).place = getattr(self.focused, "place", "")

    @on(PageView.Find)
    def _find(self) -> None:
        self.box.open()

    @on(PageView.Back)
    def _back(self) -> None:
        if self.box.is_open:
            self._left()
        else:
            self.dismiss()

    @on(SearchBox.Typed)
    def _typed(self, event: SearchBox.Typed) -> None:
        self.page.show(self._document(event.text))

    @on(SearchBox.Done)
    def _done(self) -> None:
        self.page.focus()

    @on(SearchBox.Left)
    def _left(self) -> None:
        self.box.close()
        self.page.show(self._document(""))
        self.page.focus()


def of_commands(place: str, keys: Mapping[str, str], text: str) -> Document:
    """The commands of a place, group by group; those whose words or keys have what was typed."""
    blocks: list[Block] = []
    for group, commands in GROUPS.items():
        wanted = [command for command in commands if command.at(place) and _matches(command, keys, text)]
        if wanted:
            blocks.append(Block(group, "heading", gap=1))
            blocks.extend(_entry(command, keys) for command in wanted)
    return tuple(blocks) or (Block("No command has these words.", "meta"),)


def _keys(command: Command, keys: Mapping[str, str]) -> str:
    return shown(keys.get(command.id, command.keys))


def _matches(command: Command, keys: Mapping[str, str], text: str) -> bool:
    said = f"{command.help} {command.id} {command.footer} {_keys(command, keys)}".lower()
    return all(word in said for word in text.lower().split())


def _entry(command: Command, keys: Mapping[str, str]) -> Block:
    beside = f"{_keys(command, keys):<{KEY_COLUMN - 1}} "
    return Block(command.help, "", first=beside, rest=" " * len(beside), beside="key", gap=0)


def of_problems(problems: Iterable[Problem], text: str) -> Document:
    """Each file and why it could not be read."""
    blocks: list[Block] = []
    for problem in problems:
        path = str(problem.path)
        if all(word in f"{path} {problem.reason}".lower() for word in text.lower().split()):
            start = len(path) - len(problem.path.name)
            blocks.append(Block(path, "meta", (Span(start, len(path), "strong"),)))
            blocks.append(Block(problem.reason, "", first="  ", rest="  ", gap=0))
    return tuple(blocks) or (Block("Every file could be read." if not text else "None of them has these words."),)


IMPORTING: Document = (
    Block("newsreader reads any folder of articles as it is, and never changes a file in it."),
    Block("From the browser", "heading"),
    Block("Save the page (Ctrl+S; “Web page, complete” or “HTML only”), or use the SingleFile extension.", gap=0),
    Block("From a read-later service or a feed reader", "heading"),
    Block("Export as HTML, Markdown or JSON and put the files into a folder. One JSON object a line is enough:", gap=0),
    Block(
        '{"title": "…", "text": "…", "source": "…", "date": "2022-02-16", "url": "…"}', "code", first="  ", rest="  "
    ),
    Block("From a script or a data set", "heading"),
    Block(
        "The same JSON Lines (.jsonl). headline, content, body, outlet, published and link are understood too.", gap=0
    ),
    Block("By hand", "heading"),
    Block("A text file (.txt) or Markdown (.md). The first line is its headline; front matter is understood.", gap=0),
    Block("Then", "heading"),
    Block("newsreader FOLDER", "code", first="  ", rest="  ", gap=0),
)
"""How to get articles in from elsewhere."""
