"""The views of a comparison: nothing drifts, nothing is lost, every mark is a character."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App

import reader.ui
from reader.article import Article, Body, FullArticle, Kind, Paragraph, Sentence, Span
from reader.comparison.result import (
    NEAR,
    PARTLY,
    REWORDED,
    VERBATIM,
    Alone,
    Comparison,
    Difference,
    Entry,
    Link,
    Mention,
    Revision,
)
from reader.comparison.rows import rows
from reader.stories.provenance import Origin
from reader.ui.clipboard import programs
from reader.ui.themes import DARK, LIGHT
from reader.ui.widgets.compare_board import STACK_UNDER, Board, Geometry
from reader.ui.widgets.compare_items import Cell, Item, Shape, aligned
from reader.ui.widgets.compare_ledger import ledger
from reader.ui.widgets.compare_lists import LedgerView, OnlyView
from reader.ui.widgets.compare_marking import Marks, stops
from reader.ui.widgets.compare_paint import RULES
from reader.ui.widgets.compare_texts import FullTexts
from reader.ui.widgets.compare_turn import partner_rows, swapped
from reader.ui.widgets.compare_view import CompareView
from reader.ui.widgets.compare_words import origin_told, pair_text, told, why

LEFT = (
    ("The strike that began on Monday has left the outer islands without ferries for a third day.",
     "Over 1,300 travellers were stranded in Port Ellin, the harbour authority said."),
    ("The company denied that it had cut the crews’ pay.",
     "“We offered four percent, and that offer stands,” said its director, Mara Holt."),
    ("Shops on Skerry have run out of fresh bread.",
     "The baker, who has worked there for 31 years, said he had never seen the shelves so bare.",
     "Talks are to resume on Thursday."),
    ("The union’s chair, Tomas Reyl, said that the crews could not work twelve hours without a break.",),
)  # fmt: skip
RIGHT = (
    ("Talks between the ferry company and its crews will resume on Friday, both sides said.",),
    ("The strike that began on Monday has left the outer islands without ferries for a third day.",
     "About 1,500 travellers were stranded in Port Ellin by Wednesday evening."),
    ("The company said nothing about the crews’ pay.",
     "“We offered five percent,” said its director, Mara Holt."),
    ("The coast guard lent a boat to carry the mail.",
     "It asked travellers to stay at home, and those in Port Ellin to wait."),
    ("A union official, Thomas Reyl, said crews cannot work twelve hours without a break.",),
)  # fmt: skip


def article(outlet: str | None, title: str, paragraphs: Sequence[Sequence[str]]) -> FullArticle:
    texts = tuple(Paragraph(" ".join(sentences)) for sentences in paragraphs)
    words = sum(len(text.text.split()) for text in texts)
    about = Article(title, Path(f"/{title}"), title, datetime(2026, 3, 4, tzinfo=UTC), outlet=outlet, words=words)
    return FullArticle(about, Body("", texts))


def sentences(paragraphs: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
    found = []
    for number, texts in enumerate(paragraphs):
        start = 0
        for text in texts:
            found.append(Sentence(text, number, start, start + len(text)))
            start += len(text) + 1
    return tuple(found)


def compared(left, right, links, outlets=("Harbour Times", "Isle Post")) -> Comparison:
    sides = sentences(left), sentences(right)
    linked = {link.left for link in links}, {link.right for link in links}
    alone = tuple(tuple(n for n in range(len(sides[side])) if n not in linked[side]) for side in (0, 1))
    articles = article(outlets[0], "Ferries", left), article(outlets[1], "Talks", right)
    lengths = len(sides[0]), len(sides[1])
    return Comparison(articles, sides, links, alone, (), (), Origin(0.2, "NWA", "partly"), rows(links, lengths))


def at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def link(left, right, kind, *, differences=(), moved=False, score=0.7) -> Link:
    """A link whose differences are (kind, left words, right words); those words are also marked as changed."""
    here, there = (sentences(LEFT)[left].text, sentences(RIGHT)[right].text)
    typed = tuple(Difference(k, a, b, at(here, a), at(there, b)) for k, a, b in differences)
    changed = (
        tuple(Span(*each.left_span, "changed") for each in typed),
        tuple(Span(*each.right_span, "changed") for each in typed),
    )
    return Link(left, right, kind, score, typed, moved, changed)


@pytest.fixture
def ferry() -> Comparison:
    """Nine rows and more: every kind of link, a moved one, typed differences, further links, some on one side only."""
    links = (
        link(0, 1, VERBATIM, score=1.0),
        link(1, 2, NEAR, differences=[("figure", "Over 1,300", "About 1,500")]),
        Link(1, 6, PARTLY, 0.3),
        link(2, 3, NEAR, differences=[("negation", "denied", "said nothing")]),
        link(3, 4, NEAR, differences=[("quotation", "We offered four percent", "We offered five percent")]),
        link(6, 0, REWORDED, moved=True, differences=[("date", "Thursday", "Friday")]),
        link(7, 7, PARTLY, differences=[("name", "Tomas Reyl", "Thomas Reyl")], score=0.5),
    )  # fmt: skip
    return compared(LEFT, RIGHT, links)


class Host(App[None]):
    CSS_PATH: ClassVar = [str(Path(reader.ui.__file__).with_name(name)) for name in ("styles.tcss", "compare.tcss")]

    def __init__(self, pane):
        super().__init__()
        self.pane = pane
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def compose(self):
        yield self.pane


@asynccontextmanager
async def shown(pane, size=(120, 40)):
    app = Host(pane)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def lines(pane) -> list[str]:
    """The lines of a pane as they are on the screen."""
    return [pane.render_line(y).text for y in range(pane.scrollable_content_region.height)]


def all_lines(view: CompareView) -> list[str]:
    """The lines of the whole board, seen or not."""
    found = []
    for top in range(view.board.height):
        view.scroll_to(y=top, animate=False)
        found.append(view.render_line(top - view.scroll_offset.y).text)
    return found


def style_of(pane, words: str):
    """The style of the first segment on the screen that has these words."""
    segments = (segment for y in range(pane.size.height) for segment in pane.render_line(y))
    return next(segment.style for segment in segments if words in segment.text)


# Side by side


@pytest.mark.parametrize("width", [100, 101, 120, 157, 200, 320])
async def test_both_sides_of_a_row_start_on_the_same_line(ferry, width):
    view = CompareView(ferry)
    async with shown(view, (width, 60)):
        geometry = view.board.geometry
        drawn = all_lines(view)
        pairs = [item for item in view.items if None not in item.cells]
        assert len(pairs) == 6
        for item in pairs:
            line = drawn[view.board.extent(view.items.index(item))[0]]
            for cell, start in zip(item.cells, (2, 2 + geometry.text + geometry.gutter), strict=True):
                first = view.board.breaks(cell)[0]
                assert line[geometry.margin + start :].startswith(cell.text[slice(*first)])


@pytest.mark.parametrize("width", [100, 120, 200])
async def test_scrolling_moves_both_sides_by_the_same_lines(ferry, width):
    view = CompareView(ferry)
    async with shown(view, (width, 9)):
        whole = all_lines(view)
        for top in (0, 3, 7, view.max_scroll_y):
            view.scroll_to(y=top, animate=False)
            expected = whole[view.scroll_offset.y : view.scroll_offset.y + 9]
            assert [line[:-1] for line in lines(view)] == [line[:-1] for line in expected]  # but for the strip


CELL = st.one_of(
    st.none(), st.text(alphabet="ab é中 ", min_size=1, max_size=60).map(lambda text: Cell(text, "7", (0,)))
)


@given(st.lists(st.tuples(CELL, CELL, st.booleans()), max_size=8), st.integers(20, 180))
@settings(max_examples=60, deadline=None)
def test_every_line_of_every_cell_has_one_place_on_the_board(cells, width):
    items = [Item(Shape.PASSAGE, (left, right), "≈", gap=gap) for left, right, gap in cells if left or right]
    board = Board(items, Geometry.fit(width, width - 2, 2))
    found = {(index, side): [] for index in range(len(items)) for side in (0, 1)}
    for line in range(board.height):
        place = board.place(line)
        for side in (0, 1) if place.side is None else (place.side,):
            cell = items[place.item].cells[side]
            if cell and place.line >= 0 and not place.note and place.line < len(board.breaks(cell)):
                found[place.item, side].append(board.breaks(cell)[place.line])
    for (index, side), drawn in found.items():
        cell = items[index].cells[side]
        assert drawn == (list(board.breaks(cell)) if cell else [])


async def test_what_only_one_side_says_stands_opposite_nothing(ferry):
    view = CompareView(ferry)
    async with shown(view):
        line = next(line for line in lines(view) if "fresh bread" in line)
        assert line.split() == ["Shops", "on", "Skerry", "have", "run", "out", "of", "fresh", "bread.", "5", "+"]
        line = next(line for line in lines(view) if "lent a boat" in line)
        assert line.split()[:3] == ["+", "6", "The"]


async def test_a_moved_partner_stands_opposite_with_its_position(ferry):
    view = CompareView(ferry)
    async with shown(view):
        line = next(line for line in lines(view) if "Talks are to resume" in line)
        assert "Talks between the ferry" in line
        assert "7 ~≠⇅  1" in line


async def test_further_partners_are_named(ferry):
    async with shown(CompareView(ferry)) as pilot:
        assert any("also 7" in line for line in lines(pilot.app.pane))
    narrow = CompareView(ferry)
    async with shown(narrow, (80, 60)):
        assert any("also I 7" in line for line in lines(narrow))


async def test_every_mark_is_a_character_in_the_gutter(ferry):
    view = CompareView(ferry)
    async with shown(view, (120, 60)):
        gutter = "".join(all_lines(view))
        for mark in "=≈~·+≠”⇅":
            assert mark in gutter
        for item in view.items:
            assert set(item.marks) <= set("=≈~·+≠”⇅")


async def test_a_paragraph_starts_below_a_blank_line(ferry):
    view = CompareView(ferry)
    async with shown(view, (120, 60)):
        drawn = lines(view)
        for start in ("The company denied", "Shops on Skerry", "The union’s chair"):
            number = next(n for n, line in enumerate(drawn) if start in line)
            assert not drawn[number - 1].strip()


async def test_the_headings_of_an_article_stand_above_their_passages():
    paragraphs = (("One sentence of the first part.",), ("Another one follows here.",))
    same = compared(paragraphs, paragraphs, (Link(0, 0, VERBATIM, 1.0), Link(1, 1, VERBATIM, 1.0)))
    body = Body(
        "", (Paragraph(paragraphs[0][0]), Paragraph("What follows", Kind.HEADING, 2), Paragraph(paragraphs[1][0]))
    )
    moved = tuple(Sentence(s.text, s.paragraph * 2, s.start, s.end) for s in same.sentences[0])
    full = FullArticle(same.articles[0].article, body)
    items = aligned(Comparison((full, same.articles[1]), (moved, same.sentences[1]), *same_rest(same)), folded=False)
    assert [item.shape for item in items] == [Shape.PASSAGE, Shape.SUBHEAD, Shape.PASSAGE]
    assert items[1].cells[0].text == "What follows"


def same_rest(comparison: Comparison):
    return (comparison.links, comparison.only, (), (), comparison.origin, comparison.rows)


# Stacked


@pytest.mark.parametrize("width", [40, 80, STACK_UNDER - 1])
async def test_under_a_hundred_columns_the_pairs_stack(ferry, width):
    view = CompareView(ferry)
    async with shown(view, (width, 80)):
        drawn = lines(view)
        left = next(n for n, line in enumerate(drawn) if "Over 1,300" in line)
        right = next(n for n, line in enumerate(drawn) if "About 1,500" in line)
        assert left < right
        assert f"H{RULES[0]}" in drawn[left]
        assert f"I{RULES[1]}" in drawn[right]
        assert max(len(line) for line in drawn) == width - 1


async def test_sides_without_distinct_outlets_are_told_apart_as_a_and_b(ferry):
    view = CompareView(compared(LEFT, RIGHT, ferry.links, outlets=("Post", "Post")))
    async with shown(view, (80, 24)):
        assert any("A┃" in line for line in lines(view))
        assert any("B┊" in line for line in lines(view))


# From difference to difference


async def test_the_view_of_one_side_goes_from_top_to_bottom():
    view = OnlyView(compared(LEFT, RIGHT, (link(0, 1, VERBATIM), link(3, 4, NEAR))))
    async with shown(view):
        here = [item.row for item in view.items if item.chosen]
        assert here != sorted(here)  # else this shows nothing
        assert [view.items[position].row for position in view.stops().positions] == here
        view.action_top()
        for expected in [*here[1:], here[0]]:
            view.next_stop(1)
            assert view.row == expected
        for expected in reversed(here):
            view.next_stop(-1)
            assert view.row == expected


async def test_what_only_one_says_is_ranked_by_its_facts_and_these_stand_out(ferry):
    bread, baker = (n for n, row in enumerate(ferry.rows) if row.left in ((4,), (5,)))
    carries = (Span(*at(sentences(LEFT)[5].text, "31 years"), "figure"),)
    view = OnlyView(replace(ferry, alone=((Alone(5, carries), Alone(4)), ())))
    async with shown(view):
        assert [item.row for item in view.items if item.chosen][:2] == [baker, bread]
        assert "1 with facts of its own" in view.items[0].text
        heads = [item.cells[0].text for item in view.items if item.shape is Shape.SUBHEAD]
        assert heads == ["Colour and background"]
        drawn = [segment for line in range(8) for segment in view.render_line(line)]
        assert [each.text for each in drawn if each.style and each.style.bold and "31" in each.text] == ["31 years"]


async def test_differences_are_gone_through_in_order_and_round_again(ferry):
    view = CompareView(ferry)
    async with shown(view):
        stops = list(view.stops().positions)
        assert view.stops().one == "passage that differs"
        assert [ferry.rows[row].link.differences[0].kind for row in stops] == [
            "figure", "negation", "quotation", "date", "name",
        ]  # fmt: skip
        seen = []
        for _ in range(6):
            assert view.next_stop(1)
            seen.append(view.row)
        assert seen == [*stops, stops[0]]
        view.next_stop(-1)
        assert view.row == stops[-1]


async def test_without_typed_differences_every_row_that_differs_is_one():
    texts = (("The ferry ran aground in fog.", "All were saved."),)
    others = (("The ferry ran aground in the fog.", "All were saved."),)
    view = CompareView(compared(texts, others, (Link(0, 0, NEAR, 0.9), Link(1, 1, VERBATIM, 1.0))))
    async with shown(view):
        assert view.stops().positions == (0,)


def test_of_an_edited_page_every_change_is_gone_through(ferry):
    links = (
        Link(0, 0, NEAR, 0.9),
        link(1, 2, NEAR, differences=[("figure", "Over 1,300", "About 1,500")]),
        Link(2, 1, VERBATIM, 1.0),
    )
    found = replace(ferry, rows=rows(links, (4, 4)))
    typed = stops(found, Marks.ALL).positions
    edited = stops(replace(found, revision=Revision(0, (3,), (3,), ((0, 0), (1, 2)), ())), Marks.ALL).positions
    assert [found.rows[row].link for row in typed] == [links[1]]
    assert edited == tuple(number for number, row in enumerate(found.rows) if row.marks != "=")
    assert len(edited) > len(typed)


async def test_the_marks_decide_what_is_gone_through(ferry):
    view = CompareView(ferry)
    async with shown(view):
        view.set_mode(Marks.ONLY)
        assert len(view.stops().positions) == 3
        assert all(ferry.rows[row].marks == "+" for row in view.stops().positions)
        view.set_mode(Marks.SHARED)
        assert all(ferry.rows[row].link for row in view.stops().positions)


async def test_a_difference_out_of_sight_is_brought_into_it(ferry):
    view = CompareView(ferry)
    async with shown(view, (100, 8)):
        for _ in view.stops().positions:
            view.next_stop(1)
            first, after = view.board.extent(view.cursor)
            assert view.scroll_offset.y <= first
            assert after <= view.scroll_offset.y + 8


def test_a_moved_pair_leads_to_where_its_partner_would_stand(ferry):
    moved = next(n for n, row in enumerate(ferry.rows) if row.link and row.link.moved)
    [there] = partner_rows(ferry, moved, 0)
    assert 1 in ferry.rows[there].right  # the sentence after the partner


def test_a_further_partner_is_led_to(ferry):
    figure = next(n for n, row in enumerate(ferry.rows) if 1 in row.left)
    assert [ferry.rows[row].right for row in partner_rows(ferry, figure, 0)] == [(6,)]


# Marks


async def test_words_that_differ_are_marked_without_colour(ferry, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    view = CompareView(ferry)
    async with shown(view):
        assert view.app.no_color
        figure = style_of(view, "Over 1,300")
        assert figure.reverse
        assert figure.bold
        assert style_of(view, "We offered four percent").bold
        assert not style_of(view, "travellers were stranded").bold
        assert any("2 ≈≠" in line for line in lines(view))


async def test_marks_of_every_kind_can_be_put_away(ferry):
    view = CompareView(ferry)
    async with shown(view):
        seen = {}
        for mode in Marks:
            view.set_mode(mode)
            seen[mode] = "".join(lines(view))
        assert "≠" in seen[Marks.FACTS]
        assert "≈" not in seen[Marks.FACTS]
        assert "≈" in seen[Marks.SHARED]
        assert "+" in seen[Marks.ONLY]
        assert not set(seen[Marks.NONE]) & set("=≈~+≠⇅")
        assert "Over 1,300 travellers" in "".join(
            segment.text for y in range(6) for segment in view.render_line(y) if not segment.style.reverse
        )


async def test_shared_words_are_marked_on_request(ferry):
    view = CompareView(ferry)
    async with shown(view):
        view.set_mode(Marks.SHARED)
        assert style_of(view, "travellers were stranded in Port Ellin").underline
        assert not style_of(view, "harbour authority").underline


async def test_colours_follow_the_theme(ferry):
    view = CompareView(ferry)
    async with shown(view) as pilot:
        before = style_of(view, "Over 1,300"), style_of(view, "fresh bread")
        pilot.app.theme = LIGHT.name
        await pilot.pause()
        await pilot.pause()
        after = style_of(view, "Over 1,300"), style_of(view, "fresh bread")
        assert before[0].bgcolor != after[0].bgcolor
        fresh = CompareView(ferry)
        await pilot.app.mount(fresh)
        await pilot.pause()
        await pilot.pause()
        assert after == (style_of(fresh, "Over 1,300"), style_of(fresh, "fresh bread"))


# Folding


async def test_what_both_share_folds_and_opens_again(ferry):
    view = CompareView(ferry)
    async with shown(view):
        whole = lines(view)
        view.toggle_fold()
        drawn = lines(view)
        assert any("— 1 shared sentence folded (z) —" in line for line in drawn)
        assert not any("The strike that began" in line for line in drawn)
        assert any("Over 1,300" in line for line in drawn)
        view.toggle_fold()
        assert lines(view) == whole


async def test_a_run_folds_to_its_number_of_sentences():
    texts = (tuple(f"Sentence number {n} is the same." for n in range(7)),)
    view = CompareView(compared(texts, texts, tuple(Link(n, n, VERBATIM, 1.0) for n in range(7))))
    async with shown(view):
        view.toggle_fold()
        assert any("— 7 shared sentences folded (z) —" in line for line in lines(view))
        assert len(view.items) == 1
        assert view.unfold()
        assert len(view.items) == 7
        assert not view.unfold()


async def test_going_to_a_folded_row_opens_its_fold(ferry):
    view = CompareView(ferry)
    async with shown(view):
        view.toggle_fold()
        folded = next(item.row for item in view.items if item.shape is Shape.FOLD)
        view.go_to_row(folded)
        assert view.row == folded
        texts = (tuple(f"Sentence number {n} is the same." for n in range(4)),)
        view.show(compared(texts, texts, tuple(Link(n, n, VERBATIM, 1.0) for n in range(4))))
        view.go_to_row(2)
        assert view.sentences() == ((2,), (2,))


# Place


async def test_a_resize_keeps_the_passage_where_it_was(ferry):
    view = CompareView(ferry)
    async with shown(view, (120, 12)) as pilot:
        view.go_to_row(6)
        before = view.row, view.seen_at()
        for size in ((80, 12), (200, 12), (120, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.row == before[0]
            assert 0 <= view.seen_at() < 12
        assert view.seen_at() == before[1]


async def test_a_sentence_higher_than_the_screen_is_read_before_the_next():
    words = " ".join(["word"] * 900)
    view = CompareView(compared(((words,), ("End.",)), (("Start.",),), ()))
    async with shown(view, (100, 10)):
        seen = set()
        for _ in range(60):
            if view.row != 0:
                break
            seen.update(range(view.scroll_offset.y, view.scroll_offset.y + 10))
            view.step(1)
        first, after = view.board.extent(0)
        assert set(range(first, after)) <= seen


async def test_swapping_twice_is_nothing_and_once_reads_in_the_other_order(ferry):
    turned = swapped(ferry)
    assert swapped(turned) == ferry
    assert turned.articles == ferry.articles[::-1]
    assert [n for row in turned.rows for n in row.left] == list(range(len(ferry.sentences[1])))
    difference = next(each for each in turned.links if each.left == 2).differences[0]
    assert (difference.left, difference.right) == ("About 1,500", "Over 1,300")


# Foreign text

HOSTILE = "He said [/] and [@click=app.quit]x[/] and [b]bold[/b] and [sic] and [="


async def test_foreign_text_is_never_markup():
    texts = ((HOSTILE,),)
    comparison = compared(texts, texts, (Link(0, 0, NEAR, 0.9),), outlets=("[/]Post[", "[=Isle"))
    for pane in (CompareView(comparison), FullTexts(comparison), LedgerView(comparison, ledger(comparison))):
        async with shown(pane, (200, 30)):
            if not isinstance(pane, LedgerView):
                assert any(HOSTILE in line for line in lines(pane))


@pytest.mark.parametrize("make", [CompareView, OnlyView, FullTexts, lambda c: LedgerView(c, ledger(c))])
@pytest.mark.parametrize("sides", [((), ()), ((("One.",),), ()), ((), (("One.",),))])
async def test_nothing_to_compare_is_no_fault(make, sides):
    pane = make(compared(*sides, ()))
    async with shown(pane, (100, 20)):
        for act in ("line_down", "line_up", "page_down", "page_up", "half_page_down", "top", "bottom", "other_side"):
            getattr(pane, f"action_{act}")()
        pane.next_stop(1)
        pane.set_mode(Marks.SHARED)
        assert len(lines(pane)) == 20


# The other views


async def test_what_only_one_side_says_is_listed_for_each_side(ferry):
    view = OnlyView(ferry)
    async with shown(view):
        drawn = [line.strip() for line in lines(view) if "Only in" in line]
        assert drawn[0].startswith("Only in Harbour Times: 2 of 8 sentences")
        assert drawn[1].startswith("Only in Isle Post: 1 of 8 sentences")
        assert [item.cells[0].number for item in view.items if item.cells[0]] == ["5", "6"]


async def test_the_ledger_sets_names_and_dates_of_both_sides_opposite(ferry):
    figures = (Entry("travellers", (Mention("Over 1,300", 1, 0, 10),), (Mention("About 1,500", 2, 0, 11),), True),)
    comparison = Comparison(*[figures if n == 4 else value for n, value in enumerate(fields(ferry))])
    view = LedgerView(comparison, ledger(comparison))
    async with shown(view, (120, 60)):
        drawn = lines(view)
        line = next(line for line in drawn if "Over 1,300" in line)
        assert "≠" in line
        assert "travellers: About 1,500  (3)" in line
        assert any("Mara Holt" in line and line.count("Holt") == 2 and "=" in line for line in drawn)
        assert any("Tomas Reyl" in line and "≠" in line and "Thomas Reyl" in line for line in drawn)
        assert any("Thursday" in line and "≠" in line and "Friday" in line for line in drawn)
        assert view.sentences() == ((1,), (2,))
        assert comparison.rows[view.row].left == (1,)
        view.next_stop(1)
        assert view.sentences() == ((7,), (7,))


def fields(comparison: Comparison):
    return [getattr(comparison, name) for name in Comparison.__slots__]


async def test_in_the_full_texts_partners_begin_on_the_same_line(ferry):
    pane = FullTexts(ferry)
    async with shown(pane, (120, 20)):
        for number in range(len(ferry.sentences[0])):
            pane.go_to_sentence(0, number)
            if pane.partner is None:
                continue
            here = pane.prose[0].extent(number)[0] - pane.scroll_offset.y
            there = pane.prose[1].extent(pane.partner)[0] - pane.other_top
            assert here == there
            assert ferry.sentences[1][pane.partner].text[:5] in lines(pane)[here]


async def test_unlocked_the_other_side_stays(ferry):
    pane = FullTexts(ferry)
    async with shown(pane, (100, 8)):
        assert not pane.toggle_lock()
        before = pane.other_top
        pane.to_end(last=True)
        assert pane.other_top == before
        assert pane.toggle_lock()
        assert pane.other_top != before


async def test_the_other_side_is_entered_at_the_partner(ferry):
    pane = FullTexts(ferry)
    async with shown(pane, (120, 20)):
        pane.go_to_sentence(0, 6)
        pane.choose_side(1)
        assert pane.sentences() == ((6,), (0,))
        pane.choose_side(0)
        assert pane.sentences() == ((6,), (0,))


@given(st.integers(20, 200))
@settings(max_examples=20, deadline=None)
def test_the_full_texts_lose_no_word(width):
    pane = FullTexts(compared(LEFT, RIGHT, ()))
    pane._set_prose(width)
    for prose, paragraphs in zip(pane.prose, (LEFT, RIGHT), strict=True):
        drawn = " ".join(
            prose.paragraphs[line.paragraph].text[line.start : line.end] for line in prose.lines if line.paragraph >= 0
        )
        assert drawn.split() == " ".join(" ".join(texts) for texts in paragraphs).split()


# In words


def test_a_row_is_told_in_words_what_differs_first(ferry):
    assert told(ferry, next(row for row in ferry.rows if 1 in row.left)) == (
        "figure: Over 1,300 | About 1,500 · nearly the same words"
    )
    assert told(ferry, next(row for row in ferry.rows if 4 in row.left)) == "only in Harbour Times"
    elsewhere = next(row for row in ferry.rows if 6 in row.right)
    assert "its partner is 2 in Harbour Times" in told(ferry, elsewhere)


def test_how_texts_hang_together_is_told_only_where_both_say_something():
    text = (("The ferry was late.",),)
    assert origin_told(compared(text, text, ()))[0] == "partly copied"
    assert origin_told(compared(text, (), ())) == []


def test_why_a_pair_was_made_names_kind_score_and_shared_words(ferry):
    lines = dict(why(ferry, next(row for row in ferry.rows if 1 in row.left)))
    assert lines["2 | 3"] == "nearly the same words, likeness 0.70"
    assert lines["both say"] == "travellers, stranded, Port, Ellin"
    assert lines["figure differs"] == "Over 1,300 | About 1,500"
    assert "in another row" in lines["2 | 7"]


def test_a_copied_pair_says_where_each_half_is_from(ferry):
    comparison = ferry
    assert pair_text(comparison, (2,), (3,)) == (
        "The company denied that it had cut the crews’ pay.\n— Harbour Times, “Ferries”\n\n"
        "The company said nothing about the crews’ pay.\n— Isle Post, “Talks”"
    )


def test_over_ssh_no_clipboard_program_of_the_far_machine_is_used():
    assert programs({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux") == []
    assert [command[0] for command in programs({"DISPLAY": ":0"}, "linux")] == ["xclip", "xsel"]
    assert programs({}, "darwin") == [("pbcopy",)]
