"""Several processes read what one reads, and whatever happens to a worker, only the page that it reads suffers."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from reader.library import Library, Scope
from reader.library.lock import writing_alone
from reader.library.scanning import reading
from reader.library.scanning.crew import Crew
from reader.library.scanning.intake import FileState
from reader.library.scanning.job import Job, Record, perform
from reader.library.scanning.opened import OpenedFile
from reader.library.scanning.pace import Pace
from reader.library.scanning.parts import PART_SIZE, Part, parts
from reader.library.scanning.prepared import Prepared
from reader.library.scanning.slot import Slot

ROOT = Path(__file__).parents[2]
WORDS = "ferry harbour council budget comet valley storm running lots of other words that say nothing".split()
LONG = " ".join(WORDS * 12)


def lots(count: int, start: int = 0) -> list[dict[str, object]]:
    numbers = range(start, start + count)
    return [{"id": f"lot{n}", "title": f"Lot {n} is sold", "text": f"Lot {n} was sold. {LONG}."} for n in numbers]


def told(index: Path, scope: Scope) -> dict[str, object]:
    with Library(index) as library:
        articles = library.articles(scope)
        hits = library.search("harbour lot", scope, limit=10_000).hits
        return {
            "articles": articles,
            "full": [library.full(article.id) for article in articles],
            "terms": dict(library.terms(article.id for article in articles)),
            "problems": library.problems(scope),
            "hits": [(hit.article.id, hit.score) for hit in hits],
        }


def scan(index: Path, scope: Scope) -> None:
    with Library(index) as library:
        assert library.scan(scope).finished


@pytest.fixture
def mixed(tmp_path: Path, write_records: Callable[..., Path]) -> Path:
    """Enough to be worth workers: a big file of records, some broken and some of one name, pages and small files."""
    folder = tmp_path / "mixed"
    records = lots(700)
    records[300:300] = [{"id": "lot3", "title": "Twice", "text": "This lot has a name of another."}, {"id": "no text"}]
    big = write_records(folder / "big.jsonl", *records)
    lines = big.read_text().split("\n")
    lines[500:500] = ["", "{broken", ""]
    big.write_text("\n".join(lines))
    for number in range(150):
        (folder / f"{number}.txt").write_text(f"Small lot {number} is sold\n\nThe harbour sold it. {LONG}\n")
    for number in range(5):
        page = f"<html><head><title>Page {number}</title></head><body><article><p>{LONG}.</p><p>{LONG}.</p></article>"
        (folder / f"{number}.html").write_text(page)
    (folder / "empty.txt").write_text("")
    return folder


def test_many_processes_read_what_one_reads(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = Scope.of([mixed])
    monkeypatch.setattr(reading, "cores", lambda: 3)
    scan(tmp_path / "many", scope)
    monkeypatch.setattr(reading, "workers_for", lambda *_: 0)
    scan(tmp_path / "one", scope)
    assert told(tmp_path / "many", scope) == told(tmp_path / "one", scope)


def test_a_handful_of_texts_is_read_without_another_process(folder: Path) -> None:
    files = [reading.Unread(path, path.stat().st_size) for path in folder.glob("*.txt")]
    assert reading.workers_for(files) == 0
    assert reading.workers_for([*files, reading.Unread(folder / "set.csv", 30_000)]) == 0
    for hostile in (("page.html", 1_000), ("long.txt", 100_000), ("set.jsonl.gz", 100), ("book.epub", 100)):
        assert reading.workers_for([*files, reading.Unread(folder / hostile[0], hostile[1])]) == 1


def test_a_processor_is_left_to_others_where_there_are_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [reading.Unread(folder / f"{number}.html", 1000) for number in range(1000)]
    for cores, workers in ((1, 1), (2, 1), (4, 3)):
        monkeypatch.setattr(reading, "cores", lambda cores=cores: cores)
        assert reading.workers_for(files, spared=1) == workers
        assert reading.workers_for(files) == cores


def test_parts_of_a_file_give_what_the_whole_file_gives(mixed: Path) -> None:
    big = mixed / "big.jsonl"
    found = list(parts(big))
    assert len(found) > 2
    assert [part.start for part in found[1:]] == [part.end for part in found[:-1]]
    state = OpenedFile(FileState.of(big.stat()), {}, 0)
    together = [state.take(record) for part in found for record in perform(Job(big, part))]
    whole = [record.content for record in perform(Job(big, Part(0, big.stat().st_size, 0)))]
    plain = [record.content for record in perform(Job(big))]
    assert together == whole == plain
    assert sum(isinstance(content, str) for content in plain) == 2
    names = [content.item for content in plain if isinstance(content, Prepared)]
    assert names[300] == "301"  # its own name was taken by a record of an earlier part
    assert len(set(names)) == 701


def test_a_file_that_was_left_midway_is_not_read_again_from_its_start(
    library: Library, tmp_path: Path, write_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "workers_for", lambda *_: 0)
    big = write_records(tmp_path / "folder" / "big.jsonl", *lots(900))
    scope = Scope.of([big])

    def enough() -> bool:
        return library.count(scope) > 600

    library.scan(scope, stop=enough)
    before = library.count(scope)
    assert 600 < before < 900
    read: list[Job] = []
    monkeypatch.setattr(reading, "perform", lambda job: read.append(job) or perform(job))
    report = library.scan(scope)
    assert (report.added, report.unchanged) == (900 - before, before)
    assert read[0].part is not None
    assert read[0].part.start >= PART_SIZE
    scan(tmp_path / "fresh", scope)
    assert told(library.folder, scope) == told(tmp_path / "fresh", scope)


SLOW = """
import sys, time, os, resource, signal
from pathlib import Path
from reader.library.scanning import frames, worker, job
really = job.perform
def perform(one):
    for record in really(one):
        text = getattr(record.content, "title", "")
        if "SLEEPS" in text: time.sleep(600)
        if "DIES" in text: os.kill(os.getpid(), signal.SIGSEGV)
        if "GROWS" in text:
            try:
                resource.setrlimit(resource.RLIMIT_DATA, (-1, -1))
            except ValueError: pass
            full = bytearray(500_000_000)
            for place in range(0, len(full), 4096): full[place] = 1
            time.sleep(600)
        yield record
worker.perform = perform
worker.main(int(sys.argv[-1]))
"""


def worked(slots: list[Slot], patience: float) -> list[list[Record]]:
    crew = Crew(iter(slots), 2, command=(sys.executable, "-c", SLOW), patience=patience)
    try:
        end = time.monotonic() + 120
        while not all(slot.ended for slot in slots):
            crew.pump(0.05)
            assert time.monotonic() < end
    finally:
        crew.close()
    return [[record for record, _ in slot.records()] for slot in slots]


@pytest.mark.parametrize(
    ("word", "patience", "reason"),
    [
        ("SLEEPS", 4.0, "took longer than 4 s"),
        ("DIES", 60.0, "signal 11"),
        ("GROWS", 60.0, "needs more than 400 MB of memory"),
    ],
)
def test_a_page_that_takes_too_much_is_given_up_and_nothing_else_is_lost(
    tmp_path: Path, word: str, patience: float, reason: str, write_records: Callable[..., Path]
) -> None:
    for number in range(12):
        name = word if number == 4 else "A lot"
        (tmp_path / f"{number}.txt").write_text(f"{name} {number} is sold\n\nThe harbour sold it on that morning.\n")
    records = lots(9)
    records[5]["title"] = f"{word} at sea"
    big = write_records(tmp_path / "some.jsonl", *records)
    slots = [Slot(Job(tmp_path / f"{number}.txt"), 80) for number in range(12)]
    slots.append(Slot(Job(big, next(parts(big))), 800))
    *files, last = worked(slots, patience)
    for number, records_of in enumerate(files):
        (record,) = records_of
        if number == 4:
            assert isinstance(record.content, str)
            assert reason in record.content
        else:
            assert isinstance(record.content, Prepared)
    assert [isinstance(record.content, Prepared) for record in last] == [number != 5 for number in range(9)]
    assert isinstance(last[5].content, str)
    assert last[5].content.startswith("line 6: ")


def test_where_no_worker_can_be_started_the_files_are_read_all_the_same(
    mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.scanning.crew.sys.executable", "/bin/false")
    scan(tmp_path / "index", Scope.of([mixed]))
    with Library(tmp_path / "index") as library:
        assert library.count(Scope()) == 701 + 150 + 5


SCANNER = """
import sys
from pathlib import Path
from reader.library import Library, Scope
from reader.library.scanning import reading
reading.cores = lambda: 3
with Library(Path(sys.argv[1])) as library:
    library.scan(Scope.of([Path(sys.argv[2])]), on_progress=lambda p: print(p.articles, flush=True), wait=0)
"""


def children_of(process: int) -> list[psutil.Process]:
    return psutil.Process(process).children()


def alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE  # nobody may be there to bury it
    except psutil.NoSuchProcess:
        return False


def test_a_killed_scan_leaves_no_worker_and_no_lock(tmp_path: Path, write_records: Callable[..., Path]) -> None:
    chance = random.Random(3)
    big = write_records(tmp_path / "folder" / "big.jsonl", *lots(800))
    index = tmp_path / "index"
    for _ in range(2):
        child = subprocess.Popen(
            [sys.executable, "-c", SCANNER, str(index), str(big)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        workers: list[psutil.Process] = []
        try:
            while len(workers) < 2:  # until workers have delivered something, and others are at work
                told_so_far = child.stdout.readline()
                assert told_so_far, "it was over before two were at work"
                workers = children_of(child.pid) if told_so_far.strip() != "0" else []
            time.sleep(chance.uniform(0, 0.2))  # any moment is as good as another
        finally:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
        with writing_alone(index, wait=0, stop=lambda: False) as held:
            assert held
        end = time.monotonic() + 60
        while any(map(alive, workers)):
            assert time.monotonic() < end, "a worker outlives its parent"
            time.sleep(0.01)
        child.stdout.close()
    scan(index, Scope.of([big]))
    scan(tmp_path / "fresh", Scope.of([big]))
    assert told(index, Scope.of([big])) == told(tmp_path / "fresh", Scope.of([big]))


def test_a_scan_that_is_stopped_ends_its_workers(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    big = write_records(tmp_path / "folder" / "big.jsonl", *lots(2_000))
    report = library.scan(Scope.of([big]), stop=lambda: library.count(Scope()) > 0)
    assert not report.finished
    assert not children_of(os.getpid())


def test_the_pace_is_that_of_the_last_seconds() -> None:
    now = iter([0.0, 0.5, *range(1, 100)])
    pace = Pace(lambda: float(next(now)))
    pace.begin(10_000_000, 0)
    assert pace.measure() == (None, None, 0)
    rates = []
    for second in range(1, 81):
        pace.articles += 100 if second <= 40 else 50
        pace.advance(100_000 if second <= 40 else 50_000)
        rates.append(pace.measure())
    assert rates[1] == (None, None, 0.02)
    assert rates[4] == (100, 95, 0.05)
    assert rates[-1] == (50, (10_000_000 - 40 * 150_000) / 50_000, 0.6)


@pytest.fixture(autouse=True)
def nothing_is_left_running() -> Iterator[None]:
    """Every test ends the processes it started."""
    before = set(children_of(os.getpid()))
    yield
    assert not set(children_of(os.getpid())) - before
