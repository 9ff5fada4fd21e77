"""Putting text on the clipboard: by the system's own program, else through the terminal."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from textual.app import App

PATIENCE = 2.0  # seconds for a clipboard program that does not answer
# A program is tried only where the variable that tells of its display is set.
PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)


def programs(environment: Mapping[str, str], platform: str = sys.platform) -> list[tuple[str, ...]]:
    """The clipboard programs to try, best first; none over ssh, where they would fill the wrong clipboard."""
    if "SSH_CONNECTION" in environment or "SSH_TTY" in environment:
        return []
    if platform == "darwin":
        return [("pbcopy",)]
    return [command for variable, command in PROGRAMS if environment.get(variable)]


def copied_by(text: str) -> str | None:
    """The program that took the text, None where there is none. Waits for it: not for the screen's own thread."""
    for command in programs(os.environ):
        if shutil.which(command[0]) is None:
            continue
        try:
            done = subprocess.run(
                command,
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return command[0]
    return None


async def copy(app: App[object], text: str) -> str:
    """Put a text on the clipboard; gives how: "Copied with xclip"."""
    program = await asyncio.to_thread(copied_by, text)
    if program is None:
        app.copy_to_clipboard(text)
        return "Sent to the terminal’s clipboard (OSC 52)"
    return f"Copied with {program}"
