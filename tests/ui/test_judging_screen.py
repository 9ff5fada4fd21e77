"""Saying on the screen that an article is, or is not, of a story."""

from __future__ import annotations

from reader.library import Scope
from reader.paths import user_paths
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


async def test_what_was_said_not_to_be_the_same_story_can_be_said_to_be_it(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        first, *_, last = row.articles
        whole = {article.title for article in row.articles}
        await session.main.judge(first, last, same=False).wait()
        await session.until(lambda: story_of(session, last.title) == {last.title})
        await session.main.judge(first, last, same=True).wait()
        await session.until(lambda: story_of(session, last.title) == whole)


async def test_among_those_to_compare_with_one_can_be_said_to_be_of_another_story(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        session.main.stories.cursor = session.main.listing.find(row.key)
        await session.press("C")
        await session.until(lambda: isinstance(session.app.screen, PartnerScreen) and session.app.screen.found)
        partner = session.app.screen
        chosen = partner.partners.chosen.article
        assert partner.partners.chosen.same_story
        for key, same in (("M", False), ("M", True), ("M", False), ("u", True)):
            await session.press(key)
            await session.until(lambda same=same: partner.partners.chosen.same_story is same)
            assert partner.partners.chosen.article == chosen
        await session.press("escape")
        await session.until(lambda: chosen.title in story_of(session, row.story.title) or len(row.articles) == 2)


async def test_of_two_that_are_compared_one_can_be_said_to_be_of_another_story(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        whole = {article.title for article in row.articles}
        session.main.stories.cursor = session.main.listing.find(row.key)
        await session.press("c")
        await session.until(lambda: getattr(session.app.screen, "pane", None))
        right = session.app.screen.found.comparison.articles[1].article.title
        await session.press("M")
        await session.until(lambda: "not the same story" in session.seen)
        await session.until(lambda: story_of(session, right) == {right})
        await session.press("u")
        await session.until(lambda: story_of(session, right) == whole)


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


async def test_near_identical_copies_are_one_row_until_each_is_wanted(opened, tmp_path):
    scope = folder_of_copies(tmp_path, "Herald", "Courier", "Tidings")
    async with opened(scope=scope, index_on_start=True, listed=False, index=user_paths().index) as session:
        await session.until(lambda: any(row.story and len(row.articles) == 3 for row in session.main.stories.rows))
        assert "3 outlets, 1 origin" in session.seen
        await session.until(lambda: "word for word also: " in session.page)
        assert session.page.count("Ferry aground at dawn") == 2
        await session.press("l")
        assert "+ 2 copies" in session.seen
        assert len(session.main.stories.rows) == 2
        await session.press("Z")
        assert len(session.main.stories.rows) == 4
        await session.until(lambda: session.page.count("the same text as ") == 2)
        await session.press("Z", "h")
        assert len(session.main.stories.rows) in (1, 2)


def folder_of_copies(tmp_path, *outlets):
    """The same text as several outlets print it, each with a headline of its own."""
    folder = tmp_path / "copies"
    folder.mkdir()
    body = "The ferry ran aground at dawn near the point.\n\nDivers looked at its hull all day, they said."
    for outlet in outlets:
        text = f"---\ntitle: Ferry aground at dawn\noutlet: {outlet}\ndate: 2026-03-02\n---\n\n{body}\n"
        (folder / f"{outlet}.md").write_text(text, encoding="utf-8")
    return Scope.of([folder])


async def test_where_a_story_is_one_text_in_copies_none_is_of_another_story(opened, tmp_path):
    scope = folder_of_copies(tmp_path, "Herald", "Courier")
    async with opened(scope=scope, index_on_start=True, listed=False, index=user_paths().index) as session:
        await session.until(lambda: any(row.story and len(row.articles) == 2 for row in session.main.stories.rows))
        await session.press("l", "l", "M")
        await session.until(lambda: "All of this story are copies of it: Z shows each." in session.seen)
        assert not session.main.state.pairs()


async def test_the_page_of_what_is_taken_out_of_a_story_no_longer_says_who_else_tells_it(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        session.main.stories.cursor = session.main.listing.find(row.key)
        await session.press("l", "l", "tab")
        title = session.main.article.title
        await session.until(lambda: "Also told by" in session.page)
        await session.press("M")
        await session.until(lambda: story_of(session, title) == {title} and "Also told by" not in session.page)
        assert session.main.article.title == title
        await session.press("u")
        await session.until(lambda: "Also told by" in session.page)


async def test_who_goes_through_a_story_in_the_list_stays_in_it(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        session.main.stories.cursor = session.main.listing.find(row.key)
        await session.press("l", "l")
        taken_out, left = session.main.article, session.main.stories.rows[session.main.stories.cursor + 1].article
        await session.press("M")
        await session.until(lambda: story_of(session, taken_out.title) == {taken_out.title})
        assert session.main.article == left


async def test_a_hit_of_a_search_is_taken_out_of_its_story_too(opened):
    async with opened() as session:
        row = next(row for row in session.main.listing.entries if len(row.articles) > 1)
        await session.press("slash")
        await session.type("reservoirs")
        await session.press("enter")
        await session.until(lambda: session.main.article and session.main.article in row.articles)
        title = session.main.article.title
        await session.until(lambda: "Also told by" in session.page)
        await session.press("M")
        await session.until(lambda: story_of(session, title) == {title})
