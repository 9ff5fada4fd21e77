"""How rare terms are for an article that is compared at once: remembered, but never of another folder or an old one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from reader import stories
from reader.library import Scope
from reader.stories import rareness as rare
from reader.stories.codes import code_of
from reader.stories.rareness import Rareness
from reader.stories.rarities import alone
from reader.stories.sampled import Estimate
from reader.stories.similarity import rarity
from reader.text.term_table import Terms
from tests.stories.plainly import numbered


def counted(newsroom: Any, scope: Scope | None = None) -> Rareness:
    return rare.rareness(newsroom.library, scope or newsroom.scope)


def test_a_sample_is_counted_once_for_all_articles(filled: Any) -> None:
    assert counted(filled) is counted(filled)


def test_what_comes_to_a_small_folder_is_counted_too(filled: Any, records: Any) -> None:
    assert counted(filled).articles == len(records())
    filled.save([{**records()[0], "id": "another"}], "more.jsonl")
    assert counted(filled).articles == len(records()) + 1


def test_a_big_folder_is_counted_anew_when_a_fifth_more_has_come(
    filled: Any, records: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rare, "SAMPLE", 3)
    before = counted(filled)
    filled.save([{**records()[0], "id": "another"}], "more.jsonl")
    assert counted(filled) is before
    filled.save([{**records()[0], "id": "a third"}], "yet more.jsonl")
    assert counted(filled) is not before


def test_each_folder_is_counted_by_itself(filled: Any, records: Any, tmp_path: Any) -> None:
    assert counted(filled, Scope.of([tmp_path / "elsewhere"])).articles == 0
    assert counted(filled).articles == len(records())


def test_what_grouping_counted_is_taken_until_related_ones_are_kept(filled: Any) -> None:
    stories.group(filled.library, filled.scope)
    kept = counted(filled)
    assert counted(filled) is kept
    stories.related(filled.library, filled.ids()["cheese"], filled.scope)
    assert counted(filled) is not kept


def test_a_sample_of_all_tells_what_counting_all_tells() -> None:
    texts = [Terms.of({"comet": 1, f"only{number}": 1, "comet tail": 2}) for number in range(20)]
    texts += [Terms.of({"cheese": 1, "comet": 2})]
    found_in = Counter(term for terms in texts for term in terms)
    estimate = Estimate(texts, len(texts))
    for terms in texts:
        for term, number in numbered(terms):
            expected = rarity(len(texts), found_in[term]) if found_in[term] > 1 else 0.0
            assert estimate.of(" " not in term, [number]) == pytest.approx([expected])
    assert estimate.alone == alone(len(texts))


def test_a_sample_of_many_tells_as_much_of_all() -> None:
    sample = [Terms.of({"common": 1} | ({"fairly": 1} if number < 10 else {"once": 1})) for number in range(11)]
    estimate = Estimate(sample, 1100)
    common, fairly, once, never = estimate.of(True, [code_of(stem) for stem in ("common", "fairly", "once", "never")])
    assert common == rarity(1100, 1100)
    assert fairly == rarity(1100, 1000)
    assert fairly < once < never < rarity(1100, 2)


def test_a_sample_of_nothing_knows_nothing() -> None:
    assert Estimate([], 0).of(True, [code_of("comet")]) == [0.0]
