"""Two sentences laid word on word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from reader.comparison.pairing import paired
from reader.comparison.tokens import tokens

WORDS = st.lists(st.sampled_from(["he", "said", "roof", "fell", "a", "word", "Ruta"]), max_size=12).map(" ".join)


def changed(left: str, right: str) -> tuple[list[str], list[str]]:
    spans = paired(tokens(left), tokens(right)).changed()
    return [left[span.start : span.end] for span in spans[0]], [right[span.start : span.end] for span in spans[1]]


def test_a_word_that_stands_twice_is_shared_where_it_goes_on_as_in_the_other_sentence() -> None:
    short = "“A train ran over the roof,” said Ruta Venn, a nurse from the island."
    long = "“A train ran over the roof, and nobody said a single word,” said Ruta Venn, a nurse from Tarrow."
    assert changed(short, long) == (["the island"], ["and nobody said a single word", "Tarrow"])
    assert changed(long, short) == (["and nobody said a single word", "Tarrow"], ["the island"])


def test_a_plain_word_that_both_have_elsewhere_in_the_sentence_is_not_marked() -> None:
    one, other = "The ferry, 87 metres long, left Ellin at noon.", "The 87-metre ferry left Ellin late at noon."
    assert changed(one, other) == (["long"], ["late"])
    assert changed(other, one) == (["late"], ["long"])


def test_a_name_elsewhere_in_the_sentence_is_marked_and_so_is_an_order_that_is_all_that_differs() -> None:
    one, other = "Venn said the crew of Brandt had left Ellin.", "The crew said Venn of Brandt had left Ellin."
    assert all("Venn" in " ".join(side) for side in changed(one, other))
    assert changed("the man shot the dog at noon", "the dog shot the man at night")[0] == ["man", "dog", "noon"]
    assert changed("the roof slowly fell in on him", "the roof fell in on him slowly") == (["slowly"], ["slowly"])


@given(WORDS, WORDS)
def test_the_blocks_cover_both_sentences_and_share_as_many_words_as_can_be(left: str, right: str) -> None:
    one, other = tokens(left), tokens(right)
    pairing = paired(one, other)
    for side, words in ((0, one), (1, other)):
        places = [(block.left, block.right)[side] for block in pairing.blocks]
        assert [number for start, end in places for number in range(start, end)] == list(range(len(words)))
    equal = [block for block in pairing.blocks if block.equal]
    for block in equal:
        shared = one[slice(*block.left)], other[slice(*block.right)]
        assert [token.form for token in shared[0]] == [token.form for token in shared[1]]
    forms = [token.form for token in one], [token.form for token in other]
    assert sum(block.left[1] - block.left[0] for block in equal) == LCSseq.similarity(*forms)
    assert all(before.equal != after.equal for before, after in zip(pairing.blocks, pairing.blocks[1:], strict=False))
