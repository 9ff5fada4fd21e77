"""The table of contents of the index as Whoosh writes it, read without Whoosh, whose import takes longer than a search.

    file = sizes of numbers(3) · order of bytes(4) · format(4) · release(3) · size of the schema · the schema, pickled
           · generation(4) · nothing(4) · the segments, pickled

Of the pickle nothing is taken but segments: what else it may name is never looked up.
"""

from __future__ import annotations

import io
import os
import pickle
import re
import struct
from collections import defaultdict
from pathlib import Path
from typing import Any

from reader.library.postings.packing import Broken

NAME = re.compile(r"_MAIN_([0-9]+)\.toc")
HEAD = struct.Struct(">3xii3x")
BYTE_ORDER, FORMAT = -12345, -111  # as Whoosh has them
BEFORE_SEGMENTS = 8  # bytes


class Segment:
    """A segment as Whoosh keeps it, with as much of it as reading takes."""

    indexname: str
    segid: str
    _doccount: int
    _deleted: set[int] | None

    def segment_id(self) -> str:
        """What the names of its files begin with."""
        return f"{self.indexname}_{self.segid}"

    def make_filename(self, ending: str) -> str:
        """The name of one of its files."""
        return self.segment_id() + ending

    def doc_count_all(self) -> int:
        """The number of its documents, with the deleted ones."""
        return self._doccount

    def deleted_docs(self) -> set[int]:
        """The deleted ones."""
        return self._deleted or set()

    def deleted_count(self) -> int:
        """The number of them."""
        return len(self.deleted_docs())


class _Codec:
    """What wrote a segment: nothing is asked of it."""


KNOWN: dict[tuple[str, str], type] = {
    ("whoosh.codec.whoosh3", "W3Segment"): Segment,
    ("reader.library.postings.codec", "PackedCodec"): _Codec,
    ("collections", "defaultdict"): defaultdict,
    ("builtins", "int"): int,
}


def segments(folder: Path) -> list[Segment]:
    """The segments of the newest generation. Raises anything at all where there is no index, or a damaged one."""
    generations = [int(match[1]) for name in os.listdir(folder) if (match := NAME.fullmatch(name))]
    if not generations:
        raise FileNotFoundError(folder)
    file = io.BytesIO((folder / f"_MAIN_{max(generations)}.toc").read_bytes())
    if HEAD.unpack(file.read(HEAD.size)) != (BYTE_ORDER, FORMAT):
        raise Broken("table of contents")
    size = _number(file)
    file.seek(size + BEFORE_SEGMENTS, os.SEEK_CUR)
    found = _Unpickler(file).load()
    if not isinstance(found, list) or not all(isinstance(one, Segment) for one in found):
        raise Broken("table of contents")
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (known := KNOWN.get((module, name))) is None:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return known


def _number(file: io.BytesIO) -> int:
    """A number in bytes of seven bits, the lowest first."""
    number = shift = 0
    while True:
        byte = file.read(1)[0]
        number |= (byte & 127) << shift
        if byte < 128:
            return number
        shift += 7
