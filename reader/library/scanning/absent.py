"""Files that are known and were not met: deleted, or on a disk that is not there now?"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reader.library.scope import Scope

MANY = 20  # articles: a folder that had so many is hardly emptied by hand
EMPTIED = "is empty now; what was read of it stays until newsreader index is asked for this folder"


def is_away(folder: str | Path) -> bool:
    """Whether a folder is not there, or out of reach: when its disk is put in again nothing is read anew."""
    return not os.path.lexists(folder)


def is_empty(folder: str | Path) -> bool:
    """Whether there is a folder with nothing in it, not even what is hidden."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False


def out_of_reach(missed: Mapping[str, int], scope: Scope, *, keep_emptied: bool) -> dict[str, list[str]]:
    """Those of some missed files, each with the number of its articles, that may still be there, by folder.

    They are below a root of the scope that is away or, with `keep_emptied`, had many articles and is empty of a sudden,
    as a mount point is. Where there are no roots it is the folder that each lies in that tells.
    """
    return {
        folder: files
        for folder, files in (_below_roots(missed, scope) if scope.roots else _by_folder(missed))
        if is_away(folder) or (keep_emptied and is_empty(folder) and sum(map(missed.__getitem__, files)) >= MANY)
    }


def _below_roots(missed: Iterable[str], scope: Scope) -> Iterator[tuple[str, list[str]]]:
    for root in map(str, scope.roots):
        start = os.path.join(root, "")
        yield root, [path for path in missed if path.startswith(start)]


def _by_folder(missed: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in missed:
        found[os.path.dirname(path)].append(path)
    return iter(found.items())
