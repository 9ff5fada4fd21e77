"""Terms as numbers that mean the same in every run, so that what is kept of one run serves the next.

A stem's number is a part of its digest; a pair's is made of its stems'. Which part of an article a term is from stands
in the upper bits. All fit into 60 bits, which Python computes with fastest.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from reader.text.term_table import HEAD, NAME, TEXTUAL, TITLE

PAIR, OF_HEAD, OF_NAMES = 1 << 57, 1 << 58, 1 << 59
OF_TITLE = OF_HEAD | OF_NAMES
_STEM = (1 << 51) - 1
_BITS = {"": 0, HEAD: OF_HEAD, NAME: OF_NAMES, TITLE: OF_TITLE}
_FACTOR = {"": 31, HEAD: 63}  # of the first stem of a pair; another in the head, so that their lower bits differ too

LAID_OUT = tuple((_BITS[mark] | (PAIR if pairs else 0), _FACTOR[mark] if pairs else 0) for mark, pairs in TEXTUAL)
"""For each of TEXTUAL the bits of its terms, and what the number of a pair's first stem is multiplied by before that of
the second is mixed in (`first * factor ^ second | bits`), 0 where they are no pairs."""


@lru_cache(maxsize=100_000)
def code_of(stem: str) -> int:
    """The number of a stem."""
    digest = blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & _STEM
