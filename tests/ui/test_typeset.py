"""Lines of foreign text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.style import Style

from reader.article import Span
from reader.ui.typeset import breaks, clipped, lines, shortened

TEXTS = st.text(st.sampled_from("ab é—“x 中文。、 wörd [/]  👍e\u0301 \n"), max_size=120)


@given(TEXTS, st.integers(2, 40))
@settings(max_examples=200, deadline=None)
def test_no_line_is_wider_than_asked_and_only_blanks_are_left_out(text, width):
    places = breaks(text, width)
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in places)
    left, ends = "", 0
    for start, end in places:
        assert start >= ends or start == end
        left += text[ends:start]
        ends = end
    assert (left + text[ends:]).strip(" \n") == ""


def test_words_are_kept_whole_where_they_fit():
    text = "The quick brown fox jumps"
    assert [text[start:end] for start, end in breaks(text, 11)] == ["The quick", "brown fox", "jumps"]


def test_ideographs_are_parted_but_never_before_a_full_stop():
    text = "水库水位降至四十年。来最低点"
    parts = [text[start:end] for start, end in breaks(text, 18)]
    assert "".join(parts) == text
    assert not any(part.startswith("。") for part in parts)


def test_markup_stays_text_and_spans_follow_their_words_over_the_break():
    text = "[bold]one[/] two [@click=quit]three"
    set_lines = lines(text, [Span(6, 16, "match")], 13, lambda role: Style(bold=role == "match"))
    assert [line.plain for line in set_lines] == ["[bold]one[/]", "two", "[@click=quit]", "three"]
    assert ["".join(line.plain[s.start : s.end] for s in line.spans) for line in set_lines] == ["one[/]", "two", "", ""]


def test_a_clipped_text_ends_in_an_ellipsis_and_fits():
    assert clipped("short", 10) == "short"
    assert clipped("a longer headline", 10) == "a longer…"
    assert cell_len(clipped("中文中文中文", 7)) <= 7
    assert clipped("anything", 0) == ""


def test_a_shortened_text_is_cut_between_words_and_fits():
    assert shortened("short", 10) == "short"
    assert shortened("over three hundred, rescued", 22) == "over three hundred…"
    assert shortened("at incomprehensibilities", 14) == "at incomprehe…"
    assert cell_len(shortened("中文中文中文", 7)) <= 7
    assert shortened("anything", 0) == ""
