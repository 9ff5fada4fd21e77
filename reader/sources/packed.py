"""Compressed files: one file in gz, and archives in zip whose members are read one by one, never written to a disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import omnivore
from reader.sources.draft import article_id
from reader.sources.files import size_of, unreadable
from reader.sources.items import Namer
from reader.text.clean import clean_line

ALWAYS = 64 * 1024 * 1024  # bytes that anything may unpack to
RATIO = 100  # beyond that, to so many times its size; text packs to a third to a tenth
MOST_MEMBERS = 200_000
BROKEN = (OSError, EOFError, zlib.error, LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError)

Reader = Callable[[Path, BinaryIO, datetime], Iterator[FullArticle | UnreadableFile]]


def read_gzip(path: Path, stream: BinaryIO, saved: datetime, inner: Reader) -> Iterator[FullArticle | UnreadableFile]:
    """What `inner` reads in a file packed by gzip; its records keep their own names.

    One that a browser unpacked while it saved it under its old name is read as it is.
    """
    head = stream.read(2)
    stream.seek(0)
    if head != b"\x1f\x8b":
        yield from inner(path, stream, saved)
        return
    with unpacked(path, gzip.GzipFile(fileobj=stream), size_of(stream)) as plain:
        yield from inner(path, plain, saved)


def read_zip(
    path: Path, stream: BinaryIO, saved: datetime, reader_of: Callable[[str], Reader | None]
) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of an archive, each called by its member's name: "page.html", or "set.jsonl#ID" for a record.

    Members are judged by the archive's own directory before one byte of them is unpacked.
    """
    with opened(path, stream) as archive:
        members = [member for member in archive.infolist() if _wanted(member.filename, reader_of)]
        check(path, members, size_of(stream))
        if not members:
            raise unreadable(path, "is an archive that holds no file of a kind that is read")
        saved_links = omnivore.Export(path, archive)
        namer = Namer()
        for number, member in enumerate(members, start=1):
            if saved_links.is_metadata(member.filename):
                continue
            reader = reader_of(member.filename)
            if reader is not None:
                item = namer.name(member.filename, number)
                reader = saved_links.reader(member.filename) or reader
                for found in _member(path, stream, archive, member, saved, reader):
                    yield _inside(found, path, item)
        if fault := saved_links.without_text():
            yield fault


def opened(path: Path, stream: BinaryIO) -> zipfile.ZipFile:
    """The zip archive in an open file. Raises UnreadableFile where it is broken or has members without end."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as fault:
        raise unreadable(path, f"is not an archive that can be read: {fault}") from None
    if len(archive.infolist()) > MOST_MEMBERS:
        archive.close()
        raise unreadable(path, f"is an archive of more than {MOST_MEMBERS:,} files")
    return archive


def member_bytes(path: Path, archive: zipfile.ZipFile, name: str, cap: int) -> bytes:
    """A member of an archive, unpacked. Raises UnreadableFile where there is none, it is broken, or beyond `cap`."""
    try:
        with archive.open(name) as stream:
            data = stream.read(cap + 1)
    except KeyError:
        raise unreadable(path, f"{name}: is missing in the archive") from None
    except BROKEN as fault:
        raise unreadable(path, f"{name}: {_broken(fault)}") from None
    if len(data) > cap:
        raise unreadable(path, f"{name}: is larger than {cap // 1024 // 1024} MB, too big for one article")
    return data


def unpacked(path: Path, stream: IO[bytes] | gzip.GzipFile, size: int) -> io.BufferedReader:
    """A compressed stream of `size` bytes as one that reads like a file, and refuses to grow out of all proportion."""
    return io.BufferedReader(_Bounded(path, stream, ALWAYS + RATIO * size), 256 * 1024)


def _member(
    path: Path, stream: BinaryIO, archive: zipfile.ZipFile, member: zipfile.ZipInfo, saved: datetime, reader: Reader
) -> Iterator[FullArticle | UnreadableFile]:
    try:
        packed = archive.open(member)
    except BROKEN as fault:
        yield unreadable(path, _broken(fault))
        return
    try:
        with packed, unpacked(path, packed, min(member.compress_size, size_of(stream))) as plain:
            yield from reader(path, plain, saved)
    except UnreadableFile as fault:
        yield fault
    except (RecursionError, MemoryError):
        yield unreadable(path, "is nested too deeply or too large to be read")


def _inside(found: FullArticle | UnreadableFile, path: Path, name: str) -> FullArticle | UnreadableFile:
    """An article or a fault of a member, told with the member's name."""
    if isinstance(found, UnreadableFile):
        return unreadable(path, f"{name}: {found.reason}")
    item = name if found.article.item is None else f"{name}#{found.article.item}"
    return replace(found, article=replace(found.article, item=item, id=article_id(path, item)))


def _wanted(name: str, reader_of: Callable[[str], Reader | None]) -> bool:
    """Is this member read? What is hidden is passed over, as in folders, and the shadows that one system adds."""
    parts = PurePosixPath(name).parts
    hidden = any((part.startswith(".") and part != "..") or part in ("__MACOSX", "node_modules") for part in parts)
    return not hidden and not name.endswith("/") and reader_of(name) is not None


def check(path: Path, members: list[zipfile.ZipInfo], size: int) -> None:
    """Raises UnreadableFile where the members of an archive of `size` bytes would unpack to far more than any text."""
    total = sum(member.file_size for member in members)
    if total > ALWAYS + RATIO * size:
        raise unreadable(path, f"would unpack to {total // 1024 // 1024:,} MB: it looks like a decompression bomb")


def _broken(fault: BaseException) -> str:
    if isinstance(fault, RuntimeError) and "encrypted" in str(fault):
        return "is encrypted"
    if isinstance(fault, NotImplementedError):
        return "is packed in a way that is not known"
    return f"is damaged: {clean_line(str(fault)) or 'it ends early'}"


class _Bounded(io.RawIOBase):
    """A compressed stream whose unpacked bytes are counted; its faults are told in plain words."""

    def __init__(self, path: Path, stream: IO[bytes] | gzip.GzipFile, cap: int) -> None:
        self.path, self.stream, self.cap = path, stream, cap
        self.count = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.stream.read(len(buffer))
        except BROKEN as fault:
            raise unreadable(self.path, _broken(fault)) from None
        self.count += len(data)
        if self.count > self.cap:
            raise unreadable(self.path, "unpacks to far more than any text would: it looks like a decompression bomb")
        buffer[: len(data)] = data
        return len(data)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Back to the start, which is all that a reader needs after a look at a file's first bytes."""
        self.count = 0 if whence == io.SEEK_SET and place == 0 else self.count
        return self.stream.seek(place, whence)

    def tell(self) -> int:
        return self.stream.tell()
