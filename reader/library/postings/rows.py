"""Which row of the catalogue each document of a segment is."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path
from typing import Any

from reader.library.postings.packing import Broken

ROW_FIELD = "row"


def rows_of(folder: Path, segment: Any) -> list[int]:
    """The row of each document of a segment, 0 where it is deleted. Raises Broken or OSError where they are damaged.

    Whoosh's column of numbers is an array in network order: read as a whole.
    """
    rows = array("q", (folder / segment.make_filename(f".{ROW_FIELD}.col")).read_bytes())
    if sys.byteorder == "little":
        rows.byteswap()
    if len(rows) != segment.doc_count_all():
        raise Broken("rows")
    found = rows.tolist()
    for document in segment.deleted_docs():
        found[document] = 0
    return found
