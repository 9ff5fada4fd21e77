"""`make bench`: the reader's speed. Machines are noisy, so every figure stands beside a peer's from the same run.

    python benchmarks/run.py [NAME ...] [--articles 10000 ...]

NAMES: start, keys, screen, search, comparing, stories, related, indexing, pages, files, engine, state, crashes.
Articles are of invented words. Nothing is read from anywhere else but `../shared`, where some machines have real pages
and articles.
More peers of the engine come with `pip install --group bench`; --articles 37000 100000 150000 draws its curve.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import (
    comparing,
    crashes,
    engine,
    files,
    indexing,
    keys,
    pages,
    related,
    screen,
    search,
    start,
    state,
    stories,
)  # fmt: skip
from benchmarks.figure import Figure

BENCHMARKS: dict[str, Callable[[int], Iterator[Figure | str]]] = {
    "start": start.figures,
    "keys": keys.figures,
    "screen": screen.figures,
    "search": search.figures,
    "comparing": comparing.figures,
    "stories": stories.figures,
    "related": related.figures,
    "indexing": indexing.figures,
    "pages": pages.figures,
    "files": files.figures,
    "engine": engine.figures,
    "state": state.figures,
    "crashes": crashes.figures,
}


def main() -> None:
    """Print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], metavar="NAME")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    chosen = parser.parse_args()
    for name in chosen.names or [name for name in BENCHMARKS if name != "crashes"]:  # which has kills, not articles
        for count in chosen.articles:
            if len(chosen.articles) > 1:
                print(f"{name}, {count:,} articles", flush=True)
            for figure in BENCHMARKS[name](count):
                print(figure, flush=True)


if __name__ == "__main__":
    main()
