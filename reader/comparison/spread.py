"""How far one figure goes apart over all accounts: "more than 100,000 | over 130,000 | about 150,000" troops."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from reader.comparison.facts import Account
from reader.comparison.ledger import label
from reader.comparison.result import FIGURE, Link, Mention

Place = tuple[int, int]  # article, sentence
At = tuple[int, int, int, int]  # article, sentence, start, end


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as one article prints it, for the first time."""

    article: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Spread:
    """One figure that differs from article to article: what is counted ("troops", "%", "other"), and who prints what.

    `figures` go by article and sentence; an article that prints two different ones has two. Their sentences are linked,
    but need not stand in one row: a sentence may tell two things.
    """

    about: str
    figures: tuple[Printed, ...]


def spreads(
    accounts: Sequence[Account], links: Iterable[tuple[int, int, Link]]
) -> Iterator[tuple[frozenset[Place], Spread]]:
    """Every figure that differs somewhere, with the sentences it stands in; `links` with left and right article."""
    links = list(links)
    groups: dict[At, set[At]] = {}
    differing = [pair for left, right, link in links for pair in _differing(left, right, link)]
    for one, other in [*differing, *(pair for each in links for pair in _equal(accounts, *each))]:
        joined = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(joined, joined))
    distinct = {id(groups[one]): groups[one] for one, _ in differing}
    for group in sorted(map(sorted, distinct.values())):
        yield frozenset(at[:2] for at in group), Spread(_about(accounts, group), tuple(_printed(accounts, group)))


def by_place(found: Iterable[tuple[frozenset[Place], Spread]], rows: Sequence[Sequence[Place]]) -> list[list[Spread]]:
    """The spreads of each row of places: each spread in the row that has most of its sentences."""
    given: list[list[Spread]] = [[] for _ in rows]
    row_of: Mapping[Place, int] = {place: number for number, row in enumerate(rows) for place in row}
    for places, spread in found:
        count: defaultdict[int, int] = defaultdict(int)
        for place in places:
            count[row_of[place]] += 1
        given[max(count, key=lambda number: (count[number], -number))].append(spread)
    return given


def _differing(left: int, right: int, link: Link) -> Iterator[tuple[At, At]]:
    for each in link.differences:
        if each.kind == FIGURE and each.left_span and each.right_span:
            yield (left, link.left, *each.left_span), (right, link.right, *each.right_span)


def _equal(accounts: Sequence[Account], left: int, right: int, link: Link) -> Iterator[tuple[At, At]]:
    """The figures of one thing that both sentences give alike."""
    sides = accounts[left].facts[link.left].figures, accounts[right].facts[link.right].figures
    for one, other in product(*sides):
        if one.unit and one.unit == other.unit and one.values == other.values:
            yield (left, link.left, one.start, one.end), (right, link.right, other.start, other.end)


def _about(accounts: Sequence[Account], group: Sequence[At]) -> str:
    """What is counted, as most of these figures have it."""
    labels = Counter(
        label(figure, facts.text)
        for article, sentence, start, _ in group
        for facts in (accounts[article].facts[sentence],)
        for figure in facts.figures
        if figure.start == start
    )
    return labels.most_common(1)[0][0] if labels else label(None, "")


def _printed(accounts: Sequence[Account], group: Iterable[At]) -> Iterator[Printed]:
    seen = set()
    for article, sentence, start, end in group:
        text = accounts[article].facts[sentence].text[start:end]
        if (article, text) not in seen:
            seen.add((article, text))
            yield Printed(article, Mention(text, sentence, start, end))
