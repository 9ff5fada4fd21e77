"""Asks a library what is related to some articles, in a process of its own: `asked.py INDEX FOLDER ID ...`.

Prints the seconds that each took, as a list. The first pays for opening the index and for what is imported late.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reader import stories
from reader.library import Library, Scope


def main() -> None:
    """Ask, one article after the other."""
    index, folder, *ids = sys.argv[1:]
    scope, took = Scope.of([Path(folder)]), []
    with Library(Path(index)) as library:
        for one in ids:
            begin = time.perf_counter()
            stories.related(library, one, scope)
            took.append(time.perf_counter() - begin)
    print(json.dumps(took))


if __name__ == "__main__":
    main()
