"""Colours: every theme is legible, and nothing is told by colour alone."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.paths import user_paths
from reader.settings import Settings, load
from reader.ui.themes import THEMES
from tests.contrast import contrast

OURS = [theme.name for theme in THEMES]


def segments(session):
    return [segment for strip in session.app.screen._compositor.render_strips() for segment in strip]


def faint(session):
    """The texts whose colour is nearly that of their background."""
    found = []
    for text, style, _ in segments(session):
        if not text.strip(" │─▏▎▁▔▂▃▄▅▆▇█") or style is None or style.color is None or style.bgcolor is None:
            continue
        if style.color.is_default or style.bgcolor.is_default or style.reverse:
            continue
        ink, paper = (Color.from_rich_color(colour) for colour in (style.color, style.bgcolor))
        if contrast(ink, paper) < 2:
            found.append(text)
    return found


@pytest.mark.parametrize("no_color", [False, True])
async def test_every_theme_is_legible_with_and_without_colour(opened, monkeypatch, no_color):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with opened(settings=Settings(theme="ansi-dark")) as session:
        await session.press("/")
        await session.type("salt")
        await session.until(lambda: session.main.stories.results and session.main.view.hits)
        await session.press("enter", "n")
        await session.until(lambda: "1 of 59" in session.seen)
        assert faint(session) == []
        for theme in [*OURS, "textual-light", "nord", "ansi-light"]:
            session.app.theme = theme
            await session.pilot.pause()
            assert faint(session) == [], theme


async def test_hits_and_the_cursor_show_without_colour(opened, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as session:
        await session.press("/")
        await session.type("salt")
        await session.until(lambda: session.main.view.hits)
        hits = [style for text, style, _ in segments(session) if text == "salt"]
        assert sum(bool(style.underline and style.bold) for style in hits) == len(hits) - 1  # the box has one too
        assert "▌" in session.seen


async def test_a_change_of_theme_changes_every_line(opened):
    async with opened() as session:
        await session.until(lambda: session.main.view.hits == [] and session.main.view.document)
        before = {style.bgcolor for _, style, _ in segments(session) if style}
        session.app.theme = "newsprint-light"
        await session.pilot.pause()
        after = {style.bgcolor for _, style, _ in segments(session) if style}
        assert not before & after


def test_the_ansi_themes_are_still_those_of_textual():
    assert {"ansi-dark", "ansi-light"} <= BUILTIN_THEMES.keys()


async def test_a_theme_that_is_chosen_holds_in_the_next_session_too(opened):
    async with opened() as session:
        session.app.theme = "high-contrast-light"
        await session.until(lambda: load(user_paths().settings).theme == "high-contrast-light", "the theme in settings")
