"""Every part of the query language does what the help says: fields, whole values, days by name, marks, likeness."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.finding import facts
from reader.library.finding.days import NAMED, days, may_become
from reader.library.finding.own import MARKS
from reader.library.finding.query import Days, Marked

EVERYTHING = Scope()
LIGHTHOUSE = (
    "The keepers of the Gannet lighthouse were taken off by helicopter after a wave broke the lantern room. Spare "
    "lenses come from the depot at Orrin, and the lamp stays dark until the glazier has landed."
)
NEWS: list[dict[str, object]] = [
    {"id": "post", "title": "Lighthouse goes dark", "source": "Post", "author": "Ilse Brandt", "date": "2022-02-10",
     "language": "en", "text": LIGHTHOUSE},
    {"id": "valley", "title": "Gannet lamp out for weeks", "source": "Valley Post", "date": "2022-02-16",
     "language": "en-GB", "text": LIGHTHOUSE + " The harbour lit a fire instead."},
    {"id": "bake", "title": "Bakers strike over ovens", "source": "Valley Post", "author": "Ana Ruiz",
     "date": "2021-07-03", "language": "en", "text": "Bakers in Tarn laid down their peels over hot ovens at dawn."},
    {"id": "brot", "title": "Bäcker streiken", "source": "Talbote", "date": "2022-02-11", "language": "de",
     "text": "Die Bäcker in Tarn legten die Arbeit nieder. Herr Müller sprach im Café Brûlot von zu heißen Öfen."},
    {"id": "note", "title": "A note", "text": "Somebody wrote of Mueller, of the cafe and of President Selenskyj."},
]  # fmt: skip


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Library]:
    home = tmp_path_factory.mktemp("language")
    with Library(home / "index") as library:
        import json

        file = home / "news.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in NEWS), encoding="utf-8")
        library.scan(Scope.of([file]))
        yield library


def found(library: Library, query: str) -> set[str | None]:
    results = library.search(query, EVERYTHING)
    assert results.complaint is None
    return {hit.article.item for hit in results.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("outlet:post", {"post", "valley", "bake"}),
        ("outlet:=post", {"post"}),
        ('outlet:="valley post"', {"valley", "bake"}),
        ('outlet:="valley"', set()),
        ("source:=Talbote", {"brot"}),
        ('author:="ana ruiz"', {"bake"}),
        ("author:=ruiz", set()),
        ("outlet:*", {"post", "valley", "bake", "brot"}),
        ("-outlet:*", {"note"}),
        ("author:* tarn", {"bake"}),
        ("date:*", {"post", "valley", "bake", "brot"}),
        ("-date:*", {"note"}),
        ("language:de", {"brot"}),
        ("lang:german", {"brot"}),
        ("language:en lighthouse", {"post", "valley"}),
        ("language:(de OR en) tarn", {"bake", "brot"}),
        ("-language:en tarn", {"brot"}),
        ('author:"Ilse Brandt"', {"post"}),
        ('-outlet:"Valley Post" gannet', {"post"}),
        ("date:2022-2", {"post", "valley", "brot"}),
        ("date:2022-2-10", {"post"}),
        ("date:2022-02-10..2022-02-11", {"post", "brot"}),
        ("date:>2022-02-10", {"valley", "brot"}),
        ("date:>=2022-02-11", {"valley", "brot"}),
        ("date:<2022", {"bake"}),
        ("date:<=2022-02-10", {"post", "bake"}),
        ("date:..yesterday", {"post", "valley", "bake", "brot"}),
        ("date:lastweek", set()),
        ("title:(lamp OR note)", {"valley", "note"}),
        ('"lantern room" OR "hot ovens"', {"post", "valley", "bake"}),
        ("tarn (ovens | öfen) NOT bäcker", {"bake"}),
    ],
)
def test_what_a_query_finds(news: Library, query: str, expected: set[str]) -> None:
    assert found(news, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cafe", {"brot", "note"}),
        ("café", {"brot", "note"}),
        ("CAFÉ", {"brot", "note"}),
        ("cafe\u0301", {"brot", "note"}),
        ("backer", {"brot"}),
        ("Baecker", {"brot"}),
        ("bäcker", {"brot"}),
        ("muller", {"brot"}),
        ("mueller", {"brot", "note"}),
        ("müller", {"brot", "note"}),
        ("brul*", {"brot"}),
        ("brûl*", {"brot"}),
        ("heissen", {"brot"}),
        ('"cafe brulot"', {"brot"}),
        ('"café brulot"', {"brot"}),
        ("Selenskyj", {"note"}),
        ("title:backer", {"brot"}),
    ],
)
def test_accents_and_case_do_not_matter(news: Library, query: str, expected: set[str]) -> None:
    assert found(news, query) == expected


def test_a_beginning_that_words_have_as_it_stands_is_not_taken_for_one_without_its_accents(news: Library) -> None:
    assert found(news, "caf*") == {"brot", "note"}
    assert found(news, "cafe*") == {"note"}
    assert found(news, "café*") == {"brot"}
    text = "From café to cafeteria."
    assert [text[span.start : span.end] for span in news.marker("cafe*").spans(text)] == ["cafeteria"]
    assert {hit.article.item for hit in news.search("cafe", EVERYTHING, as_typed=True).hits} == {"brot", "note"}


@pytest.mark.parametrize("query", ["cafe", "CAFÉ brul*", '"cafe brulot"', "mueller", "Muller"])
def test_what_accents_did_not_keep_from_being_found_is_marked(news: Library, query: str) -> None:
    text = "Herr Müller sprach im Café Brûlot."
    marked = {text[span.start : span.end] for span in news.marker(query).spans(text)}
    assert marked <= {"Müller", "Café", "Brûlot", "Café Brûlot"}
    assert marked


def test_an_accent_that_is_typed_is_meant_in_a_beginning(news: Library) -> None:
    typed = [hit.article.item for hit in news.search("mü", EVERYTHING, as_typed=True).hits]
    assert typed == ["brot"]
    assert {hit.article.item for hit in news.search("mu", EVERYTHING, as_typed=True).hits} == {"brot", "note"}


@pytest.mark.parametrize("by", ["id", "path"])
def test_like_finds_what_is_like_an_article_and_not_itself(news: Library, by: str) -> None:
    post = next(article for article in news.articles(EVERYTHING) if article.item == "post")
    reference = post.id if by == "id" else f"{post.path}#post"
    assert found(news, f"like:{reference}") == {"valley"}
    assert found(news, f'like:"{reference}" -harbour') == set()
    assert found(news, f"like:{reference} language:en") == {"valley"}


def test_like_nothing_that_is_there_says_so(news: Library) -> None:
    results = news.search("like:nosuch lamp", EVERYTHING)
    assert results.complaint == "no article 'nosuch': like: takes an id or a path"
    assert {hit.article.item for hit in results.hits} == {"post", "valley"}


class Marks:
    """The reader's own marks, by the items of the articles above."""

    def __init__(self, library: Library, **marked: set[str]) -> None:
        self.ids = {article.item: article.id for article in library.articles(EVERYTHING)}
        self.sets = marked
        self.changes = 0

    def version(self) -> int:
        return self.changes

    def marked(self, mark: str) -> set[str]:
        return {self.ids[item] for item in self.sets.get(mark, set())}

    def tagged(self, tag: str) -> set[str]:
        return self.marked("budget") if tag.casefold() in ("budget", "") else set()

    def tags(self) -> list[str]:
        return ["budget"]


@pytest.fixture
def marked(news: Library) -> Iterable[Marks]:
    marks = Marks(news, read={"post", "bake"}, starred={"valley"}, budget={"bake", "brot"})
    news.own = marks
    yield marks
    news.own = None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:read", {"post", "bake"}),
        ("is:unread", {"valley", "brot", "note"}),
        ("is:UNREAD tarn", {"brot"}),
        ("is:starred", {"valley"}),
        ("-is:starred gannet", {"post"}),
        ("is:unread is:starred", {"valley"}),
        ("is:starred OR tag:budget", {"valley", "bake", "brot"}),
        ("tag:budget", {"bake", "brot"}),
        ("tag:*", {"bake", "brot"}),
        ('tag:"Budget" -tarn', set()),
        ("is:hidden", set()),
    ],
)
@pytest.mark.usefixtures("marked")
def test_marks_and_tags_of_the_reader_are_found(news: Library, query: str, expected: set[str]) -> None:
    assert found(news, query) == expected


def test_a_change_of_the_marks_is_seen_at_once(news: Library, marked: Marks) -> None:
    assert found(news, "is:starred") == {"valley"}
    marked.sets["starred"] = {"note"}
    marked.changes += 1
    assert found(news, "is:starred") == {"note"}


def test_what_the_marks_of_before_found_is_remembered_as_far_as_there_is_room_for_its_rows(
    news: Library, marked: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "MOST_KEPT", 5)
    looked_up = []
    looking = facts.Facts(news._catalogue)
    looking.own = marked
    monkeypatch.setattr(marked, "marked", lambda mark: looked_up.append(mark) or set())
    for marked.changes in (1, 1, 2, 1):  # each time three are unread
        looking.settled(Marked("unread"), lambda _: None)
    assert len(looked_up) == 3


def test_marks_that_nobody_lent_explain_themselves_and_the_rest_is_searched(news: Library) -> None:
    results = news.search("is:unread lamp", EVERYTHING)
    assert results.complaint == "is: and tag: are known in the reader only: left out here"
    assert {hit.article.item for hit in results.hits} == {"post", "valley"}
    assert news.search("is:unread", EVERYTHING).total == 0


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("is:new lamp", "no is:new: there are is:read, is:unread, is:starred, is:unstarred, is:hidden"),
        ("outlet:= lamp", "nothing stands right behind outlet: write outlet:word"),
        ("date:soon lamp", "no date 'soon': write 2022, 2022-02, 2022-02-10..2022-02-16, yesterday or lastweek"),
        ("lnaguage:de lamp", "no field 'lnaguage': did you mean 'language'?"),
        ("lamp )", "a ) closes nothing"),
    ],
)
def test_a_faulty_query_says_what_is_wrong_and_searches_what_it_can(news: Library, query: str, complaint: str) -> None:
    results = news.search(query, EVERYTHING)
    assert results.complaint == complaint
    assert {"post", "valley"} >= {hit.article.item for hit in results.hits}
    assert results.total == 2


@pytest.mark.parametrize("typed", ["is:", "is:un", "date:last", "tag:", "like:", "outlet:=", 'outlet:="', "lang:"])
def test_what_is_not_finished_yet_is_no_fault(news: Library, typed: str) -> None:
    assert news.search(typed, EVERYTHING, as_typed=True).complaint is None


WEDNESDAY = date(2022, 3, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2022-03-02", "2022-03-02"),
        ("Yesterday", "2022-03-01", "2022-03-01"),
        ("thisweek", "2022-02-28", "2022-03-06"),
        ("lastweek", "2022-02-21", "2022-02-27"),
        ("thismonth", "2022-03-01", "2022-03-31"),
        ("lastmonth", "2022-02-01", "2022-02-28"),
        ("thisyear", "2022-01-01", "2022-12-31"),
        ("lastyear", "2021-01-01", "2021-12-31"),
        ("7days", "2022-02-24", "2022-03-02"),
        ("last2weeks", "2022-02-17", "2022-03-02"),
        ("1d", "2022-03-02", "2022-03-02"),
        ("lastmonth..yesterday", "2022-02-01", "2022-03-01"),
        ("2021..lastmonth", "2021-01-01", "2022-02-28"),
        ("<2022", "0001-01-01", "2021-12-31"),
        (">=lastweek", "2022-02-21", "9999-12-31"),
    ],
)
def test_days_go_by_names_too(text: str, first: str, last: str) -> None:
    expected = Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert days(text, WEDNESDAY) == expected


@pytest.mark.parametrize("text", ["", "..", "soon", "lastday", "0days", "2022-02-30", "<", ">soon", "20222", "-1"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert days(text, WEDNESDAY) is None


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from([*NAMED, "3days", "2022-02", "2022-2-3", ">2021", "2022..", "{}", "{}..{}", "<={}"]),
)
def test_whatever_is_typed_of_days_may_become_them(day: date, written: str) -> None:
    text = written.replace("{}", day.isoformat())
    assert days(text) is not None
    assert all(may_become(text[:end]) for end in range(len(text) + 1))


@pytest.mark.parametrize("text", ["soon", "2020-13", "202013", "20222222", "2022-02-32", "2022..soon", ">x"])
def test_what_cannot_become_days_any_more_is_told_while_it_is_typed(news: Library, text: str) -> None:
    assert not may_become(text)
    told = news.search(f"lighthouse date:{text}", EVERYTHING, as_typed=True).complaint
    assert told
    assert told.startswith(f"no date '{text}'")


@given(st.dates(), st.sampled_from([*NAMED, "3days", "9999years", "1m"]))
def test_every_named_time_is_some_days_whenever_it_is_asked(today: date, name: str) -> None:
    if date.min + timedelta(days=800) < today < date.max - timedelta(days=800):
        found = days(name, today)
        assert found is not None
        assert 1 <= found.first <= found.last <= date.max.toordinal()


def test_every_mark_is_one_that_can_be_asked_for() -> None:
    assert set(MARKS.values()) == {"read", "starred", "hidden"}


def test_the_whole_value_is_compared_in_any_case_and_no_more(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    outlets = ["ÉCHO", "Écho", "Écho du Val", "Echo"]
    records = [{"title": f"Number {n}", "text": "Some text.", "source": name} for n, name in enumerate(outlets)]
    library.scan(Scope.of([write_records(tmp_path / "echo.jsonl", *records)]))
    assert library.search("outlet:=écho", EVERYTHING).total == 2
    assert library.search("outlet:echo", EVERYTHING).total == 4
