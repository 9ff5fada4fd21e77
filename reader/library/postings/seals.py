"""Seals of segments: the size and a check sum of each file, so that damage shows before it looks like "nothing found".

A segment's files never change once they are written. Its seal is named as they are, so Whoosh deletes it with them.
"""

from __future__ import annotations

import json
import os
import threading
import zlib
from pathlib import Path
from typing import Any

from reader.library.postings.packing import Broken

ENDING = ".seal"
LOOKED_AT = 65_536  # bytes at either end of a file: reading all of a big index would keep every search waiting


def seal(folder: Path, segments: list[Any]) -> None:
    """Seal the segments that are not sealed yet; from then on they survive a power cut."""
    for segment in segments:
        place = _seal_of(folder, segment)
        if not place.exists():
            files = [path for path in folder.glob(f"{segment.segment_id()}.*") if ENDING not in path.name]
            made = place.with_name(f"{place.name}.new")
            made.write_text(json.dumps({path.name: _sum(path) for path in files}))
            _synchronize_all([*files, made])
            made.rename(place)


def check(folder: Path, segment: Any) -> None:
    """Raise Broken, or an OSError, where a segment is not as it was sealed."""
    for name, found in json.loads(_seal_of(folder, segment).read_text()).items():
        if _sum(folder / name) != found:
            raise Broken(name)


def synchronize(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _synchronize_all(paths: list[Path]) -> None:
    """Ask the disk for all of them at once, so that it waits but once. Raises the OSError of any of them."""
    faults: list[OSError] = []

    def try_one(path: Path) -> None:
        try:
            synchronize(path)
        except OSError as fault:
            faults.append(fault)

    threads = [threading.Thread(target=try_one, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def _seal_of(folder: Path, segment: Any) -> Path:
    return folder / f"{segment.segment_id()}{ENDING}"


def _sum(path: Path) -> list[int]:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        found = 0
        for start in {0, max(0, size - LOOKED_AT)}:
            file.seek(start)
            found ^= zlib.crc32(file.read(LOOKED_AT))
    return [size, found]
