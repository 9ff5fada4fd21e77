"""A scope that grows: what comes is found a place, and costs no look at all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reader import stories
from reader.library import Library, Scope
from reader.text.term_table import Terms
from tests.stories.conftest import Newsroom, Record

EVENTS, TOLD_BY = 110, 3
EVERYDAY = [f"everyday{chr(97 + number)}" for number in range(20)]


class CountingLibrary(Library):
    """Counts the articles whose terms are asked for."""

    asked = 0

    def terms(self, ids: Iterable[str]) -> Iterator[tuple[str, Terms]]:
        wanted = list(ids)
        self.asked += len(wanted)
        return super().terms(wanted)


def telling(chance: Random, event: int, number: int, day: int = 5) -> Record:
    """One outlet's account of an event: most of the words of its own, and everyday ones."""
    letters = f"{chr(97 + event // 26)}{chr(97 + event % 26)}"
    own = [f"{letters}word{chr(97 + one)}" for one in range(22)]
    text = " ".join(chance.sample(own, 16) + chance.choices(EVERYDAY, k=12))
    return {
        "id": f"{event}-{number}",
        "title": f"{own[0]} {own[1]} {own[2]}",
        "source": f"Gazette {number}",
        "date": f"2021-03-{day:02}",
        "text": f"{text}.",
    }


@pytest.fixture(scope="module")
def grown(tmp_path_factory: Any) -> Iterator[Newsroom]:
    place: Path = tmp_path_factory.mktemp("growing")
    (place / "news").mkdir()
    chance = Random(3)
    with CountingLibrary(place / "index") as library:
        room = Newsroom(library, place / "news")
        room.save([telling(chance, event, number) for event in range(EVENTS) for number in range(TOLD_BY)])
        stories.group(library, room.scope)
        yield room


def told(found: stories.Grouping) -> set[frozenset[str | None]]:
    return {frozenset(article.item for article in one.articles) for one in found.stories}


def names(near: list[stories.Related]) -> list[str | None]:
    return [one.article.item for one in near]


def test_a_new_article_joins_its_story_and_all_else_stays(grown: Newsroom) -> None:
    library, scope = grown.library, grown.scope
    before = stories.grouping(library, scope)
    assert before
    assert told(before) == {frozenset(f"{event}-{number}" for number in range(TOLD_BY)) for event in range(EVENTS)}
    library.asked = 0  # type: ignore[attr-defined]
    grown.save([telling(Random(4), 7, 3, day=6)], "late.jsonl")
    after = stories.group(library, scope)
    assert library.asked < 150  # type: ignore[attr-defined]
    assert after.fresh
    assert stories.grouping(library, scope) == after
    assert told(after) - told(before) == {frozenset({"7-0", "7-1", "7-2", "7-3"})}
    assert {one.id for one in after.stories} == {one.id for one in before.stories}
    near = stories.related(library, grown.ids()["7-3"], scope)
    assert set(names(near)[:3]) == {"7-0", "7-1", "7-2"}
    assert all(one.same_story and len(one.why) > 1 for one in near[:3])
    assert "7-3" in names(stories.related(library, grown.ids()["7-0"], scope))[:3]


def test_new_articles_of_a_new_event_find_each_other_by_words_that_were_never_counted(grown: Newsroom) -> None:
    chance = Random(5)
    grown.save([telling(chance, 300, number) for number in range(2)], "new.jsonl")
    assert frozenset({"300-0", "300-1"}) in told(stories.group(grown.library, grown.scope))


def test_what_goes_leaves_its_story_and_a_changed_article_changes_over(grown: Newsroom) -> None:
    chance = Random(6)
    grown.save([telling(chance, 20, 8), telling(chance, 21, 9)], "two.jsonl")
    assert frozenset({"20-0", "20-1", "20-2", "20-8"}) in told(stories.group(grown.library, grown.scope))
    grown.save([{**telling(chance, 22, 8), "id": "20-8"}], "two.jsonl")
    found = told(stories.group(grown.library, grown.scope))
    assert frozenset({"22-0", "22-1", "22-2", "20-8"}) in found
    assert {frozenset(f"{event}-{number}" for number in range(TOLD_BY)) for event in (20, 21)} <= found


def test_an_article_that_nothing_was_like_goes_without_a_trace(grown: Newsroom) -> None:
    before = told(stories.group(grown.library, grown.scope))
    alone = {"id": "alone", "text": "Quiet lighthouse keepers polish ancient brass telescopes every foggy midnight."}
    grown.save([alone], "alone.jsonl")
    assert told(stories.group(grown.library, grown.scope)) - before == {frozenset({"alone"})}
    (grown.folder / "alone.jsonl").unlink()
    grown.library.scan(grown.scope)
    assert told(stories.group(grown.library, grown.scope)) == before


def test_growing_finds_what_grouping_anew_finds(grown: Newsroom, tmp_path: Path) -> None:
    chance = Random(7)
    grown.library.asked = 0  # type: ignore[attr-defined]
    grown.save([telling(chance, event, 5) for event in range(30, 36)], "more.jsonl")
    found = told(stories.group(grown.library, grown.scope))
    assert grown.library.asked < grown.library.count(grown.scope), "or it is grouped anew, too"  # type: ignore[attr-defined]
    with Library(tmp_path / "other") as library:
        library.scan(grown.scope)
        assert told(stories.group(library, grown.scope)) == found
        for event in range(30, 36):
            newcomer = grown.ids()[f"{event}-5"]
            now, anew = (stories.related(one, newcomer, grown.scope, 3) for one in (grown.library, library))
            assert sum(one.score for one in now) == pytest.approx(sum(one.score for one in anew), rel=0.1)


def test_copies_stand_in_the_order_of_their_names_whenever_they_came(grown: Newsroom) -> None:
    text = telling(Random(9), 50, 4)
    for file, letters in (("later.jsonl", "bdf"), ("early.jsonl", "ace")):
        grown.save([{**text, "id": f"copy-{one}", "source": f"Paper {one}"} for one in letters], file)
        stories.group(grown.library, grown.scope)
    near = names(stories.related(grown.library, grown.ids()["copy-b"], grown.scope))
    assert near[:5] == [f"copy-{one}" for one in "acedf"]


def test_a_scope_that_doubles_is_grouped_as_a_whole(grown: Newsroom) -> None:
    library = grown.library
    chance = Random(8)
    grown.save([telling(chance, event, 0) for event in range(400, 400 + EVENTS * TOLD_BY)], "double.jsonl")
    library.asked = 0  # type: ignore[attr-defined]
    assert stories.group(library, Scope.of([grown.folder])).fresh
    assert library.asked == library.count(grown.scope) >= 2 * EVENTS * TOLD_BY  # type: ignore[attr-defined]
