"""Many may use a library at once: readers see articles while they are scanned, and there is one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import IndexFault
from reader.library import Library, Scope
from reader.library.lock import writing_alone


def lots(count: int) -> list[dict[str, object]]:
    return [{"id": str(n), "title": f"Lot {n}", "text": f"The harbour sold lot {n} that day."} for n in range(count)]


def test_articles_are_listed_and_found_while_the_scan_goes_on(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    file = write_records(tmp_path / "lots.jsonl", *lots(400))
    counts: dict[int, tuple[int, int]] = {}

    def look() -> bool:
        if (version := library.version()) not in counts:
            counts[version] = library.count(Scope()), library.search("harbour", Scope()).total
        return False

    library.scan(Scope.of([file]), stop=look)
    assert any(0 < listed < 400 for listed, _ in counts.values())
    assert any(0 < found < 400 for _, found in counts.values())
    assert library.search("harbour", Scope()).total == 400


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(library: Library, folder: Path) -> None:
    library.count(Scope())  # makes the folder
    with (
        writing_alone(library.folder, wait=0, stop=lambda: False),
        pytest.raises(IndexFault, match="another newsreader is indexing"),
    ):
        library.scan(Scope.of([folder]), wait=0.1)
    assert library.scan(Scope.of([folder]), wait=0.1).added == 3


def test_a_waiting_writer_can_be_stopped(library: Library, folder: Path) -> None:
    library.count(Scope())
    with writing_alone(library.folder, wait=0, stop=lambda: False):
        assert not library.scan(Scope.of([folder]), wait=60, stop=lambda: True).finished


def test_readers_in_other_threads_are_never_disturbed_by_a_scan(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    file = write_records(tmp_path / "lots.jsonl", *lots(300))
    faults: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                results = library.search("harbour lot", Scope.of([tmp_path]), limit=5)
                assert results.complaint is None
                assert len(library.articles(Scope())) >= results.total
        except BaseException as fault:
            faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    library.scan(Scope.of([file]))
    done.set()
    for reader in readers:
        reader.join()
    assert not faults


def test_many_may_open_a_new_library_at_once(tmp_path: Path) -> None:
    faults: list[BaseException] = []

    def open_it(folder: Path) -> None:
        try:
            with Library(folder) as library:
                library.count(Scope())
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=open_it, args=(tmp_path / str(n // 8),)) for n in range(80)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults


def test_a_library_that_is_closed_says_so(library: Library) -> None:
    library.close()
    with pytest.raises(IndexFault, match="closed"):
        library.count(Scope())


def test_a_library_stays_where_it_was_opened_when_the_folder_that_one_works_in_changes(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Library(Path("index")) as library:
        monkeypatch.chdir(folder)
        library.scan(Scope.of([folder]))
        count = library.count(Scope())
    with Library(tmp_path / "index") as library:
        assert library.count(Scope()) == count > 0
