"""Handing an article on to other programs: a browser, an editor, a command that reads text."""

from __future__ import annotations

import os
import shlex
import subprocess
import threading
import webbrowser
from pathlib import Path

from reader.article import Article

EDITOR = "vi"
WEB = ("http://", "https://")


def is_web(target: str) -> bool:
    """Whether an address is one of the web: no other is ever opened, but for the person's own files."""
    return target.lower().startswith(WEB)


def address(article: Article) -> str:
    """Where an article can be looked at: its address on the web, else its file."""
    return article.url if article.url and is_web(article.url) else article.path.as_uri()


def browse(target: str, browser: str | None) -> str:
    """Open an address in the person's browser, the system's where none is set; "" or what went wrong."""
    if browser is None:
        return "" if webbrowser.open(target) else "No browser was found; `browser` in settings.toml names one."
    try:
        process = subprocess.Popen(
            [*shlex.split(browser), target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as fault:
        return f"{browser}: {fault}"
    threading.Thread(target=process.wait, daemon=True).start()  # else it stays in the system's table when it has ended
    return ""


def edit(path: Path, editor: str | None) -> str:
    """Open a file in the person's editor and wait until it ends; "" or what went wrong. The terminal must be free."""
    command = editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or EDITOR
    try:
        status = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
    except (OSError, ValueError) as fault:
        return f"{command}: {fault}"
    return f"{command} ended with status {status}." if status else ""


def pipe(text: str, command: str) -> str:
    """Run a command of the shell with a text as its input, and wait; "" or what went wrong. The terminal must be free.

    The command is the person's own; nothing of an article becomes part of it.
    """
    try:
        status = subprocess.run(command, shell=True, input=text.encode(), check=False).returncode
    except OSError as fault:
        return f"{command}: {fault}"
    return f"{command} ended with status {status}." if status else ""
