"""The links of an article: which may be opened, by which letters, and where they lead."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import stories
from reader.article import Article, Span
from reader.library import Library, Scope
from reader.settings import Settings
from reader.ui.document import Block
from reader.ui.links import in_library, labels, links_of, told, told_host
from reader.ui.screens.links import LinksScreen

LINKED = """
The walkout, [first told by the Isle Post](http://www.isle.example/strike/?utm_source=mail#top), goes on, said
[the harbour master](https://harbour.example/people?name=holt). [Write](mailto:a@b.example) or [run](javascript:x).
"""


def linked(text: str, *targets: tuple[int, int, str]) -> Block:
    return Block(text, spans=tuple(Span(start, end, "link", target) for start, end, target in targets))


def known(id: str, url: str) -> Article:
    return Article(id, Path("/x") / id, f"Title of {id}", datetime(2026, 1, 1, tzinfo=UTC), url=url)


@given(st.integers(0, 2_000))
def test_every_link_has_letters_of_its_own_that_begin_no_others(count):
    made = labels(count)
    assert len(made) == len(set(made)) == count
    ordered = sorted(made)  # where one begins another, it stands right before one that it begins
    assert not any(after.startswith(before) for before, after in pairwise(ordered))
    assert made == sorted(made, key=len)
    assert count > 26 or all(len(label) == 1 for label in made)
    assert count > 60 or sum(len(label) == 1 for label in made) >= min(count, 24)


def test_only_links_of_the_web_are_offered_each_target_once():
    document = (
        linked("read it here", (0, 4, "https://a.example/1"), (8, 12, "javascript:alert(1)")),
        linked("or there, in full", (3, 8, "https://a.example/1"), (10, 17, "mailto:x@a.example")),
        linked("nothing", (3, 3, "https://hidden.example/"), (0, 7, "file:///etc/passwd")),
    )
    (link,) = links_of(document)
    assert (link.target, link.words, link.places) == ("https://a.example/1", "there", ((0, 0, 4), (1, 3, 8)))


def test_a_link_whose_host_is_not_what_it_looks_like_is_told_by_its_host_first():
    assert told("http://BANK.example:8080/x") == "http://BANK.example:8080/x"
    assert told("https://bank.example@evil.example/").startswith("evil.example: https://bank.example@")
    assert told("https://evil.example\\@bank.example/").startswith("evil.example: ")
    assert told("https://evil.example|bank/").startswith("no host: ")
    assert told_host("https://www.bank.example/", 20) == "bank.example"
    assert told_host("https://www.bank.example.and-more-of-it.evil.example/", 20) == "…-of-it.evil.example"


def test_a_link_leads_to_the_article_of_the_library_that_has_its_page():
    same = ["https://www.isle.example/strike", "http://isle.example/strike/?utm_medium=x#here"]
    articles = [known("here", same[0]), known("there", same[1])]
    assert {target: article.id for target, article in in_library(same, articles, "here").items()} == {
        same[0]: "there",
        same[1]: "there",
    }


def drawn(session) -> str:
    view = session.main.view
    return " ".join(" ".join(view.render_line(y).text for y in range(view.size.height)).split())


@pytest.fixture(scope="module")
def linked_library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scope]:
    home = tmp_path_factory.mktemp("linked")
    folder = home / "articles"
    folder.mkdir()
    head = "---\ntitle: {}\noutlet: {}\ndate: {}\nurl: {}\n---\n{}\n"
    one = ("Harbour master answers", "Harbour Times", "2026-03-02", "https://harbour.example/answer", LINKED)
    two = ("Crews walk out", "Isle Post", "2026-03-01", "https://isle.example/strike", "They walked out at noon.")
    (folder / "one.md").write_text(head.format(*one))
    (folder / "two.md").write_text(head.format(*two))
    with Library(home / "index") as library:
        library.scan(Scope.of([folder]), on_progress=None, stop=lambda: False)
        stories.group(library, Scope.of([folder]))
    return home / "index", Scope.of([folder])


async def test_letters_open_a_link_in_the_browser_after_its_target_was_shown(opened, linked_library, tmp_path):
    browser = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.argv[2])' {tmp_path / 'asked'}"
    index, scope = linked_library
    async with opened(index=index, scope=scope, settings=Settings(browser=browser)) as session:
        await session.point_at("Harbour master")
        await session.press("semicolon")
        await session.until(lambda: isinstance(session.app.screen, LinksScreen))
        await session.until(lambda: "opens “Crews walk out”, Isle Post" in session.seen, "where the first leads")
        await session.until(lambda: "she harbour" in drawn(session), "the letter s over the second link")
        await session.press("down")
        await session.until(lambda: "https://harbour.example/people?name=holt" in session.seen)
        assert "javascript" not in " ".join(link.target for link in session.app.screen.links)
        await session.press("s")
        await session.until(lambda: (tmp_path / "asked").exists() and (tmp_path / "asked").read_text())
        assert (tmp_path / "asked").read_text() == "https://harbour.example/people?name=holt"
        await session.until(lambda: "the harbour" in drawn(session), "the letters gone")


async def test_a_link_to_an_article_of_the_library_opens_that_article(opened, linked_library):
    index, scope = linked_library
    async with opened((80, 24), index=index, scope=scope) as session:
        await session.point_at("Harbour master")
        await session.press("enter", "semicolon")
        await session.until(lambda: "in the library" in session.seen)
        assert "Help" not in session.seen  # the keys of the main screen mean nothing here
        await session.press("escape")
        await session.until(lambda: not isinstance(session.app.screen, LinksScreen))
        assert session.main.article.title == "Harbour master answers"
        (link, _) = links_of(session.main.view.document)
        line = session.main.view.line_of(*link.places[0][:2])
        await session.pilot.click("#article", offset=(session.main.view.margin + 16, line))
        await session.until(lambda: isinstance(session.app.screen, LinksScreen), "a click shows where a link leads")
        await session.press("enter")
        await session.until(lambda: "They walked out" in session.page)


async def test_an_article_without_links_says_so(opened):
    async with opened() as session:
        await session.press("semicolon")
        await session.until(lambda: "no links" in session.seen or "its articles" in session.seen)


async def test_the_mouse_leaves_the_links_or_shows_one_and_without_a_browser_it_is_copied(opened, linked_library):
    index, scope = linked_library
    async with opened(index=index, scope=scope, settings=Settings(browser="/nowhere/browser")) as session:
        await session.point_at("Harbour master")
        await session.press("semicolon")
        await session.until(lambda: "Isle Post" in session.seen and isinstance(session.app.screen, LinksScreen))
        await session.pilot.click("#links-list", offset=(6, 1))
        await session.until(lambda: "https://harbour.example/people" in session.seen)
        await session.pilot.click(offset=(90, 30))
        await session.until(lambda: session.app.screen is session.main)
        await session.press("semicolon")
        await session.until(lambda: isinstance(session.app.screen, LinksScreen))
        await session.press("s")
        await session.until(lambda: session.app.clipboard == "https://harbour.example/people?name=holt")
