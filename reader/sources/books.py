"""EPUB: the newspapers and magazines that e-book programs fetch, and books of reportage; a chapter an article."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import dates, items, outlets, packed, page
from reader.sources.draft import Draft
from reader.sources.files import decode, size_of, unreadable
from reader.sources.items import Namer
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_CAP = 8 * 1024 * 1024  # bytes of a chapter
LIST_CAP = 4 * 1024 * 1024  # bytes of the book's list of parts
MOST_CHAPTERS = 5_000
FEWEST = 25  # words; covers, half-titles and lists of sections have fewer in running text
_HEADING = re.compile(r"<h[1-3]\b[^<>]*>", re.IGNORECASE)
_HEADING_END = re.compile(r"</h[1-3]\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_ISSUE = re.compile(r"\s*[\[(][^\[\]()]*\d[^\[\]()]*[\])]\s*$")  # "Harbour Gazette [Wed, 16 Feb 2022]"
_PROGRAM = re.compile(r"calibre", re.IGNORECASE)


def read(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The chapters of a book in reading order, each called by its id in the book's list of parts."""
    if not (size := size_of(stream)):  # it comes out of an archive itself: only what lies in memory can be looked up in
        stream = io.BytesIO(stream.read())
        size = stream.getbuffer().nbytes
    with packed.opened(path, stream) as archive:
        packed.check(path, archive.infolist(), size)
        place = _package_name(path, archive)
        package = _tree(path, packed.member_bytes(path, archive, place, LIST_CAP))
        facts, namer, found = _facts(package), Namer(), False
        for number, (own, name) in enumerate(_chapters(package, posixpath.dirname(place)), start=1):
            item = namer.name(own, number)
            result = _chapter(path, archive, name, item, facts, saved)
            found = found or result is not None
            if result is not None:
                yield result
        if not found:
            raise unreadable(path, "is a book without a chapter of text")


def _chapter(
    path: Path, archive: zipfile.ZipFile, name: str, item: str, facts: dict[str, Any], saved: datetime
) -> FullArticle | UnreadableFile | None:
    """The article of a chapter; None for a cover or a list of contents."""
    try:
        html = decode(packed.member_bytes(path, archive, name, PART_CAP))
    except UnreadableFile as fault:
        return fault
    if len(page.visible_text(page.without_links(html)).split()) < FEWEST:
        return None
    return items.article(lambda: _draft(html, facts), path, name, item, saved)


def _draft(html: str, facts: dict[str, Any]) -> Draft:
    return page.fragment(page.body(html), Draft(title=_title(html), **facts))


def _title(html: str) -> str | None:
    """The first heading of a chapter, else what its head says."""
    start = _HEADING.search(html)
    end = _HEADING_END.search(html, start.end()) if start else None
    if start and end and (heading := clean_line(page.visible_text(html[start.end() : end.start()]))):
        return heading
    named = _TITLE.search(html)
    return clean_line(page.visible_text(named[1])) or None if named else None


def _package_name(path: Path, archive: zipfile.ZipFile) -> str:
    """Where in the archive the book's list of parts stands."""
    container = _tree(path, packed.member_bytes(path, archive, "META-INF/container.xml", LIST_CAP))
    name = next((each.get("full-path") for each in container.iter("{*}rootfile") if each.get("full-path")), None)
    if not name:
        raise unreadable(path, "is no book: it does not say what is in it")
    return name


def _tree(path: Path, data: bytes) -> _Element:
    """XML of which nothing outside is read and no entity is unfolded."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_pis=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None:
        raise unreadable(path, "is a book whose list of parts is broken")
    return tree


def _chapters(package: _Element, folder: str) -> Iterator[tuple[str, str]]:
    """The id and the member's name of each part in reading order, without lists of contents."""
    parts = {each.get("id"): each for each in package.iter("{*}item") if each.get("id") and each.get("href")}
    for number, reference in enumerate(package.iter("{*}itemref")):
        part = parts.pop(reference.get("idref"), None)  # each once, however often it is named
        if part is None or number >= MOST_CHAPTERS or "nav" in (part.get("properties") or "").split():
            continue
        if "html" in (part.get("media-type") or "html"):
            name = posixpath.normpath(posixpath.join(folder, unquote((part.get("href") or "").split("#")[0])))
            yield part.get("id") or "", name


def _facts(package: _Element) -> dict[str, Any]:
    """What the book says about all its chapters; a newspaper made by a program is named by its title."""
    publisher, title, author = (_first(package, name) for name in ("publisher", "title", "creator"))
    by_program = bool(publisher and _PROGRAM.search(publisher))
    return {
        "outlet": outlets.name(_ISSUE.sub("", title or "") if by_program or not publisher else publisher),
        "author": author if author and not _PROGRAM.search(author) else None,
        "date": dates.in_metadata(_first(package, "date")),
        "language": _first(package, "language"),
    }


def _first(package: _Element, name: str) -> str | None:
    texts = (
        clean_line("".join(map(str, each.itertext())))
        for each in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    )
    return next((text for text in texts if text), None)
