"""The last line: the few keys that matter where one stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual import events
from textual.content import Content
from textual.reactive import reactive

from reader.ui.bindings import key_of, run
from reader.ui.commands import COMMANDS, Command
from reader.ui.key_names import shown, split
from reader.ui.roles import RoleStyles

GAP = "  "


class KeyHints(RoleStyles):
    """Set `place` to where one stands, and `left_out` to the commands that do nothing there. A hint can be clicked."""

    DEFAULT_CSS = """
    KeyHints {
        height: 1; width: 1fr; padding: 0 1; background: $panel; color: $text-muted;
    }
    """
    place: reactive[str] = reactive("")
    left_out: reactive[frozenset[str]] = reactive(frozenset())

    def __init__(self, keys: Mapping[str, str], id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys = keys

    def hints(self) -> list[tuple[Command, str]]:
        """The commands and keys that are shown: in the order of the table, as many as fit; help is always there."""
        wanted = [command for command in COMMANDS if command.footer and self._works(command)]
        *others, last = [(command, key) for command in wanted if (key := self._key(command))]
        room = self.content_region.width - len(_hint(*last))
        fitting = []
        for command, key in others:
            room -= len(_hint(command, key)) + len(GAP)
            if room >= 0:
                fitting.append((command, key))
        return [*fitting, last]

    def _works(self, command: Command) -> bool:
        return (command.everywhere or command.at(self.place)) and command.id not in self.left_out

    def _key(self, command: Command) -> str:
        """The first of its keys; where one types, the first that is no letter."""
        keys = split(self.keys.get(command.id, command.keys))
        if self.place == "search":
            keys = [key for key in keys if len(key) > 1]
        return next(iter(keys), "")

    def key_of(self, command: str) -> str:
        """The first key of a command, as a person reads it."""
        return key_of(self.keys, command)

    def render(self) -> Content:
        style = self.role_style("key")
        parts = [Content.styled(shown(key), style) + Content(f" {command.footer}") for command, key in self.hints()]
        return Content(GAP).join(parts)

    def _spans(self) -> Iterator[tuple[int, int, Command]]:
        start = 1
        for command, key in self.hints():
            end = start + len(_hint(command, key))
            yield start, end, command
            start = end + len(GAP)

    def on_click(self, event: events.Click) -> None:
        for start, end, command in self._spans():
            if start <= event.x < end:
                run(self.app, command, self.screen.focused)


def _hint(command: Command, key: str) -> str:
    return f"{shown(key)} {command.footer}"
