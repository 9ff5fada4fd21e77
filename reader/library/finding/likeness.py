"""How much articles are like another one: by the stems that weigh most in it."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.errors import UnknownArticle
from reader.library import references
from reader.library.catalogue import Catalogue

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library.finding.matching import Matcher

MOST_TERMS, RAREST_TERMS = 80, 25
MOST_LIKE = 100  # articles that like: finds
LEAST_LIKE = 0.3  # of the likeness of the one that is most like it
HEAVIEST = 255


def scores(matcher: Matcher, terms: Mapping[str, float]) -> dict[int, float]:
    """Row -> score of the articles, in the scope or not, that have any of some weighted stems."""
    stems = sorted((term for term in terms if " " not in term), key=lambda term: -terms[term])[:MOST_TERMS]
    found = [(term, weights) for term in stems if (weights := matcher.snapshot.weights("body", term))]
    scores: dict[int, float] = {}
    for term, weights in sorted(found, key=lambda pair: len(pair[1]))[:RAREST_TERMS]:
        factor = matcher.rarity(len(weights)) * terms[term] / HEAVIEST
        for row, weight in weights.items():
            scores[row] = scores.get(row, 0.0) + factor * weight
    return scores


def weights_like(catalogue: Catalogue, matcher: Matcher, reference: str) -> dict[int, int] | None:
    """Row -> weight (1 to 255) of the articles of the scope that are most like the one that an id or a path names,
    without itself; None where there is no such article."""
    article = _named(catalogue, reference)
    terms = dict(catalogue.terms([article.id])).get(article.id) if article else None
    if article is None or terms is None:
        return None
    own = catalogue.row(article.id)
    found = {row: score for row, score in scores(matcher, terms).items() if row in matcher.days and row != own}
    best = heapq.nlargest(MOST_LIKE, found, key=found.__getitem__)
    most = found[best[0]] if best else 0.0
    return {row: round(HEAVIEST * found[row] / most) for row in best if found[row] >= LEAST_LIKE * most}


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
