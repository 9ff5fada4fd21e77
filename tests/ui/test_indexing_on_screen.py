"""Reading while the folders are indexed in a process of their own."""

from __future__ import annotations

import asyncio
import json
import sys
import time

import pytest

from reader import stories
from reader.library import Library, Scope
from reader.library.lock import writing_alone
from reader.library.scanning.absent import MANY
from reader.paths import user_paths
from reader.stories.kept import name as name_of
from reader.ui.child import IndexingChild
from reader.ui.screens.folder import Read
from reader.ui.widgets.masthead import Status, _bar

from .conftest import ARTICLES, write


async def test_the_cursor_stays_on_its_article_while_others_come_and_go(opened, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    write(folder, "old.md", "An old story about a lamp", "Valley Post", "2020-01-01", "A lamp was lit.")
    write(folder, "older.md", "An older story about a ladder", "Valley Post", "2019-01-01", "A ladder was put up.")
    index = user_paths().index
    async with opened(scope=Scope.of([folder]), index=index, index_on_start=True, listed=False) as session:
        await session.until(lambda: len(session.main.stories.rows) == 2 and session.main.child is None)
        await session.press("j")
        pointed = session.main.stories.row.key
        for number, what in enumerate(("Barn", "Canal", "Ferry", "Orchard", "Quarry")):  # five stories, not one
            write(folder, f"{what}.md", f"{what} opens", "Skerry Post", f"2026-01-0{number + 1}", "Rain.")
        (folder / "old.md").unlink()
        await session.press("R")
        await session.until(lambda: session.main.masthead.status.articles == 6)
        await session.until(lambda: "Quarry opens" in session.seen)
        assert session.main.stories.row.key == pointed
        await session.until(lambda: session.main.child is None)


async def test_progress_is_told_with_a_bar_and_reading_goes_on(opened):
    async with opened() as session:
        session.main.masthead.tell(indexing=True, done=3120, of=10_000)
        await session.until(lambda: "indexing 3,120 of 10,000 · you can already read and search ━━━" in session.seen)
        session.main.masthead.tell(rate=310.4, seconds_left=22.2)
        await session.until(lambda: "indexing 3,120 of 10,000 · 310 a second · 22 s left ━━━" in session.seen)
        await session.pilot.resize_terminal(60, 20)
        await session.until(lambda: "indexing 3,120 of 10,000" in session.seen)
        session.main.masthead.tell(of=None)
        await session.until(lambda: "3,120 files so far" in session.seen)


async def test_a_look_that_finds_nothing_to_read_is_not_told_of(opened):
    async with opened() as session:
        main = session.main
        main._hear({"event": "progress", "files": 0, "of": None, "problems": 0}, True, True)
        assert not main.masthead.status.indexing
        main._looking_since -= 1  # it has gone on for a second
        main._hear({"event": "progress", "files": 40, "of": 100, "problems": 0}, True, True)
        await session.until(lambda: "indexing 40 of 100" in session.seen)


@pytest.mark.parametrize(("share", "bar"), [(0, "─" * 10), (1, "━" * 10), (1.2, "━" * 10), (0.25, "━━╸" + "─" * 7)])
def test_the_bar_reads_without_colour(share, bar):
    assert _bar(share) == bar
    assert Status().indexing is False


async def test_of_one_file_with_many_articles_these_are_counted_and_the_grouping_is_told_after_it(opened):
    async with opened() as session:
        main = session.main
        main._looking_since = 1  # it has gone on for a while
        known = {"files": 0, "of": 1, "problems": 0, "articles": 5_446, "share": 0.52}
        main._hear({"event": "progress", **known}, True, True)
        await session.until(lambda: "indexing: 5,446 articles" in session.seen and "━━━━━─────" in session.seen)
        main._told_at = 0
        main._hear({"event": "progress", **known, "files": 1, "share": 1, "rate": 300, "seconds_left": 1}, True, True)
        await session.until(lambda: "making 5,446 articles searchable · you can already read" in session.seen)
        main._told_at = 0
        main._hear({"event": "grouping", "share": 0.3}, True, True)
        await session.until(lambda: "grouping into stories 30%" in session.seen and "━━━───────" in session.seen)


async def collected(child):
    return [event async for event in child.events()]


async def test_a_process_that_ends_early_is_reported_as_a_fault():
    child = IndexingChild([])
    child.command = [sys.executable, "-c", "print('{\"event\": \"articles\"}'); print('no json'); raise SystemExit(3)"]
    events = await collected(child)
    assert events[0] == {"event": "articles"}
    assert events[1]["event"] == "fault"
    assert "status 3" in events[1]["message"]


async def test_closing_ends_the_process_at_once():
    child = IndexingChild([])
    child.command = [sys.executable, "-c", 'print(\'{"event": "articles"}\', flush=True); import time; time.sleep(60)']
    started = time.monotonic()
    events = child.events()
    assert await anext(events) == {"event": "articles"}
    await child.close()
    rest = [event async for event in events]
    assert rest[-1]["event"] == "fault"
    assert time.monotonic() - started < 30
    await child.close()


async def test_of_a_damaged_index_it_is_said_once_that_everything_is_read_anew(opened, tmp_path):
    folder, index = tmp_path / "new", user_paths().index
    folder.mkdir()
    index.mkdir(parents=True)
    write(folder, "choir.md", *ARTICLES["choir.md"])
    (index / "catalogue.sqlite").write_bytes(b"this is no index " * 300)
    async with opened(scope=Scope.of([folder]), index=index, index_on_start=True, listed=False) as session:
        told = "The index was damaged: everything is read anew. Your marks are kept."
        await session.until(lambda: "Choir sings" in session.seen and session.main.child is None, "the article")
        assert [one.message for one in session.app._notifications].count(told) == 1


async def test_of_damaged_postings_it_is_said_while_they_are_made_anew(opened):
    async with opened() as session:
        main = session.main
        main._looking_since = 1  # it has gone on for a while
        event = {"event": "progress", "files": 1, "of": 1, "problems": 0, "articles": 10_000, "mended": True}
        main._hear(event, True, True)
        await session.until(lambda: "the index was damaged: making 10,000 articles searchable" in session.seen)


async def test_before_articles_are_grouped_nobody_is_told_that_there_are_no_stories(opened, shelf, tmp_path):
    index = tmp_path / "index"
    with Library(index) as library:
        library.scan(shelf.scope)
    async with opened(index=index) as session:
        main = session.main
        assert "5 articles" in session.seen
        assert "stories ·" not in session.seen
        main.looking = True
        await session.press("4")
        await session.until(lambda: "The articles are still being grouped." in session.seen)
        main.looking = False
        main.set_empty()
        await session.until(lambda: "No story is told by several outlets here." in session.seen)


async def test_while_another_newsreader_writes_its_articles_are_listed_and_it_is_said_that_we_wait(opened, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    write(folder, "choir.md", *ARTICLES["choir.md"])
    scope, index = Scope.of([folder]), user_paths().index
    index.mkdir(parents=True)
    with writing_alone(index, wait=1, stop=lambda: False):
        child = IndexingChild([folder])
        events = child.events()
        assert await anext(events) == {"event": "waiting"}
        with Library(index) as library:
            library.put_derived("something", [("else", b"")])  # stands for what the other one writes
        async for event in events:
            if event == {"event": "articles"}:
                break
        async with opened(scope=scope, index=index, index_on_start=True, listed=False) as session:
            await session.until(lambda: "another newsreader is indexing these articles" in session.seen)
            await session.press("Q")
    rest = [event["event"] async for event in events]
    assert rest[-1] == "done"


async def test_stories_that_another_newsreader_is_finding_are_waited_for_and_found_only_once(opened, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("choir.md", "harbour.md"):
        write(folder, name, *ARTICLES[name])
    scope, index = Scope.of([folder]), user_paths().index
    with Library(index) as library:
        library.scan(scope)
        with library.alone(name_of(scope), wait=0, stop=lambda: False):
            async with opened(scope=scope, index=index, index_on_start=True, listed=False) as session:
                await session.until(lambda: "another newsreader is indexing these articles" in session.seen)
                assert not session.main.listing.grouped
                stories.group(library, scope)  # as the other one does
                await session.until(lambda: session.main.listing.grouped)
                assert session.main.child is not None
                await session.press("Q")


@pytest.mark.parametrize("dies", [False, True])
async def test_who_dies_while_finding_stories_is_replaced_and_who_is_done_with_them_is_not(tmp_path, dies):
    folder = tmp_path / "new"
    folder.mkdir()
    write(folder, "choir.md", *ARTICLES["choir.md"])
    scope = Scope.of([folder])
    with Library(user_paths().index) as library:
        library.scan(scope)
        events = IndexingChild([folder]).events()
        with library.alone(name_of(scope), wait=0, stop=lambda: False):
            async for event in events:
                if event == {"event": "waiting"}:
                    break
            if not dies:
                stories.group(library, scope)
        rest = [event["event"] async for event in events]
        assert rest[-1] == "done"
        assert ("grouping" in rest) is dies
        assert stories.grouping(library, scope).fresh


async def test_leaving_while_indexing_ends_the_process(opened, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        write(folder, f"{number}.md", f"Weather of day {number} in short", "Skerry Post", "2026-01-01", "Rain. " * 300)
    async with opened(scope=Scope.of([folder]), index=user_paths().index, index_on_start=True, listed=False) as session:
        await session.until(lambda: session.main.child is not None and session.main.child._process is not None)
        process = session.main.child._process
        await session.press("Q")
        await session.until(lambda: not session.app.is_running)
    await asyncio.wait_for(process.wait(), 10)


async def test_after_quitting_nothing_is_left_beside_the_index_and_the_state(opened, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    write(folder, "choir.md", *ARTICLES["choir.md"])
    places = user_paths()
    async with opened(scope=Scope.of([folder]), index=places.index, index_on_start=True, listed=False) as session:
        await session.until(lambda: session.main.listing.grouped and session.main.child is None, "the end of indexing")
        assert list(places.index.glob("*-wal"))
        session.app.post_message(Read([folder]))  # another screen takes the place of this one
        await session.listed()
        await session.until(lambda: session.main.child is None, "the end of indexing")
        await session.press("slash", "C", "h", "o", "i", "r")  # and leaves in the middle of a search

    async def all_gone() -> None:
        while list(tmp_path.rglob("*-wal")):  # a search that was asked for last may go on for a moment
            await asyncio.sleep(0.01)

    await asyncio.wait_for(all_gone(), 10)


async def test_what_happens_in_a_folder_shows_by_itself(opened, tmp_path):
    folder = tmp_path / "new"
    (folder / "deep").mkdir(parents=True)
    write(folder, "choir.md", *ARTICLES["choir.md"])
    index = user_paths().index
    async with opened(scope=Scope.of([folder]), index=index, index_on_start=True, listed=False) as session:
        await session.until(lambda: "Choir sings" in session.seen, "the article")
        await session.until(lambda: session.main.child is None, "the end of indexing")
        write(folder / "deep", "harbour.md", *ARTICLES["harbour.md"])
        await session.until(lambda: "Reservoirs at" in session.seen, "the new article")
        (folder / "choir.md").unlink()
        await session.until(lambda: len(session.main.stories.rows) == 1, "one article gone")
        (folder / "deep").rename(tmp_path / "elsewhere")
        await session.until(lambda: not session.main.stories.rows, "a folder gone")
        (tmp_path / "elsewhere").rename(folder / "again")
        await session.until(lambda: "Reservoirs at" in session.seen, "a folder that came")
        await session.until(lambda: session.main.child is None)


async def test_of_an_emptied_folder_nothing_is_kept_once_there_is_an_article_again(opened, tmp_path):
    folder, index = tmp_path / "disk", user_paths().index
    folder.mkdir()
    rows = [json.dumps({"title": f"Ferry {number}", "text": f"Ferry {number} came in."}) for number in range(MANY)]
    (folder / "all.jsonl").write_text("\n".join(rows))
    with Library(index) as library:
        library.scan(Scope.of([folder]))
    (folder / "all.jsonl").unlink()
    async with opened(scope=Scope.of([folder]), index=index, index_on_start=True, listed=False) as session:
        await session.until(lambda: "1 problem" in session.seen and session.main.child is None)
        assert "disk · not there now" in session.seen
        assert session.main.masthead.status.articles == MANY
        write(folder, "new.md", "A lamp is lit", "Valley Post", "2026-01-01", "A lamp was lit.")
        await session.until(lambda: session.main.masthead.status.articles == 1 and "A lamp is lit" in session.seen)
        await session.until(lambda: session.main.child is None)
