"""The terms of articles between being gathered and being weighed: of many of them on disk, where nothing stays behind.

A hundred thousand articles' take half a gigabyte.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np

from reader.text.term_table import TEXTUAL

Numbers = np.ndarray[Any, Any]

IN_MEMORY = 96 * 1024 * 1024  # bytes: more go to the disk
_SIZES = Struct(f"<{1 + len(TEXTUAL)}I2s2s")
_PAIRS = tuple(pairs for _, pairs in TEXTUAL)


@dataclass(frozen=True, slots=True)
class Row:
    """The terms of an article: the numbers of its stems, and those of its terms by places among them.

    `sizes` are the numbers of terms of each of TEXTUAL. `firsts` are of all of them, `seconds` of those that are pairs,
    `weights` of all again.
    """

    stems: Numbers
    sizes: tuple[int, ...]
    firsts: Numbers
    seconds: Numbers
    weights: Numbers

    def packed(self) -> bytes:
        """The row as bytes."""
        places, weights = (numbers.dtype.str[1:].encode() for numbers in (self.firsts, self.weights))
        header = _SIZES.pack(len(self.stems), *self.sizes, places, weights)
        return b"".join((header, self.stems.data, self.firsts.data, self.seconds.data, self.weights.data))


class Spool:
    """Rows, one after another, in the order in which they came; a folder that can be written is good for the disk.
    Close it when they were read."""

    def __init__(self, folder: Path | None = None) -> None:
        room = str(folder) if folder and os.access(folder, os.W_OK) else None
        self._file = SpooledTemporaryFile(IN_MEMORY, dir=room)  # noqa: SIM115 - see `close`
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    def append(self, packed: bytes) -> None:
        """Add a packed row."""
        self._file.write(packed)
        self._rows += 1

    def read(self) -> Iterator[Row]:
        """The rows from the first on."""
        file = self._file
        file.seek(0)
        for _ in range(self._rows):
            stems, *sizes, places, weights = _SIZES.unpack(file.read(_SIZES.size))
            pairs = sum(size for size, paired in zip(sizes, _PAIRS, strict=True) if paired)
            kinds = "i4", places.decode(), places.decode(), weights.decode()
            found = (
                np.frombuffer(file.read(size * np.dtype(kind).itemsize), kind)
                for size, kind in zip((stems, sum(sizes), pairs, sum(sizes)), kinds, strict=True)
            )
            numbers, firsts, seconds, counts = found
            yield Row(numbers, tuple(sizes), firsts, seconds, counts)

    def close(self) -> None:
        """Let go of the rows, and of the disk they took."""
        self._file.close()
