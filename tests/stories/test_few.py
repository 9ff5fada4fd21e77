"""A few articles compared at once come out as one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.article import Article
from reader.stories.codes import Coder
from reader.stories.few import Few
from reader.stories.rarities import Rarities
from reader.stories.similarity import similarities, strongest_terms
from reader.stories.vectors import has_evidence, vectors
from reader.text.term_table import HEAD, NAME, TITLE, WEEKDAY, Terms

STEMS = [f"s{number}" for number in range(12)]
TERMS = [*STEMS, *(f"{HEAD}{stem}" for stem in STEMS[:5]), *(f"{NAME}{stem}" for stem in STEMS[:3]), f"{TITLE}s1"]
TERMS += ["s1 s2", "s2 s3", "s1 s3", f"{HEAD}s1 s2", f"{WEEKDAY}2"]
weights = some.dictionaries(some.sampled_from(TERMS), some.sampled_from([0.5, 1.0, 2.0, 3.0]), max_size=20)


@given(some.lists(weights, min_size=1, max_size=6), some.lists(weights, max_size=4))
def test_they_are_as_similar_as_one_by_one(texts: Any, others: Any) -> None:
    articles = [_article(f"a{number}") for number in range(len(texts))]
    tables = [Terms.of(text) for text in texts]
    rarities, coder = Rarities(40), Coder()
    for text in (*texts[1:], *others):
        rarities.add(coder.codes(Terms.of(text)))
    rarities.articles = 40
    one_by_one = vectors(articles, zip([one.id for one in articles], tables, strict=True), rarities=rarities)
    few = Few(articles, tables, rarities)
    for number, one in enumerate(one_by_one.profiles):
        expected = similarities(one, one_by_one.profiles)
        expected[number] = 0.0
        assert few.similarities(number, range(len(texts))) == pytest.approx(expected, abs=1e-5)
        assert few.strongest(number) == pytest.approx(strongest_terms(one), abs=1e-5)
        names = few.names(number)
        assert {code: names[code] for code in few.strongest(number)} == {
            code: one_by_one.names[code] for code in strongest_terms(one)
        }
        for other, profile in enumerate(one_by_one.profiles):
            assert other == number or few.have_evidence(number, other) == has_evidence(one, profile)


def _article(key: str) -> Article:
    return Article(key, Path("/news"), key, datetime.now(UTC))
