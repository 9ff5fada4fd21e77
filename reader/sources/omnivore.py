"""Exports of Omnivore, closed in 2024: `metadata_*.json` say what is known of the pages in `content/`."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import fields, page
from reader.sources.draft import Draft, finish
from reader.sources.files import decode, open_file, read_bytes, unreadable

CAP = 32 * 1024 * 1024
_METADATA = re.compile(r"(?:.*/)?metadata_\d+_to_\d+\.json")

Reader = Callable[[Path, BinaryIO, datetime], Iterator[FullArticle | UnreadableFile]]


class Export:
    """What the metadata in an archive say, by the slug that names the page; nothing where it is no such export."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        names = archive.namelist()
        self.path = path
        self.records: dict[str, dict[str, Any]] = {}
        self.pages = {PurePosixPath(name).stem for name in names if PurePosixPath(name).parent.name == "content"}
        if self.pages:
            for name in filter(_METADATA.fullmatch, names):
                self.records.update(_records(archive, name))

    def is_metadata(self, name: str) -> bool:
        """Is this member a list of what is known, or of what was marked, and no article?"""
        is_marks = name.endswith(".md") and PurePosixPath(name).parent.name == "highlights"
        return bool(self.records) and (is_marks or bool(_METADATA.fullmatch(name)))

    def reader(self, name: str) -> Reader | None:
        """What reads this member with what is known of it; None for any other file."""
        place = PurePosixPath(name)
        record = self.records.get(place.stem) if place.parent.name == "content" else None
        if record is None:
            return None

        def read(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
            yield finish(draft(record, read_bytes(path, stream)), path, None, saved)

        return read

    def without_text(self) -> UnreadableFile | None:
        """That some entries were saved without their pages."""
        bare = len(self.records.keys() - self.pages)
        return unreadable(self.path, f"{bare:,} of {len(self.records):,} entries hold no text") if bare else None


def draft(record: dict[str, Any], data: bytes) -> Draft:
    """The article of a page of an export, which is the text alone, and its record."""
    facts = {key.lower(): value for key, value in record.items() if value}
    facts["date"] = facts.get("publishedat")
    found = fields.draft(facts)
    found.title = found.title or record.get("slug")
    text = decode(data)
    return page.fragment(page.body(text), found)


def is_list(path: Path) -> bool:
    """Is this file such a list in an unpacked export?"""
    return bool(_METADATA.fullmatch(path.name)) and (path.parent / "content").is_dir()


def read_list(path: Path, stream: BinaryIO) -> Iterator[UnreadableFile]:
    """Nothing for the entries whose pages lie beside the list, which are read there; how many have none."""
    known = _parsed(stream.read(CAP))
    bare = sum(1 for slug in known if not _is_name(slug) or not (path.parent / "content" / f"{slug}.html").is_file())
    if bare:
        yield unreadable(path, f"{bare:,} of {len(known):,} entries hold no text")


def known_of(page_path: Path) -> dict[str, Any] | None:
    """What the lists of an unpacked export say of one of its pages; None for a page that lies anywhere else."""
    if page_path.parent.name != "content":
        return None
    lists = sorted(each for each in page_path.parent.parent.glob("metadata_*.json") if _METADATA.fullmatch(each.name))
    found = (_list_at(each, each.stat().st_mtime_ns).get(page_path.stem) for each in lists)
    return next((record for record in found if record), None)


@lru_cache(maxsize=256)
def _list_at(path: Path, modified: int) -> dict[str, dict[str, Any]]:  # noqa: ARG001 - read again when it changes
    try:
        stream, _ = open_file(path)
        with stream:
            return _parsed(stream.read(CAP))
    except (UnreadableFile, OSError):
        return {}


def _is_name(slug: str) -> bool:
    return "/" not in slug and "\0" not in slug and len(slug) < 240


def _records(archive: zipfile.ZipFile, name: str) -> dict[str, dict[str, Any]]:
    try:
        with archive.open(name) as stream:
            return _parsed(stream.read(CAP))
    except (OSError, ValueError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile):
        return {}


def _parsed(data: bytes) -> dict[str, dict[str, Any]]:
    """The entries of a list by their slugs, which name their pages."""
    try:
        found = json.loads(decode(data))
    except (ValueError, RecursionError):
        return {}
    entries = found if isinstance(found, list) else []
    return {str(entry["slug"]): entry for entry in entries if isinstance(entry, dict) and entry.get("slug")}
