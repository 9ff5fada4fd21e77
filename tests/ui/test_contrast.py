"""Every theme of ours can be read: contrast as WCAG 2.2 counts it, for each role on each ground it may stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.style import Style

from reader.ui.app import NewsreaderApp
from reader.ui.roles import ROLES
from reader.ui.themes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT, THEMES
from reader.ui.widgets.compare_looks import LOOKS, CompareLooks
from reader.ui.widgets.key_hints import KeyHints
from reader.ui.widgets.lines import LineView
from tests.contrast import contrast

LEAST = {DARK.name: 4.5, LIGHT.name: 4.5, CONTRAST.name: 7.0, CONTRAST_LIGHT.name: 7.0}
LINES = {"rule", "strip"}  # drawn lines that part, and tell nothing
GROUNDS = {"cursor", "cursor-away", "only", "partner", "chosen"}


class ComparePane(CompareLooks):
    """Has the looks of the comparison, under the name by which the stylesheet knows it."""


class Looks(App[None]):
    CSS_PATH = NewsreaderApp.CSS_PATH

    def compose(self) -> ComposeResult:
        yield LineView()
        yield ComparePane()
        yield KeyHints({})

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)


def readable(text: Style, ground: Color) -> float:
    ground = ground + text.background if text.background else ground
    assert text.foreground is not None
    return contrast(ground + text.foreground, ground)


def looks(app: App[None]) -> Iterator[tuple[str, Style, Color]]:
    """What text may look like, and on what it may stand."""
    for widget, roles in (
        (app.query_one(LineView), ROLES),
        (app.query_one(ComparePane), LOOKS),
        (app.query_one(KeyHints), ("key",)),
    ):
        base = widget.visual_style
        assert base.background is not None
        look = widget.look if isinstance(widget, CompareLooks) else widget.role_style
        grounds = [look(role).background for role in roles if role in GROUNDS]
        for role in ("base", *roles):
            if role not in LINES | GROUNDS:
                style = base + (look(role) if role != "base" else Style())
                own = look(role).background if role != "base" else None
                for ground in (base.background, *(base.background + ground for ground in grounds if ground)):
                    yield f"{type(widget).__name__} {role}", Style(own, style.foreground), ground


async def test_every_role_can_be_read_on_every_ground_in_every_theme_of_ours():
    app = Looks()
    async with app.run_test() as pilot:
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause(0.05)
            faint = {
                f"{role} on {ground.hex}": round(found, 2)
                for role, style, ground in looks(app)
                if (found := readable(style, ground)) < LEAST[theme.name]
            }
            assert not faint, theme.name


def test_black_on_white_has_the_contrast_that_it_has():
    assert contrast(Color.parse("black"), Color.parse("white")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)
