"""Choosing one of some entries over a screen, or taking one of them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on

from reader.ui.screens.choosing import ChoiceScreen, begins
from reader.ui.widgets.choice_list import Choice
from reader.ui.widgets.chooser import Chooser

MANY = 8  # entries: from here the line of keys says that they can be narrowed


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen, to be opened or to be taken away."""

    key: str
    removed: bool = False


class PickScreen(ChoiceScreen[Picked]):
    """Gives what was picked, or None; `empty` is said where there is nothing to pick, `opens` what Enter does."""

    def __init__(self, title: str, entries: Sequence[Choice], *, empty: str = "", opens: str = "opens") -> None:
        self.opens = opens
        super().__init__(title, lambda typed: [entry for entry in entries if begins(entry.label, typed)], empty)

    def keys(self, offered: Sequence[Choice]) -> str:
        return self.advice(
            choose=self.opens if offered else "",
            take_away="takes away" if any(entry.removable for entry in offered) else "",
            find="narrows" if len(offered) >= MANY else "",
            back="leaves",
        )

    def take(self, value: str) -> None:
        self.dismiss(Picked(value))

    @on(Chooser.TakenAway)
    def _taken_away(self, event: Chooser.TakenAway) -> None:
        self.dismiss(Picked(event.value, removed=True))
