"""What is wrong with the keys of settings.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from reader.settings import nearest
from reader.ui.commands import COMMANDS, PLACES, Command
from reader.ui.key_names import NAMED_KEYS, is_key, shown_key, split

NO_PRESET: Mapping[str, str] = {}


def key_faults(
    keys: Mapping[str, str], preset: Mapping[str, str] = NO_PRESET, commands: Iterable[Command] = COMMANDS
) -> list[tuple[str, str]]:
    """What is wrong with the keys of settings.toml ({command id: keys}): the id of a command, and a line about it.

    `preset` holds where `keys` says nothing.

    Textual ignores an unknown id, and lets a stolen key kill the other command in silence: so we look ourselves.
    """
    table = {command.id: command for command in commands}
    unknown = keys.keys() - table.keys()
    faults = [(id, f"[keys] {id}: no such command{nearest(id, table)}") for id in unknown]
    nameless = (
        (id, f'[keys] {id}: there is no key "{key}"{nearest(key, NAMED_KEYS)}')
        for id, wanted in keys.items()
        for key in split(wanted)
        if id in table and not is_key(key)
    )
    return sorted(faults) + sorted(nameless) + sorted(_clashes(table, {**preset, **keys}, keys.keys()))


def _clashes(table: Mapping[str, Command], keys: Mapping[str, str], named: Set[str]) -> Iterator[tuple[str, str]]:
    for place in PLACES:
        holders: dict[str, Command] = {}
        for command in table.values():
            if not command.at(place):
                continue
            for key in split(keys.get(command.id, command.keys)):
                other = holders.setdefault(key, command)
                if other is not command and {command.id, other.id} & named:
                    at = command.id if command.id in named else other.id
                    yield at, f'[keys] "{shown_key(key)}" means both {other.id} and {command.id} ({place})'
