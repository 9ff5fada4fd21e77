"""The keys that a dialog tells can be clicked."""

from __future__ import annotations

import pytest

from reader.ui.screens.asking import ConfirmScreen
from reader.ui.widgets.key_line import KeyLine, key_at, laid_out


@pytest.mark.parametrize(
    ("column", "key"), [(0, "enter"), (13, "enter"), (15, ""), (16, ""), (17, "escape"), (28, ""), (31, ""), (99, "")]
)
def test_the_key_of_a_hint_is_its_first_word(column, key):
    assert key_at("Enter takes it   Esc leaves   any letter", column) == key


async def test_a_question_is_answered_with_the_mouse(opened):
    async with opened() as session:
        for offset, answered in ((20, False), (2, True)):
            await session.press("A")
            await session.until(lambda: isinstance(session.app.screen, ConfirmScreen))
            await session.pilot.click("KeyLine", offset=(offset, 0))
            await session.until(lambda: session.app.screen is session.main)
            await session.until(lambda answered=answered: bool(session.main.listing.marks.read) == answered)


@pytest.mark.parametrize("width", range(1, 80))
def test_no_hint_stands_in_two_lines(width: int) -> None:
    told = "Enter compares  r reads it  M the same story, or not  Esc leaves"
    lines = laid_out(told, width)
    assert "  ".join(lines) == told
    assert all(len(line) <= width or "  " not in line for line in lines)


async def test_a_key_in_the_second_line_can_be_clicked_too(opened):
    async with opened((40, 24)) as session:
        await session.point_at("lowest in forty")
        await session.press("C")
        keys = session.app.screen.query_one(KeyLine)
        await session.until(lambda: len(keys.lines) > 1 and keys.lines[-1].endswith("Esc leaves"))
        await session.pilot.click("KeyLine", offset=(keys.gutter.left + len(keys.lines[-1]) - 4, len(keys.lines)))
        await session.until(lambda: session.app.screen is session.main)
