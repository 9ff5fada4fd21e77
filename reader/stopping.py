"""Flags that long work polls, to stop where somebody wishes it."""

from __future__ import annotations


def never() -> bool:
    """A stop flag that is never raised."""
    return False
