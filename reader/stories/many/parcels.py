"""The terms of some articles as bytes, for the way from one process to another."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from struct import Struct

from reader.text.term_table import KINDS, Part, Terms

_SIZES = Struct(f"<{2 + len(KINDS)}I")
_PAIRS = tuple(pairs for _, pairs in KINDS)


def packed(terms: Iterable[tuple[str, Terms]]) -> bytes:
    """The terms of some articles, each behind its id."""
    pieces: list[bytes | array[int] | array[float]] = []
    for article_id, table in terms:
        key, stems = _encoded(article_id), _encoded("\0".join(table.stems))
        pieces += [_SIZES.pack(len(key), len(stems), *(len(part.weights) for part in table.parts)), key, stems]
        pieces += [numbers for part in table.parts for numbers in (part.firsts, part.seconds, part.weights)]
    return b"".join(pieces)


def unpacked(data: bytes) -> Iterator[tuple[str, Terms]]:
    """The ids and terms that were packed."""
    cut = _Cutter(memoryview(data))
    while cut.at < len(data):
        key, stems, *sizes = _SIZES.unpack(cut.next(_SIZES.size))
        article_id, joined = _decoded(cut.next(key)), _decoded(cut.next(stems))
        parts = tuple(
            Part(cut.numbers("I", size), cut.numbers("I", size if pairs else 0), cut.weights(size))
            for size, pairs in zip(sizes, _PAIRS, strict=True)
        )
        yield article_id, Terms(tuple(joined.split("\0")) if joined else (), parts)


class _Cutter:
    """Cuts a piece after another from some bytes."""

    def __init__(self, data: memoryview) -> None:
        self._data, self.at = data, 0

    def next(self, size: int) -> memoryview:
        piece = self._data[self.at : self.at + size]
        self.at += size
        return piece

    def numbers(self, kind: str, size: int) -> array[int]:
        return array(kind, bytes(self.next(4 * size)))

    def weights(self, size: int) -> array[float]:
        return array("f", bytes(self.next(4 * size)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(data: memoryview) -> str:
    return str(data, "utf-8", "surrogatepass")
