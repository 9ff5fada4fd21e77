"""settings.toml: the folders to read, the theme, the keys. A fault is named with its file, line and the nearest key."""

from __future__ import annotations

import difflib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.errors import SettingsFault
from reader.text.clean import clean_line

KEYS = ("folders", "pass_over", "largest_file", "theme", "keys")
PASS_OVER = (".*", "node_modules", "__pycache__")
LARGEST_FILE = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has set: `keys` maps the id of a command to the keys that shall call it ("j,down").

    Below folders, what is called like one of the patterns `pass_over` is passed over (`.*`: all that is hidden), and a
    file of more than `largest_file` megabytes is not read.
    """

    folders: tuple[Path, ...] = ()
    pass_over: tuple[str, ...] = PASS_OVER
    largest_file: int = LARGEST_FILE
    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """The settings in a file; those of a newcomer where there is no file. Raises SettingsFault."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsFault(f"{path}: cannot be read: {fault}") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsFault(f"{path}: {clean_line(str(fault))}") from None
    for key in table:
        if key not in KEYS:
            raise _fault(path, text, key, f"there is no setting {key!r}{_nearest(key)}")
    return Settings(
        folders=tuple(Path(folder).expanduser() for folder in _strings(path, text, table, "folders")),
        pass_over=tuple(_strings(path, text, table, "pass_over", PASS_OVER)),
        largest_file=_megabytes(path, text, table),
        theme=_theme(path, text, table),
        keys=_keymap(path, text, table),
    )


def save_folders(path: Path, folders: Iterable[Path]) -> None:
    """Set `folders` in the settings file and leave everything else as it is. Raises SettingsFault.

    The file is replaced as a whole, so that a crash leaves the old one or the new one.
    """
    line = f"folders = {json.dumps([str(folder) for folder in folders], ensure_ascii=False)}\n"
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        written = _without_folders(text)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as out:
            out.write(line + written)
        os.replace(out.name, path)
    except OSError as fault:
        raise SettingsFault(f"{path}: cannot be written: {fault}") from None


def _without_folders(text: str) -> str:
    start = re.search(r"(?m)^[ \t]*folders[ \t]*=", text)
    if not start:
        return text
    for end in (match.end() for match in re.finditer(r"\n|\Z", text[start.start() :])):
        try:  # the value ends at the first line break where it is whole
            tomllib.loads(text[start.start() : start.start() + end])
        except tomllib.TOMLDecodeError:
            continue
        return text[: start.start()] + text[start.start() + end :]
    return text


def _fault(path: Path, text: str, key: str, what: str) -> SettingsFault:
    found = re.search(rf'(?m)^[ \t]*\[?[ \t]*"?{re.escape(key)}"?[ \t]*[=.\]]', text)
    line = f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
    return SettingsFault(clean_line(f"{path}{line}: {what}"))


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0.5)
    return f": did you mean {near[0]!r}?" if near else f" (there are {', '.join(KEYS)})"


def _strings(
    path: Path, text: str, table: Mapping[str, Any], key: str, default: Sequence[str] = ("~/articles",)
) -> Sequence[str]:
    value = table.get(key, [] if key == "folders" else default)
    if not isinstance(value, (list, tuple)) or not all(isinstance(entry, str) for entry in value):
        raise _fault(path, text, key, f"{key} must be a list of strings, as in {key} = {json.dumps(default)}")
    return value


def _megabytes(path: Path, text: str, table: Mapping[str, Any]) -> int:
    value = table.get("largest_file", LARGEST_FILE)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _fault(path, text, "largest_file", f"largest_file must be megabytes, as in largest_file = {LARGEST_FILE}")
    return value


def _theme(path: Path, text: str, table: Mapping[str, Any]) -> str | None:
    theme = table.get("theme")
    if theme is not None and not isinstance(theme, str):
        raise _fault(path, text, "theme", 'theme must be a name, as in theme = "nord"')
    return theme


def _keymap(path: Path, text: str, table: Mapping[str, Any]) -> Mapping[str, str]:
    keys = table.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(entry, str) for entry in keys.values()):
        raise _fault(path, text, "keys", '[keys] must give each command its keys, as in search = "slash,s"')
    return {str(command): str(entry) for command, entry in keys.items()}
