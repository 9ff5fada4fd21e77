"""Taking an article along from the main screen: browser, file, clipboard."""

from __future__ import annotations

import json
import sys

from reader.settings import Settings
from reader.ui.outside import address, edit, pipe
from reader.ui.screens.asking import LineScreen


async def save_as(session, path):
    await session.press("s")
    await session.until(lambda: isinstance(session.app.screen, LineScreen), "the question")
    await session.type(str(path))
    await session.press("enter")
    await session.until(lambda: "Saved: " in session.seen or "Not saved" in session.seen)


async def test_an_article_is_saved_in_the_form_its_name_asks_for(opened, tmp_path):
    async with opened() as session:
        await session.point_at("Court hears")
        for kind in (".md", ".txt", ".html", ".json"):
            await save_as(session, tmp_path / f"court{kind}")
            session.app.clear_notifications()
            await session.until(lambda: "Saved: " not in session.seen)
    title = "Court hears [sic] [/] [@click=app.quit]baker"
    assert (tmp_path / "court.txt").read_text().startswith(f"{title}\nInland Observer · 2026-03-04")
    assert r"# Court hears \[sic\]" in (tmp_path / "court.md").read_text()
    page = (tmp_path / "court.html").read_text()
    assert f"<h1>{title}</h1>" in page
    assert "<p>The court at Calderwick heard the baker for two hours." in page
    assert json.loads((tmp_path / "court.json").read_text())["title"] == title


async def test_the_browser_gets_the_address_and_the_person_is_told(opened, tmp_path):
    browser = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.argv[2])' {tmp_path / 'asked'}"
    async with opened(settings=Settings(browser=browser)) as session:
        await session.point_at("Choir sings")
        await session.press("o")
        await session.until(lambda: "Opened" in session.seen)
        await session.until(lambda: (tmp_path / "asked").exists() and (tmp_path / "asked").read_text())
        assert (tmp_path / "asked").read_text() == address(session.main.article)
        assert (tmp_path / "asked").read_text().endswith("/choir.md")


async def test_a_browser_that_is_not_there_is_named(opened):
    async with opened(settings=Settings(browser="/nowhere/browser")) as session:
        await session.press("o")
        await session.until(lambda: "/nowhere/browser" in session.seen and "Opened" not in session.seen)


async def test_the_citation_and_the_address_are_copied(opened):
    async with opened() as session:
        await session.point_at("Choir sings")
        await session.press("Y")
        await session.until(lambda: "“Choir sings in an empty swimming bath”, 9 March 2026" in session.app.clipboard)
        await session.press("y")
        await session.until(lambda: session.app.clipboard.endswith("/choir.md"))


async def test_a_terminal_that_cannot_be_left_is_told_of(opened):
    async with opened() as session:
        await session.press("e")
        await session.until(lambda: "cannot be left to another program" in session.seen)


def test_an_editor_and_a_command_that_fail_are_named(tmp_path):
    assert edit(tmp_path, "/nowhere/vi").startswith("/nowhere/vi: ")
    assert edit(tmp_path, "false") == "false ended with status 1."
    assert edit(tmp_path, "true") == ""
    assert edit(tmp_path, "vi '").startswith("vi ': ")
    assert pipe("text", "exit 3") == "exit 3 ended with status 3."


def test_a_command_gets_the_text_and_nothing_of_it_is_run(tmp_path):
    assert pipe("$(touch owned); `touch owned`\n", f"cat > {tmp_path / 'got'}") == ""
    assert (tmp_path / "got").read_text() == "$(touch owned); `touch owned`\n"
    assert not (tmp_path / "owned").exists()
