"""What the reader did, as the list shows it: held in memory, in step with the state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from reader.article import Article
from reader.state.facts import Fact, Kind, MuteField, MuteRule

if TYPE_CHECKING:
    from reader.state import State

Value = TypeVar("Value")


@dataclass(slots=True)
class Marks:
    """The ids of what is read, starred and hidden, the tags and notes of articles that have some, and the mute rules.

    `muted` are the articles that the rules mean, as far as `mute` has looked at them.
    """

    read: set[str] = field(default_factory=set)
    starred: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    tags: dict[str, set[str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    rules: set[MuteRule] = field(default_factory=set)
    muted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, state: State) -> Marks:
        """All that a state holds."""
        marks = cls(read=state.ids(Kind.READ), starred=state.ids(Kind.STARRED), hidden=state.ids(Kind.HIDDEN))
        marks.take(fact for kind in (Kind.TAG, Kind.NOTE, Kind.MUTE) for fact in state.facts(kind))
        return marks

    def take(self, facts: Iterable[Fact]) -> None:
        """Take over what has become so."""
        flags = {Kind.READ: self.read, Kind.STARRED: self.starred, Kind.HIDDEN: self.hidden}
        for fact in facts:
            if fact.kind in flags:
                _put(flags[fact.kind], fact.article or "", fact)
            elif fact.kind is Kind.TAG:
                _put(self.tags.setdefault(fact.article or "", set()), fact.name, fact)
            elif fact.kind is Kind.NOTE:
                self.notes[fact.article or ""] = fact.value or ""
            elif fact.kind is Kind.MUTE and (rule := MuteRule.named(fact.name)):
                _put(self.rules, rule, fact)

    def mute(self, articles: Iterable[Article]) -> None:
        """Find out which of these articles the rules mean."""
        means = muting(self.rules, self.tags) if self.rules else None
        self.muted = {article.id for article in articles if means(article)} if means else set()

    @property
    def away(self) -> set[str]:
        """The articles that are not shown."""
        return self.hidden | self.muted

    def all_tags(self) -> list[str]:
        """Every tag there is, in order."""
        return sorted(set().union(*self.tags.values()), key=str.casefold)

    def unread(self, articles: Iterable[Article]) -> bool:
        """Whether any of these is unread."""
        return any(article.id not in self.read for article in articles)

    def shown(self, article: Article) -> tuple[str, ...]:
        """What is to be told of an article on its page: "★ starred", "#water", a note."""
        star = ("★ starred",) if article.id in self.starred else ()
        tags = tuple(f"#{tag}" for tag in sorted(self.tags.get(article.id, ()), key=str.casefold))
        hidden = ("hidden",) if article.id in self.hidden else ("muted",) if article.id in self.muted else ()
        note = (f"note: {text}",) if (text := self.notes.get(article.id)) else ()
        return star + tags + hidden + note


def _put(values: set[Value], value: Value, fact: Fact) -> None:
    if fact.value is None:
        values.discard(value)
    else:
        values.add(value)


def muting(rules: Iterable[MuteRule], tags: dict[str, set[str]]) -> Callable[[Article], bool]:
    """Tells of an article whether a rule means it: by its outlet, a word of its headline, or a tag of it."""
    texts: dict[MuteField, set[str]] = {name: set() for name in MuteField}
    for rule in rules:
        texts[rule.field].add(rule.text.casefold())
    outlets, words, names = texts[MuteField.OUTLET], texts[MuteField.WORD], texts[MuteField.TAG]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)") if words else None

    def means(article: Article) -> bool:
        return (
            (article.outlet or "").casefold() in outlets
            or (pattern is not None and pattern.search(article.title.casefold()) is not None)
            or any(tag.casefold() in names for tag in tags.get(article.id, ()))
        )

    return means
