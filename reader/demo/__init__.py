"""The sample articles that ship with the program: invented outlets, places, people and events, all in our own words."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder of the sample articles, as it lies in the installed package: to be read, never written to."""
    return Path(str(files(__name__) / "articles"))
