"""Writing over a file that is the person's: as a whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from errno import EACCES
from pathlib import Path
from shutil import copymode


def replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, or where there is none; behind a link that file is meant. It keeps its
    rights; a new one gets those that any new file of the person's gets.

    It is written beside and renamed: a full disk, a crash, or a power cut, leaves one of both as a whole. What is no
    regular file, such as a pipe, is written into. Raises OSError; ValueError where the path can be none.
    """
    target = os.path.realpath(path)
    there = os.path.exists(target)
    if there and not os.path.isfile(target):
        Path(target).write_bytes(content)
        return
    if there and not os.access(target, os.W_OK):  # the folder would allow it, but the file is not to be changed
        raise PermissionError(EACCES, os.strerror(EACCES), target)
    written = _beside(target, content, 0o600 if there else 0o666)
    try:
        if there:
            copymode(target, written)
        os.replace(written, target)
    except OSError:
        _remove(written)
        raise


def _beside(target: str, content: bytes, rights: int) -> str:
    """A new file in the same folder, hidden, on the disk when this returns. Those of tempfile nobody else may read."""
    path = os.path.join(os.path.dirname(target), f".{secrets.token_hex(8)}")
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, rights)
    try:
        with open(opened, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(opened)
    except BaseException:
        _remove(path)
        raise
    return path


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
