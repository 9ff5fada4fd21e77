"""Programs that people search a folder with instead: ripgrep, and the desktop search Recoll; one file an article."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers import DATES, Peer, text_of
from reader.article import FullArticle


class Ripgrep:
    """ripgrep: what one would do without an index. No stems, no ranking."""

    name = "ripgrep"

    def __init__(self, place: Path) -> None:
        must_be_installed("rg")
        self.path = place / "files"

    def index(self, articles: Iterable[FullArticle]) -> None:
        """Write the files."""
        write_files(self.path, articles)

    def search(self, kind: str, words: str) -> object:
        """The files that have the first word, the phrase or the beginning."""
        pattern = words if kind == "phrase" else words.split()[-1 if kind.startswith("typed") else 0]
        edge = "" if kind.startswith("typed") else r"\b"
        return _said("rg", "-l", "-i", rf"\b{_spaced(pattern)}{edge}", str(self.path))

    def size(self) -> int:
        """Nothing beside the files."""
        return 0


class Recoll:
    """Recoll, on Xapian: the full-text search of many desktops."""

    name = "Recoll"

    def __init__(self, place: Path) -> None:
        must_be_installed("recollindex", "recollq")
        self.path, self.settings = place / "files", place / "recoll"
        self.settings.mkdir()
        topics = f"topdirs = {self.path}\nskippedPaths =\nindexstemminglanguages = english\nloglevel = 1\n"
        (self.settings / "recoll.conf").write_text(topics)

    def index(self, articles: Iterable[FullArticle]) -> None:
        """Write the files, dated, and index them."""
        write_files(self.path, articles)
        _said("recollindex", "-c", str(self.settings))

    def search(self, kind: str, words: str) -> object:
        """The first ten."""
        query = f'"{words}"' if kind == "phrase" else f"{words}*" if kind.startswith("typed") else words
        if kind == "date":
            query += f" date:{DATES[0]}/{DATES[1]}"
        return _said("recollq", "-c", str(self.settings), "-n", "10", "-q", query)

    def size(self) -> int:
        """Bytes of the index."""
        return sum(file.stat().st_size for file in (self.settings / "xapiandb").iterdir())


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def must_be_installed(*programs: str) -> None:
    """Raises FileNotFoundError for a program that is not there."""
    for program in programs:
        if shutil.which(program) is None:
            raise FileNotFoundError(f"{program} is not installed")


def write_files(folder: Path, articles: Iterable[FullArticle]) -> None:
    """One text file an article, as old as the article is."""
    folder.mkdir()
    for number, one in enumerate(articles):
        path = folder / f"{number}.txt"
        path.write_text(f"{one.article.title}\n\n{text_of(one)}\n", encoding="utf-8")
        if one.article.date:
            when = datetime(one.article.date.year, one.article.date.month, one.article.date.day, tzinfo=UTC).timestamp()
            os.utime(path, (when, when))


def _said(*command: str) -> bytes:
    environment = os.environ | {"RECOLL_TMPDIR": os.environ.get("TMPDIR", "/tmp")}
    return subprocess.run(command, capture_output=True, check=False, env=environment).stdout


PROGRAMS: tuple[type[Peer], ...] = (Ripgrep, Recoll)
