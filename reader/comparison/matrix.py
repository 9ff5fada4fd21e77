"""Three accounts and more: what is stated, and who states it.

Sentences of several articles are one statement where every two of them are linked (complete link): chains of half-alike
sentences would otherwise run together. A statement has at most one sentence of an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from reader.article import FullArticle, Sentence
from reader.comparison.compare import links_between
from reader.comparison.facts import account
from reader.comparison.result import VERBATIM, Difference, Link
from reader.comparison.spread import Spread, by_place, spreads

Place = tuple[int, int]  # article, sentence


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence that makes a statement; `kind` is how close it is to the statement's first cell, itself "verbatim"."""

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

    def cell(self, article: int) -> Cell | None:
        """How an article makes this statement, None where it does not."""
        return next((cell for cell in self.cells if cell.article == article), None)


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


def matrix(articles: Sequence[FullArticle]) -> Matrix:
    """Lay any number of articles side by side. The work grows with the number of their pairs."""
    accounts = [account(article) for article in articles]
    pairs = tuple(
        ArticlePair(left, right, links_between(accounts[left], accounts[right]))
        for left, right in combinations(range(len(accounts)), 2)
    )
    links = {((pair.left, link.left), (pair.right, link.right)): link for pair in pairs for link in pair.links}
    places = [(number, at) for number, account in enumerate(accounts) for at in range(len(account.sentences))]
    clusters = _clusters(places, links)
    of_pairs = ((pair.left, pair.right, link) for pair in pairs for link in pair.links)
    spread = by_place(spreads(accounts, of_pairs), clusters)
    statements = (_statement(cluster, links, figures) for cluster, figures in zip(clusters, spread, strict=True))
    sentences = tuple(account.sentences for account in accounts)
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


def _statement(
    cluster: Sequence[Place], links: Mapping[tuple[Place, Place], Link], spread: Sequence[Spread]
) -> Statement:
    first = cluster[0]
    cells = [Cell(*first, VERBATIM), *(Cell(*place, links[first, place].kind) for place in cluster[1:])]
    found = (each for pair in combinations(cluster, 2) for each in links[pair].differences)
    distinct = {(each.kind, each.left, each.right): each for each in found}
    return Statement(tuple(cells), tuple(distinct.values()), tuple(spread))
