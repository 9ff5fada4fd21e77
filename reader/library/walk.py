"""Which files there are: walks files and folders without following links, and never stops at a fault."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader import sources
from reader.library.intake import FileState
from reader.library.scope import Scope

PASSED_OVER = frozenset({"node_modules", "__pycache__"})  # beside everything hidden


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles."""

    path: Path
    state: FileState


@dataclass(frozen=True, slots=True)
class Trouble:
    """A path that could not be looked at, or will not be read, and why."""

    path: Path
    reason: str


def walk(scope: Scope, stop: Callable[[], bool]) -> Iterator[Found | Trouble]:
    """The files of a scope. A file that is named is given whatever its suffix, others where `sources` wants them."""
    for root in scope.roots:
        try:
            status = os.stat(root)
        except OSError as fault:
            yield Trouble(root, reason_of(fault))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(root, scope, stop)
        else:
            yield Found(root, FileState.of(status))


def look_again(paths: Iterable[Path]) -> Iterator[Found | Trouble]:
    """Files that were known and that no walk met: those that are still there. A fault other than absence is told."""
    for path in paths:
        try:
            status = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as fault:
            yield Trouble(path, reason_of(fault))
            continue
        if stat.S_ISREG(status.st_mode):
            yield Found(path, FileState.of(status))


def reason_of(fault: OSError) -> str:
    """Why the system refused, in plain words."""
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return "does not exist"
    if isinstance(fault, PermissionError):
        return "may not be read (permission denied)"
    return (fault.strerror or str(fault)).lower()


def _folder(root: Path, scope: Scope, stop: Callable[[], bool]) -> Iterator[Found | Trouble]:
    waiting = [str(root)]
    while waiting and not stop():
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as fault:
            yield Trouble(Path(folder), reason_of(fault))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in PASSED_OVER:
                continue
            if _is_folder(entry):
                waiting.append(entry.path)
            elif (found := _file(entry, scope)) is not None:
                yield found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _file(entry: os.DirEntry[str], scope: Scope) -> Found | Trouble | None:
    path = Path(entry.path)
    if not sources.wanted(path):
        return None
    try:
        if entry.is_symlink():
            return _link(path, scope)
        return Found(path, FileState.of(entry.stat(follow_symlinks=False)))
    except OSError as fault:
        return Trouble(path, reason_of(fault))


def _link(path: Path, scope: Scope) -> Trouble | None:
    """A link to a file of the same scope is met there; one that leads elsewhere is not followed, but told."""
    target = Path(os.path.realpath(path))
    if any(target.is_relative_to(root) for root in scope.roots) and target.exists():
        return None
    return Trouble(path, "is a symbolic link to a file elsewhere; name that file or its folder to read it")
