"""A library in a temporary folder, and articles in our own words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library, Report, Scope

FERRY = """Ferry runs aground off Port Ansel

By Ruth Okafor

A passenger ferry with 212 people aboard ran aground off Port Ansel on Tuesday night, and the coastguard's lifeboats
took everyone ashore before dawn.

"We are grateful to the crews," harbour master Ilse Brandt said. "The engines had failed twice this month."

The company that runs the ferries said it would stop all sailings while engineers look at the fleet.
"""
BUDGET = """Council passes the budget after nine hours

The council of Marrow Bay passed its budget by one vote on Friday, after nine hours of speeches about the new library.

Schools get more money, while the ferries' subsidy is cut by a fifth. The mayor called the cut a hard choice.
"""
COMET = """Comet seen over the hills

Stargazers in the northern valleys saw a comet with the naked eye on Monday. The observatory in Tarn expects it to fade
within a week; the next visit is in 4,200 years.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them in a folder of its own."""
    articles = tmp_path / "articles"
    (articles / "more").mkdir(parents=True)
    (articles / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (articles / "budget.txt").write_text(BUDGET, encoding="utf-8")
    (articles / "more" / "comet.txt").write_text(COMET, encoding="utf-8")
    return articles


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library(tmp_path / "index") as library:
        yield library


@pytest.fixture
def scanned(library: Library, folder: Path) -> Library:
    """The library with the three articles in it."""
    library.scan(Scope.of([folder]))
    return library


@pytest.fixture
def scan(library: Library, folder: Path) -> Callable[[], Report]:
    """Scans the folder again."""
    return lambda: library.scan(Scope.of([folder]))


@pytest.fixture
def write_records() -> Callable[..., Path]:
    """Writes records into a file of JSON Lines."""

    def write(path: Path, *records: dict[str, object]) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path

    return write


@pytest.fixture
def lexicon_of() -> Callable[[Path], dict[str, int]]:
    """The words of an index, and in how many articles each stands."""

    def lexicon(index: Path) -> dict[str, int]:
        with closing(sqlite3.connect(index / "catalogue.sqlite")) as catalogue:
            return dict(catalogue.execute("SELECT word, documents FROM lexicon"))

    return lexicon
