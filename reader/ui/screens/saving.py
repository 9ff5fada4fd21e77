"""Saving what the screen shows to a file: asked for by name, whose ending decides the form; nothing is lost unasked."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from textual.screen import Screen

from reader.replacing import replace
from reader.text.clean import clean_line
from reader.ui.screens.asking import ConfirmScreen, LineScreen

LONGEST = 80  # characters of a suggested name
Forms = Mapping[str, Callable[[], Iterable[str]]]
"""The endings a file may have, and what gives the lines of each."""


async def save(screen: Screen[Any], forms: Forms, suggested: str) -> str:
    """Ask for a file's name, beginning with `suggested`, and write it. Gives what to say of it; "" where nobody asked.

    Call it in a worker of `screen`.
    """
    kinds = " ".join(forms)
    asking = LineScreen(f"Save as ({kinds})", lambda typed: offered(typed, forms), text=suggested, keys="Enter saves")
    path = wanted(await screen.app.push_screen_wait(asking), suggested)
    if path is None:
        return ""
    if path.suffix.lower() not in forms:
        return f"The name decides what is written: it ends in {kinds}."
    question = f"Overwrite {clean_line(path.name)}?"
    overwrite = os.path.exists(path)
    there = f"It is there already, in {clean_line(str(path.parent))}."
    if overwrite and not await screen.app.push_screen_wait(ConfirmScreen(question, there)):
        return "Nothing was saved."
    fault = await asyncio.to_thread(lambda: written(path, forms[path.suffix.lower()](), overwrite=overwrite))
    return fault or f"Saved: {clean_line(str(path))}"


def file_name(*parts: str, kind: str) -> str:
    """A file's name of these words: "harbour-times-isle-post.html"."""
    words = [re.sub(r"\W+", "-", part.lower()).strip("-") for part in parts]
    return ("-".join(filter(None, words))[:LONGEST].rstrip("-") or "article") + kind


def offered(typed: str, kinds: Iterable[str]) -> list[str]:
    """The names a file may have: what was typed, with each of the endings."""
    stem = typed[: -len(Path(typed).suffix)] if Path(typed).suffix else typed
    return [stem + kind for kind in kinds if stem and (stem + kind).startswith(typed)]


def wanted(typed: str | None, suggested: str) -> Path | None:
    """The file that was asked for, None where nothing was typed; in a folder it has the suggested name."""
    if not typed or not typed.strip():
        return None
    path = Path(os.path.expanduser(typed.strip())).absolute()
    return path / suggested if os.path.isdir(path) else path


def written(path: Path, lines: Iterable[str], *, overwrite: bool) -> str:
    """Write lines to a file, over what is there only with `overwrite`; what went wrong in words, or "".

    Where it cannot be written whole, on a full disk, what was there stays, and where nothing was there nothing is left.
    """
    try:
        content = "".join(f"{line}\n" for line in lines).encode()
        (replace if overwrite else _make)(path, content)
    except (OSError, ValueError) as fault:
        return f"Not saved: {getattr(fault, 'strerror', None) or fault} ({clean_line(str(path))})"
    return ""


def _make(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
