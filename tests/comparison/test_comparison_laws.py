"""Laws of every comparison, whatever the two articles hold."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import FullArticle
from reader.comparison import Comparison, compare, summary
from reader.comparison.matrix import matrix
from reader.comparison.order import is_moved, main_chain

Write = Callable[..., FullArticle]

OPENINGS = (
    "The mayor",
    "Ana Orde",
    "Ilya Brandt",
    "A ferry",
    "“We",
    "Nobody",
    "Norland",
    "Some 40 boats",
    "On Tuesday they",
)
MIDDLES = (
    "said the dam would hold",
    "did not close 14 gates",
    "claimed $3 million was lost",
    "left the valley” he said",
    "may return on 5 March",
    "denied it",
    "counted over 200 sheep in the rain",
    "waited.",
)
ENDS = st.sampled_from([".", "?", " ”.", ""])
SENTENCES = st.builds("{} {}{}".format, st.sampled_from(OPENINGS), st.sampled_from(MIDDLES), ENDS)
PARAGRAPHS = st.lists(SENTENCES | st.text(max_size=30), min_size=0, max_size=4).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, max_size=5)


def check(comparison: Comparison) -> None:
    for side in (0, 1):
        numbers = sorted(number for row in comparison.rows for number in (row.left, row.right)[side])
        assert numbers == list(range(len(comparison.sentences[side]))), "every sentence stands in exactly one row"
        linked = {(link.left, link.right)[side] for link in comparison.links}
        assert comparison.only[side] == tuple(number for number in numbers if number not in linked)
    assert len({(link.left, link.right) for link in comparison.links}) == len(comparison.links)
    for link in comparison.links:
        texts = comparison.sentences[0][link.left].text, comparison.sentences[1][link.right].text
        for difference in link.differences:
            sides = (difference.left, difference.left_span), (difference.right, difference.right_span)
            assert any(said for said, _ in sides)
            for text, (said, span) in zip(texts, sides, strict=True):
                assert said == (text[slice(*span)] if span else None)
        for text, spans in zip(texts, link.changed, strict=True):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(one.end <= other.start for one, other in pairwise(spans))
    for row in comparison.rows:
        assert row.marks
        assert row.link is None or (row.link.left in row.left and row.link.right in row.right)
        assert ("+" in row.marks) == (row.link is None and not row.others)
    assert summary(comparison).isprintable()


@settings(deadline=None, max_examples=60)
@given(left=TEXTS, right=TEXTS)
def test_every_sentence_stands_in_one_row_and_every_place_is_true(
    write: Write, left: list[str], right: list[str]
) -> None:
    comparison = compare(write(*left), write(*right))
    check(comparison)
    for entry in (*comparison.figures, *comparison.quotations):
        assert entry.left or entry.right
        for mentions, sentences in zip((entry.left, entry.right), comparison.sentences, strict=True):
            assert all(sentences[m.sentence].text[m.start : m.end] == m.text for m in mentions)


@settings(deadline=None, max_examples=40)
@given(text=TEXTS)
def test_an_article_is_its_own_verbatim_copy(write: Write, text: list[str]) -> None:
    comparison = compare(write(*text), write(*text))
    same = {link.left: link for link in comparison.links if link.left == link.right}
    for number, sentence in enumerate(comparison.sentences[0]):
        if any(character.isalnum() for character in sentence.text) and number in same:
            assert same[number].kind == "verbatim"
            assert same[number].changed == ((), ())
            assert not same[number].differences


@settings(deadline=None, max_examples=40)
@given(left=TEXTS, right=TEXTS)
def test_the_sides_may_be_changed(write: Write, left: list[str], right: list[str]) -> None:
    one, other = compare(write(*left), write(*right)), compare(write(*right), write(*left))
    assert {(link.left, link.right, link.kind) for link in one.links} == {
        (x.right, x.left, x.kind) for x in other.links
    }


@settings(deadline=None, max_examples=25)
@given(texts=st.lists(TEXTS, max_size=4))
def test_every_sentence_makes_one_statement(write: Write, texts: list[list[str]]) -> None:
    found = matrix([write(*text) for text in texts])
    cells = [(cell.article, cell.sentence) for statement in found.statements for cell in statement.cells]
    assert sorted(cells) == [(a, s) for a, side in enumerate(found.sentences) for s in range(len(side))]
    for statement in found.statements:
        assert statement.cells[0].kind == "verbatim"
        assert len({cell.article for cell in statement.cells}) == len(statement.cells)


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12, unique_by=(lambda p: p[0], lambda p: p[1]))
)
def test_the_main_chain_rises_and_nothing_in_it_is_moved(pairs: list[tuple[int, int]]) -> None:
    chain = main_chain(pairs)
    assert chain == sorted(chain)
    assert [right for _, right in chain] == sorted(right for _, right in chain)
    for pair in pairs:
        assert is_moved(pair, chain) == any((a - pair[0]) * (b - pair[1]) < 0 for a, b in chain)


def test_in_very_long_texts_every_sentence_finds_what_became_of_it(write: Write) -> None:
    rng = Random(7)
    syllables = ["".join(pair) for pair in product("bdfglmnprst", "aeiou")]
    words = ["".join(rng.choices(syllables, k=3)) for _ in range(600)]
    rarity = [1 / rank for rank in range(1, len(words) + 1)]
    left = [" ".join(rng.choices(words, rarity, k=12)).capitalize() + "." for _ in range(260)]
    order = rng.sample(range(260), 260)
    right = [" ".join(left[number][:-1].split()[:10]) + f" {rng.choice(words)}." for number in order]
    links = {(link.left, link.right) for link in compare(write(*left), write(*right)).links}
    found = sum((number, place) in links for place, number in enumerate(order))
    assert found >= 257
