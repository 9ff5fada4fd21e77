"""What was read and is kept: never more than there is room for, what was asked for last the longest."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.postings import places
from reader.library.postings.index import Index
from reader.library.postings.inversion import invert
from reader.library.postings.snapshot import Snapshot
from reader.library.remembered import Remembered

MOST = 10


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 12), st.booleans())))
def test_what_is_known_is_what_was_asked_for_last_and_has_room(steps: list[tuple[str, int, bool]]) -> None:
    remembered: Remembered[int] = Remembered(MOST)
    expected: dict[str, int] = {}
    for key, size, is_put in steps:
        if is_put:
            expected.pop(key, None)
            while expected and sum(expected.values()) + size > MOST:
                del expected[next(iter(expected))]
            expected[key] = size
            remembered.put(key, size, size)
        else:
            found = remembered.get(key)
            assert found == expected.get(key)
            if found is not None:
                expected[key] = expected.pop(key)


def test_what_is_larger_than_all_room_is_remembered_alone_until_something_else_is() -> None:
    remembered: Remembered[str] = Remembered(MOST)
    remembered.put("a", "small", 4)
    remembered.put("b", "vast", MOST + 1)
    assert [remembered.get(key) for key in "ab"] == [None, "vast"]
    remembered.put("c", "small", 1)
    assert [remembered.get(key) for key in "abc"] == [None, None, "small"]
    remembered.put("d", "whole", MOST - 1)
    assert [remembered.get(key) for key in "cd"] == ["small", "whole"], "what is forgotten takes no room"


def test_any_number_of_threads_may_ask_at_once() -> None:
    remembered: Remembered[int] = Remembered(3)

    def ask(first: int) -> None:
        for number in range(20_000):
            key = (first + number) % 5
            if (known := remembered.get(key)) is not None:
                assert known == key
            remembered.put(key, key)

    between = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(ask, range(4))) == [None] * 4
    finally:
        sys.setswitchinterval(between)
    assert sum(remembered.get(key) is not None for key in range(5)) == 3


def test_phrases_are_found_before_and_after_articles_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FEWEST", 1)
    monkeypatch.setattr("reader.library.postings.packing.LARGEST_PLAIN", 0)
    monkeypatch.setattr("reader.library.postings.terms.READ_AT_ONCE", 9)
    index = Index(tmp_path / "whoosh", 1)
    index.create()
    texts = {row: ("the quay of the town and the harbour of the bay " + "ferry " * (row % 3),) for row in range(1, 9)}
    index.update([(row, invert({"body": text}, "en")) for row, text in texts.items()], (), lambda: None)
    first = Snapshot(index)
    assert not first.phrase("body", ["harbour", "quay", "of"])  # known before "of" is looked for
    assert set(first.phrase("body", ["and", "the", "harbour"])) == texts.keys()
    index.update([(9, invert({"body": ("out of the bay",)}, "en"))], [2, 3], lambda: None)
    second = Snapshot(index, first)
    left = texts.keys() - {2, 3}
    assert set(second.phrase("body", ["harbour", "of", "the", "bay"])) == left
    assert set(second.phrase("body", ["of", "the", "bay"])) == left | {9}
    assert set(second.phrase("body", ["the", "the"])) == set()
    second.close()
