"""The five real articles, where they are at hand: what a reader must see when 000 and 002 lie side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.comparison import Comparison, compare

SHARED = Path(__file__).parents[2].parent / "shared"
ARTICLES, GOLD = SHARED / "articles", SHARED / "bench" / "sentence-links.json"
pytestmark = pytest.mark.skipif(
    not (ARTICLES.is_dir() and GOLD.is_file()), reason="the real articles are not beside the project"
)


def read(name: str) -> FullArticle:
    (article,) = sources.read(ARTICLES / name)
    assert isinstance(article, FullArticle)
    return article


@pytest.fixture(scope="module")
def real() -> Comparison:
    names = sorted(path.name for path in ARTICLES.iterdir())
    return compare(read(names[0]), read(names[2]))


def differences(comparison: Comparison) -> set[tuple[str, str | None, str | None]]:
    return {(each.kind, each.left, each.right) for link in comparison.links for each in link.differences}


def test_the_two_troop_figures_are_set_against_each_other(real: Comparison) -> None:
    assert ("figure", "over 130,000", "about 150,000") in differences(real)


def test_lost_quotation_marks_are_shown(real: Comparison) -> None:
    found = [
        each for each in differences(real) if each[0] == "quotation" and each[2] and "They are telling us" in each[2]
    ]
    assert found
    assert "“" not in (found[0][1] or "")


def test_most_links_made_by_hand_are_found_and_few_others() -> None:
    rows = [row for row in json.loads(GOLD.read_text(encoding="utf-8")) if row["link"] != "ignore"]
    found = wanted = 0
    same = []
    for pair in sorted({(row["a"], row["b"]) for row in rows}):
        comparison = compare(read(pair[0]), read(pair[1]))
        linked = {
            (_key(comparison.sentences[0][link.left].text), _key(comparison.sentences[1][link.right].text))
            for link in comparison.links
        }
        for row in rows:
            if (row["a"], row["b"]) == pair:
                hit = any(_key(row["a_sentence"]) in a and _key(row["b_sentence"]) in b for a, b in linked)
                wanted, found = wanted + 1, found + hit
                same += [hit] if row["link"] == "same" else []
    assert all(same)
    assert found / wanted > 0.6


def _key(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
