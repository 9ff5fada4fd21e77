"""The records of a file that holds several articles: the name each one goes by, and its finished article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources.draft import Draft, finish
from reader.sources.files import unreadable
from reader.text.clean import clean_line

LONGEST = 500  # characters of a record's own name


class Namer:
    """Gives every record of a file a name of its own: its id, else its number. Some names may be `taken` before."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)

    def name(self, own: str | None, number: int) -> str:
        """The name of record `number` (from 1), which calls itself `own`; never the same twice."""
        item = clean_line(own or "")[:LONGEST].rstrip()
        if not item or item in self.taken:
            item = str(number)
        while item in self.taken:
            item += "'"
        self.taken.add(item)
        return item


def article(
    make: Callable[[], Draft], path: Path, place: str, item: str | None, saved: datetime
) -> FullArticle | UnreadableFile:
    """The article of the draft that `make` gives, or its fault, told with its `place` in the file ("line 3")."""
    try:
        return finish(make(), path, item, saved)
    except UnreadableFile as fault:
        reason = fault.reason if fault.reason.startswith(f"{place}: ") else f"{place}: {fault.reason}"
        return unreadable(path, reason)
    except (RecursionError, MemoryError):
        return unreadable(path, f"{place}: is nested too deeply or too large to be read")
