"""The command line as scripts use it: what is printed, as what, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import settings_file
from reader.library.scanning.absent import MANY
from reader.state import State, actions

from .conftest import HARBOUR_WIRE

Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE_FIELDS = {
    "id", "path", "item", "title", "title_from", "outlet", "first_publisher", "agency", "author", "date", "date_from",
    "saved", "url", "language", "words",
}  # fmt: skip


def document(run: subprocess.CompletedProcess[str], status: int = 0) -> Any:
    """The one JSON document that a command printed."""
    assert run.returncode == status, run.stderr
    return json.loads(run.stdout)


def lines(run: subprocess.CompletedProcess[str], status: int = 0) -> list[Any]:
    """The JSON Lines that a command printed."""
    assert run.returncode == status, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_search_finds_ranks_and_marks_in_one_command_on_a_fresh_machine(run_program: Run, articles: Path) -> None:
    found = document(run_program("search", "captain aground", "--in", articles, "--json"))
    assert found["query"] == "captain aground"
    assert found["total"] == len(found["hits"]) == 1
    assert found["did_you_mean"] is None
    hit = found["hits"][0]
    assert set(hit["article"]) == ARTICLE_FIELDS
    assert hit["article"]["item"] == "wire"
    assert {hit["snippet"][start:end] for start, end in hit["matches"]} <= {"captain", "aground"}
    assert hit["matches"]


def test_a_search_that_finds_nothing_prints_its_document_and_exits_with_1(run_program: Run, articles: Path) -> None:
    found = document(run_program("search", "zeppelin", "--in", articles, "--json"), status=1)
    assert found["hits"] == []
    assert found["total"] == 0


def test_a_search_relaxed_to_some_of_its_words_says_so(run: Run, articles: Path) -> None:
    found = run("search", "zeppelin ferry", "--in", articles)
    assert found.returncode == 0
    assert "nothing matches zeppelin; 2 hits without it; these have some of the words" in found.stderr


def test_a_search_that_finds_nothing_says_which_part_of_it_is_to_blame(run: Run, articles: Path) -> None:
    found = run("search", "ferry", "date:1999", "--in", articles)
    assert found.returncode == 1
    assert "nothing matches date:1999; 2 hits without it" in found.stderr


def test_every_part_of_the_language_is_understood_on_the_command_line(run: Run, articles: Path) -> None:
    everything = {"orchard.txt", "own", "wire"}
    path = next(
        record["path"] for record in lines(run("show", "--all", "--in", articles, "--json")) if not record["item"]
    )
    for query, expected in (
        ("is:unread", everything),
        ("is:read", set()),
        ("outlet:='Coast Daily'", set()),
        ('outlet:="Coast Daily"', {"wire"}),
        ("date:2026-03 -date:2026-03-02", {"own"}),
        (f'like:"{path}"', set()),
    ):
        ran = run("search", query, "--json")
        found = document(ran, status=0 if expected else 1)
        assert {hit["article"]["item"] or "orchard.txt" for hit in found["hits"]} == expected, (query, ran.stderr)
        assert set(found) == {"query", "total", "hits", "did_you_mean"}
        assert "left out" not in ran.stderr


def test_a_misspelt_word_is_corrected_in_the_whole_query(run: Run, articles: Path) -> None:
    found = document(run("search", "coastgaurd ferry", "--in", articles, "--json"))
    assert found["did_you_mean"] == "coastguard ferry"


@pytest.mark.parametrize(
    ("query", "items"),
    [
        (("ferry", "-captain"), ["own"]),
        (("-captain", "ferry"), ["own"]),
        (("ferry", "-title:runs"), ["own"]),
    ],
)
def test_a_word_with_a_dash_before_it_is_a_part_of_the_query(
    run: Run, articles: Path, query: tuple[str, ...], items: list[str]
) -> None:
    found = document(run("search", *query, "--in", articles, "--json"))
    assert [hit["article"]["item"] for hit in found["hits"]] == items


def test_sorting_by_date_puts_the_newest_hit_first(run: Run, articles: Path) -> None:
    found = document(run("search", "ferry", "--in", articles, "--sort", "date", "--json"))
    assert [hit["article"]["item"] for hit in found["hits"]] == ["own", "wire"]


def test_a_faulty_query_is_explained_and_no_fault(run: Run, articles: Path) -> None:
    found = run("search", 'titel:ferry "', "--in", articles)
    assert found.returncode in (0, 1)
    assert "title" in found.stderr
    assert "Traceback" not in found.stderr


def test_show_prints_every_article_once_with_its_text(run: Run, articles: Path) -> None:
    shown = lines(run("show", "--all", "--in", articles, "--json"))
    assert sorted(record["item"] or Path(record["path"]).name for record in shown) == ["orchard.txt", "own", "wire"]
    for record in shown:
        assert set(record) == ARTICLE_FIELDS | {"markdown", "paragraphs", "dropped"}
        assert Path(record["path"]).is_absolute()
    wire = next(record for record in shown if record["item"] == "wire")
    assert (wire["outlet"], wire["date"], wire["date_from"]) == ("Coast Daily", "2026-03-02", "metadata")
    assert len(wire["paragraphs"]) == 4


def test_an_article_saved_twice_is_told_once_and_shown_with_both_places(run: Run, articles: Path) -> None:
    (articles / "again.txt").write_bytes((articles / "orchard.txt").read_bytes())
    told = run("stories", "--in", articles).stdout
    assert told.count("Frost spoils the apple harvest") == 1
    assert sum(len(story["articles"]) for story in lines(run("stories", "--in", articles, "--json"))) == 4
    found = run("search", "frost apple", "--in", articles).stdout
    assert found.count("Frost spoils the apple harvest") == found.count("saved again: ") == 1
    hits = document(run("search", "frost apple", "--in", articles, "--json"))["hits"]
    first = next(hit for hit in hits if hit["copy_of"] is None)
    assert [hit["copy_of"] for hit in hits if hit is not first] == [first["article"]["id"]]
    shown = run("show", articles / "orchard.txt").stdout
    assert f"saved again: {articles / 'again.txt'}" in shown


def test_an_article_is_named_by_its_path_its_item_or_its_id(run: Run, articles: Path) -> None:
    by_item = document(run("show", f"{articles / 'harbour.jsonl'}#own", "--json"))
    run("index", articles)
    by_id = document(run("show", by_item["id"], "--json"))
    by_path = document(run("show", articles / "orchard.txt", "--json"))
    assert by_id == by_item
    assert by_path["title"] == "Frost spoils the apple harvest"


def test_stories_hold_every_article_once_and_both_tellings_of_an_event_together(run: Run, articles: Path) -> None:
    told = lines(run("stories", "--in", articles, "--json"))
    members = sorted(sorted(article["item"] or "orchard" for article in story["articles"]) for story in told)
    assert members == [["orchard"], ["own", "wire"]]
    ferry = next(story for story in told if len(story["articles"]) == 2)
    assert ferry["outlets"] == ["Coast Daily", "The Lamp"]
    assert (ferry["first"], ferry["last"]) == ("2026-03-02", "2026-03-03")
    assert lines(run("stories", "--told-by", "several", "--in", articles, "--json")) == [ferry]
    assert lines(run("stories", "--told-by", "one", "--json")) == [story for story in told if story != ferry]


def test_related_articles_come_with_a_score_and_with_reasons(run: Run, articles: Path) -> None:
    every = lines(run("related", "--all", "--in", articles, "--json"))
    by_item = {record["article"]["item"]: record["related"] for record in every}
    best = by_item["wire"][0]
    assert best["article"]["item"] == "own"
    assert best["same_story"] is True
    assert best["why"]
    one = document(run("related", f"{articles / 'harbour.jsonl'}#wire", "--in", articles, "--json"))
    assert one["related"] == by_item["wire"]


def test_what_was_indexed_by_files_is_related_across_them(run: Run, articles: Path) -> None:
    wire, own = (articles / "harbour.jsonl").read_text("utf-8").splitlines()
    (articles / "harbour.jsonl").write_text(wire, "utf-8")
    (articles / "own.jsonl").write_text(own, "utf-8")
    for path in sorted(articles.iterdir()):
        run("index", path)
    told = {record["article"]["item"]: record["related"] for record in lines(run("related", "--all", "--json"))}
    assert [one["article"]["item"] for one in told["wire"] if one["same_story"]] == ["own"]
    assert [one["article"]["item"] for one in told["own"] if one["same_story"]] == ["wire"]
    assert not any(one["same_story"] for one in told[None])
    assert len(lines(run("stories", "--json"))) == 2


def test_of_one_article_it_is_told_what_stands_word_for_word_in_the_related_ones(run: Run, articles: Path) -> None:
    text = (articles / "orchard.txt").read_text("utf-8")
    record = {"id": "copy", "title": "Apples", "source": "The Lamp", "text": text}
    (articles / "copy.jsonl").write_text(json.dumps(record), "utf-8")
    one = document(run("related", articles / "orchard.txt", "--in", articles, "--json"))
    assert one["related"][0]["why"][-1] == "mostly the same text"


def test_comparing_two_articles_needs_no_index_and_links_what_both_tell(run: Run, articles: Path) -> None:
    file = articles / "harbour.jsonl"
    compared = document(run("compare", f"{file}#wire", f"{file}#own", "--json"))
    promised = {"articles", "sentences", "links", "only", "figures", "quotations", "origin"}
    assert set(compared) == promised | {"headlines", "alone", "revision"}
    assert [len(side) for side in compared["sentences"]] == [4, 4]
    figures = [entry for link in compared["links"] for entry in link["differences"] if entry["kind"] == "figure"]
    assert {"kind": "figure", "left": "312", "right": "about 340"} in figures
    linked = [{link[side] for link in compared["links"]} for side in ("left", "right")]
    assert compared["only"] == [sorted(set(range(4)) - linked[0]), sorted(set(range(4)) - linked[1])]


def test_three_articles_are_compared_statement_by_statement(run: Run, articles: Path) -> None:
    file = articles / "harbour.jsonl"
    result = document(run("compare", f"{file}#wire", f"{file}#own", articles / "orchard.txt", "--json"))
    assert [len(result["articles"]), len(result["sentences"]), len(result["pairs"])] == [3, 3, 3]
    assert any({cell["article"] for cell in statement["cells"]} == {0, 1} for statement in result["statements"])


def test_three_articles_are_written_as_text_markdown_and_one_html_page(run: Run, articles: Path) -> None:
    file = articles / "harbour.jsonl"
    three = [f"{file}#wire", f"{file}#own", articles / "orchard.txt"]
    for form, begins in (((), "Coast Daily: "), (("--markdown",), "# "), (("--html",), "<!doctype html>")):
        written = run("compare", *three, *form)
        assert written.returncode == 0, written.stderr
        assert written.stdout.startswith(begins)
        assert "about 340" in written.stdout


def test_a_comparison_is_written_as_text_markdown_and_one_html_page(run: Run, articles: Path) -> None:
    pair = [f"{articles / 'harbour.jsonl'}#{item}" for item in ("wire", "own")]
    text, markdown, page = run("compare", *pair), run("compare", *pair, "--markdown"), run("compare", *pair, "--html")
    for written in (text, markdown, page):
        assert written.returncode == 0, written.stderr
        assert "about 340" in written.stdout
        assert "sentences have a counterpart" in written.stdout
    assert markdown.stdout.startswith("# ")
    assert page.stdout.startswith("<!doctype html>")
    assert "<script" not in page.stdout


def test_two_texts_with_nothing_in_common_end_with_status_1(run: Run, articles: Path) -> None:
    pair = (f"{articles / 'harbour.jsonl'}#wire", articles / "orchard.txt")
    assert document(run("compare", *pair, "--json"), status=1)["links"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "no-such-article"), "no-such-article"),
        (("show",), "show takes"),
        (("compare", "one.txt"), "two articles"),
        (("compare", "one.txt", "two.txt"), "one.txt"),
        (("related",), "related takes"),
        (("search", "--in", "/nowhere"), "takes a QUERY"),
        (("search", "ferry", "--frobnicate"), "--frobnicate"),
        (("search", "ferry", "--in", "/nowhere"), "/nowhere"),
        (("stories", "--frobnicate"), "--frobnicate"),
        (("compare", "one.txt", "two.txt", "--json", "--html"), "--html"),
        (("index", ""), "empty"),
        (("search", "ferry", "--limit", "0"), "--limit"),
        (("/no/such/folder",), "/no/such/folder"),
        (("index",), "nothing to index"),
    ],
)
def test_wrong_usage_is_one_line_on_stderr_and_status_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    wrong = run(*arguments)
    assert wrong.returncode == 2
    assert wrong.stdout == ""
    assert len(wrong.stderr.splitlines()) == 1
    assert said in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_index_counts_what_it_did_and_lists_problems_with_their_reason(run: Run, articles: Path) -> None:
    (articles / "broken.jsonl").write_text('{"title": "No end', encoding="utf-8")
    first = document(run("index", articles, "--json"))
    assert (first["articles"], first["added"]) == (3, 3)
    assert [Path(problem["path"]).name for problem in first["problems"]] == ["broken.jsonl"]
    assert first["problems"][0]["reason"]
    again = document(run("index", articles, "--json"))
    assert (again["added"], again["changed"], again["removed"]) == (0, 0, 0)


def test_index_lets_go_of_an_emptied_folder_only_where_that_is_named(
    run: Run, tmp_path: Path, place: dict[str, str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    rows = [
        json.dumps({"title": f"Ferry {number}", "text": f"Ferry {number} left the harbour."}) for number in range(MANY)
    ]
    (disk / "all.jsonl").write_text("\n".join(rows))
    settings_file.save_folders(Path(place["XDG_CONFIG_HOME"]) / "newsreader" / "settings.toml", [disk])
    assert document(run("index", "--json"))["articles"] == MANY
    (disk / "all.jsonl").unlink()  # as if the disk were not mounted
    kept = document(run("index", "--json"))
    assert (kept["articles"], kept["removed"]) == (MANY, 0)
    assert [problem["path"] for problem in kept["problems"]] == [str(disk)]
    gone = document(run("index", disk, "--json"), status=1)
    assert (gone["articles"], gone["removed"], gone["problems"]) == (0, MANY, [])


def test_without_a_terminal_the_reader_prints_its_stories_and_exits_with_0(run_program: Run, articles: Path) -> None:
    printed = run_program(articles)
    assert printed.returncode == 0, printed.stderr
    assert "Frost spoils the apple harvest" in printed.stdout
    assert "2 outlets" in printed.stdout
    assert "\x1b" not in printed.stdout


def test_the_demo_without_a_terminal_prints_the_sample_stories(run: Run) -> None:
    printed = run("demo")
    assert printed.returncode == 0, printed.stderr
    assert "outlets" in printed.stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full"])
def test_a_closed_or_full_stream_is_no_traceback(tmp_path: Path, closed: str) -> None:
    command = f'"{sys.executable}" -m reader paths {closed}'
    places = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    ended = subprocess.run(
        ["bash", "-c", command], env={**os.environ, **places}, capture_output=True, encoding="utf-8", timeout=60
    )
    assert "Traceback" not in ended.stderr
    assert ended.returncode == (2 if "full" in closed else 0)


def test_what_is_related_to_a_file_that_is_not_indexed_is_found(run: Run, articles: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.txt"
    alone.write_text("Ferry aground off Corran Point\n\n" + "\n\n".join(HARBOUR_WIRE[:3]), encoding="utf-8")
    nothing = run("related", alone)
    assert nothing.returncode == 1
    assert "--in PATH" in nothing.stderr
    (found,) = lines(run("related", alone, "--in", articles, "--json"))
    assert {one["article"]["item"] for one in found["related"] if one["same_story"]} == {"wire", "own"}


def test_nothing_is_ever_written_beside_the_articles(run_program: Run, articles: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in articles.iterdir()}
    for arguments in (("index", articles), ("stories", "--in", articles), ("search", "ferry", "--in", articles)):
        run_program(*arguments)
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in articles.iterdir()} == before


def test_no_escape_sequence_of_a_file_its_name_or_the_query_is_printed(run: Run, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    title = "Ferry \x1b]52;c;SGVsbG8=\x07 aground [/] \x9b31m \u202e title"
    text = f"{title}\n\nThe ferry \x1b[2J ran aground on Monday evening.\n"
    (hostile / "na\x1b[31mme\x9b\nnew line\u202e.txt").write_text(text, encoding="utf-8")
    for arguments in (("show", "--all"), ("search", "ferry \x1b[5m\x9b"), ("stories",), ("related", "--all")):
        for form in ((), ("--json",)):
            printed = run(*arguments, "--in", hostile, *form)
            for character in ("\x1b", "\x9b", "\x07", "\u202e"):
                assert character not in printed.stdout + printed.stderr, arguments
            assert not any(line.startswith("new line") for line in printed.stdout.splitlines())


def test_paths_tells_where_everything_is(run: Run, tmp_path: Path) -> None:
    printed = run("paths")
    assert [line.split()[0] for line in printed.stdout.splitlines()] == ["settings", "index", "state", "log"]
    assert str(tmp_path) in printed.stdout


def test_the_version_is_printed_and_a_command_explains_itself(run: Run) -> None:
    assert run("--version").stdout.startswith("newsreader ")
    assert "examples:" in run("--help").stdout
    assert "--limit" in run("search", "--help").stdout


def test_the_stories_are_as_the_reader_wants_them(run: Run, articles: Path) -> None:
    lines = run("stories", "--in", articles, "--json").stdout.splitlines()
    [story] = [story for story in map(json.loads, lines) if len(story["articles"]) == 2]
    wire, own = story["articles"]
    assert story["origins"] == 2
    places = run("paths").stdout.splitlines()
    path = Path(next(line for line in places if line.startswith("state")).removeprefix("state").strip())
    with State(path) as state:
        state.change(actions.say_same(wire["id"], [own["id"]], False))
    assert len(run("stories", "--in", articles, "--json").stdout.splitlines()) == 3
    near = json.loads(run("related", wire["id"], "--in", articles, "--json").stdout)["related"]
    assert [one["same_story"] for one in near if one["article"]["id"] == own["id"]] == [False]
