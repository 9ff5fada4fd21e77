"""A list to choose from: a cursor that goes by the motions of the table of commands, and what was chosen told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from reader.ui.bindings import bindings
from reader.ui.widgets.lines import LineView


class Chooser(LineView, inherit_bindings=False):
    """A list of the place "choice". What it shows, and what stands under the cursor, is for those that draw it."""

    place: ClassVar[str] = "choice"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choice")]

    cursor = reactive(0, repaint=False)

    @dataclass
    class Chosen(Message):
        """An entry was chosen."""

        value: str

    @dataclass
    class TakenAway(Message):
        """An entry shall be no more."""

        value: str

    @property
    def value(self) -> str:
        """What choosing the entry under the cursor gives; "" where there is none."""
        raise NotImplementedError

    @property
    def removable(self) -> bool:
        """Whether the entry under the cursor can be taken away."""
        return False

    def move(self, lines: int) -> None:
        """Move the cursor by so many entries."""
        self.cursor += lines

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing can be taken away its key is left to the screen."""
        return super().check_action(action, parameters) and (action != "take_away" or self.removable)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        if self.value:
            self.post_message(self.Chosen(self.value))

    def action_take_away(self) -> None:
        """Take away what is under the cursor."""
        self.post_message(self.TakenAway(self.value))

    def action_section(self, by: int) -> None:
        """To the next part of the list, or the one before."""

    async def action_find(self) -> None:
        await self.run_action("screen.find")

    async def action_back(self) -> None:
        await self.run_action("screen.back")
