"""The keys of a dialog in its last line, which can be clicked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from reader.ui.key_names import KEY_NAMES, key_name

HINT = re.compile(r"\S+(?: \S+)*")  # what stands between two blanks and more
_KEYS = {name: key for key, name in KEY_NAMES.items()}


def key_at(told: str, column: int) -> str:
    """The key of the hint at a column of "Enter takes it   Esc leaves": its first word; "" where that is no key."""
    for start, hint in _hints(told):
        if start <= column < start + cell_len(hint):
            first = hint.split(maxsplit=1)[0].rstrip(",:")
            return _KEYS.get(first, first if len(first) == 1 else "")
    return ""


def _hints(told: str) -> Iterator[tuple[int, str]]:
    for found in HINT.finditer(told):
        yield cell_len(told[: found.start()]), found.group()


class KeyLine(Static):
    """Hints with two blanks or more between them, each beginning with its key. A click presses that."""

    def __init__(self, told: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(told), id=id, classes=classes)
        self.told = told

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y == 0 and (key := key_at(self.told, offset.x)):
            event.stop()
            self.app.simulate_key(key_name(key))
