"""Which of the files below a folder are read. A file or folder that a person names is read whatever it is."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reader.settings import LARGEST_FILE, PASS_OVER, Settings

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Files and folders whose names match one of the patterns `pass_over` are passed over, files of more than `largest`
    bytes are listed and not read."""

    pass_over: tuple[str, ...] = PASS_OVER
    largest: int = LARGEST_FILE * MEGABYTE
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        together = "|".join(fnmatch.translate(name) for name in self.pass_over)
        object.__setattr__(self, "_pattern", re.compile(together or r"(?!)"))

    @classmethod
    def of(cls, settings: Settings) -> Choice:
        """What settings.toml says."""
        return cls(settings.pass_over, settings.largest_file * MEGABYTE)

    def passes_over(self, name: str) -> bool:
        """Is this the name of a file or folder that is passed over?"""
        return self._pattern.match(name) is not None

    def reaches(self, path: str, roots: Iterable[Path]) -> bool:
        """Is a path below one of some folders, or one of them, with nothing between that is passed over?"""
        for root in roots:
            start = os.path.join(root, "")
            if path == str(root):
                return True
            if path.startswith(start):
                return not any(map(self.passes_over, path[len(start) :].split("/")))
        return False

    def refusal(self, size: int) -> str | None:
        """Why a file of so many bytes is not read; None where it is."""
        if size <= self.largest:
            return None
        return f"is larger than {self.largest // MEGABYTE:,} MB; name the file, or set largest_file in settings.toml"
