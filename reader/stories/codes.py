"""Terms as numbers that mean the same in every run, so that what is kept of one run serves the next.

A stem's number is a part of its digest; a pair's is made of its stems'. Which part of an article a term is from stands
in the upper bits. All fit into 60 bits, which Python computes with fastest.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from reader.text.term_table import HEAD, NAME, TEXTUAL, TITLE, Terms

PAIR, OF_HEAD, OF_NAMES = 1 << 57, 1 << 58, 1 << 59
OF_TITLE = OF_HEAD | OF_NAMES
_STEM = (1 << 51) - 1
_BITS = {"": 0, HEAD: OF_HEAD, NAME: OF_NAMES, TITLE: OF_TITLE}
_FACTOR = {"": 31, HEAD: 63}  # of the first stem of a pair; another in the head, so that their lower bits differ too

LAID_OUT = tuple((_BITS[mark] | (PAIR if pairs else 0), _FACTOR[mark] if pairs else 0) for mark, pairs in TEXTUAL)
"""For each of TEXTUAL the bits of its terms, and what the number of a pair's first stem is multiplied by before that of
the second is mixed in (`first * factor ^ second | bits`), 0 where they are no pairs."""


class _Numbering(dict[str, int]):
    """The numbers of stems, remembered."""

    def __missing__(self, stem: str) -> int:
        number = self[stem] = code_of(stem)
        return number


@lru_cache(maxsize=100_000)
def code_of(stem: str) -> int:
    """The number of a stem."""
    digest = blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & _STEM


class Coder:
    """Gives terms their numbers."""

    def __init__(self) -> None:
        self._numbers = _Numbering()

    def codes(self, terms: Terms) -> list[list[int]]:
        """The numbers of an article's terms, a list for each of TEXTUAL, in the order of its parts."""
        stems = list(map(self._numbers.__getitem__, terms.stems))
        coded = []
        for (bits, factor), part in zip(LAID_OUT, terms.parts, strict=False):
            if factor:
                both = zip(part.firsts, part.seconds, strict=True)
                coded.append([stems[first] * factor ^ stems[second] | bits for first, second in both])
            else:
                coded.append([stems[first] | bits for first in part.firsts])
        return coded


def is_word(code: int) -> bool:
    """Whether a number stands for a single stem of the text, no pair, and not of head, names or title."""
    return code < PAIR


def is_pair(code: int) -> bool:
    """Whether a number stands for a pair of stems."""
    return code & PAIR > 0
