"""Where nothing is found it is said which word, field or day is to blame, and what there is without it."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from reader.library import Library, Scope

EVERYTHING = Scope()
NEWS = [
    {"id": "a", "title": "Ferry halts", "source": "Bay News", "date": "2022-02-10", "text": "The ferry halted in fog."},
    {"id": "b", "title": "Ferry sails", "source": "Bay News", "date": "2022-02-16", "text": "The ferry sailed again."},
    {"id": "c", "title": "Comet seen", "source": "Tarn Post", "date": "2021-05-01", "text": "A comet crossed the fog."},
]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Library]:
    home = tmp_path_factory.mktemp("nothing")
    with Library(home / "index") as library:
        (home / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in NEWS), encoding="utf-8")
        library.scan(Scope.of([home / "news.jsonl"]))
        yield library


@pytest.mark.parametrize(
    ("query", "because"),
    [
        ("ferry outlet:talbote", "nothing matches outlet:talbote; 2 hits without it"),
        ("title:fog", "nothing matches title:fog; 2 hits with fog anywhere"),
        ("ferry title:fog", "nothing matches title:fog; 2 hits without it, 1 with fog anywhere"),
        ('comet title:"halted in fog"', 'nothing matches title:"halted in fog"; 1 hit without it'),
        ("ferry date:2019", "nothing matches date:2019; 2 hits without it"),
        ("ferry date:2021", "no article has all of it; 2 hits without date:2021, 1 without ferry"),
        ("outlet:tarn date:2022 fog", "no article has all of it; 1 hit without outlet:tarn, 1 without date:2022"),
        ('outlet:"Bay News" comet', 'no article has all of it; 2 hits without comet, 1 without outlet:"Bay News"'),
        ("ferry -ferry", "no article has all of it; 2 hits without -ferry, 1 without ferry"),
        ("title:comet title:ferry date:2020", "nothing matches date:2020"),
        ("zebra", "nothing matches zebra"),
        ("zebra OR lynx", "nothing matches zebra OR lynx"),
        ("zebra AND lynx AND ferry", "nothing matches zebra or lynx; 2 hits without them"),
        ("title:comet title:halts title:sails", "each part of it is found, but no article has them together"),
    ],
)
def test_what_empties_a_search_is_named(news: Library, query: str, because: str) -> None:
    results = news.search(query, EVERYTHING)
    assert results.because == because
    assert not results.total or results.relaxed


def test_of_words_that_are_not_together_it_is_said_what_others_have(news: Library) -> None:
    results = news.search("ferry comet", EVERYTHING)
    assert (results.total, results.relaxed) == (3, True)
    assert results.because == "no article has all of it; 2 hits without comet, 1 without ferry"


@pytest.mark.parametrize("query", ["ferry", "ferry OR zebra", "fog date:2021", "", "(", "*"])
def test_where_something_is_found_there_is_nothing_to_explain(news: Library, query: str) -> None:
    assert news.search(query, EVERYTHING).because is None


def test_an_explanation_repeats_no_more_than_a_line(news: Library) -> None:
    because = news.search("ferry " + "x" * 900, EVERYTHING).because
    assert because is not None
    assert len(because) < 120


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("ferrry", "ferry"),
        ("efrry", "ferry"),
        ("erry", "ferry"),
        ("gferry", "ferry"),
        ("verry", "ferry"),
        ("Comte", "Comet"),
        ("halted fgo", None),
    ],
)
def test_a_slip_in_any_letter_is_corrected(news: Library, query: str, better: str | None) -> None:
    assert news.search(query, EVERYTHING).did_you_mean == better
