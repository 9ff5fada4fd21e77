"""The work on articles that does not ask for any others, and takes longest: it is done by processes beside ours.

`python -m reader.stories.many.work FOLDER PARENT` does what standard input says, with the index in a folder: a line of
JSON a job, its number and the ids it is about, for origins those of each story by themselves; frames with the answers
come back. It holds no lock, ends with its parent, and may be killed at any moment.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import NewsreaderError
from reader.library.scanning import child, frames
from reader.stories.many import parcels
from reader.stories.many.sourced import sources
from reader.stories.origins import Source, packed_origins

if TYPE_CHECKING:
    from reader.library import Library

Ids = Sequence[str]


def terms(library: Library, ids: Ids) -> bytes:
    """The weighted terms of some articles, see `parcels`."""
    return parcels.packed(library.terms(ids))


def origins(library: Library, stories: Sequence[Ids]) -> bytes:
    """The sources of the articles of some stories, none where they cannot be read."""
    return packed_origins(_sources(library, ids) for ids in stories)


def _sources(library: Library, ids: Ids) -> list[Source]:
    try:
        return sources(library.full(one) for one in ids)
    except NewsreaderError:
        return []


KINDS: dict[str, Callable[[Library, Sequence[Any]], bytes]] = {"terms": terms, "origins": origins}


def main(folder: Path, parent: int) -> None:
    """Do what standard input says, until it ends."""
    from reader.library import Library

    out = child.begin(parent)
    with suppress(BrokenPipeError), Library(folder) as library:
        for line in sys.stdin.buffer:
            number, kind, ids = json.loads(line)
            out.write(frames.dump_numbered(frames.DONE, number, KINDS[kind](library, ids)))
            out.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
