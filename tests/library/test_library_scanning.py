"""A scan reads what is new or changed, drops what is gone, and survives whatever it meets."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library, Progress, Report, Scope
from reader.library.scanning import reading
from reader.library.scanning.absent import EMPTIED, MANY
from reader.library.scanning.choice import Choice
from reader.library.scanning.job import perform

from .conftest import FERRY

Scan = Callable[[], Report]


def numbers(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def titles(library: Library, query: str, scope: Scope | None = None) -> set[str]:
    return {hit.article.path.name for hit in library.search(query, scope or Scope(), limit=100).hits}


def test_a_first_scan_finds_every_article(library: Library, scan: Scan) -> None:
    report = scan()
    assert numbers(report) == (3, 0, 0, 0)
    assert report.finished
    assert not report.problems
    assert library.count(Scope()) == 3
    assert titles(library, "lifeboats") == {"ferry.txt"}


def test_a_second_scan_reads_nothing_again(library: Library, scan: Scan) -> None:
    scan()
    before = library.version()
    assert numbers(scan()) == (0, 0, 0, 3)
    assert library.version() == before


def test_new_changed_and_gone_files_are_told_and_found(library: Library, scan: Scan, folder: Path) -> None:
    scan()
    (folder / "ferry.txt").write_text("Ferry is afloat again\n\nTugs pulled the ferry free at noon on Wednesday.\n")
    (folder / "budget.txt").unlink()
    (folder / "storm.txt").write_text("Storm on its way\n\nA storm will reach the coast by the evening, they said.\n")
    assert numbers(scan()) == (1, 1, 1, 1)
    assert titles(library, "tugs") == {"ferry.txt"}
    assert titles(library, "lifeboats") == set()
    assert titles(library, "budget") == set()
    assert titles(library, "storm") == {"storm.txt"}
    assert library.count(Scope()) == 3


def test_a_touched_file_is_not_indexed_again(library: Library, scan: Scan, folder: Path) -> None:
    scan()
    os.utime(folder / "ferry.txt", (1_700_000_000, 1_700_000_000))
    assert numbers(scan()) == (0, 0, 0, 3)
    article = library.article(str(folder / "ferry.txt"))
    assert article.saved.timestamp() == 1_700_000_000


def test_a_change_that_keeps_size_and_time_is_seen(library: Library, scan: Scan, folder: Path) -> None:
    scan()
    ferry = folder / "ferry.txt"
    before, text = ferry.stat(), ferry.read_text()
    ferry.write_text(text.replace("coastguard", "coastwatch"))
    os.utime(ferry, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (ferry.stat().st_size, ferry.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "coastwatch" in library.full(str(ferry)).body.markdown
    assert numbers(scan()) == (0, 1, 0, 2)
    assert titles(library, "coastwatch") == {"ferry.txt"}


def test_what_only_looks_changed_is_read_once_and_changes_nothing(
    library: Library, scan: Scan, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "empty.txt").write_text("")
    scan()
    before = library.version()
    for name in ("ferry.txt", "empty.txt"):
        (folder / name).chmod(0o600)
    assert numbers(scan()) == (0, 0, 0, 3)
    assert library.version() == before
    read: list[Path] = []
    monkeypatch.setattr(reading, "perform", lambda job: read.append(job.path) or perform(job))
    scan()
    assert not read


def test_a_record_added_to_a_file_is_all_that_is_new(
    folder: Path, scan: Scan, write_records: Callable[..., Path]
) -> None:
    first = {
        "id": "a",
        "title": "Bridge opens",
        "text": "The bridge over the Lume opened to walkers on Sunday morning.",
    }
    second = {"id": "b", "title": "Bridge closes", "text": "The bridge over the Lume was closed again on Monday."}
    write_records(folder / "bridge.jsonl", first)
    scan()
    write_records(folder / "bridge.jsonl", first, second)
    assert numbers(scan()) == (1, 0, 0, 4)
    write_records(folder / "bridge.jsonl", second)
    assert numbers(scan()) == (0, 0, 1, 4)


def test_a_named_file_is_read_whatever_its_suffix_and_survives_a_scan_of_its_folder(
    library: Library, folder: Path, scan: Scan
) -> None:
    odd = folder / "notes.odd"
    odd.write_text("Lighthouse sold\n\nThe old lighthouse of Tarn was sold to a painter on Thursday.\n")
    assert numbers(scan())[0] == 3
    assert library.scan(Scope.of([odd])).added == 1
    assert numbers(scan()) == (0, 0, 0, 4)
    odd.unlink()
    assert numbers(scan()) == (0, 0, 1, 3)


def test_hidden_folders_are_passed_over(folder: Path, scan: Scan) -> None:
    for name in (".git", ".cache", "node_modules"):
        (folder / name).mkdir()
        (folder / name / "hidden.txt").write_text("Hidden\n\nNobody should ever be shown this little text.\n")
    assert numbers(scan())[0] == 3


def test_what_is_passed_over_is_the_readers_choice(library: Library, folder: Path) -> None:
    for name in (".old", "drafts-1"):
        (folder / name).mkdir()
        (folder / name / f"{name}.txt").write_text("Hidden\n\nThis little text was put away by somebody last year.\n")
    scope = Scope.of([folder])
    assert library.scan(scope, choice=Choice()).added == 4
    report = library.scan(scope, choice=Choice(pass_over=("drafts-?",)))
    assert (report.added, report.removed) == (1, 1)
    assert titles(library, "put away") == {".old.txt"}
    assert library.scan(Scope.of([folder / "drafts-1"]), choice=Choice(pass_over=("drafts-?",))).added == 1


def test_a_huge_file_is_listed_and_read_where_it_is_named(library: Library, folder: Path) -> None:
    small = Choice(largest=len(FERRY) - 1)
    report = library.scan(Scope.of([folder]), choice=small)
    assert report.added == 2
    (problem,) = report.problems
    assert problem.path == folder / "ferry.txt"
    assert "largest_file" in problem.reason
    assert library.scan(Scope.of([folder / "ferry.txt"]), choice=small).added == 1


def test_links_lead_nowhere_twice_and_loops_end(library: Library, folder: Path, scan: Scan, tmp_path: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "more" / "again.txt").symlink_to(folder / "ferry.txt")
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("Elsewhere\n\nThis text lies outside of the folder that is scanned.\n")
    (folder / "outside.txt").symlink_to(elsewhere)
    (folder / "whole").symlink_to(tmp_path)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "round").symlink_to(folder / "round")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / ".kept").mkdir()
    (folder / ".kept" / "away.txt").write_text(elsewhere.read_text())
    (folder / "kept.txt").symlink_to(folder / ".kept" / "away.txt")
    report = scan()
    assert report.added == 3
    assert {problem.path.name: problem.reason.partition(";")[0] for problem in report.problems} == {
        "outside.txt": "is a symbolic link to a file elsewhere",
        "whole": "is a symbolic link to a folder elsewhere",
        "circle.txt": "is a symbolic link that leads back to itself",
        "round": "is a symbolic link that leads back to itself",
        "nowhere.txt": "is a symbolic link that leads nowhere",
        "kept.txt": "is a symbolic link to a file elsewhere",
    }
    assert not {"whole", "round"} & set(titles(library, "text"))
    assert library.scan(Scope.of([folder / "outside.txt"])).added == 1  # named by the reader, it is read


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_closed_folder_keeps_its_articles(library: Library, folder: Path, scan: Scan) -> None:
    scan()
    (folder / "more").chmod(0)
    try:
        report = scan()
        assert report.removed == 0
        assert [problem.path.name for problem in report.problems] == ["more"]
        assert library.count(Scope()) == 3
    finally:
        (folder / "more").chmod(0o755)
    assert not scan().problems


def test_what_cannot_be_read_is_a_problem_until_it_is_mended(library: Library, folder: Path, scan: Scan) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "empty.txt").write_bytes(b"")
    report = scan()
    assert report.added == 3
    assert {problem.path.name for problem in report.problems} == {"pipe.txt", "empty.txt"}
    assert library.problems(Scope.of([folder])) == list(report.problems)
    (folder / "pipe.txt").unlink()
    (folder / "empty.txt").write_text("Not empty now\n\nThere is a text in this file after all, it turns out.\n")
    assert not scan().problems


def test_the_articles_of_a_folder_that_is_away_are_kept_and_not_read_anew_when_it_is_back(
    library: Library, folder: Path, scan: Scan, tmp_path: Path
) -> None:
    scan()
    away = folder.rename(tmp_path / "in another drawer")
    report = scan()
    assert numbers(report) == (0, 0, 0, 0)
    assert [(problem.path, problem.reason) for problem in report.problems] == [(folder, "does not exist")]
    assert titles(library, "lifeboats") == {"ferry.txt"}
    [ferry] = [article for article in library.articles(Scope.of([folder])) if article.path.name == "ferry.txt"]
    assert "lifeboats" in library.full(ferry.id).body.markdown
    away.rename(folder)
    report = scan()
    assert numbers(report) == (0, 0, 0, 3)
    assert not report.problems


def test_the_articles_of_a_folder_that_had_many_and_is_empty_now_are_kept_until_it_is_asked_for(
    library: Library, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    scope = Scope.of([disk])
    for number in range(MANY):
        (disk / f"{number}.txt").write_text(f"Ferry {number}\n\nThe ferry left the harbour {number} times this week.\n")
    library.scan(scope)
    for file in sorted(disk.iterdir())[1:]:
        file.rename(tmp_path / file.name)
    report = library.scan(scope, keep_emptied=True)
    assert report.removed == MANY - 1  # there is one yet: the others were deleted
    for file in tmp_path.glob("*.txt"):
        file.rename(disk / file.name)
    library.scan(scope)
    disk.rename(tmp_path / "in another drawer")
    disk.mkdir()
    report = library.scan(scope, keep_emptied=True)
    assert report.removed == 0
    assert [(problem.path, problem.reason) for problem in report.problems] == [(disk, EMPTIED)]
    assert library.count(scope) == MANY
    report = library.scan(scope)
    assert (report.removed, report.problems) == (MANY, ())
    assert library.count(scope) == 0


@pytest.mark.parametrize("is_mount_point", [False, True])
def test_scanning_everything_keeps_the_articles_of_a_folder_that_is_away(
    library: Library, folder: Path, scan: Scan, tmp_path: Path, is_mount_point: bool
) -> None:
    scan()
    disk = tmp_path / "disk"
    disk.mkdir()
    for number in range(MANY):
        (disk / f"{number}.txt").write_text(f"Ferry {number}\n\nThe ferry left the harbour {number} times this week.\n")
    library.scan(Scope.of([disk]))
    away = disk.rename(tmp_path / "in another drawer")
    if is_mount_point:
        disk.mkdir()
    (folder / "ferry.txt").unlink()
    assert library.scan(Scope(), keep_emptied=True).removed == 1  # its folder is still there
    assert library.count(Scope.of([disk])) == MANY
    if is_mount_point:
        disk.rmdir()
    away.rename(disk)
    assert numbers(library.scan(Scope(), keep_emptied=True)) == (0, 0, 0, MANY + 2)


def test_of_a_folder_whose_name_no_system_takes_nothing_is_there(library: Library) -> None:
    scope = Scope.of([Path("/" + "long" * 100)])
    assert library.away(scope) == scope.roots
    assert library.scan(scope).added == 0


def test_a_scope_never_touches_what_lies_outside_of_it(library: Library, folder: Path, scan: Scan) -> None:
    scan()
    sibling = folder.with_name("articles-too")
    sibling.mkdir()
    (sibling / "one.txt").write_text("Sibling\n\nA text in a folder whose name begins like that of the other.\n")
    library.scan(Scope.of([sibling]))
    assert library.count(Scope.of([folder])) == 3
    assert library.count(Scope.of([sibling])) == 1
    assert library.count(Scope.of([sibling, folder / "more"])) == 2
    assert titles(library, "text", Scope.of([sibling])) == {"one.txt"}
    assert titles(library, "text", Scope.of([folder])) == set()


def test_scanning_everything_looks_again_at_every_known_file(library: Library, folder: Path, scan: Scan) -> None:
    scan()
    (folder / "ferry.txt").unlink()
    report = library.scan(Scope())
    assert (report.removed, report.unchanged) == (1, 2)


def test_a_file_name_that_is_no_utf8_is_read(library: Library, folder: Path, scan: Scan) -> None:
    name = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(b"Cafe opens\n\nA cafe opened in the old station, and people queued around the corner.\n")
    assert scan().added == 4
    (hit,) = library.search("queued", Scope()).hits
    assert os.fsencode(hit.article.path) == name
    assert scan().unchanged == 4


def test_stopping_keeps_what_was_done_and_the_next_scan_goes_on(library: Library, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(120):
        (many / f"{number}.txt").write_text(f"Item {number}\n\nThe harbour sold lot number {number} on that morning.\n")
    polled = 0

    def stop() -> bool:
        nonlocal polled
        polled += 1
        return polled > 250

    first = library.scan(Scope.of([many]), stop=stop)
    assert not first.finished
    assert 0 < first.added < 120
    second = library.scan(Scope.of([many]))
    assert (second.added, second.unchanged) == (120 - first.added, first.added)
    assert library.search("harbour", Scope()).total == 120


@pytest.mark.parametrize("polls", [0, 1, 20, 60, 100])
def test_wherever_a_scan_is_stopped_the_next_one_ends_it(library: Library, tmp_path: Path, polls: int) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        (many / f"{number}.txt").write_text(f"Item\n\nThe harbour sold lot number {number} on that very morning.\n")
    polled = iter(range(polls))
    first = library.scan(Scope.of([many]), stop=lambda: next(polled, None) is None)
    assert not first.finished
    second = library.scan(Scope.of([many]))
    assert second.finished
    assert first.added + second.added == 40
    assert library.search("harbour", Scope()).total == 40
    assert library.search("lot", Scope()).total == 40


def test_progress_is_told_first_and_last(library: Library, folder: Path) -> None:
    told: list[Progress] = []
    library.scan(Scope.of([folder]), on_progress=told.append)
    assert told[0] == Progress(0, None, 0, 0)
    last = told[-1]
    assert (last.files_seen, last.files_total, last.articles, last.problems, last.share) == (3, 3, 3, 0, 1)


def test_where_it_is_known_what_changed_nothing_else_is_looked_at(library: Library, scan: Scan, folder: Path) -> None:
    scan()
    (folder / "ferry.txt").write_text("Ferry is afloat again\n\nTugs pulled the ferry free at noon on Wednesday.\n")
    (folder / "budget.txt").unlink()
    (folder / "more" / "comet.txt").unlink()
    (folder / "storm.txt").write_text("Storm on its way\n\nA storm will reach the coast by the evening, they said.\n")
    (folder / ".secret.txt").write_text("Not for anyone\n\nThis is hidden and no article of this folder.\n")
    changed = Scope.of([folder / "ferry.txt", folder / "budget.txt", folder / ".secret.txt", folder.parent / "no.txt"])
    report = library.scan(Scope.of([folder]), changed=changed)
    assert numbers(report) == (0, 1, 1, 0)
    assert not report.problems
    assert library.count(Scope()) == 2
    report = library.scan(Scope.of([folder]), changed=Scope.of([folder / "more", folder / "storm.txt"]))
    assert numbers(report) == (1, 0, 1, 0)
    assert numbers(scan()) == (0, 0, 0, 2)
