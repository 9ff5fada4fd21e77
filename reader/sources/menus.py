"""Whole pages stored as text: menus above, teasers below, and somewhere in between an article."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Dropped


def without_menus(lines: Sequence[str], dropped: list[Dropped]) -> tuple[list[str], str | None]:
    """The lines that can belong to the article, and its headline where it was found among the menus."""
    return list(lines), None
