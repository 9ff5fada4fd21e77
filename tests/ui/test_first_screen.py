"""What one sees who has no folder yet, and naming one."""

from __future__ import annotations

import pytest

from reader import settings
from reader.library import Scope
from reader.paths import user_paths
from reader.ui.screens.first import FirstScreen
from reader.ui.screens.folder import FolderScreen, completed, completions, meant
from reader.ui.screens.main import MainScreen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_without_a_folder_three_ways_to_begin_are_offered(opened, size, tmp_path):
    async with opened(size, scope=Scope(()), index=tmp_path / "index", listed=False) as session:
        await session.until(lambda: "Open a folder" in session.seen)
        assert "Try the sample articles" in session.seen
        assert "How to get articles in" in session.seen
        assert "q quits" in session.seen
        assert isinstance(session.app.screen, FirstScreen)


async def test_how_to_get_articles_in_is_told(opened, tmp_path):
    async with opened(scope=Scope(()), index=tmp_path / "index", listed=False) as session:
        await session.press("j", "j", "enter")
        await session.until(lambda: "From the browser" in session.seen)
        await session.press("q")
        assert isinstance(session.app.screen, FirstScreen)


async def test_a_named_folder_is_opened_and_remembered(opened, shelf):
    async with opened(scope=Scope(()), listed=False) as session:
        await session.press("enter")
        await session.until(lambda: isinstance(session.app.screen, FolderScreen))
        await session.type(f"{shelf.folder}")
        await session.press("enter")
        await session.until(lambda: isinstance(session.app.screen, MainScreen))
        assert session.app.screen.scope == shelf.scope
        await session.until(lambda: "Choir" in session.seen)
        assert settings.load(user_paths().settings).folders == shelf.scope.roots


@pytest.mark.parametrize("before", ["", "/", "nowhere/"])
async def test_a_whole_path_typed_behind_what_stands_there_starts_anew(opened, shelf, before):
    async with opened(scope=Scope(()), listed=False) as session:
        await session.press("enter")
        await session.until(lambda: isinstance(session.app.screen, FolderScreen))
        await session.type(f"{session.app.focused.value}{before}{shelf.folder.parent}/artic")
        await session.until(lambda: "articles/" in session.seen)
        await session.press("tab")
        await session.until(lambda: session.app.focused.value == f"{shelf.folder}/")
        await session.type(f"~/{before}{shelf.folder}")
        await session.press("enter")
        await session.until(lambda: isinstance(session.app.screen, MainScreen))
        assert session.app.screen.scope == shelf.scope


def test_home_behind_what_stands_there_starts_anew(tmp_path):
    (tmp_path / "x").mkdir()
    assert meant("~/~/news") == "~/news"
    assert meant(f"{tmp_path}//x") == f"{tmp_path}//x"
    assert meant("~/news") == "~/news"


async def test_what_was_read_before_is_offered_too(opened):
    async with opened(scope=Scope(()), listed=False) as session:
        await session.until(lambda: "Everything read before" in session.seen)
        await session.press("4")
        await session.until(lambda: "Choir" in session.seen)


async def test_a_folder_that_is_not_there_is_said_and_escape_goes_back(opened, tmp_path):
    async with opened() as session:
        await session.press("O")
        await session.until(lambda: isinstance(session.app.screen, FolderScreen))
        await session.type(str(tmp_path / "nowhere"))
        await session.press("enter")
        await session.until(lambda: "There is no" in session.seen)
        await session.press("escape")
        assert session.app.screen is session.main


@pytest.mark.parametrize("typed", ["/a\0b", "~nobody\0here/", "a\0/b"])
async def test_a_name_that_no_folder_can_have_is_told_and_completed_to_nothing(opened, typed):
    assert completions(typed) == []
    async with opened() as session:
        await session.press("O")
        await session.until(lambda: isinstance(session.app.screen, FolderScreen))
        session.app.focused.value = typed
        await session.press("tab", "enter")
        await session.until(lambda: "No file or folder is called so: " in session.seen)
        await session.press("escape")
        assert session.app.screen is session.main


async def test_tab_completes_a_folder_as_far_as_it_is_certain(opened, tmp_path):
    for name in ("articles-2025", "articles-2026", "other", ".hidden"):
        (tmp_path / "home" / name).mkdir(parents=True)
    async with opened() as session:
        await session.press("O")
        await session.until(lambda: isinstance(session.app.screen, FolderScreen))
        await session.type(f"{tmp_path}/home/a")
        await session.until(lambda: "articles-2025" in session.seen)
        await session.press("tab")
        await session.until(lambda: session.app.focused.value == f"{tmp_path}/home/articles-202")
        await session.type(f"{tmp_path}/home/o")
        await session.press("tab")
        await session.until(lambda: session.app.focused.value == f"{tmp_path}/home/other/")


def test_completions_leave_out_files_hidden_and_unreadable_ones(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "file.txt").touch()
    assert completions(f"{tmp_path}/") == [f"{tmp_path}/folder/"]
    assert completions(f"{tmp_path}/.h") == [f"{tmp_path}/.hidden/"]
    assert completions(f"{tmp_path}/nowhere/x") == []
    assert completed("x", []) == "x"
    assert completed("ar", ["Articles/"]) == "Articles/"
