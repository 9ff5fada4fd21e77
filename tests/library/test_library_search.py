"""A search finds what was asked for, ranks it, says what is wrong with a query, and never raises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.library import Library, Results, Scope
from reader.text.words import WORD

EVERYTHING = Scope()
PIECES = [*'"()-*: ', "AND", "OR", "NOT", "title:", "date:", "flood", "..", "2022"]
NEWS: list[dict[str, object]] = [
    {"id": "dam", "title": "Dam holds after the flood", "source": "Valley Post", "date": "2022-02-10",
     "author": "Ana Ruiz",
     "text": "Engineers said the dam above Tarn held. Troops carried sandbags. The U.S. sent pumps."},
    {"id": "flood", "title": "Troops run to the valley", "source": "Bay News", "date": "2022-02-16",
     "text": "The flood has cut off three villages, and troops are running a ferry of rafts. Covid-19 slowed it."},
    {"id": "runner", "title": "Runner wins again", "source": "Bay News", "date": "2021-05-01",
     "text": "She ran the marathon in two hours and a half, her best. She had studied the course for 4,200 hours."},
    {"id": "study", "title": "A study of rivers", "source": "Valley Post", "author": "Ben Cole",
     "text": "Rivers that flood carry hurt fish to the sea. A hurtful remark about the dam was withdrawn."},
    {"id": "fluss", "title": "Der Fluss steigt", "source": "Talbote", "date": "2022-02-11", "language": "de",
     "text": "Die Häuser am Fluss stehen leer. Die Feuerwehr räumte die Straßen, und die Kinder gingen nach Hause."},
]  # fmt: skip


@pytest.fixture
def news(library: Library, tmp_path: Path, write_records: Callable[..., Path]) -> Library:
    library.scan(Scope.of([write_records(tmp_path / "news.jsonl", *NEWS)]))
    return library


def items(results: Results) -> list[str | None]:
    return [hit.article.item for hit in results.hits]


def found(library: Library, query: str, *, as_typed: bool = False) -> set[str | None]:
    return set(items(library.search(query, EVERYTHING, as_typed=as_typed)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("flood", {"dam", "flood", "study"}),
        ("FLOODS", {"dam", "flood", "study"}),
        ("flood troops", {"dam", "flood"}),
        ("flood AND fish", {"study"}),
        ("marathon OR rafts", {"runner", "flood"}),
        ("flood -dam", {"flood"}),
        ("flood NOT (dam OR fish)", {"flood"}),
        ("(marathon OR fish) hours", {"runner"}),
        ('"three villages"', {"flood"}),
        ('"villages three"', set()),
        ("“dam above tarn”", {"dam"}),
        ("run", {"flood"}),
        ("running", {"flood"}),
        ("US", {"dam"}),
        ("u.s.", {"dam"}),
        ("4,200", {"runner"}),
        ("covid-19", {"flood"}),
        ("covid19", {"flood"}),
        ("hurtf*", {"study"}),
        ("stud*", {"study", "runner"}),
        ("carri*", {"dam"}),
        ("title:flood", {"dam"}),
        ("title:(troops valley)", {"flood"}),
        ('outlet:"valley post"', {"dam", "study"}),
        ("source:bay flood", {"flood"}),
        ("author:ruiz", {"dam"}),
        ("ruiz", {"dam"}),
        ("date:2022-02", {"dam", "flood", "fluss"}),
        ("date:2022-02-10..2022-02-11", {"dam", "fluss"}),
        ("date:..2021", {"runner"}),
        ("date:2022-02-12.. flood", {"flood"}),
        ("date:2021 OR date:2022-02-16", {"runner", "flood"}),
        ("haus", {"fluss"}),
        ("häusern straße", {"fluss"}),
        ("*", {"dam", "flood", "runner", "study", "fluss"}),
        ("flood marathon", {"dam", "flood", "study", "runner"}),
        ("outlet:talbote flood marathon", set()),
    ],
)
def test_what_a_query_finds(news: Library, query: str, expected: set[str]) -> None:
    results = news.search(query, EVERYTHING)
    assert (set(items(results)), results.total, results.complaint) == (expected, len(expected), None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mara", {"runner"}),
        ("runni", {"flood"}),
        ("running", {"flood"}),
        ("flood tro", {"dam", "flood"}),
        ("title:run", {"runner", "flood"}),
        ('"three vil', {"flood"}),
        ("flood -da", {"dam", "flood", "study"}),
        ("r", {"runner", "study", "flood"}),
        ("mara ", set()),
        ("date:2022-0", set()),
        ("flood OR", {"dam", "flood", "study"}),
        ("(flood", {"dam", "flood", "study"}),
    ],
)
def test_what_is_found_while_a_query_is_typed(news: Library, typed: str, expected: set[str]) -> None:
    results = news.search(typed, EVERYTHING, as_typed=True)
    assert (set(items(results)), results.complaint) == (expected, None)


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("titel:flood", "no field 'titel': did you mean 'title'?"),
        (
            "zzz:flood",
            "no field 'zzz'; there are agency, author, body, date, is, language, like, outlet, tag, title",
        ),
        ('"three villages', "a quotation mark is not closed"),
        ("(flood", "a ( is not closed"),
        ("flood)", "a ) closes nothing"),
        (
            "date:whenever",
            "no date 'whenever': write 2022, 2022-02, 2022-02-10..2022-02-16, yesterday or lastweek",
        ),
        ("date:2022-13", "no date '2022-13': write 2022, 2022-02, 2022-02-10..2022-02-16, yesterday or lastweek"),
        ("*lood", "a * stands at the end of a word only, as in troop*"),
        ("fl*d", "a * stands at the end of a word only, as in troop*"),
        (
            " OR ".join(f"x{number}*" for number in range(20)),
            "only the first 12 words with a * are taken for beginnings",
        ),
        ("-flood", "everything is shown but what it leaves out"),
        ("flood OR", "OR stands between two words: one of them is missing"),
        ("flood NOT", "NOT stands before a word: it is missing"),
        ("", "there is no word in it to look for"),
        ("!?", "there is no word in it to look for"),
    ],
)
def test_what_is_wrong_with_a_query_is_said(news: Library, query: str, complaint: str) -> None:
    assert news.search(query, EVERYTHING).complaint == complaint


def test_a_bad_query_finds_what_it_can(news: Library) -> None:
    assert found(news, '"three villages') == {"flood"}
    assert found(news, "flo*d") == found(news, "flo*")
    assert found(news, "\x1b[31mflood\x1b[0m") == found(news, "\u202eflo\u200bod\u202c") == found(news, "flood")
    assert found(news, "(flood") == {"dam", "flood", "study"}
    assert found(news, "-flood") == {"runner", "fluss"}
    assert found(news, "date:whenever flood") == {"dam", "flood", "study"}


def test_an_address_is_no_field(news: Library) -> None:
    assert news.search("https://example.org/x", EVERYTHING).complaint is None


def test_a_title_counts_more_than_a_body(news: Library) -> None:
    assert items(news.search("flood", EVERYTHING))[0] == "dam"


def test_the_newer_comes_first_where_scores_are_equal(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    story = {"title": "Owl seen", "text": "An owl was seen in the park."}
    days = {"old": "2019-01-01", "new": "2022-01-01", "middle": "2021-01-01"}
    file = write_records(tmp_path / "owls.jsonl", *[{"id": name, "date": day, **story} for name, day in days.items()])
    library.scan(Scope.of([file]))
    assert items(library.search("owl", EVERYTHING)) == ["new", "middle", "old"]


def test_sorting_by_date_has_the_newest_first(news: Library) -> None:
    everything = items(news.search("*", EVERYTHING, sort="date"))
    assert everything == ["flood", "fluss", "dam", "runner", "study"]  # the last has no date
    assert everything == [article.item for article in news.articles(EVERYTHING)]


@pytest.mark.parametrize("at_once", [1, 500])
def test_however_many_there_are_of_a_day_the_newest_of_what_was_found_come_first(
    library: Library, tmp_path: Path, write_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("reader.library.finding.ordering.AT_ONCE", at_once)
    day = {"date": "2022-01-01", "title": "Seen", "text": "An owl was seen in the park."}
    other = {"date": "2022-01-02", "title": "Heard", "text": "A heron was heard by the lake."}
    news = [{"id": f"{number:02}", **(other if number % 3 == 0 else day)} for number in range(12)]
    library.scan(Scope.of([write_records(tmp_path / "news.jsonl", *news)]))
    expected = [article.item for article in library.articles(EVERYTHING) if article.title == "Seen"]
    for query in ("owl", "seen"):
        assert items(library.search(query, EVERYTHING, sort="date", limit=4)) == expected[:4]


def test_the_total_is_told_beyond_the_limit(news: Library) -> None:
    results = news.search("flood", EVERYTHING, limit=1)
    assert (len(results.hits), results.total) == (1, 3)


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("maraton", "marathon"),
        ("Trops flood", "Troops flood"),
        ('"three vilages"', '"three villages"'),
        ("title:troosp -fish", "title:troops -fish"),
        ("titel:flood", "title:flood"),
        ("Outlett:bay maraton", "outlet:bay marathon"),
        ("marathon", None),
        ("runs", None),
        ("qqqqqqq", None),
    ],
)
def test_words_that_occur_nowhere_are_corrected(news: Library, query: str, better: str | None) -> None:
    assert news.search(query, EVERYTHING).did_you_mean == better


def test_a_word_that_is_being_typed_is_not_corrected(news: Library) -> None:
    assert news.search("marat", EVERYTHING, as_typed=True).did_you_mean is None


def test_a_search_before_anything_is_indexed_finds_nothing(library: Library) -> None:
    assert library.search("flood", EVERYTHING).hits == ()
    assert library.candidates({"flood": 1.0}, EVERYTHING, 5) == {}


def test_candidates_match_best_first_within_the_scope(news: Library, tmp_path: Path) -> None:
    (dam,) = (article for article in news.articles(EVERYTHING) if article.item == "dam")
    ((_, terms),) = news.terms([dam.id])
    found = news.candidates(terms, EVERYTHING, 3)
    assert next(iter(found)) == dam.id
    assert len(found) == 3
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert news.candidates(terms, Scope((tmp_path / "elsewhere",)), 3) == {}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), st.booleans())
@example("(" * 3_000, False)
@example("-" * 3_000 + "a", True)
@example("title:" * 1_000 + "a", False)
@example('"' * 999, True)
@example("\x1b[31mflood\u202e\ud800\x00", False)
@example("date:9999-12..0000", False)
def test_no_text_whatever_raises(news: Library, query: str, as_typed: bool) -> None:
    results = news.search(query, EVERYTHING, as_typed=as_typed)
    assert results.total >= len(results.hits)
    assert results.complaint is None or results.complaint.isprintable()
    for hit in results.hits:
        text = hit.snippet.text
        ends = {match.end() for match in WORD.finditer(text)}
        starts = {match.start() for match in WORD.finditer(text)}
        assert all(span.start in starts and span.end in ends for span in hit.snippet.spans)
