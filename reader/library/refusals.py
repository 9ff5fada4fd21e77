"""Why the folder of the index cannot be used, in one line that says what to do about it."""

from __future__ import annotations

import os
from pathlib import Path

from reader.errors import IndexFault
from reader.text.clean import clean_line

ELSEWHERE = "or set XDG_CACHE_HOME to another folder"
_FILES, _FOLDERS = ("catalogue.sqlite", "lock"), ("whoosh",)


class DamagedIndex(IndexFault):
    """The catalogue turned out to be damaged: it is to be made anew, and what was asked for to be asked again."""


def refusal(folder: Path, fault: Exception) -> IndexFault:
    """The fault of a folder where the system or the database refuses."""
    if (wrong := _wrong_kind(folder)) is not None:
        return _said(wrong)
    if is_read_only(folder):
        return _said(f"{folder}: the index is read-only; make it writable, delete or move that folder, {ELSEWHERE}")
    reason = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
    if "locked" in reason:
        return _said(f"{folder}: another newsreader is writing the index; wait until it is done, or end it")
    return _said(f"{folder}: cannot keep the index there ({reason.lower()}); make room for it, {ELSEWHERE}")


def is_read_only(folder: Path) -> bool:
    """Can nothing be written into a folder, or into the first one above it that there is?"""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    places = [folder, *(path for name in (*_FILES, *_FOLDERS) if os.path.lexists(path := folder / name))]
    return not all(os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids) for place in places)


def _wrong_kind(folder: Path) -> str | None:
    """What stands where something of another kind belongs."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            if not place.is_dir():
                return f"{place} is in the way: a folder for the index belongs there; delete or move it, {ELSEWHERE}"
            break
    for name in _FILES:
        if (folder / name).is_dir():
            return f"{folder / name} is in the way: a file of the index belongs there; delete or move that folder"
    for name in _FOLDERS:
        if os.path.lexists(folder / name) and not (folder / name).is_dir():
            return f"{folder / name} is in the way: a folder of the index belongs there; delete or move that file"
    return None


def _said(text: str) -> IndexFault:
    return IndexFault(clean_line(text))
