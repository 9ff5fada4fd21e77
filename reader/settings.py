"""settings.toml: folders, looks, keys, programs. A fault names file, line and what would be right; the rest applies."""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.text.clean import clean_line

PASS_OVER = (".*", "node_modules", "__pycache__")
LARGEST_FILE = 2_000
PRESETS = ("default", "newsboat", "mutt", "arrows")
TOO_DEEP = "what stands in it is nested too deep"
DATES = ("short", "american", "iso", "relative")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has set: `keys` maps the id of a command to the keys that shall call it ("j,down").

    Below folders, what is called like one of the patterns `pass_over` is passed over (`.*`: all that is hidden), and a
    file of more than `largest_file` megabytes is not read. `preset` names the keys that hold where `keys` says nothing.
    `dates` is how days are written. `browser`, `editor` and the commands of `pipe` (by name) are command lines; None:
    what the system says. `faults` are what is wrong with the file, a line each; what a fault concerns is as if it were
    not set. `lines` tells where a setting stands ("keys.search"), for faults that only others can see.
    """

    folders: tuple[Path, ...] = ()
    pass_over: tuple[str, ...] = PASS_OVER
    largest_file: int = LARGEST_FILE
    theme: str | None = None
    preset: str = "default"
    dates: str = DATES[0]
    browser: str | None = None
    editor: str | None = None
    pipe: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    path: Path | None = field(default=None, compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def fault(self, key: str, what: str) -> str:
        """A fault in a setting, with its file and its line as far as known."""
        return clean_line(": ".join(filter(None, [_place(self.path, self.lines.get(key)), what])))


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the file: how its value is read (ValueError: what it must be), an example, and what it is for.

    Of a `table` each entry is read so, and one that is at fault takes nothing away from the others.
    """

    key: str
    read: Callable[[Any], object]
    example: str
    told: str
    table: bool = False


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError("must be a list of strings")
    return tuple(value)


def _folders(value: Any) -> tuple[Path, ...]:
    return tuple(map(_folder, _strings(value)))


def _folder(name: str) -> Path:
    path = os.path.expanduser(name)
    if not path.strip() or path.startswith("~") or "\0" in path:  # of nobody's home
        raise ValueError(f"must be folders, and {name!r} names none")
    return Path(path)


def _megabytes(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("must be megabytes")
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a name")
    return value


def _command(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a command")
    return value


def _one_of(names: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in names:
            raise ValueError(f"must be one of {', '.join(names)}{nearest(value, names)}")
        return str(value)

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text")
    return value


SETTINGS = (
    Setting("folders", _folders, 'folders = ["~/articles", "/srv/clippings"]', "what `newsreader` alone opens"),
    Setting(
        "pass_over",
        _strings,
        f"pass_over = {json.dumps(PASS_OVER)}",
        'what is not read in folders; ".*" is all that is hidden',
    ),
    Setting(
        "largest_file",
        _megabytes,
        f"largest_file = {LARGEST_FILE}",
        "megabytes; a larger file is read only where it is named",
    ),
    Setting("theme", _name, 'theme = "high-contrast"', "colours; :theme in the reader lists them and sets this"),
    Setting("preset", _one_of(PRESETS), 'preset = "newsboat"', f"keys one is used to: {', '.join(PRESETS)}"),
    Setting(
        "dates",
        _one_of(DATES),
        'dates = "iso"',
        "how days are written: short (16 Feb 2026), american (Feb 16, 2026), iso (2026-02-16), relative (3 days ago)",
    ),
    Setting("browser", _command, 'browser = "firefox --private-window"', "what `o` opens an address with"),
    Setting("editor", _command, 'editor = "vim -R"', "what `e` opens a file with; else $VISUAL, $EDITOR"),
    Setting(
        "pipe", _text, '[pipe]\nprint = "lpr"', "commands that `|` offers by name; they get the article as text", True
    ),
    Setting(
        "keys", _text, '[keys]\nsearch = "s,slash"', "a command's id and its keys; man newsreader has the ids", True
    ),
)
KEYS = tuple(setting.key for setting in SETTINGS)


def load(path: Path) -> Settings:
    """The settings in a file; those of a newcomer where there is no file, or where it cannot be read at all."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as fault:
        return Settings(faults=(clean_line(f"{path}: cannot be read: {fault}"),))
    except ValueError as fault:  # no TOML, or a number of thousands of digits
        return Settings(faults=(clean_line(f"{path}: {fault}; nothing in it applies"),))
    except RecursionError:
        return Settings(faults=(clean_line(f"{path}: {TOO_DEEP}; nothing in it applies"),))
    found = _Reading(path, _lines(text))
    for key in table:
        if key not in KEYS:
            there_are = nearest(key, KEYS) or f" (there are {', '.join(KEYS)})"
            found.blame(key, f"there is no setting {key!r}{there_are}")
    for setting in SETTINGS:
        if setting.key in table:
            found.read(setting, table[setting.key])
    return Settings(**found.values, faults=tuple(found.faults), path=path, lines=found.lines)


@dataclass(slots=True)
class _Reading:
    """What has been read of a file: values, and faults."""

    path: Path
    lines: Mapping[str, int]
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def blame(self, key: str, what: str) -> None:
        self.faults.append(clean_line(f"{_place(self.path, self.lines.get(key))}: {what}"))

    def read(self, setting: Setting, value: Any) -> None:
        key = setting.key
        if not setting.table:
            with self._blaming(setting, key):
                self.values[key] = setting.read(value)
            return
        if not isinstance(value, dict):
            self.blame(key, f"{key} must be a table, as in {_in_one_line(setting.example)}")
            return
        self.values[key] = kept = {}
        for name, one in value.items():
            with self._blaming(setting, f"{key}.{name}"):
                kept[name] = setting.read(one)

    @contextmanager
    def _blaming(self, setting: Setting, key: str) -> Iterator[None]:
        try:
            yield
        except ValueError as wrong:
            self.blame(key, f"{key} {wrong}, as in {_in_one_line(setting.example)}")


def _in_one_line(example: str) -> str:
    return example.replace("\n", " ")


def _place(path: Path | None, line: int | None) -> str:
    return ", ".join(filter(None, [str(path) if path else "", f"line {line}" if line else ""]))


def _lines(text: str) -> dict[str, int]:
    """Where each setting stands, in lines from 1: "theme", "keys", "keys.search"."""
    places: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r'[ \t]*\[[ \t]*"?([\w-]+)', line):
            table = f"{header[1]}."
            places.setdefault(header[1], number)
        elif entry := re.match(r"""[ \t]*["']?([^"'=#]+?)["']?[ \t]*[=.]""", line):
            places.setdefault(table + entry[1], number)
    return places


def explained() -> str:
    """A settings file in which every setting is explained and none is set."""
    lines = ["# newsreader: settings. Take the # away before a line to set it.", ""]
    for setting in SETTINGS:
        lines += [f"# {setting.told}", *(f"# {line}" for line in setting.example.split("\n")), ""]
    return "\n".join(lines)


def nearest(name: Any, names: Iterable[str]) -> str:
    """A question for the one of these names that was meant, or nothing."""
    near = difflib.get_close_matches(str(name), names, n=1, cutoff=0.5)
    return f": did you mean {near[0]!r}?" if near else ""
