"""Read, starred, tagged, hidden: marked with a key, shown at once, undone with another, there the next time."""

from __future__ import annotations

from reader.paths import user_paths
from reader.state import Kind, State, actions
from reader.ui.screens.asking import ConfirmScreen, LetterScreen, LineScreen


def id_of(session, words):
    return next(article.id for article in session.main.listing.articles() if words in article.title)


async def marked(session, kind, *words):
    """Wait until the state on the disk has exactly these articles."""
    wanted = {id_of(session, word) for word in words}
    await session.until(lambda: session.main.state.ids(kind) == wanted, f"{kind}: {words}")
    await session.pilot.pause()


def line_of(session, words):
    """The line of the list that has these words."""
    width = session.main.stories.size.width
    return next(line for line in (line[:width] for line in session.seen.splitlines()) if words in line)


async def test_an_article_is_read_when_it_is_opened_and_not_when_the_cursor_passes(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.point_at("Court")
        assert "•" in line_of(session, "Court hears")
        await marked(session, Kind.READ)
        await session.press("enter")
        await marked(session, Kind.READ, "Court")
        assert "•" not in line_of(session, "Court hears")
        await session.press("J")
        await session.until(lambda: len(session.main.state.ids(Kind.READ)) == 2)
        await session.press("r", "q")
        await marked(session, Kind.READ, "Court")
        assert [visit.article for visit in session.main.state.history()][-1] == id_of(session, "Court")


async def test_read_and_star_are_toggled_undone_and_redone(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("r")
        await marked(session, Kind.READ, "Choir")
        await session.press("f")
        await marked(session, Kind.STARRED, "Choir")
        assert "★" in line_of(session, "Choir sings")
        await session.until(lambda: "★ starred" in session.page)
        await session.press("u")
        await session.until(lambda: "Undone: starred “Choir sings in an empty" in session.seen)
        await marked(session, Kind.STARRED)
        await session.press("u")
        await marked(session, Kind.READ)
        await session.press("ctrl+r", "ctrl+r")
        await marked(session, Kind.STARRED, "Choir")
        assert session.main.state.ids(Kind.READ) == {id_of(session, "Choir")}
        await session.press("ctrl+r")
        await session.until(lambda: "Nothing to do again" in session.seen)


async def test_marks_are_there_the_next_time_and_can_still_be_undone(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("*")
        await marked(session, Kind.STARRED, "Choir")
    async with opened() as session:
        await session.until(lambda: "★" in line_of(session, "Choir sings"))
        await session.press("u")
        await marked(session, Kind.STARRED)


async def test_all_that_is_shown_is_marked_read_when_that_was_confirmed(opened):
    async with opened() as session:
        await session.press("A")
        await session.until(lambda: isinstance(session.app.screen, ConfirmScreen))
        assert "Mark 5 shown articles read?" in session.seen
        await session.press("escape", "A")
        assert session.main.state.ids(Kind.READ) == set()
        await session.press("enter")
        await session.until(lambda: "Marked 5 articles read. u undoes it." in session.seen)
        await session.until(lambda: "2 Unread 0" in session.seen)
        await session.press("2")
        await session.until(lambda: "Everything is read." in session.seen)
        await session.press("u")
        await session.until(lambda: "2 Unread 5" in session.seen and "Choir" in session.seen)


async def test_the_views_show_what_is_unread_and_what_is_starred_and_count_it(opened):
    async with opened() as session:
        await session.until(lambda: "1 All 5  2 Unread 5  3 ★ 0  4 Several 1" in session.seen)
        await session.point_at("Reservoirs")
        await session.press("l", "j", "f")  # into the story: its first article alone is starred
        await session.until(lambda: "3 ★ 1" in session.seen)
        await session.press("3")
        assert [row.article.title for row in session.main.stories.rows] == ["Reservoirs at their lowest in forty years"]
        await session.press("2", "r")
        await session.until(lambda: "2 Unread 4" in session.seen)
        starred = session.main.article
        assert starred is not None  # what was read here stays until one comes again
        await session.press("1", "2")
        assert starred not in [article for row in session.main.stories.rows for article in row.articles]


async def test_what_is_selected_is_marked_together(opened):
    async with opened() as session:
        await session.press("g", "v", "v")
        assert "2 selected" in session.seen
        assert session.seen.count("✓") == 2
        chosen = {article.id for article in session.main.targets()}
        await session.press("r")
        await session.until(lambda: session.main.state.ids(Kind.READ) == chosen)
        await session.until(lambda: f"Marked {len(chosen)} articles read. u undoes it." in session.seen)
        await session.press("escape")
        assert "selected" not in session.seen
        await session.press("u")  # all of them at once
        await marked(session, Kind.READ)
        await session.press("v", "tab")
        assert [article.id for article in session.main.targets()] == [session.main.article.id]
        await session.press("tab", "V")
        assert not session.main.stories.selected


async def test_tags_are_added_with_completion_and_taken_away(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("t")
        await session.until(lambda: isinstance(session.app.screen, LineScreen) and session.app.focused)
        await session.type("music, sea water")
        await session.press("enter")
        await session.until(lambda: "#music  #sea water" in session.page)
        await session.point_at("Court")
        await session.press("t")
        await session.until(lambda: isinstance(session.app.screen, LineScreen) and session.app.focused)
        assert "sea water" in session.seen
        await session.type("se")
        await session.press("tab", "enter")
        await session.until(lambda: "#sea water" in session.page)
        await session.press("T")
        await session.until(lambda: "Take a tag from" in session.seen and session.app.focused)
        await session.press("enter")
        await session.until(
            lambda: session.main.state.tags() == {"music": {c := id_of(session, "Choir")}, "sea water": {c}}
        )


async def test_what_is_hidden_is_out_of_the_list_and_can_be_looked_through(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("x")
        await session.until(lambda: "Hid “Choir sings" in session.seen)
        assert "Choir" not in " ".join(row.text.title() for row in session.main.stories.rows)
        await session.until(lambda: "1 All 4" in session.seen)
        session.main.action_view("hidden")
        await session.until(lambda: "Hidden and muted" in session.seen)
        assert [row.article.id for row in session.main.stories.rows] == [id_of(session, "Choir")]
        await session.press("x")
        await session.until(lambda: "Unhid" in session.seen)
        await session.press("escape")
        await session.until(lambda: "1 All 5" in session.seen)


async def test_next_unread_goes_into_stories_and_round_and_says_when_all_is_read(opened):
    async with opened() as session:
        await session.press("g")
        seen = []
        for key in ("r", "]") * 4 + ("r",):
            await session.press(key)
            if key == "r":
                seen.append(session.main.article.id)
                await session.until(lambda: set(seen) == session.main.state.ids(Kind.READ))
        assert len(set(seen)) == 5
        await session.press("n")
        await session.until(lambda: "Everything here is read." in session.seen)
        await session.press("u")
        await session.until(lambda: len(session.main.state.ids(Kind.READ)) == 4)
        await session.press("g", "G", "n")
        assert session.main.article.id == seen[-1]


async def test_space_at_the_end_of_an_article_goes_on_to_the_next_unread(opened):
    async with opened() as session:
        await session.point_at("Court")
        following = next(row for row in session.main.stories.rows[session.main.stories.cursor + 1 :])
        await session.press("space")
        await marked(session, Kind.READ, "Court")
        assert session.main.article in following.articles


async def test_an_article_opens_where_it_was_left(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("enter", "ctrl+f")
        await session.until(lambda: session.main.view.top > (0, 0))
        top = session.main.view.top
        await session.press("Q")
    async with opened() as session:
        await session.point_at("Choir")
        await session.until(lambda: session.main.view.top == top)
        await session.press("enter", "G", "q", "j", "k")
        await session.until(lambda: session.main.state.place(id_of(session, "Choir")).block == 0)


async def test_a_letter_stands_for_a_place_in_an_article(opened):
    async with opened() as session:
        await session.point_at("Choir")
        await session.press("enter", "ctrl+f", "m")
        top = session.main.view.top
        await session.until(lambda: isinstance(session.app.screen, LetterScreen))
        await session.press("c")
        await session.until(lambda: "c" in session.main.state.marks())
        await session.press("q", "g")
        await session.point_at("A note")
        await session.press("'")
        await session.until(lambda: "Choir sings" in session.seen and isinstance(session.app.screen, LetterScreen))
        await session.press("c")
        await session.until(lambda: "Nobody hears us" in session.page and session.main.view.top == top)
        assert session.app.focused is session.main.view


async def test_what_another_newsreader_marks_is_shown(opened):
    async with opened() as session:
        with State(user_paths().state) as other:
            other.change(actions.star([id_of(session, "Choir")]))
        session.main.look_for_changes()
        await session.until(lambda: "★" in line_of(session, "Choir sings"))


async def test_a_damaged_state_is_told_of_and_left_alone(opened):
    path, content = user_paths().state, b"this is no database, it is a letter" * 50
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    async with opened() as session:
        await session.until(lambda: any("is damaged" in told.message for told in session.app._notifications))
        await session.point_at("Choir")
        await session.press("f")
        await session.until(lambda: "★" in line_of(session, "Choir sings"))
    assert path.read_bytes() == content
