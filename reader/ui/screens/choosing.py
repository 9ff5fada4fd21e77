"""Choosing over a screen: what every dialog with a list has in common, and those of a list of choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.bindings import app_bindings, key_of
from reader.ui.ordering import ORDERS
from reader.ui.phrases import counted
from reader.ui.screens.boxed import BoxedScreen
from reader.ui.widgets.choice_list import Choice, ChoiceList
from reader.ui.widgets.chooser import Chooser
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from reader.library import Breakdown, Share

SECTIONS = {"outlets": "Outlet", "years": "Year", "languages": "Language"}
GAP = "  "

Result = TypeVar("Result")


class ChoosingScreen(BoxedScreen[Result | None], ModalScreen[Result | None]):
    """A chooser, and a box that narrows it. Gives what `take` makes of the value that was chosen, or None.

    Enter in the box takes what is under the cursor then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*app_bindings()]  # a dialog keeps those of the program from it
    AUTO_FOCUS = "Chooser"

    chooser = getters.query_one(Chooser)

    @property
    def narrowed(self) -> Chooser:
        return self.chooser

    def take(self, value: str) -> None:
        """An entry was chosen."""
        raise NotImplementedError

    def action_read_chosen(self) -> None:
        """Read what is under the cursor, where that is an article."""

    def key(self, command: str) -> str:
        """The key of a command, as a person reads it."""
        return key_of(getattr(self.app, "keys", {}), command, rather="escape")

    def advice(self, **does: str) -> str:
        """A line of keys and what they do: advice(choose="compares", back="leaves")."""
        return GAP.join(f"{self.key(command.replace('_', '-'))} {told}" for command, told in does.items() if told)

    def go_on(self) -> None:
        """Enter in the box takes what is under the cursor."""
        if self.box.entered and self.box.input.value.strip() and self.chooser.value:
            self.take(self.chooser.value)
        else:
            self.chooser.focus()

    @on(Chooser.Chosen)
    def _chosen(self, event: Chooser.Chosen) -> None:
        self.take(event.value)


class ChoiceScreen(ChoosingScreen[Result]):
    """A list of choices; `offer` gives those for what is typed, `empty` is said where there are none at all."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    choices = getters.query_one(ChoiceList)

    def __init__(self, title: str, offer: Callable[[str], Sequence[Choice]], empty: str = "") -> None:
        super().__init__()
        self.told = title
        self.offer = offer
        self.empty = empty

    def compose(self) -> ComposeResult:
        offered = self.offer("")
        with Vertical(id="choice-dialog"):
            yield Static(Content(self.told), id="choice-title")
            yield SearchBox(self.key("find"), "the beginning of words", id="choice-narrow", leads_to="ChoiceList")
            yield ChoiceList(offered, id="choice-list")
            if not offered:
                yield Static(Content(self.empty), id="choice-empty")
            yield KeyLine(self.keys(offered), id="choice-keys")

    def keys(self, offered: Sequence[Choice]) -> str:
        """The line that names the keys."""
        return self.advice(choose="chooses" if offered else "", back="leaves")

    def narrow(self, typed: str) -> None:
        self.choices.show(self.offer(typed))


class SortScreen(ChoiceScreen[str]):
    """Gives the order that was chosen, by its letter or with the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letter, f"take('{order}')", name, show=False) for order, (letter, name, _) in ORDERS.items()
    ]

    def __init__(self, orders: Sequence[str], present: str) -> None:
        self.orders = orders
        entries = [
            Choice(name, order, letter, told, chosen=order == present)
            for order, (letter, name, told) in ORDERS.items()
            if order in orders
        ]
        super().__init__("Sort by", lambda typed: [entry for entry in entries if begins(entry.label, typed)])

    def keys(self, offered: Sequence[Choice]) -> str:  # noqa: ARG002
        return f"a letter, or {self.key('choose')}{GAP}{self.advice(back='leaves')}"

    def take(self, value: str) -> None:
        self.dismiss(value)

    def action_take(self, order: str) -> None:
        """Choose an order by its letter."""
        if order in self.orders:
            self.take(order)


class NarrowingChoiceScreen(ChoiceScreen[str]):
    """Gives the query that keeps the articles of an outlet, a year or a language; of one that is kept now, the same."""

    def __init__(self, breakdown: Breakdown, number: int, query: str) -> None:
        self.breakdown = breakdown
        self.present = query
        super().__init__(f"Keep of these {counted(number, 'article')} …", self._offered)

    def keys(self, offered: Sequence[Choice]) -> str:  # noqa: ARG002
        return self.advice(choose="keeps these", next_part="next part", find="by name", back="leaves")

    def take(self, value: str) -> None:
        self.dismiss(value)

    def _offered(self, typed: str) -> list[Choice]:
        parts = [part for name, heading in SECTIONS.items() if (part := self._section(name, heading, typed))]
        return [choice for part in parts for choice in (Choice(""), *part)][1:]

    def _section(self, name: str, heading: str, typed: str) -> list[Choice]:
        from reader.library.finding.breakdown import has_piece

        shares: Sequence[Share] = getattr(self.breakdown, name)
        most = max((share.count for share in shares), default=1)
        entries = [
            Choice(
                share.name,
                share.query,
                "",
                f"{share.count:,}",
                share.count / most,
                has_piece(self.present, share.query),
            )
            for share in shares
            if begins(share.name, typed)
        ]
        return (
            [Choice(f"{heading}" if len(shares) < 2 else f"{heading} · {len(shares):,}"), *entries] if entries else []
        )


def begins(name: str, typed: str) -> bool:
    """Whether a name, or a word of it, begins with what was typed, or every word typed begins one of it."""
    words = name.casefold().split()
    return name.casefold().startswith(typed.casefold()) or all(
        any(word.startswith(part) for word in words) for part in typed.casefold().split()
    )
