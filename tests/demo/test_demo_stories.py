"""The three events come out as three stories with exactly their members, and who copied whom is seen."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from reader import demo, stories
from reader.article import FullArticle
from reader.library import Scope
from reader.stories.provenance import origin

PLANTED: dict[str, Any] = tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))
SCOPE = Scope.of([demo.folder()])
events = pytest.mark.parametrize("event", PLANTED["stories"])


@pytest.fixture(scope="module")
def grouping(library: Any) -> Any:
    return stories.group(library, SCOPE)


@pytest.fixture(scope="module")
def names(articles: dict[str, FullArticle]) -> dict[str, str]:
    return {full.article.id: name for name, full in articles.items()}


def told(names: dict[str, str], story: Iterable[Any]) -> set[str]:
    return {names[article.id] for article in story}


def test_the_library_holds_every_sample_article_and_no_problem(library: Any) -> None:
    assert library.count(SCOPE) == len(PLANTED["articles"])
    assert library.problems(SCOPE) == []


def test_three_events_are_three_stories_and_every_other_article_is_one_of_its_own(
    grouping: Any, names: dict[str, str]
) -> None:
    found = sorted(sorted(told(names, story.articles)) for story in grouping.stories)
    events = [sorted(members) for members in PLANTED["stories"].values()]
    alone = [[name] for name in PLANTED["articles"] if not any(name in event for event in events)]
    assert found == sorted(events + alone)


def test_the_newest_story_comes_first_and_is_the_one_that_most_outlets_tell(
    grouping: Any, names: dict[str, str]
) -> None:
    assert told(names, grouping.stories[0].articles) == set(PLANTED["stories"]["ferry"])
    assert len(grouping.stories[0].outlets) == 5


@pytest.mark.parametrize("followup", PLANTED["followups"], ids=lambda followup: followup["article"])
def test_a_follow_up_is_related_but_not_the_same_story(
    grouping: Any, library: Any, articles: dict[str, FullArticle], names: dict[str, str], followup: dict[str, str]
) -> None:
    assert grouping.fresh
    related = stories.related(library, articles[followup["article"]].article.id, SCOPE)
    same = {names[one.article.id]: one.same_story for one in related}
    members = PLANTED["stories"][followup["event"]]
    assert set(members) <= set(same)
    assert not any(same[member] for member in members)


@events
def test_the_articles_of_an_event_are_each_other_s_nearest(
    grouping: Any, library: Any, articles: dict[str, FullArticle], names: dict[str, str], event: str
) -> None:
    assert grouping.fresh
    members = PLANTED["stories"][event]
    for member in members:
        related = stories.related(library, articles[member].article.id, SCOPE)
        nearest = {names[one.article.id] for one in related[: len(members) - 1]}
        assert nearest == set(members) - {member}
        assert all(one.same_story and one.why for one in related[: len(members) - 1])


@events
def test_the_best_partner_is_of_another_outlet_and_of_the_same_event(
    grouping: Any, library: Any, articles: dict[str, FullArticle], names: dict[str, str], event: str
) -> None:
    assert grouping.fresh
    for member in PLANTED["stories"][event]:
        article = articles[member].article
        best = stories.partners(library, article, SCOPE)[0].article
        assert names[best.id] in PLANTED["stories"][event]
        assert best.outlet is None or best.outlet != article.outlet


@pytest.mark.parametrize("copied", PLANTED["origins"], ids=lambda copied: f"{copied['left']} | {copied['right']}")
def test_who_copied_whom_is_seen(articles: dict[str, FullArticle], copied: dict[str, str]) -> None:
    found = origin(articles[copied["left"]], articles[copied["right"]])
    assert found.label == copied["label"]
    if "agency" in copied:
        assert found.agency == copied["agency"]


@pytest.mark.parametrize("known", PLANTED["sources"], ids=lambda known: known["event"])
def test_an_event_has_as_many_origins_as_there_are_accounts_of_it(
    grouping: Any, names: dict[str, str], known: dict[str, Any]
) -> None:
    members = set(PLANTED["stories"][known["event"]])
    [story] = [one for one in grouping.stories if told(names, one.articles) == members]
    origins: dict[int, set[str]] = {}
    for article in story.articles:
        origins.setdefault(story.origin_of(article), set()).add(names[article.id])
    assert sorted(map(sorted, origins.values())) == sorted(map(sorted, known["origins"]))


def test_the_machine_s_rewording_is_told_by_its_order_of_facts(
    grouping: Any, library: Any, articles: dict[str, FullArticle], names: dict[str, str]
) -> None:
    assert grouping.fresh
    related = stories.related(library, articles["ferry-bulletin"].article.id, SCOPE, passages=True)
    in_order = {names[one.article.id] for one in related if any("same order of facts" in why for why in one.why)}
    assert in_order == {"ferry-skerry"}
    assert any("same order of facts, 15 in a row" in one.why for one in related)
