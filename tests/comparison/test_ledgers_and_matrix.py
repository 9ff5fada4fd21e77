"""All figures and quotations of two accounts side by side; the statements of three and more."""

from __future__ import annotations

from collections.abc import Callable

from reader.article import FullArticle
from reader.comparison import Entry, compare
from reader.comparison.matrix import matrix

Write = Callable[..., FullArticle]


def printed(entry: Entry) -> tuple[str, list[str], list[str], bool]:
    return entry.about, [each.text for each in entry.left], [each.text for each in entry.right], entry.differs


def test_figures_of_one_thing_stand_side_by_side(courier: FullArticle, ledger: FullArticle) -> None:
    entries = [printed(entry) for entry in compare(courier, ledger).figures]
    assert entries == [
        ("days", ["three"], ["three"], False),
        ("people", ["About 1,200"], ["Some 900"], True),
        ("centimetres", ["14"], [], False),
    ]


def test_figures_of_one_thing_are_told_apart_by_value(write: Write) -> None:
    left = "The gash is nine metres long. It lies below water. The buoy is 87 metres away, in sight of 300 men."
    right = "The gash is twelve metres long. It lies below water. The buoy is 87 metres away, as 300 men saw."
    entries = [printed(entry) for entry in compare(write(left), write(right)).figures]
    assert ("metres", ["nine"], ["twelve"], True) in entries
    assert ("metres", ["87"], ["87"], False) in entries
    assert len(entries) == 3


def test_quotations_stand_beside_their_speaker(courier: FullArticle, ledger: FullArticle) -> None:
    (entry,) = compare(courier, ledger).quotations
    assert printed(entry) == (
        "Ilya Brandt",
        ["“We had to choose between a flood and a disaster,”"],
        ["“We had to choose between a flood and a catastrophe,”"],
        True,
    )


def test_what_only_one_side_prints_as_a_quotation_is_in_the_ledger_of_both(write: Write) -> None:
    left = "“The dam will hold until the snow melts,” Brandt said."
    right = "The dam will hold until the snow melts, Brandt said."
    (entry,) = compare(write(left), write(right)).quotations
    assert [each.text for each in entry.right] == ["The dam will hold until the snow melts,"]
    assert entry.differs


def test_a_statement_has_one_cell_for_each_outlet_that_makes_it(write: Write) -> None:
    found = matrix(
        [
            write("The dam above Tamsin was opened on Tuesday.", "About 1,200 people left their homes in the valley."),
            write("A brass band played.", "Some 900 people left their homes in the valley."),
            write("The dam above Tamsin was opened on Tuesday.", "Nearly 1,000 people left their homes in the valley."),
        ]
    )
    cells = [[(cell.article, cell.sentence) for cell in statement.cells] for statement in found.statements]
    assert cells == [[(0, 0), (2, 0)], [(0, 1), (1, 1), (2, 1)], [(1, 0)]]
    kinds = [[cell.kind for cell in statement.cells] for statement in found.statements]
    assert kinds[0] == ["verbatim", "verbatim"]
    spread = {text for each in found.statements[1].differences for text in (each.left, each.right)}
    assert spread == {"About 1,200", "Some 900", "Nearly 1,000"}
    (figures,) = found.statements[1].spreads
    assert figures.about == "people"
    assert [(each.article, each.mention.text) for each in figures.figures] == [
        (0, "About 1,200"),
        (1, "Some 900"),
        (2, "Nearly 1,000"),
    ]
    assert found.statements[0].spreads == ()
    assert [(pair.left, pair.right) for pair in found.pairs] == [(0, 1), (0, 2), (1, 2)]


def test_a_figure_goes_apart_over_sentences_that_stand_in_different_rows(write: Write) -> None:
    found = matrix(
        [
            write("Norland massed over 130,000 troops near the border of Sudmark, and the ferry to Tamsin lies idle."),
            write("Norland massed about 150,000 troops near the border of Sudmark."),
            write("The ferry to Tamsin lies idle, for Norland massed 100,000 troops near the border."),
        ]
    )
    spreads = [spread for statement in found.statements for spread in statement.spreads]
    assert [[each.mention.text for each in spread.figures] for spread in spreads] == [
        ["over 130,000", "about 150,000", "100,000"]
    ]
    for spread in spreads:
        for each in spread.figures:
            text = found.sentences[each.article][each.mention.sentence].text
            assert text[each.mention.start : each.mention.end] == each.mention.text


def test_a_matrix_that_nobody_wants_any_more_is_not_finished(write: Write) -> None:
    asked = iter([False, True])
    found = matrix([write("The dam was opened.", name=name) for name in "abc"], stop=lambda: next(asked))
    assert len(found.pairs) == 1


def test_a_sentence_that_only_some_of_a_statement_link_to_is_a_cell_of_it(write: Write) -> None:
    lines = (
        "The dam above Lower Tamsin was opened on Tuesday after three days of rain.",
        "The dam above Lower Tamsin was opened on Tuesday.",
        "After three days of rain.",
    )
    found = matrix([write(line, name=str(number)) for number, line in enumerate(lines)])
    linked = {number for pair in found.pairs for number in (pair.left, pair.right) if pair.links}
    assert {cell.article for cell in found.statements[0].cells} == linked


def test_no_articles_make_an_empty_matrix(write: Write) -> None:
    assert matrix([]).statements == ()
    assert len(matrix([write("One.")]).statements) == 1
