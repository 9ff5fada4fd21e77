"""Writing settings.toml: its first explanations, and single settings that are chosen in the reader.

The file is the person's: outside the value that is set nothing in it changes, not a comment, not a line break; one that
cannot be read is never touched.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import SettingsFault
from reader.replacing import replace
from reader.settings import TOO_DEEP, explained
from reader.text.clean import clean_line

Value = str | list[str]
_BYTE_ORDER_MARK = "\ufeff"


def write_first(path: Path) -> bool:
    """Write a file that explains every setting and sets none, where there is none yet. Tells whether it did.

    Raises SettingsFault where it cannot be written.
    """
    if os.path.lexists(path):
        return False
    _replace(path, explained())
    return True


def save_folders(path: Path, folders: Iterable[Path]) -> None:
    """Set `folders` in the settings file. Raises SettingsFault, and leaves the file as it is, where that cannot be."""
    _save(path, "folders", [str(folder) for folder in folders])


def save_theme(path: Path, theme: str) -> None:
    """Set `theme` in the settings file. Raises SettingsFault, and leaves the file as it is, where that cannot be."""
    _save(path, "theme", theme)


def _save(path: Path, key: str, value: Value) -> None:
    try:
        before = path.read_bytes().decode() if path.exists() else explained()
        after = changed(before, key, value)
    except (OSError, ValueError) as fault:
        raise SettingsFault(clean_line(f"{path}: {key} was not saved: {fault}")) from None
    except RecursionError:
        raise SettingsFault(clean_line(f"{path}: {key} was not saved: {TOO_DEEP}")) from None
    if after != before or not path.exists():
        _replace(path, after)


def changed(text: str, key: str, value: Value) -> str:
    """A settings file with one setting as it shall be, else the same to the letter.

    Raises ValueError where the text is no TOML, or no change of it would set this and nothing else.
    """
    mark, text = (_BYTE_ORDER_MARK, text[1:]) if text.startswith(_BYTE_ORDER_MARK) else ("", text)
    known = tomllib.loads(text)
    wanted = known | {key: value}
    if known == wanted:
        return mark + text
    for after in _in_place(text, key, value) if key in known else _added(text, key, value):
        with suppress(tomllib.TOMLDecodeError):
            if tomllib.loads(after) == wanted:
                return mark + after
    raise ValueError("set it by hand")


def _in_place(text: str, key: str, value: Value) -> Iterator[str]:
    """Only what stands above the end of the setting is read by tomlkit: it may put tables below in another order."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    for end in (line.end() for line in re.finditer(r"\n|\Z", text)):
        with suppress(tomllib.TOMLDecodeError, TOMLKitError):
            if key in tomllib.loads(text[:end]):
                document = tomlkit.parse(text[:end])
                document[key] = value
                yield document.as_string() + text[end:]
                return


def _added(text: str, key: str, value: Value) -> Iterator[str]:
    """Behind the line that explains the setting; where that belongs to a table or is no comment, at the top."""
    import tomlkit

    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{key} = {tomlkit.item(value).as_string()}{end}"
    for example in re.finditer(rf"(?m)^#[ \t]*{key}[ \t]*=.*$\n?", text):
        before = text[: example.end()]
        yield before + ("" if before.endswith("\n") else end) + line + text[example.end() :]
    yield line + text


def _replace(path: Path, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(os.path.realpath(path)), exist_ok=True)
        replace(path, text.encode())
    except (OSError, UnicodeEncodeError) as fault:
        raise SettingsFault(clean_line(f"{path}: cannot be written: {fault}")) from None
