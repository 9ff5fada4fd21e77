"""What was read and may be asked for again, as far as there is room for it."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Things by their keys, as many as their sizes come to `most` at most: then what was not asked for longest is
    forgotten. What is put last is remembered however large it is, alone where there is no room for more: it took
    longest to make, and the next key typed asks for it again. Any thread may ask; two that miss the same thing both
    make it, and the last one stays."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._things: dict[Hashable, tuple[Value, int]] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """A thing, None where it is not known any more."""
        with self._lock:
            if (found := self._things.pop(key, None)) is None:
                return None
            self._things[key] = found  # the last that was asked for
            return found[0]

    def put(self, key: Hashable, value: Value, size: int = 1) -> None:
        """Remember a thing, in the place of what was known by its key."""
        with self._lock:
            self._size += size - self._things.pop(key, (None, 0))[1]
            while self._things and self._size > self._most:
                self._size -= self._things.pop(next(iter(self._things)))[1]
            self._things[key] = value, size
