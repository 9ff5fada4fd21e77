"""Scripts that put no blanks between words are searched by the characters that stand in a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.text.words import WORD, occurrences

TEXTS = {
    "chinese": "港务局周一宣布了一项新的渡轮计划。市长说iPhone用户可以在线买票。",
    "japanese": "フェリーは月曜日に座礁した。乗客は全員無事だった。",
    "thai": "รัฐบาลประกาศแผนใหม่สำหรับท่าเรือในวันจันทร์",
    "english": "The harbour office announced a plan for ferries on Monday. It was called new.",
}


@pytest.fixture
def many(library: Library, tmp_path: Path, write_records: Callable[..., Path]) -> Library:
    records = [{"id": name, "title": f"Text {n}", "text": text} for n, (name, text) in enumerate(TEXTS.items())]
    library.scan(Scope.of([write_records(tmp_path / "texts.jsonl", *records)]))
    return library


@pytest.mark.parametrize(
    ("query", "expected", "marked"),
    [
        ("渡轮", "chinese", ["渡轮"]),
        ("渡轮计划", "chinese", ["渡轮计划"]),
        ('"新的渡轮"', "chinese", ["新的渡轮"]),
        ("渡", "chinese", ["渡"]),
        ("划", "chinese", ["划"]),
        ("计划*", "chinese", ["计划"]),
        ("iphone", "chinese", ["iPhone"]),
        ("宣布 买票", "chinese", ["宣布"]),
        ("body:买票", "chinese", ["买票"]),
        ("座礁", "japanese", ["座礁"]),
        ("フェリー", "japanese", ["フェリー"]),
        ("รัฐบาล", "thai", ["รัฐบาล"]),
        ("ท่าเรือ", "thai", ["ท่าเรือ"]),
        ("announc*", "english", ["announced"]),
    ],
)
@pytest.mark.parametrize("as_typed", [False, True])
def test_characters_in_a_row_are_found_and_marked(
    many: Library, query: str, expected: str, marked: list[str], as_typed: bool
) -> None:
    results = many.search(query, Scope(), as_typed=as_typed)
    assert [hit.article.item for hit in results.hits] == [expected]
    spans = many.marker(query, as_typed=as_typed).spans(TEXTS[expected])
    assert [TEXTS[expected][span.start : span.end] for span in spans][: len(marked)] == marked
    assert results.hits[0].snippet.spans


@pytest.mark.parametrize("query", ["轮渡", "划计", "渡划", '"渡轮新的"', "飞机"])
def test_characters_that_do_not_stand_so_are_not_found(many: Library, query: str) -> None:
    results = many.search(query, Scope())
    assert (results.total, results.did_you_mean) == (0, None)


def test_the_terms_of_an_article_find_it(many: Library) -> None:
    (article,) = (one for one in many.articles(Scope()) if one.item == "chinese")
    [(_, terms)] = many.terms([article.id])
    assert list(many.candidates(terms, Scope(), 1)) == [article.id]


@given(st.text(st.sampled_from("渡轮 aB9ท่า'.-カ"), max_size=20))
def test_what_stands_in_a_run_is_found_by_its_pairs(text: str) -> None:
    found = list(occurrences(text))
    assert all(text[start:end] == word for start, end, word in found)
    assert {at for start, end, _ in found for at in range(start, end)} >= {
        at for match in WORD.finditer(text) for at in range(*match.span()) if text[at].isalnum()
    }
