"""Where the articles of a story are from: articles that took their text from one source are one origin, however many
outlets it has. How they are told from each other stands in `many.sourced`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article of a story comes from: the numbers of its origin and of its text among those of the story.

    Articles of one `text` are near-identical copies.
    """

    origin: int
    text: int


def packed_origins(stories: Iterable[Iterable[Source]]) -> bytes:
    """The sources of the articles of some stories, for the way from one process to another."""
    return json.dumps([[(source.origin, source.text) for source in found] for found in stories]).encode()


def read_origins(packed: bytes) -> list[tuple[Source, ...]]:
    """The sources that were packed, by stories."""
    return [tuple(Source(*one) for one in found) for found in json.loads(packed)]
