"""How much of the grouping is done is told while it goes on."""

from __future__ import annotations

from typing import Any

from reader import stories
from reader.stories.steps import Steps


def test_each_step_tells_its_part_of_the_whole_never_less_than_before_and_never_more_than_its_end() -> None:
    told: list[float] = []
    steps = Steps(on_share=told.append)
    first = steps.polled(0, 0.5, 2)
    assert [first() for _ in range(5)] == [False] * 5
    second = steps.polled(0.5, 1, 4)
    assert [second() for _ in range(4)] == [False] * 4
    assert told == [0, 0.25, 0.5, 0.625, 0.75, 0.875]


def test_a_step_hands_on_what_the_flag_says() -> None:
    assert Steps(lambda: True).polled(0, 1, 1)()


def test_grouping_tells_its_share_from_the_beginning_on(filled: Any) -> None:
    told: list[float] = []
    stories.group(filled.library, filled.scope, on_share=told.append)
    assert told[0] == 0
    assert told == sorted(told)
    assert told[-1] > 0.8
