"""Segments of postings that another process makes are those that ours would, and nothing is lost where it dies."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from reader.library import Library, Scope
from reader.library.postings.documents import documents
from reader.library.postings.index import Index
from reader.library.postings.terms import POSTINGS_ENDING, TERMS_ENDING, Terms
from reader.library.scanning import child, helper, reading
from reader.library.schema import MAKING
from tests.invented import record

COUNT = 700  # articles: enough for another process to be worth it


@pytest.fixture
def many(tmp_path: Path, write_records: Callable[..., Path]) -> Scope:
    return Scope.of([write_records(tmp_path / "many.jsonl", *(dict(record(number, 40)) for number in range(COUNT)))])


def postings_of(index: Path) -> dict[tuple[str, bytes], set[tuple[int, int, int]]]:
    """All postings: of a field and a term the row, the weight and the count, whatever segment they are in."""
    found: dict[tuple[str, bytes], set[tuple[int, int, int]]] = {}
    for terms in (index / "whoosh").glob(f"*{TERMS_ENDING}"):
        rows = terms.with_name(terms.name.replace(TERMS_ENDING, ".row.col")).read_bytes()
        opened = Terms(str(terms), str(terms.with_suffix(POSTINGS_ENDING)))
        for field in opened.fields():
            for term in opened.terms(field):
                postings = opened.postings(field, term)
                assert postings is not None
                for document, weight, count in zip(postings.ids, postings.weights, postings.frequencies(), strict=True):
                    row = int.from_bytes(rows[8 * document : 8 * document + 8], "big")
                    found.setdefault((field, term), set()).add((row, weight, count))
        opened.close()
    return found


def helpers_of(process: int) -> list[int]:
    """The processes that make segments for one."""
    found = psutil.Process(process).children()
    return [one.pid for one in found if any("scanning.maker" in argument for argument in arguments_of(one))]


def arguments_of(process: psutil.Process) -> list[str]:
    """The command line of a process; of one that is over, nothing."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_segments_made_by_another_process_are_what_ours_would_be(
    many: Scope, tmp_path: Path, lexicon_of: Callable[[Path], dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "cores", lambda: 1)
    with Library(tmp_path / "alone") as library:
        library.scan(many)
    monkeypatch.setattr(reading, "cores", lambda: 3)
    helped: set[int] = set()
    with Library(tmp_path / "helped") as library:
        library.scan(many, on_progress=lambda _: helped.update(helpers_of(os.getpid())))
    assert helped
    assert not helpers_of(os.getpid())
    assert lexicon_of(tmp_path / "helped") == lexicon_of(tmp_path / "alone")
    assert postings_of(tmp_path / "helped") == postings_of(tmp_path / "alone")


def test_what_a_helper_had_not_done_when_it_died_is_found(
    many: Scope, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "cores", lambda: 3)
    killed: set[int] = set()

    def kill(_: object) -> None:
        for one in helpers_of(os.getpid()) if not killed else []:
            os.kill(one, signal.SIGKILL)
            killed.add(one)

    index = tmp_path / "index"
    with Library(index) as library:
        assert library.scan(many, on_progress=kill).finished
        assert killed
        assert library.search("title:*", many).total == library.count(many) == COUNT
    assert not list(index.glob(f"{MAKING}*"))


def test_a_helper_that_hangs_is_not_waited_for_for_ever(
    many: Scope, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "cores", lambda: 3)
    monkeypatch.setattr(helper, "PATIENCE", 0.1)
    stopped: set[int] = set()

    def halt(_: object) -> None:
        for one in helpers_of(os.getpid()) if not stopped else []:
            os.kill(one, signal.SIGSTOP)
            stopped.add(one)

    index = tmp_path / "index"
    polls = itertools.count()
    with Library(index) as library:
        assert library.scan(many, on_progress=halt, stop=lambda: next(polls) > 20_000).finished
        assert stopped
        assert library.search("title:*", many).total == library.count(many) == COUNT
    assert not any(map(psutil.pid_exists, stopped))
    assert not list(index.glob(f"{MAKING}*"))


def test_a_helper_that_takes_nothing_in_is_given_nothing_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "PATIENCE", 0.0)
    beside = helper.Helper(tmp_path)
    try:
        os.kill(beside._process.pid, signal.SIGSTOP)
        with pytest.raises(helper.Failed):
            beside.take(dict.fromkeys(range(3), bytes(child.PIPE_SIZE)))
    finally:
        beside.close()


def test_what_a_killed_scan_left_half_made_is_swept_away(library: Library, folder: Path) -> None:
    left = library.folder / f"{MAKING}left" / "0"
    left.mkdir(parents=True)
    (left / "half.pst").write_bytes(b"half")
    library.scan(Scope.of([folder]))
    assert not left.parent.exists()


def test_a_segment_is_taken_over_while_other_articles_go(scanned: Library, tmp_path: Path) -> None:
    rows = sorted(scanned._catalogue.by_row(range(100)))
    made = Index(tmp_path / "made", 0)
    made.create()
    made.update([(100, one.inverted()) for one in documents(scanned._database, rows[:1])], (), lambda: None)
    index = Index(scanned.folder / "whoosh", scanned._catalogue.fact("born"))
    index.take_over(made, {rows[1]})
    assert index.rows() == {100, *rows} - {rows[1]}
