"""JSON Lines and JSON: one record, one article; one bad line costs one line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reader import sources
from reader.article import FullArticle, Kind
from reader.errors import UnreadableFile

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
RECORD = {"title": "Bridge closes", "text": STORY}


def write(path: Path, *lines: Any) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


def articles(path: Path) -> list[FullArticle]:
    found = list(sources.read(path))
    assert all(isinstance(one, FullArticle) for one in found), list(map(str, found))
    return [one for one in found if isinstance(one, FullArticle)]


def one(tmp_path: Path, record: dict[str, Any]) -> FullArticle:
    (found,) = articles(write(tmp_path / "a.jsonl", record))
    return found


def test_each_line_is_an_article(tmp_path: Path) -> None:
    found = articles(write(tmp_path / "a.jsonl", RECORD, "", {**RECORD, "title": "Ferry runs"}))
    assert [(a.article.title, a.article.item) for a in found] == [("Bridge closes", "1"), ("Ferry runs", "3")]
    assert [block.text for block in found[0].body.paragraphs] == [STORY]


@pytest.mark.parametrize(
    ("names", "value"),
    [
        (("title", "headline", "Title"), "A headline"),
        (("outlet", "source", "publisher", "site", "site_name", "publication"), "Harbour Gazette"),
        (("author", "authors", "byline"), "Anna Holm"),
        (("url", "link"), "https://gazette.example/a"),
        (("language", "lang"), "de"),
    ],
)
def test_field_names_of_many_collections(tmp_path: Path, names: tuple[str, ...], value: str) -> None:
    for name in names:
        article = one(tmp_path, {"text": STORY, name: value}).article
        assert getattr(article, {"author": "author"}.get(names[0], names[0])) == value


@pytest.mark.parametrize(
    "name", ["text", "content", "body", "maintext", "article", "articleBody", "plain_text", "description"]
)
def test_names_of_the_text(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, {"title": "T", name: STORY}).body.paragraphs[0].text == STORY


@pytest.mark.parametrize(
    "value",
    [
        "2022-02-16",
        "2022-02-16T23:59:00Z",
        "2022-02-16 08:00:00",
        "Wed, 16 Feb 2022 10:00:00 GMT",
        "20220216T103000Z",
        "February 16, 2022",
        "16 February 2022",
        "16.02.2022",
        1645005600,
        1645005600000,
        "1645005600",
        "16. Februar 2022",
    ],
)
@pytest.mark.parametrize("name", ["date", "published_at", "pubDate", "seendate"])
def test_dates_as_people_store_them(tmp_path: Path, name: str, value: object) -> None:
    article = one(tmp_path, {**RECORD, name: value}).article
    assert (article.date, article.date_from) == (date(2022, 2, 16), "metadata")


@pytest.mark.parametrize("value", ["yesterday", "2022", "", None, "99/99/2022", 12, "03/04/2022x", [], {}, True])
def test_what_is_no_full_date_is_unknown(tmp_path: Path, value: object) -> None:
    assert one(tmp_path, {**RECORD, "date": value}).article.date is None


def test_a_date_stands_in_the_address(tmp_path: Path) -> None:
    article = one(tmp_path, {**RECORD, "url": "https://www.gazette.example/2022/02/16/bridge"}).article
    assert (article.date, article.date_from, article.outlet) == (date(2022, 2, 16), "url", "gazette.example")


def test_lists_and_objects_of_authors_and_outlets(tmp_path: Path) -> None:
    record = {
        **RECORD,
        "authors": [{"name": "Anna Holm"}, "Jan Eklund"],
        "source": {"id": "x", "name": "Harbour Gazette"},
    }
    article = one(tmp_path, record).article
    assert (article.author, article.outlet) == ("Anna Holm, Jan Eklund", "Harbour Gazette")


def test_an_outlet_given_as_an_address_is_its_domain(tmp_path: Path) -> None:
    assert one(tmp_path, {**RECORD, "source": "https://www.gazette.co.uk/"}).article.outlet == "gazette.co.uk"


def test_a_body_of_html_is_read_as_a_page(tmp_path: Path) -> None:
    html = (
        f"<p>{STORY}</p><blockquote><p>We could not wait.</p></blockquote><ul><li>buses</li></ul><script>x()</script>"
    )
    kinds = [(b.kind, b.text) for b in one(tmp_path, {"title": "T", "content": html}).body.paragraphs]
    assert kinds == [(Kind.PROSE, STORY), (Kind.QUOTATION, "We could not wait."), (Kind.ITEM, "buses")]


def test_items_are_the_records_own_names_or_their_numbers(tmp_path: Path) -> None:
    records = [
        {**RECORD, "id": 7},
        RECORD,
        {**RECORD, "guid": "g"},
        {**RECORD, "id": "7"},
        {**RECORD, "url": "https://a.example/"},
    ]
    found = articles(write(tmp_path / "a.jsonl", *records))
    assert [a.article.item for a in found] == ["7", "2", "g", "4", "https://a.example/"]
    assert len({a.article.id for a in found}) == 5


def test_no_two_records_of_a_file_have_one_name(tmp_path: Path) -> None:
    found = articles(
        write(tmp_path / "a.jsonl", {**RECORD, "id": "2"}, RECORD, {**RECORD, "id": "2"}, {**RECORD, "id": "3"})
    )
    assert len({a.article.item for a in found}) == 4


def test_one_bad_line_costs_one_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", RECORD, '{"title": ', {"number": 1}, [1], "[" * 100_000, RECORD)
    found = list(sources.read(path))
    reasons = [one.reason for one in found if isinstance(one, UnreadableFile)]
    assert [reason.split(":")[0] for reason in reasons] == ["line 2", "line 3", "line 4", "line 5"]
    assert "neither a title nor a text" in reasons[1]
    assert [isinstance(one, FullArticle) for one in found] == [True, False, False, False, False, True]


def test_a_line_beyond_the_cap_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"title": "' + b"x" * 9_000_000 + b'"}\n' + json.dumps(RECORD).encode())
    fault, article = sources.read(path)
    assert isinstance(fault, UnreadableFile)
    assert "line 1: is longer than 8 MB" in fault.reason
    assert isinstance(article, FullArticle)


def test_json_of_one_article_has_no_item(tmp_path: Path) -> None:
    (found,) = articles(write(tmp_path / "a.json", RECORD))
    assert (found.article.item, found.article.title) == (None, "Bridge closes")


@pytest.mark.parametrize("wrapped", [lambda r: r, lambda r: {"articles": r}, lambda r: {"status": "ok", "items": r}])
def test_json_of_many_articles(tmp_path: Path, wrapped: Any) -> None:
    found = articles(write(tmp_path / "a.json", wrapped([RECORD, {**RECORD, "id": "x"}])))
    assert [a.article.item for a in found] == ["1", "x"]


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    assert len(articles(write(tmp_path / "a.json", RECORD, RECORD))) == 2


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "1" * 100_000, '"x"', '{"a": 1}'])
def test_json_that_is_no_article(tmp_path: Path, text: str) -> None:
    (fault,) = sources.read(write(tmp_path / "a.json", text))
    assert isinstance(fault, UnreadableFile)


def test_text_of_a_record_is_cleaned_and_never_markup(tmp_path: Path) -> None:
    full = one(
        tmp_path, {"title": "[/] \x1b[31mred \u202e[@click=app.quit]x[/]", "text": f"{STORY} \x1b]52;c;x\x07 *[b]*"}
    )
    assert full.article.title == "[/] red [@click=app.quit]x[/]"
    assert full.body.paragraphs[0].text == f"{STORY} *[b]*"


def test_a_record_without_a_title_gets_its_first_sentence(tmp_path: Path) -> None:
    article = one(tmp_path, {"text": STORY + " More follows."}).article
    assert article.title_from == "text"
    assert (
        article.title
        == "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
    )
