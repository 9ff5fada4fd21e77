"""Which sentences are linked, how close they are, what was moved, and the rows they stand in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.article import FullArticle, Kind, Paragraph
from reader.comparison import Comparison, Link, compare, summary
from reader.comparison.alignment import aligned

Write = Callable[..., FullArticle]


def linked(comparison: Comparison, left: str, right: str) -> Link | None:
    """The link between the sentences that hold these words."""
    for link in comparison.links:
        texts = comparison.sentences[0][link.left].text, comparison.sentences[1][link.right].text
        if left in texts[0] and right in texts[1]:
            return link
    return None


def test_counterparts_are_linked_wherever_they_stand(courier: FullArticle, ledger: FullArticle) -> None:
    comparison = compare(courier, ledger)
    for words in ("The dam above", "left their homes", "We had to choose", "gates would be closed", "Shepherds drove"):
        assert linked(comparison, words, words), words
    assert linked(comparison, "Shepherds", "Shepherds").kind == "verbatim"  # type: ignore[union-attr]


def test_stricter_pairing_links_fewer_and_only_what_is_more_alike(courier: FullArticle, ledger: FullArticle) -> None:
    usual, strict = compare(courier, ledger), compare(courier, ledger, least=0.9)
    assert {(link.left, link.right) for link in strict.links} < {(link.left, link.right) for link in usual.links}
    assert all(link.score >= 0.9 for link in strict.links)
    assert len(compare(courier, ledger, least=0.05).links) >= len(usual.links)


def test_what_stands_on_one_side_only_has_no_link(courier: FullArticle, ledger: FullArticle) -> None:
    comparison = compare(courier, ledger)
    alone = [
        [side[n].text[:12] for n in only] for side, only in zip(comparison.sentences, comparison.only, strict=True)
    ]
    assert alone == [["The water st", "Built in 197", "Engineers in"], ["A brass band"]]


def test_a_passage_told_out_of_order_is_moved_and_stands_opposite_its_partner(
    courier: FullArticle, ledger: FullArticle
) -> None:
    comparison = compare(courier, ledger)
    assert linked(comparison, "Shepherds", "Shepherds").moved  # type: ignore[union-attr]
    (row,) = [row for row in comparison.rows if 0 in row.right]
    assert "Shepherds" in comparison.sentences[0][row.left[0]].text
    assert row.marks == "=⇅"


def test_the_left_side_keeps_its_order_in_the_rows(courier: FullArticle, ledger: FullArticle) -> None:
    for sides in ((courier, ledger), (ledger, courier)):
        comparison = compare(*sides)
        numbers = [number for row in comparison.rows for number in row.left]
        assert numbers == list(range(len(comparison.sentences[0])))


def test_the_marks_of_a_row_say_what_differs_in_it(courier: FullArticle, ledger: FullArticle) -> None:
    comparison = compare(courier, ledger)
    marks = {comparison.sentences[0][row.left[0]].text[:7]: row.marks for row in comparison.rows if row.left}
    assert marks["About 1"] == "≈≠"
    assert marks["“We had"] == "≈”"
    assert marks["The wat"] == "+"


def test_one_sentence_told_in_two_has_both_in_its_row(write: Write) -> None:
    whole = "The ferry struck the reef at dusk and the crew lowered both of the lifeboats into the swell."
    parts = "The ferry struck the reef at dusk. The crew lowered both of the lifeboats into the swell."
    (row,) = compare(write(whole), write(parts)).rows
    assert (row.left, row.right) == ((0,), (0, 1))
    assert len(row.others) == 1


def test_words_that_differ_are_marked_as_whole_words(write: Write) -> None:
    left = "Engineers came upon the cracks during an inspection of the old bridge."
    right = "Engineers came upon the fissures during an inspection of the old bridge."
    (link,) = compare(write(left), write(right)).links
    assert [left[s.start : s.end] for s in link.changed[0]] == ["cracks"]
    assert [right[s.start : s.end] for s in link.changed[1]] == ["fissures"]


def test_a_rewritten_sentence_has_no_confetti(write: Write) -> None:
    left = "Hundreds fled the Asker valley when the operator opened the gates of the dam."
    right = "The dam: its operator let out the water, and from the Asker valley went whoever could walk."
    (link,) = compare(write(left), write(right)).links
    assert link.kind in ("reworded", "partly")
    assert link.changed == ((), ())


def test_tables_and_code_are_not_compared(write: Write) -> None:
    text = "The harbour stayed shut."
    article = write(text, Paragraph("a | b", Kind.TABLE), Paragraph("dredge --all", Kind.CODE))
    assert [sentence.text for sentence in compare(article, article).sentences[0]] == [text]


def test_a_subhead_is_compared_only_with_one_the_other_side_has_as_well(write: Write) -> None:
    own, text = Paragraph("What happens now", Kind.HEADING, 2), "The harbour stayed shut."
    left = write(Paragraph("Industries that are shutting plants", Kind.HEADING, 2), text, own)
    right = write(Paragraph("Industries that are not shutting plants", Kind.HEADING, 2), text)
    found = compare(left, right)
    assert [sentence.text for sentence in found.sentences[0]] == ["Industries that are shutting plants", text]
    assert [each.kind for each in found.links[0].differences] == ["negation"]
    assert found.only == ((), ())


def test_a_copy_beside_them_makes_no_two_sentences_alike_that_hardly_are() -> None:
    assert set(aligned({(0, 0): 0.99, (1, 1): 0.09})) == {(0, 0)}
    assert set(aligned({(0, 0): 0.99, (1, 1): 0.24})) == {(0, 0), (1, 1)}


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ((), (), "neither article has any sentences"),
        ((), ("One sentence.",), "the left article has no sentences"),
        (("One sentence.",), (), "the right article has no sentences"),
        (("One sentence here.",), ("Ein Satz auf Deutsch.",), "the two articles have nothing in common"),
        (("One sentence.",), ("One sentence.",), "1 of 1 sentence has a counterpart, word for word"),
        (("... — “ ”",), ("!!!",), "the two articles have nothing in common"),
    ],
)
def test_odd_articles_get_a_plain_statement(
    write: Write, left: tuple[str, ...], right: tuple[str, ...], said: str
) -> None:
    assert summary(compare(write(*left), write(*right))) == said


def test_the_summary_counts_in_words(courier: FullArticle, ledger: FullArticle) -> None:
    assert summary(compare(courier, ledger)) == (
        "5 of 8 sentences have a counterpart, 1 figure, 1 negation, 1 quotation and 1 date differ"
    )


def test_long_texts_without_punctuation_or_with_one_sentence_over_and_over_are_compared(write: Write) -> None:
    endless = write(" ".join(f"word{number % 97}" for number in range(8_000)))
    repeated = write("He said no to them. " * 100)
    marked = write("Orde said “we do not sink 12 boats” on Tuesday and Brandt claimed " * 300)
    for left, right in ((endless, endless), (endless, repeated), (repeated, repeated), (marked, marked)):
        comparison = compare(left, right)
        assert sum(len(row.left) for row in comparison.rows) == len(comparison.sentences[0])
