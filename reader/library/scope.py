"""Which articles are meant: those of some files and folders, or all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scope:
    """Files and folders, absolute and with symbolic links resolved; none at all means everything indexed."""

    roots: tuple[Path, ...] = ()

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Scope:
        """The scope of these paths, relative ones too. One that lies in another is left out; none need exist."""
        resolved = sorted({Path(os.path.realpath(os.path.expanduser(path))) for path in paths})
        kept: list[Path] = []
        for path in resolved:  # a folder sorts before what is in it
            if not any(path.is_relative_to(root) for root in kept):
                kept.append(path)
        return cls(tuple(kept))

    def ranges(self) -> list[tuple[bytes, bytes, bytes]]:
        """A root's path as bytes, and the bounds (first included, last not) between which all paths in it sort."""
        names = [os.fsencode(root).rstrip(b"/") for root in self.roots]
        return [(name, name + b"/", name + b"0") for name in names]  # "0" comes right after "/"
