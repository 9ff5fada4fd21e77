"""Laws of undo and of two readers: whatever is done, in whatever order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.state import Action, Kind, MuteField, MuteRule, Place, State, actions
from tests.state.conftest import said_of

ids = st.sampled_from([f"id{number}" for number in range(6)])
some = st.lists(ids, min_size=1, max_size=4, unique=True)
done = st.one_of(
    st.builds(actions.mark_read, some, st.booleans()),
    st.builds(actions.star, some, st.booleans()),
    st.builds(actions.hide, some, st.booleans()),
    st.builds(actions.tag, some, st.sets(st.sampled_from("xyz"), min_size=1), st.booleans()),
    st.builds(actions.note, ids, st.sampled_from(["", "one", "two"])),
    st.builds(actions.set_mark, st.sampled_from("ab"), ids, st.builds(Place, st.integers(0, 2), st.just(0))),
    st.builds(actions.say_same, ids, some, st.sampled_from([True, False, None])),
    st.builds(
        actions.mute, st.builds(MuteRule, st.sampled_from(list(MuteField)), st.sampled_from("uv")), st.booleans()
    ),
    st.builds(actions.save_search, st.sampled_from(["s", "t"]), st.sampled_from(["q", "r"])),
)
steps = st.lists(st.one_of(done, st.sampled_from(["undo", "redo"])), max_size=12)


def all_of(state: State) -> set[tuple[str, str | None, str, str | None]]:
    return {(fact.kind, fact.article, fact.name, fact.value) for kind in Kind for fact in state.facts(kind)}


def take(state: State, step: Action | str) -> None:
    if isinstance(step, Action):
        state.change(step)
    else:
        getattr(state, step)()


@settings(max_examples=60, deadline=None)
@given(steps=steps, last=done)
def test_undo_gives_what_was_before_and_redo_what_was_after(steps, last):
    with State(None) as state:
        for step in steps:
            take(state, step)
        before = all_of(state)
        changed = bool(state.change(last).facts)
        after = all_of(state)
        assert changed == (before != after)
        if changed:
            assert state.undo().label == last.label
            assert all_of(state) == before
            assert state.redo().label == last.label
            assert all_of(state) == after


@settings(max_examples=30, deadline=None)
@given(all_done=st.lists(done, max_size=10))
def test_undoing_everything_leaves_nothing_and_redoing_everything_leaves_all(all_done):
    with State(None) as state:
        for action in all_done:
            state.change(action)
        after = all_of(state)
        while state.undo():
            pass
        assert all_of(state) == set()
        while state.redo():
            pass
        assert all_of(state) == after


@settings(max_examples=30, deadline=None)
@given(steps=steps)
def test_the_outcomes_alone_tell_what_is_so(steps):
    told: dict[tuple[str, str | None, str], str | None] = {}
    with State(None) as state:
        for step in steps:
            outcome = state.change(step) if isinstance(step, Action) else getattr(state, step)()
            for fact in outcome.facts if outcome else ():
                told[fact.kind, fact.article, fact.name] = fact.value
        assert {(*key, value) for key, value in told.items() if value is not None} == all_of(state)


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.one_of(done, st.sampled_from(["undo", "redo"]))), max_size=10))
def test_two_readers_of_one_file_agree(steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.sqlite"
        with State(path) as one, State(path) as other, State(None) as alone:
            for which, step in steps:
                take((one, other)[which], step)
                take(alone, step)
                assert one.version() == other.version()
            assert all_of(one) == all_of(other) == all_of(alone)


@settings(max_examples=60, deadline=None)
@given(
    before=st.dictionaries(ids, st.sampled_from([b"A", b"B", b"C", b"D"]), max_size=5),
    order=st.permutations([f"id{number}" for number in range(6)]),
    gone=st.sets(ids, max_size=2),
)
def test_state_follows_the_content_wherever_it_is_moved(before, order, gone):
    """Contents that exist once are shuffled among the places, some files vanish: each star stays with its content."""
    contents = {content: place for place, content in before.items()}
    before = {place: content for content, place in contents.items()}
    moved = dict(zip([f"id{number}" for number in range(6)], order, strict=True))
    after = {moved[place]: content for place, content in before.items() if place not in gone}
    with State(None, digests=lambda wanted: {id: before[id] for id in wanted}) as state:
        for place, content in before.items():
            state.change(actions.tag([place], [content.decode()]))
        state.follow(after)
        for place, content in after.items():
            assert said_of(state, place) == {("tag", content.decode())}
        assert state.follow(after) == 0


def test_of_two_copies_one_that_vanishes_takes_nothing_from_the_other():
    digests = {"first": b"A", "second": b"A"}
    with State(None, digests=lambda wanted: {id: digests[id] for id in wanted}) as state:
        state.change(actions.star(["first"]))
        state.change(actions.tag(["second"], ["water"]))
        assert state.follow({"second": b"A"}) == 0
        assert said_of(state, "second") == {("tag", "water")}
        assert state.follow({"second": b"A", "third": b"A"}) == 1
        assert said_of(state, "third") == {("starred", "")}
