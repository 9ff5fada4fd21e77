"""Saying on the screen that an article is, or is not, of a story."""

from __future__ import annotations

from reader.ui.screens.partner import PartnerScreen


def story_of(session, words):
    """The headlines of the story that has an article with these words."""
    for row in session.main.listing.entries:
        if any(words in article.title for article in row.articles):
            return {article.title for article in row.articles}
    return set()


async def test_not_the_same_story_moves_the_article_and_undo_brings_it_back(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        whole = {article.title for article in row.articles}
        session.main.stories.cursor = session.main.listing.find(row.key)
        await session.press("l", "l", "h", "j")
        title = session.main.article.title
        await session.press("M")
        await session.until(lambda: story_of(session, title) == {title})
        assert "not the same story" in session.seen
        await session.press("u")
        await session.until(lambda: story_of(session, title) == whole)


async def test_an_article_on_its_own_is_asked_for_its_story(opened):
    async with opened() as session:
        await session.point_at("Choir")
        title = session.main.article.title
        await session.press("M")
        await session.until(lambda: isinstance(session.app.screen, PartnerScreen))
        await session.until(lambda: session.app.screen.found or "Nothing" in session.seen)
        if session.app.screen.found:
            chosen = session.app.screen.partners.chosen.article.title
            await session.press("enter")
            await session.until(lambda: {title, chosen} <= story_of(session, title))
