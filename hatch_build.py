"""Writes what the wheel brings along beside the program: its manual page, and what completes it in the shells."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SharedFiles(BuildHookInterface[Any]):
    """Made at each build from the parser and the table of commands, so that they cannot drift."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write them where pyproject.toml takes them from."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        from reader.arguments import SHELLS
        from reader.plain.completion import script
        from reader.ui.manual import manual

        place = Path(self.root) / "build" / "shared"
        place.mkdir(parents=True, exist_ok=True)
        made = {f"completion.{shell}": script(shell) for shell in SHELLS} | {"newsreader.1": manual()}
        for name, text in made.items():
            (place / name).write_text(text, encoding="utf-8")
