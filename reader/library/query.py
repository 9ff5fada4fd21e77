"""What a query means: a tree of the things to look for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word, found in any of its forms. `start` is its place in the query, `field` None for all fields."""

    text: str
    start: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of words. `typing`: the word is not finished, so the word as it stands counts too."""

    text: str
    start: int
    field: str | None = None
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Articles of the days from `first` to `last`, as ordinals."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Anything:
    """Every article."""


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not match."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """What every part matches. Unless it is `strict`, words may be missing where nothing has all of them."""

    parts: tuple[Node, ...]
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """What any part matches."""

    parts: tuple[Node, ...]


Node = Word | Prefix | Phrase | Days | Anything | Not | All | Either


def wanted(node: Node | None) -> Iterator[Word | Prefix | Phrase]:
    """The words, prefixes and phrases that a query asks for, not those that it leaves out."""
    if isinstance(node, Word | Prefix | Phrase):
        yield node
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from wanted(part)
