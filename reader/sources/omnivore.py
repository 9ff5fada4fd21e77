"""Exports of Omnivore, closed in 2024: `metadata_*.json` say what is known of the pages in `content/`."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import fields, page
from reader.sources.draft import Draft, finish
from reader.sources.files import decode, read_bytes, unreadable

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


def _records(archive: zipfile.ZipFile, name: str) -> dict[str, dict[str, Any]]:
    try:
        with archive.open(name) as stream:
            found = json.loads(decode(stream.read(CAP)))
    except (OSError, ValueError, RuntimeError, EOFError, RecursionError, zipfile.BadZipFile):
        return {}
    entries = found if isinstance(found, list) else []
    return {str(entry["slug"]): entry for entry in entries if isinstance(entry, dict) and entry.get("slug")}
