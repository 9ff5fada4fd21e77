"""The file: made, brought to the newest version, never destroyed, and whole after any end of the program."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import StateFault
from reader.state import Kind, State, actions
from reader.state.store import MIGRATIONS, Store

ROOT = Path(__file__).parents[2]

MARKING = """
import sys
from pathlib import Path
from reader.state import State, actions
with State(Path(sys.argv[1])) as state:
    number = 0
    while True:
        ids = [f"{sys.argv[2]}-{number}-{part}" for part in range(20)]
        state.change(actions.mark_read(ids))
        print(number, flush=True)
        number += 1
"""


def test_each_version_is_brought_to_the_next_with_all_it_holds(path):
    with State(path) as state:
        state.change(actions.mark_read(["one"]))
    newer = (*MIGRATIONS, "CREATE TABLE weather(day TEXT); INSERT INTO weather VALUES ('fair')")
    store = Store(path, newer)
    with store.reading() as connection:
        assert connection.execute("SELECT day FROM weather").fetchone() == ("fair",)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(newer),)
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (1,)
    store.close()
    with pytest.raises(StateFault, match="newer newsreader"):
        State(path)


def test_a_step_to_a_newer_version_that_fails_leaves_the_old_one(path):
    with State(path) as state:
        state.change(actions.mark_read(["one"]))
    with pytest.raises(StateFault):
        Store(path, (*MIGRATIONS, "CREATE TABLE half(x); INSERT INTO nowhere VALUES (1)"))
    with State(path) as state:
        assert state.ids(Kind.READ) == {"one"}


def test_a_damaged_file_is_told_of_and_left_as_it_is(path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database " * 100)
    with pytest.raises(StateFault, match="damaged"):
        State(path)
    assert path.read_bytes().startswith(b"this is no database")


def test_a_folder_that_is_a_file_is_told_of(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StateFault, match="cannot be used"):
        State(tmp_path / "data" / "state.sqlite")


def test_what_was_told_as_done_survives_the_end_of_the_process_at_any_moment(path):
    """Two readers mark; both are killed; everything that either said was done is there, eight times over."""
    choose = random.Random(7)
    told: dict[str, int] = {}
    for round_ in range(4):
        names = [f"r{round_}a", f"r{round_}b"]
        command = [sys.executable, "-c", MARKING, str(path)]
        readers = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True, cwd=ROOT) for name in names]
        until = choose.randint(1, 25)
        for reader, name in zip(readers, names, strict=True):
            for line in reader.stdout:
                told[name] = int(line)
                if told[name] >= until:
                    break
        for reader, name in zip(readers, names, strict=True):
            os.kill(reader.pid, signal.SIGKILL)
            for line in reader.stdout.read().splitlines():
                told[name] = int(line) if line.isdecimal() else told[name]
            reader.wait()
            reader.stdout.close()
    with State(path) as state:
        read = state.ids(Kind.READ)
        for name, last in told.items():
            for number in range(last + 1):
                assert {f"{name}-{number}-{part}" for part in range(20)} <= read
        assert len(read) % 20 == 0
        assert state.undo().label == "marked 20 articles read"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_many_threads_of_several_readers_never_meet_a_lock(path):
    faults: list[BaseException] = []

    def mark(state: State, name: str) -> None:
        try:
            for number in range(15):
                state.change(actions.mark_read([f"{name}{number}"]))
                state.ids(Kind.READ)
        except BaseException as fault:
            faults.append(fault)

    with State(path) as one, State(path) as other:
        pairs = [(state, f"{place}-{thread}-") for place, state in enumerate((one, other)) for thread in range(2)]
        threads = [threading.Thread(target=mark, args=pair) for pair in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert len(one.ids(Kind.READ)) == 60
        assert one.ids(Kind.READ) == other.ids(Kind.READ)
