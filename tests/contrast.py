"""How well one colour is told from another."""

from __future__ import annotations

from textual.color import Color


def luminance(colour: Color) -> float:
    """How bright a colour is, from 0 (black) to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return sum(share * linear(part) for share, part in zip((0.2126, 0.7152, 0.0722), colour.normalized, strict=True))


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2: 1 for the same colour, 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
