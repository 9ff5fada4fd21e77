"""Two copies of one article, what only one side says, and the headlines of a story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reader.article import FullArticle
from reader.comparison import compare, summary
from reader.comparison.headlines import headlines

Write = Callable[..., FullArticle]
EARLIER = (
    "The dam above Lower Tamsin was opened on Tuesday after three days of rain.",
    "About 1,200 people left their homes in the Asker valley.",
    "Shepherds drove their flocks to the high meadows.",
    "Nobody was hurt when the road to Skerrick gave way.",
)
LATER = (
    "The dam above Lower Tamsin was opened on Tuesday after three days of rain.",
    "About 1,500 people left their homes in the Asker valley.",
    "Nobody was hurt when the road to Skerrick gave way.",
    "The minister Ana Orde will visit the valley on 7 March.",
)


def told(full: FullArticle, **about: object) -> FullArticle:
    return replace(full, article=replace(full.article, **about))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"outlet": "Asker Courier"}, {"outlet": "asker courier"}),
        (
            {"url": "https://www.asker.example/news/dam-opened/?utm_source=x"},
            {"url": "http://asker.example/news/dam-opened#top"},
        ),
    ],
)
def test_an_edited_page_is_shown_as_a_revision(write: Write, left: dict[str, str], right: dict[str, str]) -> None:
    one = told(write(*EARLIER, name="one", day=date(2026, 3, 4)), **left)
    other = told(write(*LATER, name="other", day=date(2026, 3, 5)), **right)
    found = compare(one, other).revision
    assert found is not None
    assert (found.earlier, found.removed, found.added, found.changed) == (0, (2,), (3,), ((1, 1),))
    assert summary(compare(one, other)).startswith("a revision of the left one: 1 added, 1 removed, 1 changed")
    turned = compare(other, one).revision
    assert turned == found.turned()


def test_two_outlets_or_two_articles_of_one_outlet_are_no_revision(write: Write) -> None:
    one = told(write(*EARLIER, name="one"), outlet="Asker Courier")
    assert compare(one, told(write(*LATER, name="other"), outlet="Tamsin Ledger")).revision is None
    assert (
        compare(one, told(write("A brass band played in the school.", name="b"), outlet="Asker Courier")).revision
        is None
    )
    assert compare(one, one).revision is None
    query = "https://asker.example/story?id="
    assert compare(told(one, url=query + "1"), told(write(*LATER, name="c"), url=query + "2")).revision is None


def test_what_only_one_side_says_goes_by_the_facts_in_it(write: Write) -> None:
    left = write(
        "The dam was opened.",
        "Mist lay over the quiet meadows all that long morning.",
        "In 1974 the engineer Ilya Brandt had counted 14 cracks in the old wall.",
        "The ferry to Skerrick waited.",
    )
    right = write("The dam was opened.", "A band played on.")
    alone = compare(left, right).alone[0]
    assert [each.sentence for each in alone] == [2, 3, 1]
    text = "In 1974 the engineer Ilya Brandt had counted 14 cracks in the old wall."
    assert [text[span.start : span.end] for span in alone[0].carries] == ["1974", "Ilya Brandt", "14"]
    assert alone[2].carries == ()


def test_a_fact_that_the_other_side_gives_elsewhere_is_none_that_one_has_alone(write: Write) -> None:
    left = write("The dam was opened.", "Brandt whistled on the old wall that long evening.")
    right = "The sheep came home when the cook of the inn, a cousin of Ilya Brandt, rang her bell at the garden gate."
    comparison = compare(left, write("The dam was opened.", "A band played.", right))
    assert [each.carries for each in comparison.alone[0]] == [()]


def test_each_headline_has_its_own_words_marked(write: Write) -> None:
    titles = ("Dam opened after three days of rain", "Thousands flee as dam is opened", "Dam opens, valley under water")
    found = headlines([told(write("Text."), title=title).article for title in titles])
    own = [[each.text[span.start : span.end] for span in each.spans] for each in found]
    assert own == [["three days", "rain"], ["Thousands flee"], ["valley", "water"]]


def test_a_headline_that_shares_nearly_no_word_is_not_underlined_from_end_to_end(write: Write) -> None:
    titles = ["水庫星期二開放閘門", "一千二百人離開家園", "水庫開放"]
    found = headlines([told(write("Text."), title=title).article for title in titles])
    assert [each.spans for each in found] == [(), (), ()]


def test_a_title_made_of_the_text_is_no_headline(write: Write) -> None:
    titles = [("Dam opened", "metadata"), ("The dam was opened on", "text")]
    found = headlines([told(write("Text."), title=title, title_from=whence).article for title, whence in titles])
    assert [each.spans for each in found] == [(), ()]
    assert [each.text for each in found] == ["Dam opened", "The dam was opened on"]
