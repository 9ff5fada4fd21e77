"""The keys of a dialog in its last line, or two where it is narrow; they can be clicked."""

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


def laid_out(told: str, width: int) -> list[str]:
    """The hints in lines of at most `width` cells, none of them parted."""
    lines = [""]
    end = 0
    for found in HINT.finditer(told):
        longer = lines[-1] + told[end : found.start()] * bool(lines[-1]) + found.group()
        if lines[-1] and cell_len(longer) > width:
            lines.append(found.group())
        else:
            lines[-1] = longer
        end = found.end()
    return lines


class KeyLine(Static):
    """Hints with two blanks or more between them, each beginning with its key. A click presses that."""

    def __init__(self, told: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(told), id=id, classes=classes)
        self.told = told
        self.lines = [told]

    def on_resize(self) -> None:
        """No hint stands in two lines."""
        lines = laid_out(self.told, self.content_size.width)
        if lines != self.lines:
            self.lines = lines
            self.update(Content("\n".join(lines)))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        line = self.lines[offset.y] if offset is not None and 0 <= offset.y < len(self.lines) else ""
        if offset is not None and (key := key_at(line, offset.x)):
            event.stop()
            self.app.simulate_key(key_name(key))
