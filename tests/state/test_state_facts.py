"""What is kept, and that it is still there the next time."""

from __future__ import annotations

from reader.state import Kind, MuteField, MuteRule, Place, State, actions
from tests.state.conftest import said_of


def test_what_was_done_is_there_the_next_time(state, path):
    state.change(actions.mark_read(["one", "two"]))
    state.change(actions.star(["two"]))
    state.change(actions.tag(["two"], ["water", "law"]))
    state.change(actions.hide(["three"]))
    state.change(actions.note("two", "ask Marta"))
    state.close()
    with State(path) as again:
        assert again.ids(Kind.READ) == {"one", "two"}
        assert again.ids(Kind.TAG, "law") == {"two"}
        assert again.tags() == {"law": {"two"}, "water": {"two"}}
        marked = {("read", ""), ("starred", ""), ("tag", "water"), ("tag", "law"), ("note", "ask Marta")}
        assert said_of(again, "two") == marked
        assert said_of(again, "three") == {("hidden", "")}
        assert said_of(again, "four") == set()


def test_what_is_taken_away_is_gone(state):
    state.change(actions.tag(["one"], ["water", "law"]))
    state.change(actions.tag(["one"], ["law"], tagged=False))
    state.change(actions.note("one", "x"))
    state.change(actions.note("one", ""))
    assert said_of(state, "one") == {("tag", "water")}


def test_a_change_that_changes_nothing_is_nothing_to_undo(state):
    assert state.change(actions.mark_read(["one"])).facts
    version = state.version()
    assert state.change(actions.mark_read(["one"])).facts == ()
    assert state.change(actions.mark_read(["never seen"], read=False)).facts == ()
    assert state.version() == version
    assert state.undo().label == "marked one article read"
    assert state.undo() is None


def test_a_change_is_seen_by_its_version_in_whatever_process(state, path):
    with State(path) as other:
        seen = [other.version()]
        for step in (lambda: state.change(actions.star(["one"])), state.undo, state.redo):
            step()
            seen.append(other.version())
        assert len(set(seen)) == 4
        assert seen == sorted(seen)


def undone(state) -> int:
    count = 0
    while state.undo():
        count += 1
    return count


def test_as_many_actions_can_be_undone_as_are_kept(state, monkeypatch):
    monkeypatch.setattr("reader.state.journal.MOST_ACTIONS", 3)
    for number in range(5):
        state.change(actions.star([f"id{number}"]))
    assert undone(state) == 3
    assert state.ids(Kind.STARRED) == {"id0", "id1"}


def test_as_many_changes_can_be_undone_as_are_kept_and_the_last_action_always(state, monkeypatch):
    monkeypatch.setattr("reader.state.journal.MOST_CHANGES", 5)
    for number in range(4):
        state.change(actions.star([f"a{number}", f"b{number}"]))
    assert undone(state) == 2
    state.change(actions.mark_read([f"id{number}" for number in range(9)]))
    assert undone(state) == 1


def test_only_the_last_visits_are_kept(state, monkeypatch):
    monkeypatch.setattr("reader.state.state.MOST_VISITS", 3)
    for number in range(5):
        state.visit(f"id{number}")
    assert [visit.article for visit in state.history()] == ["id4", "id3", "id2"]


def rules(state: State) -> set[MuteRule | None]:
    return {MuteRule.named(fact.name) for fact in state.facts(Kind.MUTE)}


def test_rules_and_searches_are_kept_by_name(state):
    state.change(actions.mute(MuteRule(MuteField.WORD, "horoscope")))
    state.change(actions.mute(MuteRule(MuteField.OUTLET, "The Daily: Late Edition")))
    state.change(actions.save_search("water", "reservoir OR dam"))
    state.change(actions.save_search("water", "reservoir"))
    assert rules(state) == {
        MuteRule(MuteField.OUTLET, "The Daily: Late Edition"),
        MuteRule(MuteField.WORD, "horoscope"),
    }
    assert state.searches() == {"water": "reservoir"}
    state.change(actions.mute(MuteRule(MuteField.WORD, "horoscope"), muted=False))
    state.change(actions.forget_search("water"))
    assert rules(state) == {MuteRule(MuteField.OUTLET, "The Daily: Late Edition")}
    assert state.searches() == {}


def test_the_word_on_a_pair_is_the_same_from_both_sides(state):
    state.change(actions.say_same("one", ["two", "three"], same=False))
    state.change(actions.say_same("two", ["one"], same=True))
    assert state.pairs() == {frozenset({"one", "two"}): True, frozenset({"one", "three"}): False}
    state.change(actions.say_same("three", ["one"], same=None))
    assert state.pairs() == {frozenset({"one", "two"}): True}


def test_a_letter_marks_one_place_only(state):
    state.change(actions.set_mark("a", "one", Place(3, 14)))
    state.change(actions.set_mark("b", "one", Place(5, 0)))
    state.change(actions.set_mark("a", "two", Place(0, 7)))
    assert state.marks() == {"a": ("two", Place(0, 7)), "b": ("one", Place(5, 0))}
    state.undo()
    assert state.marks()["a"] == ("one", Place(3, 14))


def test_history_has_the_last_visit_first_and_knows_how_far_one_read(state):
    state.visit("one")
    state.visit("two", Place(2, 40))
    state.visit("one", Place(9, 5))
    assert [(visit.article, visit.place) for visit in state.history()] == [("one", Place(9, 5)), ("two", Place(2, 40))]
    assert state.place("two") == Place(2, 40)
    assert state.place("three") is None
    assert state.undo() is None


def test_labels_tell_what_was_done():
    assert actions.mark_read(["a"] * 12).label == "marked 12 articles read"
    assert actions.mark_read(["a"], read=False, title="Dams closed").label == "marked “Dams closed” unread"
    assert actions.tag(["a"], [" sea\x1b[0m ", ""]).label == "tagged one article: sea"
    assert actions.mute(MuteRule(MuteField.WORD, "horoscope"), muted=False).label == "no longer mute word “horoscope”"


def test_a_look_is_kept_and_is_nothing_to_undo(path):
    with State(path) as state:
        state.keep("list-share", "0.4")
        assert state.undo() is None
    with State(path) as state:
        assert (state.kept("list-share"), state.kept("other")) == ("0.4", "")
        state.keep("list-share", "")
        assert state.kept("list-share") == ""
