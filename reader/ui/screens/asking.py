"""Small questions over a screen: yes or no, a line with completion, a letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.ui.widgets.key_line import KeyLine

SHOWN = 8  # completions that are offered
LONGEST = 200  # characters of a line


class ConfirmScreen(ModalScreen[bool]):
    """Gives whether a question was answered with yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "dismiss(True)", "Yes", show=False),
        Binding("escape,n,q", "dismiss(False)", "No", show=False),
    ]

    def __init__(self, question: str, told: str = "") -> None:
        super().__init__()
        self.question = question
        self.told = told

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self.question), classes="dialog-title")
            if self.told:
                yield Static(Content(self.told), classes="dialog-text")
            yield KeyLine("Enter or y: yes   Esc or n: no", classes="dialog-keys")


class LineScreen(ModalScreen[str | None]):
    """Gives a line that was typed, or None. `offer` gives what it could be completed to, the likeliest first.

    Where the `text` it begins with is a `proposal`, the first letter typed stands in its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", show=False),
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]
    line = getters.query_one(Input)
    offered = getters.query_one(".offered", Static)

    def __init__(
        self,
        question: str,
        offer: Callable[[str], Sequence[str]],
        *,
        text: str = "",
        proposal: bool = False,
        keys: str = "",
    ) -> None:
        super().__init__()
        self.question = question
        self.offer = offer
        self.text = text
        self.proposal = proposal
        self.keys = keys or "Enter takes it"

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self.question), classes="dialog-title")
            yield Input(self.text, select_on_focus=False, max_length=LONGEST)
            yield Static(classes="offered")
            yield KeyLine(f"Tab completes   {self.keys}   Esc leaves", classes="dialog-keys")

    def on_mount(self) -> None:
        self.line.cursor_blink = False
        self.line.cursor_position = len(self.text)
        if self.proposal:
            self.line.action_select_all()
        self._offer(self.text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        offered = self.offer(typed)
        more = f"\n… and {len(offered) - SHOWN} more" if len(offered) > SHOWN else ""
        self.offered.update(Content("\n".join(offered[:SHOWN]) + more))

    def action_complete(self) -> None:
        """Complete what is typed to the first that is offered."""
        offered = self.offer(self.line.value)
        if offered:
            self.line.value = offered[0]
            self.line.cursor_position = len(self.line.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class LetterScreen(ModalScreen[str | None]):
    """Gives the letter that is pressed next, or None; `entries` tell what the letters stand for."""

    def __init__(self, question: str, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question = question
        self.entries = entries

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self.question), classes="dialog-title")
            if self.entries:
                told = "\n".join(f"{letter}   {text}" for letter, text in self.entries)
                yield Static(Content(told), classes="dialog-text")
            yield KeyLine("any letter   Esc leaves", classes="dialog-keys")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        elif event.character and event.character.isalnum():
            self.dismiss(event.character)


def completing(names: Sequence[str]) -> Callable[[str], list[str]]:
    """Completions of the last of several names parted by commas: those that begin so, then those that hold it."""

    def offer(typed: str) -> list[str]:
        before, comma, last = typed.rpartition(",")
        wanted, taken = last.strip().casefold(), {name.strip().casefold() for name in before.split(",")}
        lead = f"{before}{comma} " if comma else ""
        free = [name for name in names if name.casefold() not in taken]
        begin = [name for name in free if name.casefold().startswith(wanted)]
        hold = [name for name in free if wanted in name.casefold() and name not in begin]
        return [lead + name for name in begin + hold]

    return offer
