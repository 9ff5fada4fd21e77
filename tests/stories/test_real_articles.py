"""Five real articles: four tell one event, the fifth is of the same crisis, two weeks earlier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader import demo, stories
from reader.library import Scope

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
DEMO = Path(demo.__file__).parent / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason=f"the real articles are not at {ARTICLES}")


@pytest.fixture
def five(newsroom: Any) -> Any:
    newsroom.scope = Scope.of([ARTICLES])
    newsroom.scan()
    return newsroom


def number(article: Any) -> str:
    return str(article.path.name[:3])


def test_four_tell_one_event_and_the_fifth_another(five: Any) -> None:
    found = stories.group(five.library, five.scope).stories
    assert {frozenset(map(number, one.articles)) for one in found} == {
        frozenset({"000", "001", "002", "003"}),
        frozenset({"004"}),
    }


def test_they_do_so_among_articles_of_other_events_too(five: Any) -> None:
    five.scope = Scope.of([ARTICLES, DEMO])
    five.scan()
    found = stories.group(five.library, five.scope).stories
    real = [[number(one) for one in story.articles if one.path.parent == ARTICLES.resolve()] for story in found]
    assert sorted(map(sorted, filter(None, real))) == [["000", "001", "002", "003"], ["004"]]


def test_the_fifth_is_related_all_the_same(five: Any) -> None:
    stories.group(five.library, five.scope)
    for article in five.library.articles(five.scope):
        related = {number(one.article): one.same_story for one in stories.related(five.library, article.id, five.scope)}
        assert len(related) == 4
        assert related.get("004", False) is False


def test_three_of_the_four_go_back_to_one_origin(five: Any) -> None:
    [event] = [one for one in stories.group(five.library, five.scope).stories if len(one.articles) == 4]
    origin = {number(article): event.origin_of(article) for article in event.articles}
    assert origin["000"] == origin["002"] == origin["003"] != origin["001"]
    assert event.origins == 2
