"""A screen with a box that narrows what it shows as one types."""

from __future__ import annotations

from typing import TypeVar

from textual import getters, on
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.widgets.search_box import SearchBox

Result = TypeVar("Result")


class BoxedScreen(Screen[Result]):
    """Esc in the box, or behind it, brings back everything first, then leaves."""

    box = getters.query_one(SearchBox)

    @property
    def narrowed(self) -> Widget:
        """What is narrowed; it has the focus outside the box."""
        raise NotImplementedError

    def narrow(self, typed: str) -> None:
        """Show what goes with what is typed; everything for ""."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The box is left, and what was typed holds."""
        self.narrowed.focus()

    def action_find(self) -> None:
        """Narrow as one types."""
        self.box.open()

    def action_back(self) -> None:
        """End the narrowing; else leave."""
        if self.box.is_open:
            self._left()
        else:
            self.dismiss(None)

    @on(SearchBox.Typed)
    def _typed(self, event: SearchBox.Typed) -> None:
        self.narrow(event.text)

    @on(SearchBox.Done)
    def _done(self) -> None:
        self.go_on()

    @on(SearchBox.Left)
    def _left(self) -> None:
        self.box.close()
        self.narrow("")
        self.narrowed.focus()
