"""Quotations: typography is no difference, lost marks are one and told once, the words decide what is verbatim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.article import FullArticle
from reader.comparison import Comparison, compare

Write = Callable[..., FullArticle]
RUNNING = (
    "“The dam will hold until the snow melts,” Ilya Brandt said. “Nobody would close the gates tonight. "
    "Nobody would drive the sheep up to the high meadows. The valley has always lived below this water.”"
)


def lost(comparison: Comparison) -> list[tuple[str | None, str | None]]:
    differences = [each for link in comparison.links for each in link.differences]
    assert all(each.kind == "quotation" and each.how == "marks lost" for each in differences), differences
    return [(each.left, each.right) for each in differences]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“The dam — our dam — will hold,” Orde said.", "“The dam – our dam – will hold,” Orde said."),
        (
            "“The dam will hold until the snow melts,” Orde said.",
            '"The dam will hold until the snow melts", Orde said.',
        ),
        (
            "“The dam will hold until the snow melts,” Orde said.",
            "'The dam will hold until the snow melts,' Orde said.",
        ),
        ("“The dam, it’s old, will hold till May,” Orde said.", "‘The dam, it's old, will hold till May’, Orde said."),
        (
            "“The dam will hold until the snow melts,” Orde said.",
            "«The dam will hold until the snow melts», Orde said.",
        ),
    ],
)
def test_dashes_commas_and_the_shape_of_marks_are_no_difference(write: Write, left: str, right: str) -> None:
    (link,) = compare(write(left), write(right)).links
    assert (link.kind, link.differences) == ("verbatim", ())


def test_marks_that_one_side_lost_are_told_as_such_whatever_else_is_typed_otherwise(write: Write) -> None:
    left = "Brandt reiterated that closing is not on the agenda — everyone knows that very well, and went."
    right = "Brandt reiterated that closing is “not on the agenda – everyone knows that very well,” and went."
    comparison = compare(write(left), write(right))
    assert lost(comparison) == [
        ("not on the agenda — everyone knows that very well,", "“not on the agenda – everyone knows that very well,”")
    ]
    assert comparison.links[0].kind == "verbatim"


def test_the_lost_marks_of_a_running_quotation_are_told_once(write: Write) -> None:
    bare = RUNNING.replace("“", "").replace("”", "")
    told = [
        ("“The dam will hold until the snow melts,”", "The dam will hold until the snow melts,"),
        ("“Nobody would close the gates tonight.", "Nobody would close the gates tonight."),
    ]
    assert lost(compare(write(RUNNING), write(bare))) == told
    assert lost(compare(write(bare), write(RUNNING))) == [(right, left) for left, right in told]


def test_lost_marks_are_told_even_where_only_the_end_of_the_quotation_has_a_counterpart(write: Write) -> None:
    end = "The valley has always lived below this water."
    assert lost(compare(write(RUNNING), write(end))) == [(f"{end}”", end)]


def test_a_sentence_in_somebodys_own_voice_without_marks_is_no_prose_of_the_outlet(write: Write) -> None:
    post = "We will open the gates of the upper dam tonight"
    assert not lost(compare(write(f"“{post},” Brandt wrote."), write(f"{post}.")))
    assert lost(compare(write(f"“{post},” Brandt wrote."), write(f"Brandt wrote that {post.lower()}.")))


def test_a_quotation_with_other_words_is_not_verbatim(write: Write) -> None:
    comparison = compare(
        write("“We want to open all of the gates on Friday,” Brandt said."),
        write("“We wanted to open all of the gates on Friday,” Brandt said."),
    )
    assert [link.kind for link in comparison.links] == ["near"]


def test_a_word_more_makes_a_pair_near_not_verbatim(write: Write) -> None:
    left = "They are telling us that it will not happen before the end of the month, Putin said."
    right = "They are telling us it will not happen before the end of the month, Putin said."
    assert [link.kind for link in compare(write(left), write(right)).links] == ["near"]


def test_scores_lie_between_nothing_and_one(write: Write) -> None:
    comparison = compare(write(RUNNING), write(RUNNING))
    scores = [link.score for link in comparison.links]
    assert all(0 < score <= 1 for score in scores)
    assert max(scores) == 1


def test_each_side_names_its_own_speaker(write: Write) -> None:
    said = "“The sea was flat, and then every light went out at once,”"
    comparison = compare(write(f"{said} said Tomas Brandt."), write(f"{said} said Aoife Marrin."))
    (entry,) = comparison.quotations
    assert (entry.speakers, entry.about, entry.differs) == (("Tomas Brandt", "Aoife Marrin"), "", True)
    assert [[each.text for each in side] for side in (entry.left, entry.right)] == [[said], [said]]


def test_a_speaker_whom_only_one_side_names_is_not_put_into_the_mouth_of_the_other(write: Write) -> None:
    said = "“The sea was flat, and then every light went out at once,”"
    (entry,) = compare(write(f"{said} Brandt said."), write(f"{said} he said.")).quotations
    assert (entry.speakers, entry.about, entry.differs) == (("Brandt", ""), "Brandt", False)
