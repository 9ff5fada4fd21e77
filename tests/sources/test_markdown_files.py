"""Markdown notes with and without front matter."""

from datetime import date
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle, Kind

STORY = "The council of Nordhaven voted on *Monday* to close the old bridge for repairs that will last until spring."
PLAIN = STORY.replace("*", "")


def read(tmp_path: Path, text: str) -> FullArticle:
    path = tmp_path / "a.md"
    path.write_text(text)
    (found,) = sources.read(path)
    assert isinstance(found, FullArticle), str(found)
    return found


def test_the_first_heading_is_the_title_and_not_body(tmp_path: Path) -> None:
    for head in ("# Bridge *closes*\n", "Bridge closes\n====\n"):
        full = read(tmp_path, f"{head}\n{STORY}\n\n## Later\n\n{STORY}")
        assert full.article.title == "Bridge closes"
        assert [block.kind for block in full.body.paragraphs] == [Kind.PROSE, Kind.HEADING, Kind.PROSE]
        assert full.body.paragraphs[0].spans[0].role == "emphasis"


def test_what_a_web_clipper_writes_is_understood(tmp_path: Path) -> None:
    front = (
        'title: "Bridge: it closes"\nsource: https://www.gazette.example/a\nauthor:\n  - "[[Anna Holm]]"\n'
        "published: 2022-02-16\ncreated: 2024-01-01\ntags: [clippings]\n"
    )
    article = read(tmp_path, f"---\n{front}---\n{STORY}").article
    assert (article.title, article.author, article.date) == ("Bridge: it closes", "Anna Holm", date(2022, 2, 16))
    assert (article.url, article.outlet) == ("https://www.gazette.example/a", "gazette.example")


def test_toml_between_plus_signs(tmp_path: Path) -> None:
    article = read(tmp_path, f'+++\ntitle = "Bridge"\ndate = 2022-02-16\noutlet = "Gazette"\n+++\n\n{STORY}').article
    assert (article.title, article.date, article.outlet) == ("Bridge", date(2022, 2, 16), "Gazette")


def test_broken_front_matter_is_read_line_by_line(tmp_path: Path) -> None:
    article = read(tmp_path, f"---\ntitle: Bridge: it closes: now\ndate: 2022-02-16\n---\n{STORY}").article
    assert (article.title, article.date) == ("Bridge: it closes: now", date(2022, 2, 16))


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
        "[" * 5000,
        "!!python/object/apply:os.system ['true']",
        "\t\t: :",
        "a: " + "1" * 9999,
    ],
)
def test_hostile_front_matter_costs_at_most_itself(tmp_path: Path, front: str) -> None:
    full = read(tmp_path, f"---\n{front}\n---\n\n{STORY}")
    assert PLAIN in [block.text for block in full.body.paragraphs]


def test_a_text_between_rules_is_no_front_matter(tmp_path: Path) -> None:
    full = read(tmp_path, f"---\n\n{STORY}\n\n---\n\n{STORY}")
    assert [block.text for block in full.body.paragraphs if block.text] == [PLAIN, PLAIN]


def test_without_any_title_the_first_sentence_stands_for_it(tmp_path: Path) -> None:
    article = read(tmp_path, STORY).article
    assert (article.title_from, article.title) == ("text", PLAIN)


def test_wiki_links_and_raw_html_leave_their_words(tmp_path: Path) -> None:
    full = read(tmp_path, "See [[Note|the note]] and [[Harbour]] <b>now</b>. ![[picture.png]]")
    assert full.body.paragraphs[0].text == "See the note and Harbour now."


def test_blanks_by_the_hundred_thousand_cost_no_time(tmp_path: Path) -> None:
    full = read(tmp_path, f"{' ' * 300_000}\n{STORY}")
    assert [block.text for block in full.body.paragraphs] == [PLAIN]


@pytest.mark.parametrize(
    "line",
    [
        "Source: https://www.gazette.example/2022/02/16/bridge",
        "Source: [Bridge closes](https://www.gazette.example/2022/02/16/bridge)",
        "*Originally published at <https://www.gazette.example/2022/02/16/bridge>.*",
        "Quelle: https://www.gazette.example/2022/02/16/bridge",
    ],
)
def test_a_line_that_names_the_source_tells_the_outlet(tmp_path: Path, line: str) -> None:
    full = read(tmp_path, f"# Bridge closes\n\n{STORY}\n\n{line}\n")
    assert (full.article.outlet, full.article.date) == ("gazette.example", date(2022, 2, 16))
    assert [piece.why for piece in full.body.dropped] == ["address of the source"]


@pytest.mark.parametrize(
    "line", ["https://maps.example/bridge", "<https://maps.example/bridge>", "Map: https://maps.example/b"]
)
def test_an_address_alone_is_kept_and_tells_nothing(tmp_path: Path, line: str) -> None:
    full = read(tmp_path, f"# Bridge closes\n\n{STORY}\n\n{line}\n")
    assert (full.article.outlet, full.article.url) == (None, None)
    assert "maps.example" in full.body.paragraphs[-1].text
    assert full.body.dropped == ()


def test_a_sentence_that_begins_with_a_source_stays(tmp_path: Path) -> None:
    line = "Source: people who were at the council that night, and who asked the paper not to print their names."
    full = read(tmp_path, f"# Bridge closes\n\n{STORY}\n\n{line}\n")
    assert full.body.paragraphs[-1].text == line
