"""A folder of small articles of our own, and the command line run on it in a clean place."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.__main__ import main

HARBOUR_WIRE = (
    "The ferry Saltwind ran aground off Corran Point on Monday with 312 people on board, the coastguard said.",
    "“We had no time to slow down,” captain Ilse Maren told reporters at the quay.",
    "Nobody was seriously hurt, and all passengers were ashore by midnight.",
    "The operator, Norrland Lines, denied that the engines had been faulty.",
)
HARBOUR_OWN = (
    "A ferry carrying about 340 people ran aground at Corran Point on Monday, the coastguard said.",
    "All passengers were brought ashore by midnight and nobody was seriously hurt.",
    "Divers will look at the hull of the Saltwind later this week.",
    "The operator, Norrland Lines, did not respond to questions about the engines.",
)
ORCHARD = (
    "Apple growers in the Vell valley expect the poorest harvest for twenty years after a late frost.",
    "The growers' union asked the ministry for help with loans and with insurance for young trees.",
)
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """harbour.jsonl holds two articles of one event (ids "wire" and "own"), orchard.txt one of another."""
    folder = tmp_path / "articles"
    folder.mkdir()
    records = (
        {"id": "wire", "title": "Ferry runs aground off Corran Point", "source": "Coast Daily", "date": "2026-03-02",
         "text": "\n\n".join(HARBOUR_WIRE)},
        {"id": "own", "title": "Ferry aground at Corran Point", "source": "The Lamp", "date": "2026-03-03",
         "text": "\n\n".join(HARBOUR_OWN)},
    )  # fmt: skip
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "harbour.jsonl").write_text(lines, encoding="utf-8")
    (folder / "orchard.txt").write_text("\n\n".join(("Frost spoils the apple harvest", *ORCHARD)), encoding="utf-8")
    return folder


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """A clean place for settings, index, state and log, as variables of the environment."""
    kinds = ("CACHE", "DATA", "CONFIG", "STATE")
    return {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in kinds} | {"HOME": str(tmp_path)}


@pytest.fixture
def run_program(place: dict[str, str]) -> Run:
    """Runs `newsreader …` without a terminal, as a program: run_program("search", "ferry", "--json")."""

    def start(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reader", *map(str, arguments)],
            env={**os.environ, **place},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    return start


@pytest.fixture
def run(place: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Does what `newsreader …` does without a terminal, in this process: five times as fast as a program's start."""

    def start(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        words = list(map(str, arguments))
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patch, open(os.devnull) as nothing:
            for name, value in place.items():
                patch.setenv(name, value)
            for name, stream in (("stdin", nothing), ("stdout", out), ("stderr", err)):
                patch.setattr(sys, name, stream)
            patch.setattr(sys, "argv", ["newsreader", *words])
            try:
                status = main(words)
            except SystemExit as end:
                status = int(end.code or 0)
        told = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(words, status, *told)

    return start
