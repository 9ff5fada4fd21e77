"""What a query means: a tree of the things to look for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace


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
    """Words in a row: in any of their forms, as those of "short-term", or `quoted` as they are written."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    field: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Articles of the days from `first` to `last`, as ordinals."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Exactly:
    """Articles whose outlet, agency, author or language is this and nothing more."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Known:
    """Articles of which something is known: their outlet, agency, author, language or date."""

    field: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Articles that the reader marked so: "read", "unread", "starred", …"""

    mark: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles that the reader gave this tag; "" asks for any tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class Like:
    """Articles like another one, which is named by its id or its path."""

    reference: str


@dataclass(frozen=True, slots=True)
class Rows:
    """These articles, by row number, and how much each of them counts (0 to 255, none: nothing)."""

    rows: frozenset[int]
    weights: Mapping[int, int] = field(default_factory=dict)


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


Fact = Exactly | Known | Marked | Tagged | Like
"""What the postings cannot tell."""
Node = Word | Prefix | Phrase | Days | Fact | Rows | Anything | Not | All | Either


def wanted(node: Node | None) -> Iterator[Word | Prefix | Phrase]:
    """The words, prefixes and phrases that a query asks for, not those that it leaves out."""
    if isinstance(node, Word | Prefix | Phrase):
        yield node
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from wanted(part)


def unplaced(leaf: Word | Prefix | Phrase) -> Word | Prefix | Phrase:
    """The same wherever in the query it stands."""
    return replace(leaf, starts=()) if isinstance(leaf, Phrase) else replace(leaf, start=0)
