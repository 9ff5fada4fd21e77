"""Writing over a file that is the person's: as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from errno import EACCES
from pathlib import Path
from shutil import copymode


def replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, or where there is none; behind a link that file is meant. It keeps its
    rights.

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
    written = _beside(target, content)
    try:
        if there:
            copymode(target, written)
        os.replace(written, target)
    except OSError:
        _remove(written)
        raise


def _beside(target: str, content: bytes) -> str:
    """A new file in the same folder, hidden, on the disk when this returns."""
    with tempfile.NamedTemporaryFile("wb", dir=os.path.dirname(target), prefix=".", delete=False) as out:
        try:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            _remove(out.name)
            raise
    return out.name


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
