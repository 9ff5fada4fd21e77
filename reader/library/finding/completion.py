"""What the end of a query may become: the name of a field, an outlet, an author, a day by its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest

from reader.library.catalogue import Catalogue
from reader.library.finding.breakdown import quoted
from reader.library.finding.days import NAMED
from reader.library.finding.fields import EXACT, FIELDS
from reader.library.finding.own import MARKS, Own
from reader.library.finding.tokens import field_name
from reader.library.postings.spelling import folded
from reader.library.scope import Scope
from reader.text.languages import language_name
from reader.text.outlets import added_up

SHORTEST_FIELD = 2  # letters of the name of a field
OFFERED = ("title", "outlet", "author", "agency", "date", "language", "tag", "like", "text")
_QUOTES = '"“”„«»'
_VALUE = re.compile(r'(?:^|(?<=[\s(−-]))([^\W\d_]+:=?)(?:(["“„«])([^"“”„«»]*)|([^\s()"“”„«»]*))$')
_FIELD = re.compile(r"(?:^|(?<=[\s(−-]))([^\W\d_]+)$")


@dataclass(frozen=True, slots=True)
class Completion:
    """`rest` is what would follow the text as it is typed, `whole` the text that it becomes (with quotation marks)."""

    rest: str
    whole: str


class Choices:
    """Names that begin in some way, the most frequent of them."""

    def __init__(self, names: Iterable[tuple[str, int]] = ()) -> None:
        self._entries = sorted((_plain(name), -count, name) for name, count in names)
        self._keys = [key for key, _, _ in self._entries]
        self._most = min(self._entries, key=lambda one: one[1], default=None)

    def beginning(self, typed: str) -> str | None:
        """The most frequent name that begins so, whatever its case and accents."""
        typed = _plain(typed)
        if not typed:
            return self._most[2] if self._most else None
        return next(iter(self.some(typed, 1)), None)

    def some(self, typed: str, most: int) -> list[str]:
        """Some names that begin so, the most frequent first."""
        typed = _plain(typed)
        at = bisect_left(self._keys, typed)
        end = bisect_left(self._keys, typed + "\U0010ffff")
        return [name for _, _, name in nsmallest(most, self._entries[at:end], key=lambda one: one[1])]


@dataclass(frozen=True, slots=True)
class Names:
    """What may stand behind the fields."""

    by_field: Mapping[str, Choices] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Mapping[str, Iterable[tuple[str, int]]]) -> Names:
        """Names with how often they occur, by field; what is the same everywhere is known already."""
        fixed = {"date": NAMED, "is": MARKS}
        every = {name: [(value, -place) for place, value in enumerate(values)] for name, values in fixed.items()}
        return cls({name: Choices(values) for name, values in (every | dict(names)).items()})


def names_of(catalogue: Catalogue, scope: Scope, own: Own | None) -> Names:
    """What occurs in a scope, and the tags that the reader gave."""
    found = {field: catalogue.named(field, scope) for field in sorted(EXACT)}
    found["outlet"] = list(added_up(dict(found["outlet"])).items())
    languages = [(language_name(tag), count) for tag, count in found["language"]]
    return Names.of(found | {"language": languages, "tag": [(tag, 1) for tag in own.tags()] if own else []})


def completion(typed: str, names: Names) -> Completion | None:
    """What the end of a query may become, None where nothing is to be offered."""
    if (match := _VALUE.search(typed)) is not None:
        return _value(typed, match, names)
    match = _FIELD.search(typed)
    if match is None or len(match[1]) < SHORTEST_FIELD or sum(map(typed.count, _QUOTES)) % 2:
        return None
    name = next((name for name in OFFERED if name.startswith(match[1].lower())), None)
    return Completion(f"{name[len(match[1]) :]}:", f"{typed[: match.start(1)]}{name}:") if name else None


def offered(typed: str, names: Names, most: int = 6) -> list[str]:
    """What may stand behind the field at the end of a query, as far as it is typed: where there is a choice."""
    match = _VALUE.search(typed)
    choices = names.by_field.get(FIELDS.get(field_name(match[1]), "")) if match else None
    found = choices.some((match[3] if match[2] else match[4]) or "", most) if match and choices else []
    return found if len(found) > 1 else []


def endings(word: str, names: Names, most: int = 40) -> list[str]:
    """What one word of a query may become: the names of fields, or what stands behind the one that it names."""
    sign, word = ("-", word[1:]) if word.startswith("-") else ("", word)
    name, colon, value = word.partition(":")
    if not colon:
        return [f"{sign}{field}:" for field in (*OFFERED, "is") if field.startswith(name.lower())]
    exactly, value = ("=", value[1:]) if value.startswith("=") else ("", value)
    choices = names.by_field.get(FIELDS.get(field_name(f"{name}:"), ""))
    found = choices.some(value.lstrip(_QUOTES), most) if choices else []
    return [f"{sign}{name}:{exactly}{quoted(one)}" for one in found]


def _value(typed: str, match: re.Match[str], names: Names) -> Completion | None:
    before, quote = match[1], match[2] or ""
    known = FIELDS.get(field_name(before), "")
    value = match[3] if quote else match[4]
    choices = names.by_field.get(known)
    name = choices.beginning(value) if choices and not (before.endswith("=") and known not in EXACT) else None
    if name is None or (len(name) <= len(value) and not quote):
        return None
    whole = f'"{quoted(name).strip(chr(34))}"' if quote else quoted(name)
    rest = name[len(value) :] + ('"' if whole.startswith('"') else "") if value or quote else whole
    return Completion(rest, typed[: match.end(1)] + whole)


def _plain(name: str) -> str:
    """A name in lower case without accents, letter by letter: what is typed is as long as what it stands for."""
    return "".join(folded(letter)[:1] or letter for letter in name.lower())
