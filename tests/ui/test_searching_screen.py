"""Search as one types, narrowing, and find in the article."""

from __future__ import annotations

import pytest
from textual import events

from reader.ui.views import View
from reader.ui.widgets.search_box import LONGEST


async def search(session, words):
    await session.press("/")
    await session.type(words)
    await session.until(lambda: session.main.query_now == words)


async def test_results_come_as_one_types_with_their_hits_marked(opened):
    async with opened() as session:
        await session.press("/", "c", "h", "o", "i")
        await session.until(lambda: session.main.stories.results and session.main.stories.rows[0].title.spans)
        row = session.main.stories.rows[0]
        assert row.article.title.startswith("Choir")
        assert [row.title.text[span.start : span.end] for span in row.title.spans] == ["Choir"]
        assert row.snippet.spans
        await session.until(lambda: "1 article" in session.seen)


async def test_escape_brings_the_list_back_where_it_was(opened):
    async with opened() as session:
        stories = session.main.stories
        await session.press("j", "j")
        before = stories.row.key
        await search(session, "cardamom")
        await session.until(lambda: stories.results)
        assert stories.row.key != before or stories.rows
        await session.press("escape")
        await session.until(lambda: not stories.results)
        assert stories.row.key == before
        assert session.app.focused is stories


async def test_escape_in_the_results_leaves_the_search_too(opened):
    async with opened() as session:
        await search(session, "reservoirs")
        await session.until(lambda: session.main.stories.results)
        await session.press("enter")
        assert session.app.focused is session.main.stories
        await session.press("escape")
        await session.until(lambda: not session.main.stories.results)


async def test_n_goes_through_the_hits_of_the_article_and_tells_the_number(opened):
    async with opened() as session:
        await search(session, "salt")
        await session.until(lambda: session.main.view.hits and "59 matches" in session.seen)
        await session.press("enter", "n", "n", "n")
        await session.until(lambda: "3 of 59" in session.seen)
        await session.press("N")
        await session.until(lambda: "2 of 59" in session.seen)


async def test_n_after_the_last_hit_goes_on_to_the_next_result(opened):
    async with opened() as session:
        await search(session, "Lindqvist")
        await session.until(lambda: len(session.main.stories.rows) == 2 and session.main.view.hits)
        await session.press("enter", "n")
        await session.until(lambda: "1 of 1" in session.seen)
        await session.press("n")
        assert session.main.stories.cursor == 1


async def test_no_hits_says_so_and_offers_what_may_be_meant(opened):
    async with opened() as session:
        await search(session, "cardamon")
        await session.until(lambda: "Did you mean: cardamom" in session.seen)
        await session.press("tab")
        await session.until(lambda: session.main.query_now == "cardamom" and "1 article" in session.seen)
        assert "Did you mean" not in session.seen


async def test_nothing_found_is_said_in_words(opened):
    async with opened() as session:
        await search(session, "xyzzyplugh")
        await session.until(lambda: "0 hits" in session.seen)
        assert "Nothing was found" in session.seen


async def test_a_faulty_query_is_explained_under_the_box(opened):
    async with opened() as session:
        await search(session, "colour:red")
        await session.until(lambda: "no field" in session.seen)
        for faulty in ('"', "(((", "title:", "NOT", "*", "[/]", "date:tomorrow", "-"):
            await session.type(faulty)
            await session.until(lambda faulty=faulty: session.main.query_now == faulty)
        assert session.app.is_running


async def test_a_value_that_cannot_be_is_told_of_also_where_nothing_else_is_asked_for(opened):
    async with opened() as session:
        await search(session, "is:redder")
        await session.until(lambda: "no is:redder" in session.seen)
        await session.type("date:2022-13")
        await session.until(lambda: "no date '2022-13'" in session.seen)


async def test_for_a_sign_alone_it_is_said_that_there_is_nothing_to_look_for(opened):
    async with opened() as session:
        before = [row.key for row in session.main.stories.rows]
        await session.press("/")
        await session.type("🎉")
        await session.until(lambda: "no word in it to look for" in session.seen)
        assert [row.key for row in session.main.stories.rows] == before
        await session.press("backspace")
        await session.until(lambda: "no word" not in session.seen)


async def test_the_count_gives_way_to_what_is_typed(opened):
    async with opened() as session:
        await search(session, "choir")
        await session.until(lambda: "1 article" in session.seen)
        words = "choir OR nobodywroteanythingofthis"
        await session.type(words)
        await session.until(lambda: words in session.seen and "1 article" not in session.seen)


async def test_only_the_last_query_is_shown(opened):
    async with opened() as session:
        await session.press("/")
        for words in ("r", "re", "res", "c", "ch", "choir"):
            session.app.focused.value = words
        await session.until(lambda: session.main.stories.results and "1 article" in session.seen)
        assert session.main.stories.rows[0].article.title.startswith("Choir")


async def test_narrowing_keeps_the_rows_with_these_words(opened):
    async with opened() as session:
        everything = len(session.main.stories.rows)
        await session.press("F")
        await session.type("observer")
        await session.until(lambda: len(session.main.stories.rows) == 1)
        await session.press("enter")
        assert session.main.article.outlet == "Inland Observer"
        await session.press("escape")
        await session.until(lambda: len(session.main.stories.rows) == everything)


async def test_find_marks_the_words_as_typed_and_comes_back_on_escape(opened):
    async with opened((80, 24)) as session:
        await session.point_at("Choir")
        await session.press("enter", "/")
        await session.type("of the SALT")
        await session.until(lambda: "1 of 59" in session.seen)
        await session.press("enter", "N")
        await session.until(lambda: "59 of 59" in session.seen)
        assert session.main.view.scroll_offset.y > 50
        await session.press("escape")
        await session.until(lambda: "of 59" not in session.seen)
        assert session.app.focused is session.main.view
        await session.press("/")
        await session.type("no such words")
        await session.until(lambda: "Not in this article" in session.seen)
        await session.press("escape", "escape")
        assert session.app.focused is session.main.stories


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_a_find_goes_to_the_next_place_from_where_one_reads(opened, size):
    async with opened(size) as session:
        await session.point_at("Choir")
        await session.press("enter", "ctrl+f", "ctrl+f")
        await session.until(lambda: session.main.view.scroll_offset.y > 10)
        top = session.main.view.scroll_offset.y
        await session.press("/", "s", "a", "l", "t")
        await session.until(lambda: " of 59" in session.seen)
        view = session.main.view
        assert view.current > 0
        block, span = view.hits[view.current]
        assert top <= view.line_of(block, span.start) < top + size[1]


async def test_a_find_finds_curly_quotes_and_any_case():
    from reader.ui.loading import occurrences

    text = "“Nobody’s here,” said NOBODY."
    assert [text[span.start : span.end] for span in occurrences("nobody's")(text)] == ["Nobody’s"]
    assert len(occurrences("nobody")(text)) == 2
    assert occurrences("  ")(text) == []
    assert occurrences("(")(text) == []


async def test_the_search_finds_everything_whatever_the_view(opened):
    async with opened() as session:
        await session.press("4")
        await search(session, "choir")
        await session.until(lambda: session.main.stories.results)
        assert session.main.stories.rows[0].article.title.startswith("Choir")


def test_what_the_help_says_a_search_understands_is_understood(shelf):
    from reader.library import Library
    from reader.ui.help import QUERIES

    with Library(shelf.index) as library:
        library.own = Unmarked()
        for typed in QUERIES:
            typed = typed.replace("FILE", str(shelf.folder / "valley.md"))
            assert library.search(typed, shelf.scope).complaint is None, typed


class Unmarked:
    """A reader who did nothing yet."""

    def version(self):
        return 0

    def marked(self, *_):
        return ()

    def tagged(self, *_):
        return ()

    def tags(self):
        return ()


async def test_letters_typed_in_one_burst_with_the_slash_are_not_lost(opened):
    async with opened() as session:
        for key, character in [("slash", "/"), *((letter, letter) for letter in "title"), ("colon", ":"), ("c", "c")]:
            session.app.post_message(events.Key(key, character))
        await session.until(lambda: session.main.query_now == "title:c")


async def test_keys_typed_in_one_burst_are_done_in_their_order(opened):
    async with opened() as session:
        session.main.stories.cursor = next(n for n, row in enumerate(session.main.stories.rows) if row.article is None)
        for key in ("enter", "j", "j", "enter"):
            session.app.post_message(events.Key(key, None))
        await session.until(lambda: session.app.focused is session.main.view)
        assert session.main.article.outlet == "Valley Post"


async def test_what_is_typed_in_one_burst_after_enter_is_for_the_results(opened):
    async with opened() as session:
        await search(session, "salt")
        await session.until(lambda: session.main.view.hits)
        for key, character in [("enter", None), ("n", "n"), ("n", "n")]:
            session.app.post_message(events.Key(key, character))
        await session.until(lambda: "2 of 59" in session.seen)
        assert session.main.query_now == "salt"


async def test_escape_and_a_letter_in_one_burst_are_two_keys(opened):
    async with opened() as session:
        await search(session, "salt")
        await session.until(lambda: session.main.stories.results)
        session.app.post_message(events.Key("alt+4", "4"))
        await session.until(lambda: session.main.listing.view is View.SEVERAL and not session.main.stories.results)


async def test_thousands_of_keys_in_one_burst_are_one_search_and_end_somewhere(opened, monkeypatch):
    async with opened() as session:
        await session.press("/")
        asked = []
        search_for = session.main.search
        monkeypatch.setattr(session.main, "search", lambda query: asked.append(query) or search_for(query))
        for _ in range(LONGEST + 500):
            session.app.post_message(events.Key("a", "a"))
        await session.until(lambda: len(session.main.query_now) == LONGEST)
        assert len(asked) < LONGEST / 10
        await session.press("escape")
        assert session.app.focused is session.main.stories
