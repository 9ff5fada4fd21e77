"""Our own themes: newsprint by night and by day, and both in high contrast. Textual's others can be set as well."""

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
    variables={"text-warning": "#654a00", "text-error": "#9d1c15", "text-success": "#2c5525"},
)

CONTRAST = Theme(
    name="high-contrast",
    primary="#ffd24d",
    secondary="#8fe3ff",
    accent="#ffb86b",
    warning="#cc9c00",
    error="#ff9d94",
    success="#9df09d",
    foreground="#ffffff",
    background="#000000",
    surface="#0a0a0a",
    panel="#141414",
    boost="#ffffff10",
    dark=True,
    variables={
        "text-muted": "#d6d6d6",
        "text-primary": "#ffd24d",
        "text-secondary": "#8fe3ff",
        "text-accent": "#ffc58a",
        "text-warning": "#ffd24d",
        "text-error": "#ffb0a8",
        "text-success": "#9df09d",
        "scrollbar": "#9a9a9a",
    },
)

CONTRAST_LIGHT = Theme(
    name="high-contrast-light",
    primary="#5c0d00",
    secondary="#00345c",
    accent="#4a2e00",
    warning="#c98a00",
    error="#7a0000",
    success="#0c4a00",
    foreground="#000000",
    background="#ffffff",
    surface="#f7f7f7",
    panel="#ededed",
    boost="#00000010",
    dark=False,
    variables={
        "text-muted": "#2b2b2b",
        "text-primary": "#5c0d00",
        "text-secondary": "#00345c",
        "text-accent": "#4a2e00",
        "text-warning": "#4a3200",
        "text-error": "#660000",
        "text-success": "#0a3d00",
        "scrollbar": "#5a5a5a",
    },
)

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)

WITHOUT_COLOUR = (replace(DARK, name="ansi-dark"), replace(LIGHT, name="ansi-light"))
"""Stand in for Textual's themes of these names under NO_COLOR, which would paint black on black (8.2.8)."""
