"""Facts follow an article that was moved, renamed or edited, and survive whatever happens to the index."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.library import Library, Scope
from reader.state import Kind, Place, State, actions
from tests.state.conftest import said_of

TEXT = "{} runs aground\n\nA ferry called {} ran aground off the point on Tuesday, and nobody of its crew was hurt.\n"


def write(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(TEXT.format(name, name), encoding="utf-8")


def scanned(library: Library, folder: Path) -> dict[str, str]:
    """Scan; the ids by the names of the files."""
    library.scan(Scope.of([folder]))
    return {article.path.stem: article.id for article in library.articles(Scope.of([folder]))}


def test_a_moved_article_stays_read_starred_and_tagged(path, tmp_path):
    folder = tmp_path / "articles"
    write(folder, "Heron", "Plover")
    with Library(tmp_path / "index") as library, State(path, library.digests) as state:
        ids = scanned(library, folder)
        state.change(actions.mark_read([ids["Heron"]]))
        state.change(actions.tag([ids["Heron"]], ["sea"]))
        state.visit(ids["Heron"], Place(1, 10))
        (folder / "old").mkdir()
        (folder / "Heron.txt").rename(folder / "old" / "a ferry.txt")
        now = scanned(library, folder)["a ferry"]
        assert state.follow(library.digests()) == 1
        assert said_of(state, now) == {("read", ""), ("tag", "sea")}
        assert state.place(now) == Place(1, 10)
        state.undo()
        assert said_of(state, now) == {("read", "")}


def test_an_edited_article_keeps_its_marks_and_can_be_moved_afterwards(path, tmp_path):
    folder = tmp_path / "articles"
    write(folder, "Heron")
    with Library(tmp_path / "index") as library, State(path, library.digests) as state:
        ids = scanned(library, folder)
        state.change(actions.star([ids["Heron"]]))
        (folder / "Heron.txt").write_text(TEXT.format("Heron", "Heron") + "\nIt was towed home on Friday.\n")
        scanned(library, folder)
        assert state.follow(library.digests()) == 0
        assert state.ids(Kind.STARRED) == {ids["Heron"]}
        (folder / "Heron.txt").rename(folder / "Egret.txt")
        moved = scanned(library, folder)["Egret"]
        state.follow(library.digests())
        assert state.ids(Kind.STARRED) == {moved}


def test_another_article_in_the_place_of_a_moved_one_is_new(path, tmp_path):
    folder = tmp_path / "articles"
    write(folder, "latest")
    with Library(tmp_path / "index") as library, State(path, library.digests) as state:
        latest = scanned(library, folder)["latest"]
        state.change(actions.mark_read([latest]))
        (folder / "latest.txt").rename(folder / "archived.txt")
        (folder / "latest.txt").write_text(TEXT.format("Plover", "Plover"))
        ids = scanned(library, folder)
        state.follow(library.digests())
        assert state.ids(Kind.READ) == {ids["archived"]}
        state.change(actions.star([latest]))
        assert said_of(state, latest) == {("starred", "")}


def test_everything_survives_the_loss_of_the_index_and_of_the_articles(path, tmp_path):
    folder = tmp_path / "articles"
    write(folder, "Heron", "Plover")
    with Library(tmp_path / "index") as library, State(path, library.digests) as state:
        ids = scanned(library, folder)
        state.change(actions.mark_read(list(ids.values())))
        folder.rename(tmp_path / "elsewhere")
        scanned(library, folder)
        assert state.follow(library.digests()) == 0
        (tmp_path / "elsewhere").rename(folder)
    shutil.rmtree(tmp_path / "index")
    with Library(tmp_path / "index") as library, State(path, library.digests) as state:
        assert state.follow(library.digests()) == 0
        ids = scanned(library, folder)
        state.follow(library.digests())
        assert state.ids(Kind.READ) == set(ids.values())
