"""A process that makes segments of postings for the one that indexes.

`python -m reader.library.scanning.maker FOLDER PARENT` is sent articles, inverted and packed, each behind its row; then
DONE, upon which it writes them as an index of one segment into a folder of their own below FOLDER, and answers with the
number of articles that each word stands in. It holds nothing of the library and no lock, and may be killed at any
moment.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from reader.library.postings import inversion
from reader.library.postings.index import Index
from reader.library.scanning import child, frames, word_counts


def main(folder: Path, parent: int) -> None:
    """Make one segment after the other, until standard input ends."""
    out = child.begin(parent)
    arrived: queue.SimpleQueue[frames.Frame] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(arrived,), daemon=True).start()
    for number in count():
        words: Counter[str] = Counter()
        index = segment_of(folder, number)
        index.create()
        index.update(_documents(arrived, words), (), lambda: None)
        out.write(frames.dump(frames.DONE, word_counts.pack(words)))
        out.flush()


def segment_of(folder: Path, number: int) -> Index:
    """The index of the segment with a number, from 0 on."""
    return Index(folder / str(number), 0)


def _receive(arrived: queue.SimpleQueue[frames.Frame]) -> None:
    """Take in at once what is sent, whatever we do meanwhile, so that the parent never waits."""
    buffer = bytearray()
    while data := os.read(sys.stdin.fileno(), child.PIPE_SIZE):  # much at a time: we seldom get to run
        buffer += data
        for frame in frames.take(buffer):
            arrived.put(frame)
    os._exit(0)


def _documents(
    arrived: queue.SimpleQueue[frames.Frame], words: Counter[str]
) -> Iterator[tuple[int, inversion.Inverted]]:
    """The articles until DONE; their words are counted."""
    while (frame := arrived.get())[0] != frames.DONE:
        row, packed = frames.load_numbered(frame)
        inverted = inversion.unpack(packed)
        words.update(inverted.words)
        yield row, inverted


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
