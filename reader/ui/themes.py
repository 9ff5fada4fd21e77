"""Our own two themes: newsprint by day and by night. Any of Textual's others can be set in settings.toml."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import Theme

DARK = Theme(
    name="newsprint-dark",
    primary="#d9a766",
    secondary="#8fb0c6",
    accent="#c9b38a",
    warning="#e0b040",
    error="#e07a6a",
    success="#93b884",
    foreground="#d9d4c7",
    background="#17181b",
    surface="#1e2024",
    panel="#24262b",
    boost="#ffffff08",
    dark=True,
)

LIGHT = Theme(
    name="newsprint-light",
    primary="#8c3b2e",
    secondary="#2f5d7c",
    accent="#7a5a1e",
    warning="#d9a520",
    error="#b3261e",
    success="#3d6b35",
    foreground="#26231e",
    background="#faf7f0",
    surface="#f3eee3",
    panel="#ece5d6",
    boost="#00000008",
    dark=False,
)

THEMES = (DARK, LIGHT)

WITHOUT_COLOUR = (replace(DARK, name="ansi-dark"), replace(LIGHT, name="ansi-light"))
"""Stand in for Textual's themes of these names under NO_COLOR, which would paint black on black (8.2.8)."""
