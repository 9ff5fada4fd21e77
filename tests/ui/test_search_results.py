"""The results of a search: completed names, why nothing is found, orders, narrowing, snippets where one looks."""

from __future__ import annotations

import json

import pytest

from reader.errors import StateFault
from reader.library import Library, Scope
from reader.ui import loading
from reader.ui.widgets.choice_list import Choice, ChoiceList


async def search(session, words):
    await session.press("/")
    await session.type(words)
    await session.until(lambda: session.main.query_now == words.strip())


async def results(session, words):
    await search(session, words)
    await session.until(lambda: session.main.stories.results and session.main.stories.rows)


def titles(session):
    return [row.article.title.split()[0] for row in session.main.stories.rows]


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_a_name_is_completed(opened, key):
    async with opened() as session:
        await session.press("/")
        await session.until(lambda: session.main.search_box.names is not None)
        await session.type("choir outlet:sk")
        await session.until(lambda: "outlet:skerry Post" in session.seen)
        await session.press("end", key)
        await session.until(lambda: session.main.query_now == 'choir outlet:"Skerry Post"')
        await session.until(lambda: "1 article" in session.seen)


async def test_right_within_the_text_only_moves(opened):
    async with opened() as session:
        await session.press("/")
        await session.until(lambda: session.main.search_box.names is not None)
        await session.type("ou")
        await session.press("home", "right")
        assert session.app.focused.value == "ou"
        assert session.app.focused.cursor_position == 1


async def test_what_empties_a_search_is_said(opened):
    async with opened() as session:
        await search(session, "reservoirs outlet:skerry ")
        await session.until(lambda: "0 hits because no article has all of it" in " ".join(session.seen.split()))
        said = " ".join(session.main.search_box.advice.content.plain.split())
        assert "2 hits without outlet:skerry, 1 without reservoirs" in said


async def test_what_has_only_some_of_the_words_is_told_apart(opened):
    async with opened() as session:
        await results(session, "choir sprinklers ")
        assert "No article has all of it" in session.main.search_box.advice.content.plain
        assert len(session.main.stories.rows) == 3


async def test_where_few_have_all_words_those_come_first_and_the_others_are_counted(opened):
    async with opened() as session:
        await results(session, "reservoirs protested ")
        await session.until(lambda: "1 has all words; 1 has some of them." in session.seen)
        assert [row.article.outlet for row in session.main.stories.rows] == ["Valley Post", "The Harbour Times"]


async def test_beside_what_may_be_meant_it_is_told_that_nothing_has_all_words(opened):
    async with opened() as session:
        await results(session, "reservoirs sprinklres ")
        await session.until(lambda: "Did you mean: reservoirs sprinklers" in " ".join(session.seen.split()))
        assert "These have some of it." in " ".join(session.main.search_box.advice.content.plain.split())


async def test_what_is_hidden_is_not_among_the_results_until_it_is_asked_for(opened):
    async with opened() as session:
        await results(session, "reservoirs")
        await session.press("enter", "x")
        await session.until(lambda: "1 more hidden or muted: . shows it." in session.seen)
        assert len(session.main.stories.rows) == 1
        await session.press("full_stop")
        await session.until(lambda: len(session.main.stories.rows) == 2)
        await session.until(lambda: "hidden or muted:" not in session.seen)
        await session.press("full_stop")
        await session.until(lambda: "hidden or muted:" in session.seen)
        await session.press("x")
        await session.until(lambda: "2 more hidden or muted: . shows them." in session.seen)
        assert "All that was found is hidden or muted." in session.seen
        await session.press("u", "u")
        await session.until(lambda: len(session.main.stories.rows) == 2)


async def test_each_result_tells_how_many_hits_it_has(opened):
    async with opened() as session:
        await results(session, "salt")
        await session.until(lambda: "59 hits" in session.seen)


async def test_results_are_sorted_by_a_letter_and_say_so(opened):
    by_name = ["The Harbour Times", "Valley Post"]
    async with opened() as session:
        await results(session, "sprinklers")
        await session.press("enter")
        orders = {"n": "number of outlets", "t": "title", "d": "date", "s": "source"}
        for letter, order in orders.items():
            await session.press("S")
            await session.until(lambda: "Sort by" in session.seen)
            await session.press(letter)
            await session.until(lambda order=order: f"by {order}" in session.seen)
            assert titles(session) == ["Reservoirs", "Reservoirs"]
            outlets = [row.article.outlet for row in session.main.stories.rows]
            assert sorted(outlets) == by_name
            assert outlets == {"t": by_name, "d": by_name[::-1], "s": by_name}.get(letter, outlets)


async def test_the_list_is_sorted_too_and_says_so(opened):
    async with opened() as session:
        before = [row.key for row in session.main.stories.rows]
        await session.press("S", "t")
        await session.until(lambda: "by title" in session.seen.splitlines()[0])
        shown = [row.article.title if row.article else row.story.title for row in session.main.stories.rows]
        assert shown == sorted(shown, key=str.casefold)
        await session.press("S")
        await session.until(lambda: "Sort by" in session.seen)
        assert "relevance" not in session.seen
        await session.press("escape", "S", "n")
        await session.until(lambda: "by number of outlets" in session.seen.splitlines()[0])
        assert session.main.stories.rows[0].story.outlets
        await session.press("S", "k", "k", "k", "enter")
        await session.until(lambda: [row.key for row in session.main.stories.rows] == before)


async def test_results_are_narrowed_by_outlet_year_or_language(opened):
    async with opened() as session:
        await results(session, "sprinklers")
        await session.press("enter", "+")
        await session.until(lambda: "Keep of these 2 articles" in session.seen)
        assert "Valley Post" in session.seen
        await session.press("/")
        await session.type("val")
        await session.press("enter")
        await session.until(lambda: session.main.query_now == 'outlet:="Valley Post" sprinklers')
        await session.until(lambda: len(session.main.stories.rows) == 1)
        assert session.app.focused is session.main.stories
        await session.press("+")
        await session.until(lambda: "● Valley Post" in session.seen)
        await session.press("enter")  # what is kept is no longer kept
        await session.until(lambda: session.main.query_now == "sprinklers")


async def test_the_whole_list_can_be_narrowed_so(opened):
    async with opened() as session:
        await session.press("+")
        await session.until(lambda: "Keep of these 5 articles" in session.seen)
        await session.press("tab", "enter")
        await session.until(lambda: session.main.query_now == "date:2026")
        await session.until(lambda: len(session.main.stories.rows) == 4)
        await session.press("escape")
        await session.until(lambda: not session.main.searching)


async def test_results_are_narrowed_as_one_types_and_come_back(opened):
    async with opened() as session:
        await results(session, "sprinklers OR choir")
        everything = [row.key for row in session.main.stories.rows]
        await session.press("enter", "j", "F")
        await session.type("valley")
        await session.until(lambda: [row.article.outlet for row in session.main.stories.rows] == ["Valley Post"])
        assert session.main.stories.results
        await session.press("enter", "escape")
        await session.until(lambda: [row.key for row in session.main.stories.rows] == everything)
        assert session.main.searching
        assert session.main.stories.cursor == 1
        await session.press("escape")
        assert not session.main.searching


async def test_only_what_is_seen_has_snippets_and_more_hits_come_at_the_end(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "MOST_HITS", 60)
    folder = tmp_path / "many"
    folder.mkdir()
    records = [{"title": f"Lantern {n}", "text": f"A lantern, number {n}.", "date": "2026-01-01"} for n in range(150)]
    (folder / "many.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    with Library(tmp_path / "index") as library:
        library.scan(Scope.of([folder]))
    async with opened(scope=Scope.of([folder]), index=tmp_path / "index") as session:
        session.main._most = 60
        await results(session, "lantern")
        stories = session.main.stories
        assert len(stories.rows) == 60
        await session.until(lambda: "60 of 150 articles" in session.seen)
        await session.until(lambda: stories.rows[0].matches == 2)
        assert stories.rows[40].matches is None
        await session.press("enter", "G")
        await session.until(lambda: stories.rows[59].matches == 2)
        await session.until(lambda: len(stories.rows) == 150)
        assert stories.cursor == 59


async def test_choices_pass_over_their_headings(opened):
    async with opened() as session:
        choices = ChoiceList(
            [Choice("One"), Choice("a", "a"), Choice("b", "b"), Choice(""), Choice("Two"), Choice("c", "c")]
        )
        await session.app.screen.mount(choices)
        choices.focus()
        await session.pilot.pause()
        seen = []
        for key in ("k", "j", "j", "j", "k", "tab", "tab", "g", "G"):
            await session.press(key)
            seen.append(choices.choices[choices.cursor].value)
        assert seen == ["a", "b", "c", "c", "b", "c", "a", "a", "c"]


async def test_a_search_that_cannot_be_answered_says_so_and_the_reader_goes_on(opened):
    class Lost:
        def version(self):
            raise StateFault("the marks cannot be read just now")

        marked = tagged = tags = pairs = version

    async with opened() as session:
        session.main.library.own = Lost()
        await search(session, "is:starred")
        await session.until(lambda: "the marks cannot be read just now" in session.seen)
        session.main.library.own = session.main.state
        await results(session, "choir")


async def test_a_field_whose_value_is_to_come_empties_nothing_and_offers_values(opened):
    async with opened() as session:
        before = [row.key for row in session.main.stories.rows]
        await session.press("/")
        await session.until(lambda: session.main.search_box.names is not None)
        for typed, offers in (("date:last", "lastweek · lastmonth"), ("outlet:", "Inland Observer · Skerry Post")):
            await session.type(typed)
            await session.until(lambda offers=offers: offers in session.seen)
            assert [row.key for row in session.main.stories.rows] == before
            assert "hits" not in session.seen


async def test_a_search_that_finds_nothing_while_articles_are_read_says_so_in_one_line(opened):
    async with opened() as session:
        session.main.looking = session.main.still_reading = True
        await session.press("/")
        await session.type("quokkas")
        await session.until(lambda: "Nothing yet: articles are still being read." in session.seen)
        session.main.set_empty()  # as when more have come in
        await session.pilot.pause()
        assert session.seen.count("Nothing yet") == 1
        assert "0 hits" not in session.seen
        assert "Looking for articles" not in session.seen
        session.main._hear({"event": "grouping", "share": 0.1}, True, True)  # all is read, and only grouped now
        await session.until(lambda: "Nothing was found." in session.seen and "0 hits" in session.seen)
