"""What a query means and does not mean is said in one line; only what may be a slip of the pen is corrected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library, Scope

NEWS = [
    {"id": "a", "title": "The garden wants water", "text": "A garden for the town, and they want water for it.",
     "language": "en"},
    {"id": "b", "title": "Nothing for the garden", "text": "The council said that nothing can be done for the garden.",
     "language": "en"},
    {"id": "c", "title": "Noch kein Wasser", "text": "Der Garten hat noch kein Wasser, und die Gardinen sind alt.",
     "language": "de"},
]  # fmt: skip


@pytest.fixture
def news(library: Library, tmp_path: Path, write_records: Callable[..., Path]) -> Library:
    library.scan(Scope.of([write_records(tmp_path / "news.jsonl", *NEWS)]))
    return library


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("gardne", "garden"),
        ("the gardne", "the garden"),
        ("foo:nothing", None),
        ("wantt:nothing", None),
        ("*arden", None),
        ("nohing*", None),
        ("./gardne", None),
        ("gardne.txt", None),
        ("walnut", None),
        ("nosuch", None),
        ("gartne", None),
        ("Wasser gartne", "Wasser garten"),
        ("coucnli", None),
    ],
)
def test_only_near_words_of_the_same_language_are_suggested(news: Library, query: str, better: str | None) -> None:
    assert news.search(query, Scope()).did_you_mean == better


@pytest.mark.parametrize(
    ("query", "complaint", "total"),
    [
        ("title:", "nothing stands right behind title: write title:word", 0),
        ("title: garden", "nothing stands right behind title: write title:word", 2),
        ("garden~2", "~ has no meaning behind a word: all its forms are found, it cannot be weighed", 2),
        ("garden^3", "^ has no meaning behind a word: all its forms are found, it cannot be weighed", 2),
        ("date:2023..2021", "date:2023..2021 ends before it begins: read as 2021..2023", 0),
    ],
)
def test_what_has_no_meaning_is_explained(news: Library, query: str, complaint: str, total: int) -> None:
    results = news.search(query, Scope())
    assert (results.complaint, results.total) == (complaint, total)


def test_days_in_the_wrong_order_are_put_right(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    library.scan(Scope.of([write_records(tmp_path / "one.jsonl", {**NEWS[0], "date": "2022-05-01"})]))
    assert library.search("date:2023..2021", Scope()).total == 1


def test_a_field_that_is_being_typed_is_no_fault(news: Library) -> None:
    assert news.search("garden title:", Scope(), as_typed=True).complaint is None
