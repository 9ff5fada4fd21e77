"""What Whoosh is told of where terms stand: nothing that is used.

The schema of every index on the disk names this class in this module, so it stays until the index has another format.
"""

from __future__ import annotations

from reader.library.postings.engine import Positions


class Places(Positions):  # type: ignore[misc]
    """Whoosh's format of positions. `packing` has its own."""
