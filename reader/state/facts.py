"""The words of the state: facts about articles, changes of facts, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a fact says. Its name and value are given in brackets; a fact that is not so is not there."""

    READ = "read"
    STARRED = "starred"
    HIDDEN = "hidden"
    TAG = "tag"  # name: the tag
    NOTE = "note"  # value: the text
    MARK = "mark"  # name: a letter, which stands at one place only; value: the place
    MUTE = "mute"  # of no article; name: the rule
    SEARCH = "search"  # of no article; name: what it is called, value: the query
    PAIR = "pair"  # name: the id of the other article; value: "same" or "different" story


YES = "1"
"""The value of a fact that has none of its own."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is so (`value` is None: no longer). `article` is an id, None where it is about no article."""

    kind: Kind
    article: str | None
    name: str = ""
    value: str | None = YES


@dataclass(frozen=True, slots=True)
class Action:
    """Facts to be made so together, and undone together; `label` tells it in the past ("marked 12 articles read")."""

    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action, its undoing or its redoing did: the facts as they are now. Nothing, where all was so before."""

    label: str
    facts: tuple[Fact, ...] = ()


class MuteField(StrEnum):
    """What a mute rule looks at."""

    OUTLET = "outlet"
    WORD = "word"
    TAG = "tag"


@dataclass(frozen=True, slots=True, order=True)
class MuteRule:
    """Articles of an outlet, with a word in the headline, or with a tag are not shown."""

    field: MuteField
    text: str

    @property
    def name(self) -> str:
        """As it is kept and shown: "outlet:The Harbour Times"."""
        return f"{self.field}:{self.text}"

    @classmethod
    def named(cls, name: str) -> MuteRule | None:
        """The rule of a name, None where it is not one."""
        field, _, text = name.partition(":")
        return cls(MuteField(field), text) if field in list(MuteField) and text else None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article: character `start` of block number `block` of its page."""

    block: int = 0
    start: int = 0

    def __str__(self) -> str:
        return f"{self.block}:{self.start}"

    @classmethod
    def of(cls, text: str) -> Place:
        """The place that was written so; the beginning where it cannot be read."""
        block, _, start = text.partition(":")
        return cls(int(block), int(start)) if block.isdecimal() and start.isdecimal() else cls()


@dataclass(frozen=True, slots=True)
class Visit:
    """An article that was opened, when last (UTC), and how far it was read."""

    article: str
    time: datetime
    place: Place
