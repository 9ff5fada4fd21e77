"""What the reader did: how fast it is kept, and that nothing of it is lost, whoever is killed and whoever else writes.

    python benchmarks/state.py --kills 200 --minutes 10

`make bench` takes a few kills and seconds only. A kill is SIGKILL, at a random moment, of a process that marks and tags
and tells what is done, and of one that scans the articles meanwhile. Two readers do random things to one state.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figure import Figure
from reader.library import Library, Scope
from reader.state import Kind, State, actions
from tests.invented import write_articles

ROOT = Path(__file__).parents[1]
MARKS, MANY = 100_000, 10_000
LONGEST_LIFE = 0.8  # seconds until a process is killed, at most
KILLS, MINUTES = 10, 0.1


def figures(_articles: int, kills: int = KILLS, minutes: float = MINUTES) -> Iterator[Figure]:
    """Times with many marks, then the kills and the two readers; a loss ends it with an AssertionError."""
    yield from times()
    begin = time.perf_counter()
    told = survive(kills)
    yield Figure(f"{kills} kills, {told:,} things done, nothing lost", time.perf_counter() - begin)
    done, slowest = agree(minutes)
    yield Figure(f"two readers, {done:,} actions, agree: the slowest", slowest, 1.0)


def times() -> Iterator[Figure]:
    """A toggle, and marking many, where 100,000 are marked."""
    ids = [f"{number:010}" for number in range(MARKS)]
    with tempfile.TemporaryDirectory() as place, State(Path(place) / "state.sqlite") as state:
        for start in range(0, MARKS - MANY, MANY):
            state.change(actions.mark_read(ids[start : start + MANY]))
        many = _seconds(lambda: state.change(actions.mark_read(ids[-MANY:])))
        yield Figure(f"mark {MANY:,} read, {MARKS:,} marks", many, 0.5)
        yield Figure("undo of it", _seconds(state.undo), 0.5)
        toggles = [_seconds(lambda id=id: state.change(actions.star([id]))) for id in ids[:20]]
        yield Figure("a toggle, the slowest of 20", max(toggles), 0.02)
        yield Figure("all that is read", _seconds(lambda: state.ids(Kind.READ)), 0.2)


def survive(kills: int) -> int:
    """Kill again and again what marks and what scans; how many things were told as done, and found again."""
    choose = random.Random(11)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        folder = write_articles(home / "articles", 400, 60)
        environment = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data")}
        told: set[str] = set()
        for number in range(kills):
            (folder / f"new{number}.txt").write_text(
                f"New number {number}\n\nSomething new was told on day {number}.\n"
            )
            marking = _start(["benchmarks/state.py", "--mark", str(home / "state.sqlite"), str(number)], environment)
            scanning = _start(["-m", "reader.indexing", str(folder)], environment)
            time.sleep(choose.uniform(0.1, LONGEST_LIFE))
            for process in (marking, scanning):
                os.kill(process.pid, signal.SIGKILL)
            told |= {line for line in marking.communicate()[0].split("\n") if line.startswith("d")}
            scanning.communicate()
            _check_state(home / "state.sqlite", told)
        _check_library(home / "cache" / "newsreader" / "index", folder, 400 + kills)
        return len(told)


def _check_state(path: Path, told: set[str]) -> None:
    if not told and not path.exists():
        return
    with State(path) as state:
        read, tagged = state.ids(Kind.READ), state.ids(Kind.TAG, "killed")
        lost = [one for one in told if one not in (tagged if one.startswith("dt") else read)]
        assert not lost, f"lost: {lost[:5]}"


def _check_library(index: Path, folder: Path, articles: int) -> None:
    with Library(index) as library:
        report = library.scan(Scope.of([folder]))
        assert report.finished
        assert library.count(Scope.of([folder])) == articles
        assert library.search("told", Scope.of([folder])).total > 0
    for path in (index / "catalogue.sqlite",):
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def agree(minutes: float) -> tuple[int, float]:
    """Two readers do random things to one state; the number of actions, and the slowest in seconds."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "state.sqlite"
        end = str(time.time() + minutes * 60)
        readers = [
            _start(["benchmarks/state.py", "--read", str(path), end, name], dict(os.environ)) for name in ("one", "two")
        ]
        told = [reader.communicate()[0] for reader in readers]
        assert all(reader.returncode == 0 for reader in readers), "a reader failed"
        results = [json.loads(line) for line in told]
        with State(path) as one, State(path) as other:
            for kind in Kind:
                assert one.facts(kind) == other.facts(kind)
        return sum(result["actions"] for result in results), max(result["slowest"] for result in results)


def mark(path: str, name: str) -> None:
    """Mark and tag until killed; a line is told when a thing is done."""
    with State(Path(path)) as state:
        for number in range(1_000_000):
            state.change(actions.mark_read([f"d{name}-{number}"]))
            print(f"d{name}-{number}", flush=True)
            state.change(actions.tag([f"dt{name}-{number}"], ["killed"]))
            print(f"dt{name}-{number}", flush=True)


def read(path: str, end: str, name: str) -> None:
    """Do random things until a time; tell how many, and how long the slowest took."""
    choose, done, slowest = random.Random(name), 0, 0.0
    with State(Path(path)) as state:
        while time.time() < float(end):
            ids = [f"a{choose.randrange(2_000)}" for _ in range(choose.choice([1, 1, 1, 50]))]
            act: Callable[[], object] = choose.choice(
                [
                    lambda ids=ids: state.change(actions.mark_read(ids, choose.random() < 0.7)),
                    lambda ids=ids: state.change(actions.tag(ids, ["x"], choose.random() < 0.7)),
                    lambda ids=ids: state.change(actions.star(ids, choose.random() < 0.7)),
                    state.undo,
                    state.redo,
                    lambda: state.ids(Kind.READ),
                ]
            )
            slowest = max(slowest, _seconds(act))
            done += 1
            time.sleep(choose.uniform(0, 0.01))
    print(json.dumps({"actions": done, "slowest": slowest}))


def _start(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def main() -> None:
    """Print a line a figure; or be one of the processes that are started for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--mark", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--read", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.mark:
        mark(*chosen.mark)
    elif chosen.read:
        read(*chosen.read)
    else:
        for figure in figures(0, chosen.kills, chosen.minutes):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
