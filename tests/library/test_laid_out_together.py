"""The postings of many documents are laid out together: what comes out is what each term by itself would give."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.postings import places, pool, together
from reader.library.postings.gathered import Gathered
from reader.library.postings.inversion import Occurrences
from reader.library.postings.together import Together

STANDS = st.sets(st.integers(0, 30) | st.integers(0, 300_000), min_size=1, max_size=6)
TERMS = st.sampled_from([b"", b"a", b"ab", b"b", "é".encode(), b"z9"])
DOCUMENTS = st.lists(st.tuples(st.sampled_from([1, 2, 300, 70_000]), st.dictionaries(TERMS, STANDS, max_size=6)))


def gathered(documents: list[tuple[int, dict[bytes, set[int]]]]) -> Gathered:
    """What these documents give: how far each is from the one before, and the places of its terms."""
    field, number = Gathered(), -1
    for step, terms in documents:
        number += step
        counts = array("I", map(len, terms.values()))
        stands = array("I", [place for some in terms.values() for place in sorted(some)])
        field.take(number, Occurrences(list(terms), bytes(1 + number % 255 for _ in terms), counts, stands))
    return field


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.sampled_from([1, 3, 1_000]), st.sampled_from([9, 20, 200]), st.sampled_from([1, 3, 100]))
def test_together_and_one_by_one_are_the_same(
    documents: list[tuple[int, dict[bytes, set[int]]]], at_once: int, largest_plain: int, fewest: int
) -> None:
    field = gathered(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(together, "AT_ONCE", at_once)
        patch.setattr("reader.library.postings.packing.LARGEST_PLAIN", largest_plain)
        patch.setattr(places, "FEWEST", fewest)
        alone = list(field.blocks())
        assert list(Together(field).blocks()) == alone
    assert [term for term, _ in alone] == sorted({term for _, terms in documents for term in terms})


def test_a_term_of_many_documents_is_the_same_too() -> None:
    documents = [(1, {b"the": set(range(0, 700, 7)), f"rare{number}".encode(): {number}}) for number in range(400)]
    field = gathered(documents)
    alone = list(field.blocks())
    assert list(pool.blocks(field)) == alone
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "MANY", 0)
        assert list(pool.blocks(field)) == alone
