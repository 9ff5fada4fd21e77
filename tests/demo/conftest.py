"""The sample articles as the program reads them, under the names that planted.toml gives them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader import demo, sources
from reader.article import FullArticle
from reader.errors import UnreadableFile


@pytest.fixture(scope="session")
def planted() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def articles(planted: dict[str, Any]) -> dict[str, FullArticle]:
    """Every sample article by its planted name; one the table does not know is kept under its file and item."""
    names = {(known["file"], known.get("item")): name for name, known in planted["articles"].items()}
    found: dict[str, FullArticle] = {}
    for path in sorted(demo.folder().iterdir()):
        for full in sources.read(path):
            if not isinstance(
                full, UnreadableFile
            ):  # then its name is missing here, and the test of each article fails
                place = (path.name, full.article.item)
                found[names.get(place, f"{place[0]}#{place[1]}")] = full
    return found


@pytest.fixture(scope="session")
def compared(articles: dict[str, FullArticle]) -> Callable[[str, str], Any]:
    """The comparison of two articles by their planted names, each made once."""
    from reader.comparison import compare

    @cache
    def of(left: str, right: str) -> Any:
        return compare(articles[left], articles[right])

    return of


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A library that holds the sample articles."""
    from reader.library import Library, Scope

    with Library(tmp_path_factory.mktemp("demo-index")) as library:
        library.scan(Scope.of([demo.folder()]), on_progress=None, stop=lambda: False)
        yield library
