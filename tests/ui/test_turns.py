"""Answers come in any order; what is shown never goes back to an older question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.turns import Turns


@given(st.lists(st.sampled_from(["ask", "answer", "drop"]), max_size=60), st.data())
def test_no_answer_follows_that_of_a_newer_question(steps, data):
    turns, waiting, shown, dropped = Turns(), [], [], 0
    for step in steps:
        if step == "ask":
            waiting.append(turns.ask())
        elif step == "drop":
            turns.drop()
            dropped = max([0, *waiting, *shown])
        elif waiting:
            turn = data.draw(st.sampled_from(waiting))
            waiting.remove(turn)
            if turns.may_show(turn):
                assert turn > dropped
                shown.append(turn)
                assert turns.is_shown(turn)
    assert shown == sorted(set(shown))
    newest = max(waiting, default=0)
    shown += [turn for turn in data.draw(st.permutations(waiting)) if turns.may_show(turn)]
    assert shown == sorted(set(shown))
    if newest > max([dropped, *shown], default=0):
        assert shown[-1] == newest


def test_the_last_question_is_answered_in_the_end():
    turns = Turns()
    first, second, third = turns.ask(), turns.ask(), turns.ask()
    assert turns.may_show(second)
    assert not turns.may_show(first)
    assert turns.may_show(third)
    assert not turns.may_show(third)
    turns.ask()
    turns.drop()
    assert not turns.is_shown(third)
