"""Sentences: abbreviations do not end them, quotation marks close behind the stop, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Kind, Paragraph
from reader.text.sentences import sentences, split


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Orde met Gen. Palla. They spoke.", ["Mr. Orde met Gen. Palla.", "They spoke."]),
        ("The U.S. And Norland agreed. He left.", ["The U.S. And Norland agreed.", "He left."]),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("The No. 2 official spoke. No. He did not.", ["The No. 2 official spoke.", "No.", "He did not."]),
        ("J. R. Hale of Orde Inc. chairs it. She agreed.", ["J. R. Hale of Orde Inc. chairs it.", "She agreed."]),
        ("The case of Hale v. Orde goes on. He left.", ["The case of Hale v. Orde goes on.", "He left."]),
        ("It began on Jan. 5 at 5 p.m. Tuesday. It ended.", ["It began on Jan. 5 at 5 p.m. Tuesday.", "It ended."]),
        ("“It is late,” she said. “Go.” He went.", ["“It is late,” she said.", "“Go.”", "He went."]),
        ("“Are you mad?” Orde asked. He was.", ["“Are you mad?” Orde asked.", "He was."]),
        ("“When? The day after? Now.”", ["“When?", "The day after?", "Now.”"]),
        (
            "The pullback. after the drill near Orde. Then rain.",
            ["The pullback. after the drill near Orde.", "Then rain."],
        ),
        ("It was genuine. ”", ["It was genuine. ”"]),
        ("It paid 3.5 million. (He denied it.) She paid.", ["It paid 3.5 million.", "(He denied it.)", "She paid."]),
        ("But no… Then yes... And so on", ["But no…", "Then yes...", "And so on"]),
        ("He was tired.The next day came.", ["He was tired.", "The next day came."]),
        ("1. The first point. 2. The second.", ["1. The first point.", "2. The second."]),
        ("no punctuation at all", ["no punctuation at all"]),
        ("他说。我来了！", ["他说。", "我来了！"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_is_split_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


NEWSY = st.lists(
    st.sampled_from(
        [
            "Mr",
            "said",
            "The",
            "U.S",
            "5",
            "“",
            "”",
            '"',
            ".",
            "?",
            "...",
            " ",
            "  ",
            "’s",
            "No",
            "a",
            "é",
            "(",
            ")",
            "\n",
        ]
    )
    | st.text(max_size=3),
    max_size=60,
).map("".join)


@given(NEWSY)
def test_no_character_is_lost_or_doubled(text: str) -> None:
    spans = split(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(end <= after for (_, end), (after, _) in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize("hostile", ["." * 50_000, "U.S. " * 10_000, ".” " * 20_000, "! Ab Cd " * 5_000, ". " * 30_000])
def test_hostile_text_is_split_without_delay_or_loss(hostile: str) -> None:
    assert "".join("".join(piece.split()) for piece in pieces(hostile)) == "".join(hostile.split())


def test_only_prose_has_sentences_and_each_knows_its_place() -> None:
    paragraphs = [
        Paragraph("The harbour", Kind.HEADING, 2),
        Paragraph("It closed. It opened."),
        Paragraph("a | b", Kind.TABLE),
        Paragraph("x = 1", Kind.CODE),
        Paragraph("“We wait.”", Kind.QUOTATION, 1),
        Paragraph("One boat.", Kind.ITEM, 1, "•"),
    ]
    found = sentences(paragraphs)
    assert [(each.text, each.paragraph) for each in found] == [
        ("It closed.", 1),
        ("It opened.", 1),
        ("“We wait.”", 4),
        ("One boat.", 5),
    ]
    assert all(paragraphs[each.paragraph].text[each.start : each.end] == each.text for each in found)
