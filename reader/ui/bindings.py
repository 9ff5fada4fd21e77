"""Textual's bindings and palette entries, from the one table of commands."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widget import Widget

from reader.ui.commands import COMMANDS, Command, commands_at
from reader.ui.key_names import shown, split


def bindings(place: str) -> list[Binding]:
    """The bindings of the widget that stands for `place`; those of the program itself are left to the program."""
    return [_binding(command) for command in commands_at(place) if not command.everywhere and command.keys]


def bindings_of(*ids: str) -> list[Binding]:
    """The bindings of some commands, for where not all of a place work."""
    return [_binding(command) for command in COMMANDS if command.id in ids]


def app_bindings() -> list[Binding]:
    """The bindings that work wherever one stands."""
    return [_binding(command) for command in COMMANDS if command.everywhere and command.keys]


def _binding(command: Command) -> Binding:
    return Binding(",".join(split(command.keys)), command.action, command.help, show=False, id=command.id)


def keys_of(keys: Mapping[str, str], command: str) -> list[str]:
    """All keys of a command, as Textual names them. `keys` is the keymap."""
    found = next(known for known in COMMANDS if known.id == command)
    return split(keys.get(command, found.keys))


def key_of(keys: Mapping[str, str], command: str, rather: str = "") -> str:
    """The first key of a command, or `rather` where that is one of them, as a person reads it. `keys` is the keymap."""
    held = keys_of(keys, command)
    return shown(rather if rather in held else next(iter(held), ""))


def run(app: App[object], command: Command, focused: Widget | None) -> None:
    """Run a command as if its key had been pressed where the focus is."""
    node = app if command.everywhere else focused
    if node is not None:
        app.call_later(app.run_action, command.action, node)


class CommandProvider(Provider):
    """Every command that works where one stands, in the palette, with its keys."""

    def _commands(self) -> list[Command]:
        place = getattr(self.focused, "place", "")
        return [command for command in COMMANDS if command.everywhere or command.at(place)]

    def _run(self, command: Command) -> None:
        run(self.app, command, self.focused)

    def _label(self, command: Command) -> str:
        return command.help[0].upper() + command.help[1:]

    async def discover(self) -> Hits:
        """All of them, in the order of the table."""
        for command in self._commands():
            yield DiscoveryHit(
                self._label(command), lambda command=command: self._run(command), help=self._keys(command)
            )

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(label := self._label(command))) > 0:
                shown_label = matcher.highlight(label)
                yield Hit(score, shown_label, lambda command=command: self._run(command), help=self._keys(command))

    def _keys(self, command: Command) -> str:
        keys: dict[str, str] = getattr(self.app, "keys", {})
        return shown(keys.get(command.id, command.keys))
