"""Stories of a folder: found, kept, and read again when the folder has changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import stories
from reader.library import Scope
from reader.stories.story import Story, story

Record = dict[str, Any]


def told(found: Any) -> set[frozenset[str]]:
    return {frozenset(article.item for article in one.articles) for one in found.stories}


EVENTS = {
    frozenset({"pilots-herald", "pilots-tidings", "pilots-courier"}),
    frozenset({"comet-herald", "comet-tidings"}),
    frozenset({"cheese"}),
}


def the_pilots(found: Any) -> Story:
    [one] = [one for one in found.stories if len(one.articles) == 3]
    return one


def test_articles_are_grouped_by_event(filled: Any) -> None:
    assert told(stories.group(filled.library, filled.scope)) == EVENTS


def test_what_was_grouped_is_read_back_the_same(filled: Any) -> None:
    assert stories.grouping(filled.library, filled.scope) is None
    found = stories.group(filled.library, filled.scope)
    assert found.fresh
    assert stories.grouping(filled.library, filled.scope) == found


def test_a_story_has_outlets_and_days_and_its_articles_oldest_first(filled: Any) -> None:
    one = the_pilots(stories.group(filled.library, filled.scope))
    assert [article.date for article in one.articles] == [date(2021, 5, 6), date(2021, 5, 6), date(2021, 5, 7)]
    assert set(one.outlets) == {"Osterby Herald", "Tidings", "Courier"}
    assert (one.first, one.last) == (date(2021, 5, 6), date(2021, 5, 7))
    assert one.title in {article.title for article in one.articles}


def test_the_newest_story_comes_first(filled: Any) -> None:
    found = stories.group(filled.library, filled.scope).stories
    assert [one.last for one in found] == [date(2021, 5, 7), date(2021, 5, 6), date(2021, 5, 1)]


def test_a_new_article_is_a_story_of_its_own_until_they_are_grouped_again(filled: Any, records: Any) -> None:
    before = stories.group(filled.library, filled.scope)
    late = {**records()[0], "id": "late", "source": "Evening Post", "date": "2021-05-08"}
    filled.save([late], "late.jsonl")
    now = stories.grouping(filled.library, filled.scope)
    assert not now.fresh
    assert told(now) == EVENTS | {frozenset({"late"})}
    again = stories.group(filled.library, filled.scope)
    assert again.fresh
    assert the_pilots(before).id in {one.id for one in again.stories}
    assert frozenset({"late", "pilots-herald", "pilots-tidings", "pilots-courier"}) in told(again)


def test_an_article_that_is_gone_is_left_out_at_once(filled: Any, records: Any) -> None:
    stories.group(filled.library, filled.scope)
    filled.save(records()[1:])
    now = stories.grouping(filled.library, filled.scope)
    assert not now.fresh
    assert frozenset({"pilots-tidings", "pilots-courier"}) in told(now)
    assert all(one.articles for one in now.stories)


def test_a_changed_text_makes_what_is_kept_stale(filled: Any, records: Any) -> None:
    stories.group(filled.library, filled.scope)
    changed = records()
    changed[5]["text"] += " The judges needed an hour to decide, and two glasses of port."
    filled.save(changed)
    assert not stories.grouping(filled.library, filled.scope).fresh


def test_stopping_keeps_nothing_and_still_gives_every_article(filled: Any) -> None:
    found = stories.group(filled.library, filled.scope, stop=lambda: True)
    assert not found.fresh
    assert len(found.stories) == 6
    assert stories.grouping(filled.library, filled.scope) is None


def test_stopping_leaves_what_was_kept_before(filled: Any) -> None:
    before = stories.group(filled.library, filled.scope)
    assert stories.group(filled.library, filled.scope, stop=lambda: True) == before


def test_every_scope_has_stories_of_its_own(filled: Any, records: Any) -> None:
    filled.save([{**records()[0], "id": "elsewhere"}], "elsewhere.jsonl")
    stories.group(filled.library, filled.scope)
    one_file = Scope.of([filled.folder / "elsewhere.jsonl"])
    assert stories.grouping(filled.library, one_file) is None
    assert told(stories.group(filled.library, one_file)) == {frozenset({"elsewhere"})}
    assert len(stories.grouping(filled.library, filled.scope).stories) == 3


def test_an_empty_scope_has_no_stories(newsroom: Any) -> None:
    found = stories.group(newsroom.library, newsroom.scope)
    assert (found.stories, found.fresh) == ((), True)


def test_the_title_of_a_story_is_a_headline_and_not_a_derived_one(newsroom: Any, records: Any) -> None:
    titled, *untitled = records()[:3]
    newsroom.save([titled, *({**record, "title": ""} for record in untitled)])
    assert the_pilots(stories.group(newsroom.library, newsroom.scope)).title == titled["title"]


def test_odd_articles_are_stories_of_one(newsroom: Any) -> None:
    texts = ["Rain is wet.", "bell " * 400, "猫が窓辺で眠っている。", "Кошка спит на окне весь день.", "1 2 3 4 5 6 7"]
    newsroom.save([{"id": str(number), "text": text} for number, text in enumerate(texts)])
    assert sorted(map(len, told(stories.group(newsroom.library, newsroom.scope)))) == [1] * 5


def test_articles_of_other_scripts_find_each_other(newsroom: Any) -> None:
    strike = "港口领航员因夜班问题罢工，四十艘粮船停泊在防波堤外。"
    other = "十三岁的女学生用从图书馆借来的望远镜发现了一颗彗星。"
    newsroom.save([{"id": "a", "text": strike}, {"id": "b", "text": f"据报道，{strike}"}, {"id": "c", "text": other}])
    assert told(stories.group(newsroom.library, newsroom.scope)) == {frozenset("ab"), frozenset("c")}


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_stories_and_their_ids_do_not_depend_on_the_order_of_a_file(
    newsroom: Any, records: Callable[[], list[Record]], chance: Random
) -> None:
    newsroom.save(records())
    before = {one.id: told_by(one) for one in stories.group(newsroom.library, newsroom.scope).stories}
    shuffled = records()
    chance.shuffle(shuffled)
    newsroom.save(shuffled)
    assert {one.id: told_by(one) for one in stories.group(newsroom.library, newsroom.scope).stories} == before


def told_by(one: Story) -> frozenset[str | None]:
    return frozenset(article.item for article in one.articles)


def test_a_story_is_the_same_whatever_the_order_of_its_articles(filled: Any) -> None:
    articles = filled.library.articles(filled.scope)
    undated = replace(articles[0], id="0", date=None)
    assert story([*articles, undated]) == story([undated, *reversed(articles)])


def test_a_title_without_a_text_is_in_no_story(newsroom: Any, records: Any) -> None:
    herald, tidings, courier, *others = records()
    newsroom.save([herald, tidings, courier, *others, {**herald, "id": "headline", "source": "Wire", "text": ""}])
    found = stories.group(newsroom.library, newsroom.scope)
    together = [{article.item for article in one.articles} for one in found.stories]
    assert {"headline"} in together or "headline" not in newsroom.ids()
    assert {"pilots-herald", "pilots-tidings", "pilots-courier"} in together


def test_a_few_shared_words_make_no_story_however_short_the_texts(newsroom: Any, records: Any) -> None:
    tiny = [
        {"id": f"tiny-{number}", "title": f"Note {word}", "source": word, "text": f"Osterby pilots {word}."}
        for number, word in enumerate(["noon", "bread", "storm"])
    ]
    newsroom.save([*records(), *tiny])
    found = stories.group(newsroom.library, newsroom.scope)
    together = [{article.item for article in one.articles} for one in found.stories]
    assert all({one["id"]} in together for one in tiny)


def test_copies_of_a_short_text_are_one_story(newsroom: Any, records: Any) -> None:
    text = "The ferry to Osterby sank at noon beside the old breakwater."
    copies = [{"id": f"copy-{number}", "title": f"Gazette {number}", "text": text} for number in range(3)]
    newsroom.save([*records(), *copies])
    found = stories.group(newsroom.library, newsroom.scope)
    assert {"copy-0", "copy-1", "copy-2"} in [{article.item for article in one.articles} for one in found.stories]
