"""PDF: the text of pages as they were printed, columns and all. Read with pypdf, which is an extra."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import dates, plain_text
from reader.sources.draft import Draft, finish
from reader.sources.extras import missing
from reader.sources.files import size_of, unreadable
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from pypdf import PdfReader

CAP = 128 * 1024 * 1024  # bytes of a file
MOST_PAGES = 300
MOST_TEXT = 4_000_000  # characters

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else its complaints are printed over the screen


def read(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The text of a document as one article, with the title, author and day that it states."""
    try:
        import pypdf
    except ImportError:
        raise missing(path, "pdf") from None
    data = stream.read(CAP + 1) if size_of(stream) <= CAP else b""
    if not data or len(data) > CAP:
        raise unreadable(path, f"is larger than {CAP // 1024 // 1024} MB" if data or size_of(stream) else "is empty")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise unreadable(path, "is locked by a password")
        found, text = _facts(reader), _text(reader)
    except UnreadableFile:
        raise
    except Exception as fault:  # on broken files it raises whatever its steps raise
        raise unreadable(path, f"is a PDF that cannot be read: {clean_line(str(fault))[:200]}") from None
    if not text.strip():
        raise unreadable(path, "is a PDF without text: its pages are pictures")
    yield finish(plain_text.tidy(text, found) if found.title else plain_text.read(text), path, None, saved)


def _facts(reader: PdfReader) -> Draft:
    stated = reader.metadata
    if stated is None:
        return Draft()
    title = clean_line(stated.title or "")
    is_name = title.lower().endswith((".pdf", ".doc", ".docx", ".indd", ".qxd")) or title.lower().startswith(
        "microsoft"
    )
    return Draft(
        title=title if len(title) > 8 and " " in title and not is_name else None,
        author=clean_line(stated.author or "") or None,
        date=dates.in_metadata(stated.creation_date),
    )


def _text(reader: PdfReader) -> str:
    parts: list[str] = []
    for number, each in enumerate(reader.pages):
        if number >= MOST_PAGES or sum(map(len, parts)) > MOST_TEXT:
            break
        parts.append(each.extract_text())
    return clean("\n\n".join(parts))[:MOST_TEXT]
