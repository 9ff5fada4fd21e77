"""The keys that a dialog tells can be clicked."""

from __future__ import annotations

import pytest

from reader.ui.screens.asking import ConfirmScreen
from reader.ui.widgets.key_line import key_at


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
