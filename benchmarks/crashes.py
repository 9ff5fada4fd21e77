"""Scans that are killed with -9 at moments of chance, while articles come, change and go: is anything lost?

python benchmarks/run.py crashes --articles 200        (so many kills, half of them with four reading processes)
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from reader.library import Library, Scope
from reader.library.lock import writing_alone
from tests.invented import record, subject_of

FILES, RECORDS = 12, 60
LOOKED_FOR = 6  # every so many-th article
LONGEST = 2.5  # seconds that a scan may go on
LET_GO = 2.0  # seconds: a process that was just being started lets go of the lock when it has become itself
ROOT = Path(__file__).parents[1]
SCANNER = """
import sys
from pathlib import Path
from reader.library import Library, Scope
from reader.library.scanning import reading
reading.cores = lambda: int(sys.argv[3])
if sys.argv[3] == "1":
    reading.HANDFUL = float("inf")
with Library(Path(sys.argv[1])) as library:
    library.scan(Scope.of([Path(sys.argv[2])]), on_progress=lambda p: print(p.articles, flush=True), wait=0)
"""


def figures(kills: int) -> Iterator[Figure | str]:
    """How many articles were lost, indexes did not open, and locks stayed."""
    chance, faults = random.Random(5), dict.fromkeys(("articles lost", "indexes that did not open", "locks left"), 0)
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "articles", Path(place) / "index"
        folder.mkdir()
        held: dict[int, list[int]] = {}
        for kill in range(kills):
            changed = _change(folder, held, chance)
            there = _found(index, held, changed)
            _killed_scan(index, folder, 1 if kill % 2 else 4, chance.uniform(0, LONGEST))
            try:
                with writing_alone(index, wait=LET_GO, stop=lambda: False):
                    pass
            except Exception:
                faults["locks left"] += 1
            try:
                faults["articles lost"] += len(there - _found(index, held, changed))
            except Exception:
                faults["indexes that did not open"] += 1
        with Library(index) as library:
            library.scan(Scope.of([folder]))
            count = library.count(Scope.of([folder]))
        missing = {n for numbers in held.values() for n in numbers[::LOOKED_FOR]} - _found(index, held, set())
        faults["articles lost"] += len(missing) + abs(count - sum(map(len, held.values())))
    yield f"{kills} scans killed: " + ", ".join(f"{count} {what}" for what, count in faults.items())


def _change(folder: Path, held: dict[int, list[int]], chance: random.Random) -> set[int]:
    """Write some files anew or remove them; tells which. `held` has the numbers of the articles of each."""
    changed = set(chance.sample(range(FILES), chance.randint(1, 4)))
    for file in changed:
        path = folder / f"{file}.jsonl"
        held[file] = chance.sample(range(file * 1000, file * 1000 + 900), RECORDS) if chance.random() < 0.8 else []
        path.write_text("".join(json.dumps(record(number, 120)) + "\n" for number in held[file]), encoding="utf-8")
    return changed


def _found(index: Path, held: dict[int, list[int]], changed: set[int]) -> set[int]:
    """The articles, of the files that did not change, that a search finds by a word that only they have."""
    numbers = [number for file, numbers in held.items() if file not in changed for number in numbers[::LOOKED_FOR]]
    with Library(index) as library:
        return {number for number in numbers if library.search(subject_of(number), Scope()).total}


def _killed_scan(index: Path, folder: Path, processes: int, seconds: float) -> None:
    command = [sys.executable, "-c", SCANNER, str(index), str(folder), str(processes)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    child.stdout.readline()  # it has begun
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    child.stdout.close()
    child.wait()
