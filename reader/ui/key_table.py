"""The README's table of keys, from the one table of commands: `python -m reader.ui.key_table` writes it anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from reader.ui.commands import GROUPS, Command
from reader.ui.key_names import shown

BEGIN, END = "<!-- keys: python -m reader.ui.key_table README.md -->", "<!-- end of keys -->"


def key_table() -> str:
    """A Markdown table a group of commands."""
    return "\n".join(line for group, commands in GROUPS.items() for line in _group(group, commands))


def in_step(text: str) -> str:
    """A text with what stands between BEGIN and END replaced by the table of today."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{key_table()}\n{END}{after}"


def _group(group: str, commands: tuple[Command, ...]) -> Iterator[str]:
    yield f"| {group} | |"
    yield "|---|---|"
    for command in commands:
        if command.keys:
            keys = " ".join(f"`{key}`" for key in shown(command.keys).replace("|", "\\|").split())
            yield f"| {keys} | {command.help} |"
    yield ""


if __name__ == "__main__":
    readme = Path(sys.argv[1])
    readme.write_text(in_step(readme.read_text(encoding="utf-8")), encoding="utf-8")
