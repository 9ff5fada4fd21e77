"""Saving what the comparison shows: the ending decides the form, nothing is overwritten unasked."""

from __future__ import annotations

import json
import os

import pytest

from reader.ui.screens.asking import ConfirmScreen, LineScreen
from reader.ui.screens.compare import CompareScreen
from reader.ui.screens.saving import file_name, offered, wanted, written
from reader.ui.widgets.compare_matrix import MatrixView


async def save_as(session, path) -> None:
    await session.press("s")
    await session.until(lambda: isinstance(session.app.screen, LineScreen), "the question")
    session.app.screen.line.value = str(path)
    await session.press("enter")


def said(session) -> str:
    return session.app.screen.status.said if isinstance(session.app.screen, CompareScreen) else ""


FORMS = {"a.html": "<table", "a.md": "| Harbour Times |", "a.txt": "Holt"}


async def test_the_pair_is_saved_in_the_form_of_its_ending(comparing, tmp_path):
    async with comparing() as session:
        for name, holds in FORMS.items():
            await save_as(session, tmp_path / name)
            await session.until(lambda name=name: said(session).endswith(name), name)
            assert holds in (tmp_path / name).read_text(encoding="utf-8")


async def test_the_table_of_all_outlets_is_saved_where_that_is_shown(comparing, tmp_path):
    async with comparing() as session:
        await session.press("5")
        await session.until(lambda: isinstance(session.app.screen.pane, MatrixView), "the table")
        await save_as(session, tmp_path / "all.json")
        await session.until(lambda: "Saved: " in said(session))
        assert len(json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["articles"]) == 3


async def test_what_is_there_is_overwritten_only_when_one_says_so(comparing, tmp_path):
    path = tmp_path / "mine.md"
    path.write_text("mine")
    async with comparing() as session:
        await save_as(session, path)
        await session.until(lambda: isinstance(session.app.screen, ConfirmScreen), "the second question")
        await session.press("n")
        await session.until(lambda: "Nothing was saved." in said(session))
        assert path.read_text() == "mine"
        await save_as(session, path)
        await session.until(lambda: isinstance(session.app.screen, ConfirmScreen), "the second question")
        await session.press("y")
        await session.until(lambda: "Saved: " in said(session))
        assert "Harbour Times" in path.read_text(encoding="utf-8")


async def test_a_name_without_a_known_ending_and_a_folder_that_is_not_there_are_told(comparing, tmp_path):
    async with comparing() as session:
        await save_as(session, tmp_path / "mine.docx")
        await session.until(lambda: "The name decides" in said(session))
        await save_as(session, tmp_path / "nowhere" / "mine.md")
        await session.until(lambda: "Not saved" in said(session))
        await save_as(session, "")
        assert not list(tmp_path.glob("mine*"))


async def test_a_name_is_suggested_and_in_a_folder_it_is_used(comparing, tmp_path):
    async with comparing() as session:
        await session.press("s")
        await session.until(lambda: isinstance(session.app.screen, LineScreen), "the question")
        assert session.app.screen.line.value == "harbour-times-isle-post.html"
        await session.press("escape")
        (tmp_path / "folder").mkdir()
        await save_as(session, tmp_path / "folder")
        await session.until(lambda: "Saved: " in said(session))
        assert (tmp_path / "folder" / "harbour-times-isle-post.html").exists()


def test_the_endings_are_offered():
    kinds = (".html", ".md", ".json", ".txt")
    assert offered("a", kinds) == ["a.html", "a.md", "a.json", "a.txt"]
    assert offered("a.m", kinds) == ["a.md"]
    assert offered("", kinds) == []
    assert wanted("  ", "a.md") is None
    assert wanted(None, "a.md") is None


@pytest.mark.parametrize("typed", ["~nobody.here/a.md", "long" * 100 + ".md", "a\0.md"])
def test_a_name_that_no_file_can_have_is_told(typed):
    path = wanted(typed, "a.md")
    assert path is not None
    assert written(path, ["mine"], overwrite=False).startswith("Not saved: ")


def test_a_files_name_is_made_of_words_only():
    assert file_name("../Ferry: “14 hurt”", "Isle/Post", kind=".md") == "ferry-14-hurt-isle-post.md"
    assert file_name("…", kind=".md") == "article.md"
    assert len(file_name("long " * 100, kind=".md")) < 100


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path):
    (tmp_path / "a.md").write_text("mine")
    assert written(tmp_path / "a.md", ["theirs"], overwrite=False).startswith("Not saved")
    assert (tmp_path / "a.md").read_text() == "mine"


@pytest.mark.parametrize("overwrite", [True, False])
def test_on_a_full_disk_what_was_there_stays_and_nothing_half_written_is_left(tmp_path, full_disk, overwrite):
    path = tmp_path / "a.md"
    if overwrite:
        path.write_text("mine")
    with full_disk():
        assert written(path, ["theirs " * 1_000], overwrite=overwrite).startswith("Not saved: ")
    assert [file.read_text() for file in tmp_path.iterdir()] == (["mine"] if overwrite else [])


def test_a_file_behind_a_link_is_overwritten_there_and_keeps_its_rights(tmp_path):
    kept, link = tmp_path / "kept.md", tmp_path / "a.md"
    kept.write_text("mine")
    kept.chmod(0o640)
    link.symlink_to(kept)
    assert written(link, ["theirs"], overwrite=True) == ""
    assert link.is_symlink()
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == ("theirs\n", 0o640)


def test_a_file_that_a_text_cannot_be_written_to_stays(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("mine")
    assert written(path, ["\ud800"], overwrite=True).startswith("Not saved: ")
    assert path.read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_file_that_is_not_to_be_written_is_not_replaced(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("mine")
    path.chmod(0o400)
    assert written(path, ["theirs"], overwrite=True).startswith("Not saved: Permission denied")
    assert path.read_text() == "mine"
