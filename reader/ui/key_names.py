"""The names of keys: Textual's, those a person types into settings.toml, and those the screen shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

KEY_NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "home": "Home", "end": "End", "pagedown": "PgDn",
    "pageup": "PgUp", "space": "Space", "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "tab": "Tab",
    "shift+tab": "S-Tab", "f1": "F1",
}  # fmt: skip

SYMBOLS = {
    "slash": "/", "question_mark": "?", "colon": ":", "exclamation_mark": "!", "left_square_bracket": "[",
    "right_square_bracket": "]", "equals_sign": "=", "plus": "+", "minus": "-", "full_stop": ".", "semicolon": ";",
    "vertical_line": "|", "less_than_sign": "<", "greater_than_sign": ">", "number_sign": "#",
}  # fmt: skip


MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
OTHER_KEYS = frozenset({"insert", "delete", *(f"f{number}" for number in range(1, 25))})

NAMED_KEYS = (*KEY_NAMES, *SYMBOLS, *sorted(OTHER_KEYS))


def shown(keys: str) -> str:
    """Keys as a person reads them: "ctrl+f,pagedown" -> "^F PgDn"."""
    return " ".join(shown_key(key) for key in split(keys))


def shown_key(key: str) -> str:
    """One key as a person reads it."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return KEY_NAMES.get(key, key)


def split(keys: str) -> list[str]:
    """The keys of a comma-separated list, without blanks; a key has one name ("slash" is "/")."""
    return [SYMBOLS.get(key.strip(), key.strip()) for key in keys.split(",") if key.strip()]


def key_name(character: str) -> str:
    """Textual's name of the key that types a character."""
    return next((name for name, symbol in SYMBOLS.items() if symbol == character), character)


def is_key(key: str) -> bool:
    """Whether a key has that name: a character, its name ("slash", "number_sign"), "enter" or "f5"; with "ctrl+" …."""
    *modifiers, last = key.split("+") if len(key) > 1 else (key,)
    named = len(last) == 1 or last in NAMED_KEYS
    return _held(modifiers) and (named or _character(last))


def _held(modifiers: Iterable[str]) -> bool:
    return all(modifier in MODIFIERS for modifier in modifiers)


def _character(name: str) -> bool:
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False
