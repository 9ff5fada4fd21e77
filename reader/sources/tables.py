"""CSV and TSV, a row an article: data sets such as All the News, and the lists of links that services exported."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import fields, records
from reader.sources.files import decode, encoding_of, is_binary, unreadable
from reader.sources.items import Namer

ROW_CAP = 8 * 1024 * 1024  # characters of one row
CHUNK = 1024 * 1024
SAMPLE = 256 * 1024
TEXT = (*records.PLAIN, *records.EITHER)
NOTHING = frozenset(("", "nan", "null", "none", "n/a", "\\n"))  # what data sets write for what is not known
_RUN = re.compile(r'[^"\r\n]*([^"\r\n])')

csv.field_size_limit(ROW_CAP)  # else a field of 131,073 characters is an error


def read(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of a table whose first row names its columns, streamed.

    Rows without a text are counted, not listed: a list of saved links has thousands.
    """
    sample = stream.read(SAMPLE)
    stream.seek(0)
    if not sample.strip():
        raise unreadable(path, "is empty")
    if is_binary(sample):
        raise unreadable(path, "is not a text file")
    text = TextIOWrapper(stream, encoding_of(sample), "replace", newline="")
    try:
        yield from _articles(path, _rows(_Lines(text), _delimiter(sample)), saved)
    finally:
        text.detach()  # who opened the stream closes it


def _articles(
    path: Path, rows: Iterator[tuple[int, list[str] | None]], saved: datetime
) -> Iterator[FullArticle | UnreadableFile]:
    names = [name.strip().lower() for name in next(rows, (0, None))[1] or []]
    if not any(name in (*fields.TITLE, *fields.ADDRESS, *TEXT) for name in names):
        raise unreadable(path, "is a table whose first line names no column that is known, such as title or text")
    namer, total, bare = Namer(), 0, 0
    for total, (line, row) in enumerate(rows, start=1):
        if row is None:
            yield unreadable(path, f"line {line}: is a row longer than {ROW_CAP // 1024 // 1024} MB")
            continue
        record = {name: value for name, value in zip(names, row, strict=False) if value.strip().lower() not in NOTHING}
        if fields.text(record, TEXT).strip():
            yield records.article(path, record, f"line {line}", namer.name(records.own_name(record), total), saved)
        else:
            bare += 1
    if bare or not total:
        yield unreadable(path, _without_text(bare, total))


def _without_text(bare: int, total: int) -> str:
    if not total:
        return "is a table without a row"
    if bare == total:
        return (
            f"is a list of {total:,} titles and addresses without their texts: save the pages themselves to read them"
        )
    return f"{bare:,} of {total:,} rows hold no text, only what is known about an article"


def _delimiter(sample: bytes) -> str:
    """What stands between the names of the columns."""
    heading = re.sub(r'"[^"]*"', "", decode(sample).lstrip("\ufeff\r\n").split("\n", 1)[0])
    return max(",\t;|", key=heading.count)


def _rows(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows, each with the line it starts on; None for one that is too long. Empty rows are passed over."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.next_row()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield lines.start, None
            continue
        if lines.too_long:
            yield lines.start, None
        elif any(value.strip() for value in row):
            yield lines.start, row


class _Lines:
    """The lines of a table for `csv`, in bounded memory.

    Of a row beyond the cap only as much is handed on as `csv` needs to find its end: the quotation marks, and what
    stands right before each.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self.text = text
        self.number = self.start = self.length = 0
        self.too_long = False

    def next_row(self) -> None:
        self.start, self.length, self.too_long = self.number + 1, 0, False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        inside = self.too_long  # of a quoted field, where only a line with a mark matters
        if not (line := self._line(self._pass_over() if inside else self.text.readline(CHUNK))):
            raise StopIteration
        self.number += 1
        return line

    def _pass_over(self) -> str:
        """The next piece of a line that holds a quotation mark."""
        while (part := self.text.readline(CHUNK)) and '"' not in part:
            self.number += part.endswith(("\n", "\r"))
        return part

    def _line(self, part: str) -> str:
        """The rest of the line that begins with `part`."""
        parts: list[str] = []
        while part:
            self.length += len(part)
            self.too_long = self.too_long or self.length > ROW_CAP
            parts.append(_RUN.sub(r"\1", part) if self.too_long else part)
            if part.endswith(("\n", "\r")) or sum(map(len, parts)) > 2 * ROW_CAP:
                break
            part = self.text.readline(CHUNK)
        return "".join(parts)
