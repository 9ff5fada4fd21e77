"""The reader's word on stories: it moves articles at once, outlives every grouping, and can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import stories
from reader.state import State, actions
from reader.stories.kept import KeptStory
from reader.stories.word import obeyed

PILOTS = frozenset({"pilots-herald", "pilots-tidings", "pilots-courier"})
COMET = frozenset({"comet-herald", "comet-tidings"})


def told(found: Any) -> set[frozenset[str]]:
    return {frozenset(article.item for article in one.articles) for one in found.stories}


@pytest.fixture
def owned(filled: Any) -> Any:
    """A grouped library that has been lent a state."""
    stories.group(filled.library, filled.scope)
    filled.state = filled.library.own = State(None)
    yield filled
    filled.state.close()


def say(owned: Any, article: str, others: set[str] | frozenset[str], same: bool | None) -> None:
    ids = owned.ids()
    owned.state.change(actions.say_same(ids[article], [ids[one] for one in sorted(others)], same))


def test_an_article_that_is_not_the_same_story_leaves_it_at_once_and_comes_back_when_undone(owned: Any) -> None:
    before = stories.grouping(owned.library, owned.scope)
    say(owned, "pilots-courier", PILOTS, False)
    now = stories.grouping(owned.library, owned.scope)
    assert told(now) == {PILOTS - {"pilots-courier"}, frozenset({"pilots-courier"}), COMET, frozenset({"cheese"})}
    assert {one.id for one in before.stories} < {one.id for one in now.stories}
    near = stories.related(owned.library, owned.ids()["pilots-herald"], owned.scope)
    assert {one.article.item: one.same_story for one in near}["pilots-courier"] is False
    owned.state.undo()
    assert stories.grouping(owned.library, owned.scope) == before


def test_whom_the_reader_takes_out_of_the_story_comes_after_all_that_tell_it(owned: Any) -> None:
    def near(limit: int = 10) -> list[str | None]:
        found = stories.related(owned.library, owned.ids()["pilots-herald"], owned.scope, limit)
        return [one.article.item for one in found]

    first, second = near()[:2]
    assert {first, second} == PILOTS - {"pilots-herald"}
    say(owned, first, PILOTS, False)
    assert near()[:2] == [second, first]
    assert near(1) == [second]


def test_an_article_that_is_the_same_story_joins_it(owned: Any) -> None:
    say(owned, "cheese", COMET, True)
    assert told(stories.grouping(owned.library, owned.scope)) == {PILOTS, COMET | {"cheese"}}


def test_the_word_survives_every_new_grouping(owned: Any, records: Any) -> None:
    say(owned, "cheese", COMET, True)
    owned.save([*records(), {**records()[3], "id": "late", "source": "Evening Post"}])
    assert COMET | {"cheese", "late"} in told(stories.group(owned.library, owned.scope))


def test_a_second_word_takes_the_place_of_the_first(owned: Any) -> None:
    say(owned, "cheese", COMET, True)
    say(owned, "cheese", COMET, False)
    assert frozenset({"cheese"}) in told(stories.grouping(owned.library, owned.scope))


def test_two_that_left_a_story_are_not_put_together(owned: Any) -> None:
    say(owned, "pilots-courier", PILOTS, False)
    say(owned, "pilots-tidings", PILOTS, False)
    assert {frozenset({one}) for one in PILOTS} <= told(stories.grouping(owned.library, owned.scope))


IDS = st.sampled_from("abcdefgh")


@given(
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
    st.dictionaries(st.frozensets(IDS, min_size=2, max_size=2), st.booleans(), max_size=8),
)
def test_whatever_is_said_every_article_is_in_one_story_and_every_story_has_its_own_id(
    places: list[int], word: dict[frozenset[str], bool]
) -> None:
    groups = [[article for article, at in zip("abcdefgh", places, strict=True) if at == place] for place in range(4)]
    before = [KeptStory(f"s-{group[0]}", group[0], tuple(group)) for group in groups if group]
    after = obeyed(before, word)
    assert sorted(article for story in after for article in story.articles) == list("abcdefgh")
    assert len({story.id for story in after}) == len(after)
    for pair in (pair for pair, same in word.items() if not same):
        assert not any(pair <= {*story.articles} for story in after)
    assert obeyed(before, {}) == before
