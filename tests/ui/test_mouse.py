"""What the mouse does, and what its wheel must not do."""

from __future__ import annotations

from textual import events


async def turn(session, widget, times: int) -> None:
    x, y = widget.region.x + 3, widget.region.y + 3
    for _ in range(times):
        session.app.screen._forward_event(
            events.MouseScrollDown(None, x, y, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )
    await session.pilot.pause()


async def test_the_wheel_moves_the_page_and_neither_the_cursor_nor_what_is_read(opened):
    async with opened((120, 16)) as session:
        await session.point_at("Choir sings")
        cursor, read = session.main.stories.cursor, set(session.main.listing.marks.read)
        await turn(session, session.main.view, 8)
        await session.until(lambda: session.main.view.scroll_offset.y > 0, "the page moved")
        await turn(session, session.main.stories, 3)
        assert session.main.stories.cursor == cursor
        assert session.main.listing.marks.read == read
        assert session.main.focused is session.main.stories
