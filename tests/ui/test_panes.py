"""The panes are as wide as the reader makes them, here and in the next session."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.divider import LEAST_LEFT, LEAST_RIGHT, divided
from reader.ui.widgets.page_view import LEAST_MEASURE


def left(session) -> int:
    return session.main.query_one("#list-pane").outer_size.width


@given(st.integers(LEAST_LEFT + LEAST_RIGHT, 400), st.integers(-500, 900))
def test_no_pane_gets_too_small_to_read(width, asked):
    assert LEAST_LEFT <= divided(width, asked) <= width - LEAST_RIGHT


async def test_keys_move_the_line_between_the_panes_and_the_next_session_has_it_there(opened):
    async with opened() as session:
        first = left(session)
        await session.press(">", ">")
        await session.until(lambda: left(session) == first + 8)
        await session.press(*["<"] * 8)
        await session.until(lambda: left(session) == LEAST_LEFT)
        await session.press(">", "Q")
    async with opened() as session:
        await session.until(lambda: left(session) == LEAST_LEFT + 4, "the width it was left with")
        await session.pilot.resize_terminal(80, 24)
        await session.until(lambda: left(session) == 80, "one pane")
        await session.pilot.resize_terminal(120, 40)
        await session.until(lambda: left(session) == LEAST_LEFT + 4)
        session.main.action_even_panes()
        await session.until(lambda: left(session) == first)


async def test_the_mouse_drags_the_line_and_selects_nothing(opened):
    async with opened() as session:
        first = left(session)
        await session.pilot.mouse_down("#article-pane", offset=(0, 9))
        await session.pilot.hover("#article-pane", offset=(14, 9))
        await session.until(lambda: left(session) == first + 14)
        await session.pilot.mouse_up("#article-pane", offset=(0, 9))
        await session.pilot.hover("#article-pane", offset=(20, 9))
        assert left(session) == first + 14
        assert not session.main.get_selected_text()
        await session.pilot.click("#article-pane", offset=(0, 9), times=2)
        await session.until(lambda: left(session) == first)


async def test_in_one_pane_the_same_keys_set_the_measure_of_the_text(opened):
    async with opened((80, 24)) as session:
        await session.point_at("Choir sings")
        await session.press("<")
        await session.until(lambda: "all the columns" in session.seen)
        await session.press("enter")
        widest = session.main.view.measure
        await session.press("<", "<")
        assert session.main.view.measure == widest - 8
        await session.press(*["<"] * 9)
        assert session.main.view.measure == LEAST_MEASURE
