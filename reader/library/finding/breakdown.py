"""The hits of a search counted by outlet, year and language, and the query that keeps those of one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from reader.library.catalogue import Catalogue
from reader.library.finding.query import Either
from reader.library.finding.syntax import parse
from reader.library.results import Breakdown, Share
from reader.library.scope import Scope
from reader.text.languages import language_name, main_tag
from reader.text.outlets import added_up

UNKNOWN = {"outlet": "no outlet given", "date": "no date given", "language": "language unknown"}


def break_down(catalogue: Catalogue, scope: Scope, rows: Collection[int] | None) -> Breakdown:
    """These rows of a scope (None: all) counted, the most frequent first; the years newest first."""
    outlets: Counter[str | None] = Counter()
    days: Counter[int | None] = Counter()
    languages: Counter[str | None] = Counter()
    for row, outlet, day, language in catalogue.facts(scope):
        if rows is None or row in rows:
            outlets[outlet] += 1
            days[day] += 1
            languages[main_tag(language) if language else None] += 1
    years: Counter[str | None] = Counter()
    for day, count in days.items():
        years[str(date.fromordinal(day).year) if day else None] += count
    by_year = sorted(years.items(), key=lambda one: (one[0] is None, -int(one[0] or 0)))
    return Breakdown(
        tuple(_share("outlet", name, count) for name, count in _by_count(_added_up(outlets))),
        tuple(_share("date", name, count) for name, count in by_year),
        tuple(_share("language", name, count) for name, count in _by_count(languages)),
    )


def _added_up(counts: Counter[str | None]) -> Counter[str | None]:
    unknown = Counter({name: count for name, count in counts.items() if name is None})
    return unknown + Counter[str | None](added_up({name: count for name, count in counts.items() if name}))


def _by_count(counter: Counter[str | None]) -> list[tuple[str | None, int]]:
    return sorted(counter.items(), key=lambda one: (one[0] is None, -one[1], (one[0] or "").casefold()))


def _share(field: str, name: str | None, count: int) -> Share:
    if name is None:
        return Share(UNKNOWN[field], count, f"-{field}:*")
    if field == "outlet":
        return Share(name, count, f"outlet:={quoted(name)}")
    return Share(language_name(name) if field == "language" else name, count, f"{field}:{name}")


def quoted(value: str) -> str:
    """A value as it stands behind a field: in quotation marks where it needs them."""
    value = " ".join("".join(" " if sign in '"“”„«»' else sign for sign in value).split())
    return value if value.replace("-", "").isalnum() and value[0] != "-" else f'"{value}"'


def has_piece(query: str, piece: str) -> bool:
    """Does a query already have this part?"""
    return _place(piece).search(query) is not None


def with_piece(query: str, piece: str) -> str:
    """A query that asks for this part as well, or, where it already does, no longer. The part goes before it: so a word
    that is being typed stays unfinished."""
    if has_piece(query, piece):
        return " ".join(_place(piece).sub(" ", query).split())
    if isinstance(parse(query).tree, Either):
        query = f"({query})"
    return f"{piece} {query}".strip()


def _place(piece: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){re.escape(piece)}(?!\S)")
