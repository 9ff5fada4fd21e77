"""How much articles are like another one: by the stems that weigh most in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from reader.errors import UnknownArticle
from reader.library import references
from reader.library.catalogue import Catalogue
from reader.library.postings.matches import rarity

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library.finding.matching import Matcher
    from reader.library.postings.snapshot import Snapshot

MOST_TERMS, RAREST_TERMS = 80, 25
MOST_LIKE = 100  # articles that like: finds
LEAST_LIKE = 0.3  # of the likeness of the one that is most like it
HEAVIEST = 255


def closest(
    snapshot: Snapshot, among: Collection[int] | None, terms: Mapping[str, float], limit: int
) -> dict[int, float]:
    """Row -> score of the articles that have most of some weighted stems, best first: of all, or among these rows."""
    from reader.library.postings.columns import heaviest

    stems = sorted((term for term in terms if " " not in term), key=lambda term: -terms[term])[:MOST_TERMS]
    found = [(term, *snapshot.columns("body", term)) for term in stems]
    rarest = sorted((one for one in found if len(one[1])), key=lambda one: len(one[1]))[:RAREST_TERMS]
    articles = snapshot.articles if among is None else len(among)
    return heaviest(
        [(rows, weights, rarity(articles, len(rows)) * terms[term] / HEAVIEST) for term, rows, weights in rarest],
        None if among is None else list(among),
        limit,
    )


def weights_like(catalogue: Catalogue, matcher: Matcher, reference: str) -> dict[int, int] | None:
    """Row -> weight (1 to 255) of the articles of the scope that are most like the one that an id or a path names,
    without itself; None where there is no such article."""
    article = _named(catalogue, reference)
    terms = dict(catalogue.terms([article.id])).get(article.id) if article else None
    if article is None or terms is None:
        return None
    own = catalogue.row(article.id)
    among = None if matcher.snapshot.covered_by(matcher.days) else matcher.days
    closest_ones = closest(matcher.snapshot, among, terms, MOST_LIKE + 1)
    found = {row: score for row, score in closest_ones.items() if row != own}
    most = max(found.values(), default=0.0)
    best = islice(found.items(), MOST_LIKE)
    return {row: round(HEAVIEST * score / most) for row, score in best if score >= LEAST_LIKE * most}


def _named(catalogue: Catalogue, reference: str) -> Article | None:
    if (article := catalogue.article(reference)) is not None:
        return article
    for path, item in references.places(reference):
        if articles := catalogue.at_path(path):
            try:
                return references.chosen(articles, item, path)
            except UnknownArticle:
                return articles[0]  # of several the first: better than nothing
    return None
