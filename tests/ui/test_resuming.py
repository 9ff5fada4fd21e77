"""An article opens where it was left, and says so."""

from __future__ import annotations


async def test_an_article_opens_where_it_was_left_in_the_session_before(opened):
    async with opened((100, 20)) as session:
        await session.point_at("Choir sings")
        await session.press("enter", "space")
        left = session.main.view.top
        assert left[0] > 0
        await session.press("Q")
    async with opened((80, 24)) as session:
        await session.point_at("Choir sings")
        await session.until(lambda: session.main.view.scroll_offset.y > 0, "the place where it was left")
        assert session.main.view.top == left
        assert "left off" not in session.seen, "nothing is said while the cursor only passes"
        await session.press("enter")
        await session.until(lambda: "Where you left off. g goes to the top." in session.seen)
