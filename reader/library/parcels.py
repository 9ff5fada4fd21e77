"""Several pieces of bytes as one: a head of JSON that tells what they are, their sizes, and the pieces themselves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any


def pack(head: Any, parts: Sequence[bytes]) -> bytes:
    """A head, which JSON can hold, and its parts."""
    front = json.dumps([head, [len(part) for part in parts]], separators=(",", ":")).encode()
    return b"".join([len(front).to_bytes(4, "little"), front, *parts])


def unpack(data: bytes) -> tuple[Any, list[bytes]]:
    """The head and the parts that were packed."""
    place = 4 + int.from_bytes(data[:4], "little")
    head, sizes = json.loads(data[4:place])
    parts = []
    for size in sizes:
        parts.append(data[place : place + size])
        place += size
    return head, parts
