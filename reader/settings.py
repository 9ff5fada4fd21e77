"""settings.toml: folders, looks, keys, programs. A fault names file, line and what would be right; the rest applies."""

from __future__ import annotations

import difflib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.errors import SettingsFault
from reader.text.clean import clean_line

PASS_OVER = (".*", "node_modules", "__pycache__")
LARGEST_FILE = 2_000
PRESETS = ("default", "newsboat", "mutt", "arrows")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has set: `keys` maps the id of a command to the keys that shall call it ("j,down").

    Below folders, what is called like one of the patterns `pass_over` is passed over (`.*`: all that is hidden), and a
    file of more than `largest_file` megabytes is not read. `preset` names the keys that hold where `keys` says nothing.
    `browser`, `editor` and the commands of `pipe` (by name) are command lines; None: what the system says. `faults` are
    what is wrong with the file, a line each; what a fault concerns is as if it were not set.
    """

    folders: tuple[Path, ...] = ()
    pass_over: tuple[str, ...] = PASS_OVER
    largest_file: int = LARGEST_FILE
    theme: str | None = None
    preset: str = "default"
    browser: str | None = None
    editor: str | None = None
    pipe: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the file: how its value is read (ValueError: what it must be), an example, and what it is for."""

    key: str
    read: Callable[[Any], object]
    example: str
    told: str


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError("must be a list of strings")
    return tuple(value)


def _folders(value: Any) -> tuple[Path, ...]:
    return tuple(Path(folder).expanduser() for folder in _strings(value))


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


def _preset(value: Any) -> str:
    if value not in PRESETS:
        raise ValueError(f"must be one of {', '.join(PRESETS)}")
    return str(value)


def _texts(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
        raise ValueError("must give each name a text")
    return dict(value)


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
    Setting("theme", _name, 'theme = "nord"', "colours; :theme in the reader lists them"),
    Setting("preset", _preset, 'preset = "newsboat"', f"keys one is used to: {', '.join(PRESETS)}"),
    Setting("browser", _command, 'browser = "firefox --private-window"', "what `o` opens an address with"),
    Setting("editor", _command, 'editor = "vim -R"', "what `e` opens a file with; else $VISUAL, $EDITOR"),
    Setting("pipe", _texts, '[pipe]\nprint = "lpr"', "commands that `|` offers by name; they get the article as text"),
    Setting("keys", _texts, '[keys]\nsearch = "s,slash"', "a command's id and its keys; the help names the ids"),
)
KEYS = tuple(setting.key for setting in SETTINGS)


def load(path: Path) -> Settings:
    """The settings in a file; those of a newcomer where there is no file, or where it cannot be read at all."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as fault:
        return Settings(faults=(clean_line(f"{path}: cannot be read: {fault}"),))
    except tomllib.TOMLDecodeError as fault:
        return Settings(faults=(clean_line(f"{path}: {fault}; nothing in it applies"),))
    values: dict[str, Any] = {}
    unknown = (key for key in table if key not in KEYS)
    faults = [_fault(path, text, key, f"there is no setting {key!r}{_nearest(key)}") for key in unknown]
    for setting in SETTINGS:
        if setting.key in table:
            try:
                values[setting.key] = setting.read(table[setting.key])
            except ValueError as wrong:
                example = setting.example.replace("\n", " ")
                faults.append(_fault(path, text, setting.key, f"{setting.key} {wrong}, as in {example}"))
    return Settings(**values, faults=tuple(faults))


def write_first(path: Path) -> bool:
    """Write a file that explains every setting and sets none, where there is none yet. Tells whether it did.

    Raises SettingsFault where it cannot be written.
    """
    if path.exists():
        return False
    _replace(path, explained())
    return True


def explained() -> str:
    """A settings file in which every setting is explained and none is set."""
    lines = ["# newsreader: settings. Take the # away before a line to set it.", ""]
    for setting in SETTINGS:
        lines += [f"# {setting.told}", *(f"# {line}" for line in setting.example.split("\n")), ""]
    return "\n".join(lines)


def save_folders(path: Path, folders: Iterable[Path]) -> None:
    """Set `folders` in the settings file and leave everything else as it is. Raises SettingsFault.

    The file is replaced as a whole, so that a crash leaves the old one or the new one.
    """
    line = f"folders = {json.dumps([str(folder) for folder in folders], ensure_ascii=False)}\n"
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else explained()
    except OSError as fault:
        raise SettingsFault(f"{path}: cannot be read: {fault}") from None
    _replace(path, line + _without_folders(text))


def _replace(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as out:
            out.write(text)
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


def _fault(path: Path, text: str, key: str, what: str) -> str:
    found = re.search(rf'(?m)^[ \t]*\[?[ \t]*"?{re.escape(key)}"?[ \t]*[=.\]]', text)
    line = f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
    return clean_line(f"{path}{line}: {what}")


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0.5)
    return f": did you mean {near[0]!r}?" if near else f" (there are {', '.join(KEYS)})"
