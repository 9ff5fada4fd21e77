"""What repeats in a folder is dropped from the texts that were indexed before the folder showed it, too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.library import Library, Report, Scope

NOTE = "The Marrow Bay Messenger and its friends"


def add(folder: Path, numbers: Iterable[int]) -> None:
    for n in numbers:
        text = (
            f"Boat {n} comes home after many years\n\nThe boat with number {n} came home on Monday after {n + 3} years "
        )
        text += f"at sea, and people stood on the pier to greet its crew of {n + 9}.\n\n{NOTE}\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")


def notes(library: Library) -> int:
    return library.search(f'"{NOTE}"', Scope(), limit=100).total


def test_texts_that_were_indexed_before_lose_what_their_folder_now_shows_to_repeat(
    library: Library, tmp_path: Path
) -> None:
    def scan() -> Report:
        return library.scan(Scope.of([tmp_path / "boats"]))

    (tmp_path / "boats").mkdir()
    add(tmp_path / "boats", range(3))
    scan()
    assert notes(library) == 3
    add(tmp_path / "boats", range(3, 6))
    report = scan()
    assert (report.added, report.changed, notes(library)) == (3, 3, 0)
    add(tmp_path / "boats", [6])
    assert scan().unchanged == 6
