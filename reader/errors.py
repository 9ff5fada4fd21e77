"""What can go wrong: each error says what failed, on which file, and what to do about it."""

from __future__ import annotations

from pathlib import Path


class NewsreaderError(Exception):
    """A fault that a person can act on. `str()` of it is one line without control characters, ready to be shown."""


class UnreadableFile(NewsreaderError):
    """A file that holds no article we can read: vanished, forbidden, too big, no text in it, or broken.

    One such file never stops a scan: it is counted, listed with `reason`, and the scan goes on.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnknownArticle(NewsreaderError):
    """An id, a path or a `PATH#ITEM` that names no article."""


class SettingsFault(NewsreaderError):
    """A fault in settings.toml: the file, the line where known, and the nearest valid key."""


class IndexFault(NewsreaderError):
    """The index cannot be used: held by another newsreader, or the disk refuses. A damaged one is rebuilt."""


class StateFault(NewsreaderError):
    """What the reader did cannot be read or kept: the file is damaged, newer than we are, or the disk refuses."""


class ReadOnlyIndex(IndexFault):
    """Nothing can be written into the index; what is in it can be read."""
