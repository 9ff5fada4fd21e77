"""Three accounts and more: what is stated, and who states it.

Sentences of several articles are one statement where every two of them are linked (complete link): chains of half-alike
sentences would otherwise run together. A statement has at most one sentence of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product, takewhile

from reader.article import FullArticle, Sentence
from reader.comparison.compare import links_between, sure
from reader.comparison.facts import accounts
from reader.comparison.result import VERBATIM, Difference, Link
from reader.comparison.spread import Spread, by_place, spreads
from reader.stopping import never

Place = tuple[int, int]  # article, sentence


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence that makes a statement; `kind` is how close it is to the statement's first cell, itself "verbatim".

    Where it is not linked to that one, `kind` is that of its best link within the statement.
    """

    article: int
    sentence: int
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its cells by article, what differs between any two of them, and how far its figures go apart.

    An article without a cell does not make this statement.
    """

    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]
    spreads: tuple[Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """The links between article number `left` and article number `right`."""

    left: int
    right: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Statements by article. Every sentence of every article is in exactly one statement; those that several articles
    make and those that one makes alone stand in the order of the first article that has them."""

    articles: tuple[FullArticle, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    statements: tuple[Statement, ...]
    pairs: tuple[ArticlePair, ...]


def matrix(articles: Sequence[FullArticle], *, stop: Callable[[], bool] = never) -> Matrix:
    """Lay any number of articles side by side. The work grows with the number of their pairs.

    `stop` is polled before each pair; when it says so the rest is not compared: nobody wants the result any more.
    """
    found = accounts(articles)
    pairs = tuple(
        ArticlePair(left, right, sure(links_between(found[left], found[right])))
        for left, right in takewhile(lambda _: not stop(), combinations(range(len(found)), 2))
    )
    links = {((pair.left, link.left), (pair.right, link.right)): link for pair in pairs for link in pair.links}
    places = [(number, at) for number, account in enumerate(found) for at in range(len(account.sentences))]
    clusters = _joined(_clusters(places, links), links)
    of_pairs = ((pair.left, pair.right, link) for pair in pairs for link in pair.links)
    spread = by_place(spreads(found, of_pairs), clusters)
    statements = (_statement(cluster, links, figures) for cluster, figures in zip(clusters, spread, strict=True))
    sentences = tuple(account.sentences for account in found)
    return Matrix(tuple(articles), sentences, tuple(statements), pairs)


def _clusters(places: Iterable[Place], links: Mapping[tuple[Place, Place], Link]) -> list[list[Place]]:
    """Complete link, best links first; in the order of the places."""
    clusters = {place: [place] for place in places}
    for one, other in sorted(links, key=lambda pair: (-links[pair].score, pair)):
        first, second = clusters[one], clusters[other]
        if first is not second and all(tuple(sorted(pair)) in links for pair in product(first, second)):
            first.extend(second)
            clusters.update(dict.fromkeys(second, first))
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    return sorted(sorted(cluster) for cluster in distinct.values())


def _joined(clusters: list[list[Place]], links: Mapping[tuple[Place, Place], Link]) -> list[list[Place]]:
    """The same, each sentence that stands alone put to the statement it is linked to best, where its outlet has none.

    Else the table would show as told by one alone what is told by others, only not by all in linked words.
    """
    of_place = {place: cluster for cluster in clusters for place in cluster}
    for one, other in sorted(links, key=lambda pair: (-links[pair].score, pair)):
        for place, near in ((one, other), (other, one)):
            cluster = of_place[near]
            if len(of_place[place]) == 1 and len(cluster) > 1 and place[0] not in {member[0] for member in cluster}:
                cluster.append(place)
                of_place[place] = cluster
    distinct = {id(cluster): cluster for cluster in of_place.values()}
    return sorted(sorted(cluster) for cluster in distinct.values())


def _kind(place: Place, cluster: Sequence[Place], links: Mapping[tuple[Place, Place], Link]) -> str:
    """How close a sentence is to the first of its statement, else to the one it is linked to best."""
    first = cluster[0]
    if place == first:
        return VERBATIM
    if (first, place) in links:
        return links[first, place].kind
    found = [links[pair] for other in cluster if (pair := (min(place, other), max(place, other))) in links]
    return max(found, key=lambda link: link.score).kind


def _statement(
    cluster: Sequence[Place], links: Mapping[tuple[Place, Place], Link], spread: Sequence[Spread]
) -> Statement:
    cells = [Cell(*place, _kind(place, cluster, links)) for place in cluster]
    found = (each for pair in combinations(cluster, 2) if pair in links for each in links[pair].differences)
    distinct = {(each.kind, each.left, each.right): each for each in found}
    return Statement(tuple(cells), tuple(distinct.values()), tuple(spread))
