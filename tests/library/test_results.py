"""Orders of the hits, what shows why an article was found, and the hits counted by outlet, year and language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.finding.breakdown import has_piece, with_piece
from reader.library.finding.completion import endings

EVERYTHING = Scope()
NEWS = [
    {"id": "1", "title": "“Émeute” on the quay", "source": "Écho", "date": "2022-02-10", "language": "en",
     "text": "The quay was closed. Withdrawals from the quay's bank were halted. Nobody withdrew a coin."},
    {"id": "2", "title": "a quay for sale", "source": "Bay News", "date": "2021-02-16", "language": "en",
     "text": "The quay has been for sale since the withdrawal of the ferry."},
    {"id": "3", "title": "Zander at the quay", "source": "echo", "date": "2022-05-01", "language": "en-GB",
     "text": "Anglers catch zander at the quay."},
    {"id": "4", "title": "Quay", "language": "fr", "text": "A quay is a wharf."},
]  # fmt: skip


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Library]:
    home = tmp_path_factory.mktemp("results")
    with Library(home / "index") as library:
        (home / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in NEWS), encoding="utf-8")
        library.scan(Scope.of([home / "news.jsonl"]))
        yield library


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("date", ["3", "1", "2", "4"]),
        ("title", ["2", "1", "4", "3"]),
        ("source", ["2", "3", "1", "4"]),
    ],
)
def test_hits_come_in_the_order_asked_for(news: Library, sort: str, expected: list[str]) -> None:
    hits = news.search("quay", EVERYTHING, sort=sort).hits
    assert [hit.article.item for hit in hits] == expected
    limited = news.search("quay", EVERYTHING, sort=sort, limit=2)
    assert ([hit.article.item for hit in limited.hits], limited.total) == (expected[:2], 4)


def test_an_excerpt_counts_and_marks_every_form_of_the_words(news: Library) -> None:
    hits = {hit.article.item: hit.article.id for hit in news.search("withdraw", EVERYTHING, snippets=False).hits}
    excerpts = news.excerpts("withdraw", [*hits.values(), "gone"])
    assert excerpts.keys() == set(hits.values())
    first = excerpts[hits["1"]]
    assert [first.snippet.text[span.start : span.end] for span in first.snippet.spans] == ["Withdrawals"]
    assert first.matches == 1
    quay = news.excerpts("quay withdrawal", hits.values())[hits["1"]]
    assert [quay.title.text[span.start : span.end] for span in quay.title.spans] == ["quay"]
    assert quay.matches == 4  # the title, and three in the text


def test_without_snippets_the_hits_are_the_same_and_nothing_is_read(news: Library) -> None:
    with_them, without = (news.search("quay", EVERYTHING, snippets=wanted).hits for wanted in (True, False))
    assert [(hit.article, hit.score) for hit in with_them] == [(hit.article, hit.score) for hit in without]
    assert not any(hit.snippet.text for hit in without)


def test_hits_are_counted_by_outlet_year_and_language(news: Library) -> None:
    counted = news.breakdown("quay", EVERYTHING)
    assert [(share.name, share.count) for share in counted.outlets] == [
        ("Bay News", 1), ("echo", 1), ("Écho", 1), ("no outlet given", 1),
    ]  # fmt: skip
    assert [(share.name, share.count) for share in counted.years] == [("2022", 2), ("2021", 1), ("no date given", 1)]
    assert [(share.name, share.count) for share in counted.languages][:2] == [("English", 3), ("French", 1)]
    assert sum(share.count for share in news.breakdown("", EVERYTHING).years) == len(NEWS)
    assert news.breakdown("zebra", EVERYTHING).outlets == ()


def test_an_outlet_is_counted_and_offered_once_in_whatever_case_its_name_is_written(tmp_path: Path) -> None:
    told = [
        {"id": str(n), "title": f"Quay {n}", "text": "A quay.", "source": s}
        for n, s in enumerate(("fox", "FOX", "fox"))
    ]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in told), encoding="utf-8")
    with Library(tmp_path / "index") as library:
        library.scan(Scope.of([tmp_path / "news.jsonl"]))
        (share,) = library.breakdown("quay", EVERYTHING).outlets
        assert (share.name, share.count) == ("fox", 3)
        assert library.search(share.query, EVERYTHING).total == 3
        assert endings("outlet:", library.names(EVERYTHING)) == ["outlet:fox"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["quay", "withdraw", "sale OR zander", "date:2022..", "quay zebra", ""]), st.data())
def test_a_share_that_is_kept_has_as_many_hits_as_it_counts(news: Library, query: str, data: st.DataObject) -> None:
    counted = news.breakdown(query, EVERYTHING)
    share = data.draw(st.sampled_from([*counted.outlets, *counted.years, *counted.languages]))
    kept = with_piece(query, share.query)
    assert news.search(kept, EVERYTHING).total == share.count
    assert has_piece(kept, share.query)
    assert with_piece(kept, share.query) == (f"({query})" if "OR" in query else query)


@pytest.mark.parametrize(
    ("query", "piece", "kept"),
    [
        ("date:2026-03 reef", "date:2026", "date:2026 date:2026-03 reef"),
        ("date:2026 reef", "date:2026", "reef"),
        ('reef outlet:="Bay News" dam', 'outlet:="Bay News"', "reef dam"),
        ("reef OR dam", "language:en", "language:en (reef OR dam)"),
        ("(reef OR dam) flood", "language:en", "language:en (reef OR dam) flood"),
        ("", "-date:*", "-date:*"),
    ],
)
def test_a_part_is_put_before_a_query_and_taken_out_of_it(query: str, piece: str, kept: str) -> None:
    assert with_piece(query, piece) == kept
