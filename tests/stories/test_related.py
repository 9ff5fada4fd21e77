"""Related articles: which, why, and whom to lay beside."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import stories
from reader.errors import UnknownArticle
from reader.state import State, actions
from reader.stories.kept import best_first


def names(near: Any) -> list[str]:
    return [one.article.item for one in near]


@pytest.fixture
def grouped(filled: Any) -> Any:
    stories.group(filled.library, filled.scope)
    return filled


def test_the_other_tellings_come_first_and_the_article_itself_never(grouped: Any) -> None:
    for name, article_id in grouped.ids().items():
        near = stories.related(grouped.library, article_id, grouped.scope)
        assert name not in names(near)
        if name.startswith("pilots"):
            assert {one.split("-")[0] for one in names(near)[:2]} == {"pilots"}


def test_the_same_story_comes_first_then_the_score_and_no_more_than_asked_for(grouped: Any) -> None:
    near = stories.related(grouped.library, grouped.ids()["pilots-herald"], grouped.scope)
    assert [one.score for one in near] == sorted((one.score for one in near), reverse=True)
    told = sorted(near, key=lambda one: (not one.same_story, -one.score))
    assert names(near) == names(told)
    assert len(stories.related(grouped.library, grouped.ids()["pilots-herald"], grouped.scope, 1)) == 1


def test_same_story_says_what_the_grouping_says(grouped: Any) -> None:
    story_of = {
        article.id: one.id
        for one in stories.grouping(grouped.library, grouped.scope).stories
        for article in one.articles
    }
    for article_id in story_of:
        for limit in (10, 11):  # kept, and computed
            for one in stories.related(grouped.library, article_id, grouped.scope, limit):
                assert one.same_story == (story_of[article_id] == story_of[one.article.id])


def test_the_reasons_are_words_of_the_article_and_the_days_between(grouped: Any) -> None:
    [comet] = stories.related(grouped.library, grouped.ids()["comet-herald"], grouped.scope, 1)
    full = grouped.library.full(grouped.ids()["comet-herald"])
    text = " ".join([full.article.title, *(paragraph.text for paragraph in full.body.paragraphs)])
    assert comet.why[-1] == "same day"
    assert len(comet.why) > 2
    assert all(word in text for word in comet.why[:-1])
    assert any("comet" in word for word in comet.why)


@given(st.lists(st.booleans()))
def test_of_near_ones_those_of_the_same_story_come_first_else_nothing_moves(same: list[bool]) -> None:
    found = best_first(range(len(same)), same)
    assert found == sorted(range(len(same)), key=lambda number: (not same[number], number))


def test_a_common_agency_and_days_apart_are_said(newsroom: Any, records: Any) -> None:
    one, other = records()[:2]
    newsroom.save(
        [{**one, "text": f"OSTERBY (AP) - {one['text']}"}, {**other, "text": f"OSTERBY (AP) - {other['text']}"}]
    )
    stories.group(newsroom.library, newsroom.scope)
    [near] = stories.related(newsroom.library, newsroom.ids()["pilots-herald"], newsroom.scope)
    assert "1 day apart" in near.why
    assert "same agency: AP" in near.why


def test_what_is_kept_is_what_would_be_computed(filled: Any) -> None:
    article_id = filled.ids()["pilots-courier"]
    computed = stories.related(filled.library, article_id, filled.scope)
    stories.group(filled.library, filled.scope)
    kept = stories.related(filled.library, article_id, filled.scope)
    assert names(kept) == names(computed)
    assert [one.why for one in kept] == [one.why for one in computed]
    assert [one.score for one in kept] == pytest.approx([one.score for one in computed], abs=1e-4)
    assert [one.same_story for one in kept] == [one.same_story for one in computed]


def test_more_than_ten_are_told_with_the_reasons_of_their_own(newsroom: Any, records: Any) -> None:
    herald, *others = records()
    subjects = "ferry bridge tunnel school harvest museum lantern orchard quarry windmill reservoir tannery".split()
    tellings = [
        {
            **herald,
            "id": f"telling-{number}",
            "source": f"Paper {number}",
            "text": f"{herald['text']} The {subject} committee of {subject}s was told on Friday.",
        }
        for number, subject in enumerate(subjects)
    ]
    newsroom.save([*others, *tellings])
    article_id = newsroom.ids()["pilots-tidings"]
    before = stories.related(newsroom.library, article_id, newsroom.scope, 20)
    stories.group(newsroom.library, newsroom.scope)
    near = stories.related(newsroom.library, article_id, newsroom.scope, 20)
    assert len(near) > 11
    assert sorted(names(near)) == sorted(names(before))
    assert {tuple(sorted(one.words)) for one in near[10:]} == {tuple(sorted(one.words)) for one in before[10:]}
    assert all(one.words for one in near)
    ids = [one.article.id for one in near]
    eleventh = ids.pop(10)
    with State(None) as newsroom.library.own:
        for one in (article_id, eleventh):
            newsroom.library.own.change(actions.say_same(one, ids, False))
        newsroom.library.own.change(actions.say_same(eleventh, [article_id], True))
        now = stories.related(newsroom.library, article_id, newsroom.scope)
        assert now[0].article.id == eleventh
        assert all(one.words for one in now), "also of those that came to the front"


def test_what_goes_on_for_weeks_is_as_close_before_grouping_as_after(newsroom: Any) -> None:
    strike = "Dockers in Osterby struck again over night shifts while the harbour union and shipowners traded blame."
    days = {1: "A crane fell.", 8: "Mediators arrived.", 15: "Pickets blocked the bridge.", 22: "Tugboats sailed."}
    newsroom.save(
        [
            {"id": f"{paper}-{day}", "source": paper, "date": f"2021-03-{day:02}", "text": f"{strike} {news}"}
            for paper in ("Gazette", "Courier")
            for day, news in days.items()
        ]
    )
    article_id = newsroom.ids()["Gazette-8"]
    computed = stories.related(newsroom.library, article_id, newsroom.scope)
    stories.group(newsroom.library, newsroom.scope)
    kept = stories.related(newsroom.library, article_id, newsroom.scope)
    scores = {one.article.item: one.score for one in kept}
    assert scores == pytest.approx({one.article.item: one.score for one in computed}, abs=1e-4)
    assert len(scores) == len(days) * 2 - 1


def test_the_same_story_is_told_of_all_alike_before_and_after_grouping(filled: Any) -> None:
    def told() -> set[tuple[str, str | None]]:
        return {
            (name, one.article.item)
            for name, article_id in filled.ids().items()
            for one in stories.related(filled.library, article_id, filled.scope)
            if one.same_story
        }

    before = told()
    stories.group(filled.library, filled.scope)
    assert before == told()


def test_a_few_words_alike_make_no_story_before_grouping_either(newsroom: Any, records: Any) -> None:
    notices = [
        {**records()[0], "id": f"notice-{number}", "title": "", "text": "Harbour closed.", "source": f"Paper {number}"}
        for number in range(3)
    ]
    newsroom.save([*records(), *notices])
    near = stories.related(newsroom.library, newsroom.ids()["notice-0"], newsroom.scope)
    assert {"notice-1", "notice-2"} <= set(names(near))
    assert not any(one.same_story for one in near)


def test_a_file_that_is_not_indexed_has_related_ones_too(grouped: Any, tmp_path: Any, records: Any) -> None:
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(f"Pilots of Osterby strike\n\n{records()[0]['text']}", "utf-8")
    near = stories.related(grouped.library, str(pasted), grouped.scope)
    assert {one.split("-")[0] for one in names(near)[:3]} == {"pilots"}


def test_an_article_that_is_gone_is_left_out(grouped: Any, records: Any) -> None:
    grouped.save(records()[1:])
    near = stories.related(grouped.library, grouped.ids()["pilots-courier"], grouped.scope)
    assert names(near)[0] == "pilots-tidings"
    assert "pilots-herald" not in names(near)


def test_an_unknown_article_is_said_to_be_one(grouped: Any) -> None:
    with pytest.raises(UnknownArticle):
        stories.related(grouped.library, "nosuchid00", grouped.scope)


def test_partners_are_of_another_outlet_first(newsroom: Any, records: Any) -> None:
    herald, tidings, courier, *_ = records()
    newsroom.save([herald, {**herald, "id": "herald-again"}, tidings, {**courier, "source": None}])
    article = newsroom.library.article(newsroom.ids()["pilots-herald"])
    near = stories.partners(newsroom.library, article, newsroom.scope)
    assert set(names(near)[:2]) == {"pilots-tidings", "pilots-courier"}
    assert names(near)[-1] == "herald-again"


def test_what_came_since_the_grouping_is_found_and_may_be_of_the_same_story(grouped: Any, records: Any) -> None:
    herald, *others = records()
    copies = [{**herald, "id": f"copy-{number}", "source": f"Gazette {number}"} for number in range(2)]
    grouped.save([herald, *others, *copies])
    assert not stories.grouping(grouped.library, grouped.scope).fresh
    for subject in ("copy-0", "pilots-herald"):
        near = stories.related(grouped.library, grouped.ids()[subject], grouped.scope)
        same = {one.article.item for one in near if one.same_story}
        assert {"copy-0", "copy-1", "pilots-herald"} - {subject} <= same
        assert not same & {"cheese", "comet-herald"}


def test_another_folder_indexed_since_does_not_hide_copies(grouped: Any, tmp_path: Any, records: Any) -> None:
    everything = type(grouped.scope)(())
    stories.group(grouped.library, everything)
    odd = tmp_path / "odd"
    odd.mkdir()
    for number in range(3):
        (odd / f"copy{number}.txt").write_text(f"Pilots of Osterby strike\n\n{records()[0]['text']}", "utf-8")
    scope = type(grouped.scope).of([odd])
    grouped.library.scan(scope)
    stories.group(grouped.library, scope)
    near = stories.related(grouped.library, str(odd / "copy0.txt"), everything)
    assert {one.article.path.name for one in near if one.same_story} >= {"copy1.txt", "copy2.txt"}


def test_a_partner_says_what_it_has_word_for_word(newsroom: Any, records: Any) -> None:
    herald, tidings, courier, *_ = records()
    quoted = "The port authority calls the walkout unlawful and will go to court."
    copy = {**herald, "id": "copy", "source": "Evening Post"}
    newsroom.save([herald, copy, {**tidings, "text": f"{tidings['text']} {quoted}"}, courier])
    article = newsroom.library.article(newsroom.ids()["pilots-herald"])
    near = stories.partners(newsroom.library, article, newsroom.scope, passages=True)
    why = {one.article.item: one.why for one in near}
    assert why["copy"][-1] == "mostly the same text"
    assert why["pilots-tidings"][-1] == "a passage word for word"
    assert not any("word for word" in reason for reason in why["pilots-courier"])


def test_each_says_how_sure_it_is(grouped: Any) -> None:
    near = stories.related(grouped.library, grouped.ids()["pilots-herald"], grouped.scope)
    bands = [one.band for one in near]
    assert bands[:2] == ["same story", "same story"]
    ranks = ["same story", "possibly related", "faintly related"]
    assert [ranks.index(band) for band in bands] == sorted(ranks.index(band) for band in bands)
