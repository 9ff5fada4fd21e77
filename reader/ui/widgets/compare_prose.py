"""One side of the full texts: its paragraphs in lines, and where on them each sentence stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article import Kind, Paragraph, Sentence
from reader.ui.typeset import breaks


@dataclass(frozen=True, slots=True)
class ProseLine:
    """Characters `start` to `end` of paragraph number `paragraph`; -1 is a blank line.

    `sentences` are those that have words on the line, `begun` those that begin on it.
    """

    paragraph: int = -1
    start: int = 0
    end: int = 0
    sentences: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()


BLANK = ProseLine()


class Prose:
    """An article set at a width in cells."""

    def __init__(self, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence], width: int) -> None:
        self.paragraphs = paragraphs
        self.sentences = sentences
        self.by_paragraph: dict[int, list[int]] = {}
        for number, sentence in enumerate(sentences):
            self.by_paragraph.setdefault(sentence.paragraph, []).append(number)
        self.lines = list(self._lines(width))
        self._firsts = [0] * len(sentences)
        self._lasts = [0] * len(sentences)
        for y, line in enumerate(self.lines):
            for number in line.begun:
                self._firsts[number] = y
            for number in line.sentences:
                self._lasts[number] = y

    def _lines(self, width: int) -> Iterator[ProseLine]:
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.kind is Kind.RULE:
                continue
            if number:
                yield BLANK
            for start, end in breaks(paragraph.text, width):
                inside = [n for n in self.by_paragraph.get(number, ()) if self._overlaps(n, start, end)]
                begun = tuple(n for n in inside if self.sentences[n].start >= start)
                yield ProseLine(number, start, end, tuple(inside), begun)

    def _overlaps(self, number: int, start: int, end: int) -> bool:
        sentence = self.sentences[number]
        return sentence.start < end and sentence.end > start

    @property
    def height(self) -> int:
        """Lines of the whole."""
        return len(self.lines)

    def line(self, y: int) -> ProseLine:
        """A line; blank outside."""
        return self.lines[y] if 0 <= y < len(self.lines) else BLANK

    def extent(self, number: int) -> tuple[int, int]:
        """The first line of a sentence, and the line after its last."""
        if not 0 <= number < len(self._firsts):
            return 0, 0
        return self._firsts[number], self._lasts[number] + 1

    def sentence_at(self, y: int) -> int:
        """The last sentence that begins at or above a line."""
        return max(bisect_right(self._firsts, y) - 1, 0)
