"""Formats whose libraries are not installed with every newsreader: a file that needs one says which."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from reader.errors import UnreadableFile
from reader.sources.files import unreadable

LIBRARIES = {"pdf": "pypdf", "warc": "warcio"}
KINDS = {"pdf": "PDF", "warc": "WARC"}
SUFFIXES = {".pdf": "pdf", ".warc": "warc"}


def missing(path: Path, extra: str) -> UnreadableFile:
    """The fault of a file that needs an extra which is not installed."""
    return unreadable(path, f'is a {KINDS[extra]} file: to read it, install newsreader with the extra "{extra}"')


def lacks_extra(path: Path) -> bool:
    """Does this file wait for an extra that is not installed? It is to be tried again though it has not changed."""
    extra = SUFFIXES.get(Path(path.name.lower().removesuffix(".gz")).suffix)
    return extra is not None and not _installed(LIBRARIES[extra])


def _installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ValueError:  # what is being hidden from the import
        return False
