"""Figures that differ inside a linked pair: another number, or another "over", "about", "nearly" before it."""

from __future__ import annotations

from reader.comparison.pair import Pair
from reader.comparison.result import Difference


def figures(pair: Pair) -> list[Difference]:
    """The figures that stand for the same thing on both sides and differ, and those a close copy leaves out."""
    return []
