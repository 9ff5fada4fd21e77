"""Laws: an index that was kept up to date equals a fresh one, and a killed scan loses nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.finding.lexicon import Lexicon
from reader.library.postings.analysis import words_of
from reader.library.schema import Database
from reader.text.words import WORD

WORDS = "ferry harbour council budget comet valley storm running runs Tarn's U.S. 4,200".split()
QUERIES = ["ferry", "harbour council", '"council budget"', "comet -storm", "run*", "outlet:herald", "title:storm"]
QUERIES += ["date:2022", "councl", "storm OR (comet budget)"]
Records = list[dict[str, str]]
ROOT = Path(__file__).parents[2]

texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)
records = st.fixed_dictionaries(
    {
        "title": texts,
        "text": st.lists(texts, min_size=1, max_size=3).map("\n\n".join),
        "source": st.sampled_from(["The Herald", "Bay News", ""]),
        "date": st.sampled_from(["2022-02-15", "2021-12-31", ""]),
    }
)
contents = st.lists(records, max_size=3)
"""The records of a file; a file of none is a problem."""
names = st.sampled_from(["a", "b", "c/d", "c/e"])
operations = st.lists(st.tuples(names, st.none() | contents), min_size=1, max_size=4)
"""What happens between two scans: a file gets these records, or is removed."""


def told(index: Path, scope: Scope) -> dict[str, object]:
    """Everything that a reader may see of a library, in order."""
    with Library(index) as library, closing(Database(index)) as database:
        articles = library.articles(scope)
        found = {query: library.search(query, scope, limit=10_000) for query in QUERIES}
        lexicon = Lexicon(database)
        return {
            "articles": articles,
            "full": [library.full(article.id) for article in articles],
            "terms": dict(library.terms(article.id for article in articles)),
            "problems": library.problems(scope),
            "hits": {query: [(h.article.id, h.score, h.snippet) for h in r.hits] for query, r in found.items()},
            "totals": {query: (r.total, r.did_you_mean) for query, r in found.items()},
            "words": sorted(lexicon.beginning("", 1_000)),
            "frequencies": [lexicon.beginning(letter, 5) for letter in "abcdehrsu4"],
        }


def write(folder: Path, name: str, records: Records | None) -> None:
    path = folder / f"{name}.jsonl"
    if records is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps({"id": n, **record}) + "\n" for n, record in enumerate(records)))


def scan(index: Path, scope: Scope) -> None:
    with Library(index) as library:
        assert library.scan(scope).finished


@settings(max_examples=25, deadline=None)
@given(st.lists(operations, min_size=1, max_size=4))
def test_an_index_kept_up_to_date_equals_a_fresh_one(rounds: list[list[tuple[str, Records | None]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "articles"
        folder.mkdir()
        scope = Scope.of([folder])
        for operations in rounds:
            for name, records in operations:
                write(folder, name, records)
            scan(Path(place) / "kept", scope)
        scan(Path(place) / "fresh", scope)
        assert told(Path(place) / "kept", scope) == told(Path(place) / "fresh", scope)


SCANNER = """
import sys
from pathlib import Path
from reader.library import Library, Scope
with Library(Path(sys.argv[1])) as library:
    library.scan(Scope.of([Path(sys.argv[2])]), on_progress=lambda p: print(p.articles, flush=True), wait=0)
"""


def some(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def test_a_scan_that_is_killed_loses_nothing_and_leaves_no_lock(tmp_path: Path) -> None:
    """Killed again and again at moments of chance, the scan goes on where it was, and ends like a fresh one."""
    folder = tmp_path / "articles"
    chance = random.Random(7)
    for number in range(4):
        news = [{"title": some(chance, 4), "text": some(chance, 60), "source": "Bay News"} for _ in range(150)]
        write(folder, f"file{number}", news)
    scope, index = Scope.of([folder]), tmp_path / "killed"
    for _ in range(4):
        command = [sys.executable, "-c", SCANNER, str(index), str(folder)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdout is not None
        child.stdout.readline()  # the scan has begun
        time.sleep(chance.uniform(0, 0.35))  # any moment is as good as another
        os.kill(child.pid, signal.SIGKILL)
        child.stdout.close()
        child.wait()
    scan(index, scope)
    scan(tmp_path / "fresh", scope)
    assert told(index, scope) == told(tmp_path / "fresh", scope)
    assert not list((index / "whoosh").glob("*.tmp"))


@given(st.text("abUS.'1,2 é’_-", max_size=40))
def test_words_of_ascii_are_found_as_all_others_are(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert words_of(plain) == WORD.findall(plain)


@given(st.text("abUS.'1,2 é’‘“”–—…\u00a0_-", max_size=40))
def test_signs_of_typesetters_part_words_as_they_always_do(text: str) -> None:
    straight = [word.replace("’", "'") for word in WORD.findall(text)]
    assert [word.replace("’", "'") for word in words_of(text)] == straight
