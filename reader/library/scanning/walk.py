"""Which files there are: walks files and folders without following links, and never stops at a fault."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reader import sources
from reader.library.scanning.choice import Choice
from reader.library.scanning.intake import FileState
from reader.library.scope import Scope


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles. Its path is a `str`: to make a Path of each of 100,000 takes a second."""

    path: str
    state: FileState


@dataclass(frozen=True, slots=True)
class Trouble:
    """A path that could not be looked at, or will not be read, and why."""

    path: str
    reason: str


def walk(scope: Scope, choice: Choice, stop: Callable[[], bool]) -> Iterator[Found | Trouble]:
    """The files of a scope. One that is named is given in any case, others where `sources` and `choice` want them."""
    for root in map(str, scope.roots):
        try:
            status = os.stat(root)
        except OSError as fault:
            yield Trouble(root, reason_of(fault))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(root, scope, choice, stop)
        else:
            yield Found(root, FileState.of(status))


def look_at(paths: Iterable[str], scope: Scope, choice: Choice, stop: Callable[[], bool]) -> Iterator[Found | Trouble]:
    """What `walk` would give of these paths within a scope; nothing for one that is gone."""
    for path in paths:
        if stop() or not choice.reaches(path, scope.roots):
            continue
        try:
            status = os.lstat(path)
        except OSError:
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(path, scope, choice, stop)
        elif stat.S_ISLNK(status.st_mode):
            if (trouble := _link(path, scope, choice)) is not None:
                yield trouble
        elif sources.wanted(path):
            refusal = choice.refusal(status.st_size)
            yield Trouble(path, refusal) if refusal else Found(path, FileState.of(status))


def look_again(paths: Iterable[str]) -> Iterator[Found | Trouble]:
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


def _folder(root: str, scope: Scope, choice: Choice, stop: Callable[[], bool]) -> Iterator[Found | Trouble]:
    waiting = [root]
    while waiting and not stop():
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as fault:
            yield Trouble(folder, reason_of(fault))
            continue
        for entry in entries:
            if choice.passes_over(entry.name):
                continue
            if _is_folder(entry):
                waiting.append(entry.path)
            elif (found := _file(entry, scope, choice)) is not None:
                yield found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _file(entry: os.DirEntry[str], scope: Scope, choice: Choice) -> Found | Trouble | None:
    try:
        if entry.is_symlink():
            return _link(entry.path, scope, choice)
        if not sources.wanted(entry.name):
            return None
        status = entry.stat(follow_symlinks=False)
    except OSError as fault:
        return Trouble(entry.path, reason_of(fault))
    if refusal := choice.refusal(status.st_size):
        return Trouble(entry.path, refusal)
    return Found(entry.path, FileState.of(status))


def _link(path: str, scope: Scope, choice: Choice) -> Trouble | None:
    """A link to what is met in the same scope says nothing new; one that leads elsewhere is not followed, but told."""
    wanted = sources.wanted(path)
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            return Trouble(path, "is a symbolic link that leads back to itself")
        return Trouble(path, "is a symbolic link that leads nowhere") if wanted else None
    if not (is_folder or wanted) or choice.reaches(os.path.realpath(path), scope.roots):
        return None
    what = "folder" if is_folder else "file"
    return Trouble(path, f"is a symbolic link to a {what} elsewhere; name that {what} to read it")
