"""Choosing one of some entries over a screen, or taking one of them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.ui.typeset import clipped

WIDTH = 66  # columns of an entry, as the dialog of the stylesheet has them


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be chosen: `key` names it, `aside` stands at the right, `removable` ones can be taken away."""

    key: str
    text: str
    aside: str = ""
    removable: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen, to be opened or to be taken away."""

    key: str
    removed: bool = False


class Entries(OptionList):
    """A list with the motions of the other lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("l,right", "select", show=False),
        Binding("ctrl+f,space", "page_down", show=False),
        Binding("ctrl+b,b", "page_up", show=False),
    ]


class PickScreen(ModalScreen[Picked | None]):
    """Gives what was picked, or None; `empty` is said where there is nothing to pick, `opens` what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace,h,left", "dismiss(None)", "Leave", show=False),
        Binding("d,delete", "remove", "Take away", show=False),
    ]
    entries = getters.query_one(Entries)

    def __init__(self, title: str, entries: Sequence[Entry], *, empty: str = "", opens: str = "opens") -> None:
        super().__init__()
        self.heading = title
        self.given = entries
        self.empty = empty
        self.opens = opens

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self.heading), classes="dialog-title")
            if self.given:
                yield Entries(*(Option(_line(entry), id=str(at)) for at, entry in enumerate(self.given)))
            else:
                yield Static(Content(self.empty), classes="dialog-text")
            yield Static(Content(self._keys()), classes="dialog-keys")

    def _keys(self) -> str:
        removes = "d takes away   " if any(entry.removable for entry in self.given) else ""
        return f"Enter {self.opens}   {removes}Esc leaves" if self.given else "Esc leaves"

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Picked(self.given[event.option_index].key))

    def action_remove(self) -> None:
        """Take away the entry under the cursor, if it can be."""
        at = self.entries.highlighted if self.given else None
        if at is not None and self.given[at].removable:
            self.dismiss(Picked(self.given[at].key, removed=True))


def _line(entry: Entry) -> Content:
    text = clipped(entry.text, WIDTH - cell_len(entry.aside) - 2)
    pad = " " * max(WIDTH - cell_len(text) - cell_len(entry.aside), 1)
    return Content.assemble(text, pad, (entry.aside, "$text-muted"))
