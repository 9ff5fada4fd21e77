"""How rare terms are for an article that is compared at once: remembered, but never of another folder or an old one."""

from __future__ import annotations

from typing import Any

import pytest

from reader import stories
from reader.library import Scope
from reader.stories import sampled
from reader.stories.rarities import Rarities


def counted(newsroom: Any, name: str = "comet-herald", scope: Scope | None = None) -> Rarities:
    article = newsroom.library.article(newsroom.ids()[name])
    [(_, terms)] = newsroom.library.terms([article.id])
    return sampled.rarities(newsroom.library, scope or newsroom.scope, article, terms)


def test_a_sample_is_counted_once_for_all_articles(filled: Any) -> None:
    assert counted(filled) is counted(filled, "cheese")


def test_what_comes_to_a_small_folder_is_counted_too(filled: Any, records: Any) -> None:
    assert counted(filled).articles == len(records())
    filled.save([{**records()[0], "id": "another"}], "more.jsonl")
    assert counted(filled).articles == len(records()) + 1


def test_a_big_folder_is_counted_anew_when_a_fifth_more_has_come(
    filled: Any, records: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampled, "SAMPLE", 3)
    before = counted(filled)
    filled.save([{**records()[0], "id": "another"}], "more.jsonl")
    assert counted(filled) is before
    filled.save([{**records()[0], "id": "a third"}], "yet more.jsonl")
    assert counted(filled) is not before


def test_an_article_from_elsewhere_is_counted_beside_the_folder(filled: Any, records: Any, tmp_path: Any) -> None:
    assert counted(filled, scope=Scope.of([tmp_path / "elsewhere"])).articles == 1
    assert counted(filled).articles == len(records())


def test_what_grouping_counted_is_taken_until_related_ones_are_kept(filled: Any) -> None:
    stories.group(filled.library, filled.scope)
    kept = counted(filled)
    assert counted(filled) is kept
    stories.related(filled.library, filled.ids()["cheese"], filled.scope)
    assert counted(filled) is not kept


def test_of_many_the_likely_days_and_outlets_are_compared(newsroom: Any, records: Any) -> None:
    pilots, told_again = records()[:2]
    years_ago = [{**told_again, "id": f"old-{year}", "date": f"{1900 + year}-05-06"} for year in range(50)]
    newsroom.save([pilots, *years_ago, told_again])
    [first, *_] = stories.related(newsroom.library, newsroom.ids()["pilots-herald"], newsroom.scope)
    assert first.article.item == "pilots-tidings"
