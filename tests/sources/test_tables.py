"""CSV and TSV: a row an article, whatever its quoting, and lists of links without a text told once."""

import csv
import gc
import io
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import tables

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."


def split(path: Path) -> tuple[list[FullArticle], list[str]]:
    found = list(sources.read(path))
    articles = [one for one in found if isinstance(one, FullArticle)]
    return articles, [one.reason for one in found if isinstance(one, UnreadableFile)]


def table(path: Path, *rows: tuple[str, ...], encoding: str = "utf-8", **dialect: str) -> Path:
    text = io.StringIO()
    csv.writer(text, **dialect).writerows(rows)  # type: ignore[arg-type]
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def test_the_columns_of_all_the_news(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv",
        ("", "id", "title", "publication", "author", "date", "year", "month", "url", "content"),
        ("0", "17283", "Bridge closes", "Harbour Gazette", "Anna Holm", "2016-12-31", "2016.0", "12.0", "", STORY),
        ("1", "17284", "Ferry runs", "Harbour Gazette", "nan", "2017-06-19", "2017.0", "6.0", "", STORY),
    )
    (first, second), faults = split(path)
    article = first.article
    assert not faults
    assert (article.item, article.title, article.outlet, article.author, article.date, article.date_from) == (
        "17283",
        "Bridge closes",
        "Harbour Gazette",
        "Anna Holm",
        date(2016, 12, 31),
        "metadata",
    )
    assert [block.text for block in first.body.paragraphs] == [STORY]
    assert (second.article.item, second.article.author) == ("17284", None)


def test_newlines_quotes_and_separators_within_quotes(tmp_path: Path) -> None:
    text = f'{STORY}\n\nThe mayor said: "We could not wait, {STORY[:40].lower()}; really."'
    path = table(tmp_path / "a.csv", ("title", "text"), ("One, two", text), ("Next", STORY))
    (first, second), faults = split(path)
    assert not faults
    assert (first.article.title, first.article.item) == ("One, two", "1")
    assert [block.text for block in first.body.paragraphs] == text.split("\n\n")
    assert (second.article.title, second.article.item) == ("Next", "2")


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ";"), ("csv", "\t"), ("csv", "|"), ("tsv", "\t")])
def test_whatever_stands_between_the_columns(tmp_path: Path, suffix: str, delimiter: str) -> None:
    path = table(tmp_path / f"a.{suffix}", ("title", "text"), ("A, B", STORY), delimiter=delimiter)
    ((article,), _) = split(path)
    assert article.article.title == "A, B"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = table(tmp_path / "a.csv", ("title", "text"), ("Brücke “zu”", STORY * 20), encoding=encoding)
    ((article,), _) = split(path)
    assert article.article.title == "Brücke “zu”"


def test_a_field_of_a_hundred_megabytes_costs_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as stream:
        stream.write(f'title,text\nA,"{STORY}\n{STORY}"\nB,"')
        for _ in range(100):
            stream.write("x" * 1_000_000 + '"",\n')
        stream.write(f'"\nC,"{STORY}"\nD,{"y" * 20_000_000}\nE,{STORY}\n')
    articles, faults = split(path)
    assert [(one.article.title, one.article.item) for one in articles] == [("A", "1"), ("C", "3"), ("E", "5")]
    assert faults == ["line 4: is a row longer than 8 MB", "line 106: is a row longer than 8 MB"]


def test_a_quotation_mark_that_is_never_closed_costs_what_follows_and_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,text\nA,{STORY}\nB," + '"' + f"{STORY}\n" * 100_000)
    articles, faults = split(path)
    assert [one.article.title for one in articles] == ["A"]
    assert faults == ["line 3: is a row longer than 8 MB"]


@pytest.mark.parametrize(
    "heading", [("title", "url", "time_added", "tags", "status"), ("URL", "Title", "Selection", "Folder", "Timestamp")]
)
def test_a_list_of_saved_links_is_explained_once(tmp_path: Path, heading: tuple[str, ...]) -> None:
    links = [("x", f"https://gazette.example/{number}", "", "1", "0") for number in range(2000)]
    articles, faults = split(table(tmp_path / "a.csv", heading, *links))
    assert not articles
    assert len(faults) == 1
    assert "list of 2,000 titles and addresses without their texts" in faults[0]


def test_rows_without_a_text_are_counted(tmp_path: Path) -> None:
    articles, faults = split(table(tmp_path / "a.csv", ("title", "text"), ("A", ""), ("B", STORY), ("C", "NaN")))
    assert [one.article.title for one in articles] == ["B"]
    assert faults == ["2 of 3 rows hold no text, only what is known about an article"]


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "title,text\n", '"', "\x00\x01\x02" * 50, "title", ",,,\n"])
def test_what_is_no_table_of_articles_is_told_once(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    articles, faults = split(path)
    assert not articles
    assert len(faults) == 1


def test_short_and_long_rows_are_taken_as_they_are(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("text", "title"), (STORY,), (STORY, "B", "more", "still more"))
    articles, faults = split(path)
    assert not faults
    assert [one.article.title_from for one in articles] == ["text", "metadata"]


@pytest.mark.parametrize("text", ["title,text\nOne,The pier was closed.\nTwo,It opened.\n", "nothing,known\n"])
def test_the_stream_of_a_table_is_left_open_for_who_opened_it(tmp_path: Path, text: str) -> None:
    stream = io.BytesIO(text.encode())
    with suppress(UnreadableFile):
        next(tables.read(tmp_path / "set.csv", stream, datetime(2026, 1, 1, tzinfo=UTC)))
    gc.collect()
    assert not stream.closed
