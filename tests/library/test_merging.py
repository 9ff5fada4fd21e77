"""Small segments are merged so that they stay few, and so that hardly anything is written anew for it."""

from __future__ import annotations

import pytest

from reader.library.postings.contents import Segment
from reader.library.postings.index import FEW_SEGMENTS, LARGEST_MERGE, _to_merge


def segment(documents: int, deleted: int = 0) -> Segment:
    made = Segment()
    made._doccount, made._deleted = documents, set(range(deleted))
    return made


def sizes(segments: list[Segment]) -> list[int]:
    return sorted(one.doc_count_all() for one in segments)


def test_the_segments_of_a_first_scan_become_one() -> None:
    first = [25, 100, 400, 1600, 4000, 4000, 4000, 900]
    assert sizes(_to_merge([segment(size) for size in first])) == [25, 100, 400, 900, 1600]


def test_few_segments_are_left_alone() -> None:
    assert not _to_merge([segment(1) for _ in range(FEW_SEGMENTS)])


def test_what_is_mostly_deleted_is_written_anew() -> None:
    assert sizes(_to_merge([segment(4000, 2000), segment(4000, 100)])) == [4000]


def test_small_segments_do_not_wait_for_one_that_is_smaller_still() -> None:
    assert sizes(_to_merge([segment(size) for size in (1, 300, 310, 320, 4000, 4000, 4000)])) == [300, 310, 320]


@pytest.mark.parametrize("at_once", [1, 7])
def test_articles_that_come_a_few_at_a_time_are_seldom_written_anew(at_once: int) -> None:
    segments = [segment(size) for size in [2125, *[4000] * 9]]
    anew, most = 0, 0
    for _ in range(2_000):
        segments.append(segment(at_once))
        chosen = _to_merge(segments)
        total = sum(sizes(chosen))
        assert total <= LARGEST_MERGE
        if chosen:
            segments = [one for one in segments if one not in chosen] + [segment(total)]
        anew, most = anew + total, max(most, len(segments))
    assert anew <= 12 * 2_000 * at_once
    assert most <= 25
