"""The words that the articles of a library share: a dictionary that each text is compressed with.

An article alone is too short to compress well. Words that stand in the dictionary are pointed at from the first time
on, which saves a sixth: of a thousand other real articles 16 % with one made of fifty, 17 % with one of thousands. Once
made it is never changed, since every text needs the one it was compressed with.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zlib import _Compress

LEARNT_FROM = 50  # articles
LARGEST = 32_000  # bytes; deflate looks back so far
LEVEL = 6
HAS_DICTIONARY = 0x20  # in the second byte of what zlib compressed (RFC 1950)
_WORD = re.compile(r"[^\W\d_]{2,30}(?:['’][^\W\d_]+)?")


def learnt(texts: Iterable[str]) -> bytes:
    """The dictionary of the words that save most in these texts, the most frequent last, where they cost least."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text))
    chosen, size = [], 0
    for word in sorted((word for word, count in counts.items() if count > 1), key=lambda one: -counts[one] * len(one)):
        if (size := size + len(word.encode()) + 1) > LARGEST:
            break
        chosen.append(word)
    return "".join(f" {word}" for word in sorted(chosen, key=lambda one: (counts[one], one))).encode() or b" "


def compress(data: bytes, words: bytes = b"") -> bytes:
    """Data, compressed with a dictionary."""
    compressor = _compressor(words).copy()
    return compressor.compress(data) + compressor.flush()


def decompress(blob: bytes, words: bytes = b"") -> bytes:
    """What was compressed with this dictionary, or with none. Raises zlib.error where it was not, or is damaged."""
    decompressor = zlib.decompressobj(zdict=words)
    data = decompressor.decompress(blob)
    if not decompressor.eof:
        raise zlib.error("a text is cut short")
    return data


def with_words(blob: bytes, words: bytes) -> bytes:
    """What may have been compressed before there was a dictionary, with it."""
    return blob if not words or blob[1] & HAS_DICTIONARY else compress(decompress(blob), words)


@lru_cache(maxsize=4)
def _compressor(words: bytes) -> _Compress:
    """To be copied: having it read the dictionary takes longer than compressing an article."""
    if not words:
        return zlib.compressobj(LEVEL)
    return zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, words)
