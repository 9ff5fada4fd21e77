"""The line of progress tells what is done, how fast, and how long it still takes."""

from __future__ import annotations

import pytest

from reader.library import Progress
from reader.plain.progress import duration, line_of


def test_the_line_tells_rate_and_time_left_once_they_are_known() -> None:
    assert line_of(Progress(3, None, 3, 0)) == "indexing 3 files, 3 articles"
    told = line_of(Progress(3120, 10_000, 3117, 2, "", 310.4, 22.2))
    assert told.endswith("3,120 of 10,000 files, 3,117 articles, 2 problems, 310 a second, 22 s left")
    assert line_of(Progress(0, 1, 500, 0, share=0.5)) == f"indexing {'█' * 12 + '░' * 12} 0 of 1 files, 500 articles"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (22.2, "22 s"), (99, "99 s"), (180, "3 min"), (7_500, "2 h 5 min")]
)
def test_the_time_left_is_as_exact_as_a_guess_is(seconds: float, words: str) -> None:
    assert duration(seconds) == words
