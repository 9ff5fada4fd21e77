"""What of a story is laid side by side first."""

from __future__ import annotations

from typing import Any

from reader import stories
from reader.ui.beside import two_of


def test_two_outlets_of_two_origins_are_chosen_before_a_copy(newsroom: Any, records: Any) -> None:
    herald, tidings, *_ = records()
    copy = {**herald, "id": "copy", "source": "Evening Post"}
    newsroom.save([herald, copy, tidings])
    [story] = stories.group(newsroom.library, newsroom.scope).stories
    assert (len(story.outlets), story.origins) == (3, 2)
    assert {article.item for article in two_of(story)} in (
        {"pilots-herald", "pilots-tidings"},
        {"copy", "pilots-tidings"},
    )


def test_where_all_are_copies_two_outlets_are_chosen(newsroom: Any, records: Any) -> None:
    herald, *_ = records()
    newsroom.save([herald, {**herald, "id": "again"}, {**herald, "id": "copy", "source": "Evening Post"}])
    [story] = stories.group(newsroom.library, newsroom.scope).stories
    assert story.origins == 1
    assert {article.outlet for article in two_of(story)} == {"Osterby Herald", "Evening Post"}


def test_two_that_name_no_agency_are_chosen_before_agency_copy(newsroom: Any, records: Any) -> None:
    herald, tidings, *_ = records()
    wire = {**tidings, "id": "wire", "source": "Wire Post", "text": f"OSTERBY (Meridian Press) — {tidings['text']}"}
    newsroom.save([wire, herald, tidings])
    [story] = stories.group(newsroom.library, newsroom.scope).stories
    assert {article.item for article in two_of(story)} == {"pilots-herald", "pilots-tidings"}


def test_without_an_article_that_was_saved_twice_the_others_keep_their_sources(newsroom: Any, records: Any) -> None:
    herald, tidings, courier, *_ = records()
    newsroom.save([herald, {**herald, "id": "again"}, tidings, courier])
    [story] = stories.group(newsroom.library, newsroom.scope).stories
    gone = story.articles[0]
    [left] = stories.without({gone.id}, [story])
    assert left.articles == story.articles[1:]
    assert [left.origin_of(article) for article in left.articles] == [story.origin_of(one) for one in left.articles]
    assert len(left.sources) == len(left.articles)
