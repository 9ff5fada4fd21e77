"""Formats whose libraries are not installed with every newsreader: a file that needs one says which."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from reader.errors import UnreadableFile
from reader.sources.files import unreadable

LIBRARIES = {"pdf": "pypdf", "warc": "warcio"}
KINDS = {"pdf": "PDF", "warc": "WARC"}


def missing(path: Path, extra: str) -> UnreadableFile:
    """The fault of a file that needs an extra which is not installed."""
    return unreadable(path, f'is a {KINDS[extra]} file: to read it, install newsreader with the extra "{extra}"')


def installed(extra: str) -> bool:
    """Is the library of this extra there?"""
    return find_spec(LIBRARIES[extra]) is not None
