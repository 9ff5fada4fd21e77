"""Choosing over a screen: an order of the list, or the outlet, year or language whose articles are to be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.ordering import ORDERS
from reader.ui.phrases import counted
from reader.ui.widgets.choice_list import Choice, ChoiceList
from reader.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from reader.library import Breakdown, Share

SECTIONS = {"outlets": "Outlet", "years": "Year", "languages": "Language"}


class ChoiceScreen(ModalScreen[str | None]):
    """Gives the value that was chosen, or None. `offer` gives the choices for what is typed into its box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Leave", show=False),
        Binding("slash", "find", "Narrow", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    choices = getters.query_one(ChoiceList)
    box = getters.query_one(SearchBox)

    def __init__(self, title: str, keys: str, offer: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__()
        self.told = title
        self.keys = keys
        self.offer = offer

    def compose(self) -> ComposeResult:
        with Vertical(id="choice-dialog"):
            yield Static(Content(self.told), id="choice-title")
            yield SearchBox("/", "the beginning of a name", id="choice-narrow", leads_to="ChoiceList")
            yield ChoiceList(self.offer(""), id="choice-list")
            yield Static(Content(self.keys), id="choice-keys")

    def action_back(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)

    def action_find(self) -> None:
        """Narrow the choices as one types."""
        self.box.open()

    @on(SearchBox.Typed)
    def _typed(self, event: SearchBox.Typed) -> None:
        self.choices.show(self.offer(event.text))

    @on(SearchBox.Done)
    def _done(self) -> None:
        self.choices.focus()

    @on(SearchBox.Left)
    def _left(self) -> None:
        self.box.close()
        self.choices.show(self.offer(""))
        self.choices.focus()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(event.value)


class SortScreen(ChoiceScreen):
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
        super().__init__("Sort by", "a letter, or Enter   Esc leaves", lambda _: entries)

    def action_take(self, order: str) -> None:
        """Choose an order by its letter."""
        if order in self.orders:
            self.dismiss(order)


class NarrowingChoiceScreen(ChoiceScreen):
    """Gives the query that keeps the articles of an outlet, a year or a language; of one that is kept now, the same."""

    def __init__(self, breakdown: Breakdown, number: int, query: str) -> None:
        self.breakdown = breakdown
        self.present = query
        title = f"Keep of these {counted(number, 'article')} …"
        super().__init__(title, "Enter keeps these   Tab next part   / by name   Esc leaves", self._offered)

    def _offered(self, typed: str) -> list[Choice]:
        parts = [part for name, heading in SECTIONS.items() if (part := self._section(name, heading, typed))]
        return [choice for part in parts for choice in (Choice(""), *part)][1:]

    def _section(self, name: str, heading: str, typed: str) -> list[Choice]:
        from reader.library.breakdown import has_piece

        shares: Sequence[Share] = getattr(self.breakdown, name)
        most = max((share.count for share in shares), default=1)
        wanted = [share for share in shares if any(w.startswith(typed.lower()) for w in _words(share.name))]
        entries = [
            Choice(
                share.name,
                share.query,
                "",
                f"{share.count:,}",
                share.count / most,
                has_piece(self.present, share.query),
            )
            for share in wanted
        ]
        return (
            [Choice(f"{heading}" if len(shares) < 2 else f"{heading} · {len(shares):,}"), *entries] if entries else []
        )


def _words(name: str) -> list[str]:
    return [name.lower(), *name.lower().split()]
