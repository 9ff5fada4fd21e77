"""What is related to an article where nothing is kept: found, and compared at once, as grouping will compare it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING

from reader.article import Article, FullArticle
from reader.stories.clusters import Closeness, clusters
from reader.stories.few import Few
from reader.stories.kept import KeptRelated, kept_related
from reader.stories.rareness import rareness
from reader.stories.similarity import SAME_STORY, likelihood
from reader.stories.vectors import COMPARED, profile, query_terms
from reader.stories.whole import FAINTEST
from reader.stories.why import telling_terms
from reader.text.term_table import Terms
from reader.text.weighing import weighted_terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

CANDIDATES = 60
CLEARLY = 1.25 * SAME_STORY  # how close what was never grouped must be: its neighbours are not all known


def computed(
    library: Library, subject: FullArticle, scope: Scope, limit: int, story_of: Mapping[str, str]
) -> list[KeptRelated]:
    """The closest of those that the article's strongest terms lead to.

    `story_of` tells which story articles are grouped in, by ids. Where one never was, the stories that those compared
    make tell it: so it is as strict as grouping is.
    """
    article = subject.article
    terms = dict(library.terms([article.id])).get(article.id)
    terms = terms or weighted_terms(article.title, subject.body.paragraphs, article.language)
    rare = rareness(library, scope)
    found = library.candidates(query_terms(terms, rare), scope, max(CANDIDATES, 2 * limit))
    others = library.some(one for one in found if one != article.id)
    wanted = _likeliest(article, terms, [(found[one], other) for one, other in others.items()], limit)
    known = {**dict(library.terms(one.id for one in wanted)), article.id: terms}
    compared = [one for one in (article, *wanted) if one.id in known]
    few = Few(compared, [known[one.id] for one in compared], rare)
    return _closest(few, compared, _nearest(library, scope, few), limit, story_of)


def _likeliest(article: Article, terms: Terms, scored: Iterable[tuple[float, Article]], limit: int) -> list[Article]:
    """The articles that are compared in full, of those that terms lead to: days and outlets tell which, as where
    neighbours are found for all at once."""
    blank = profile(article, terms.weekday)
    likely = {other.id: (score * likelihood(blank, profile(other)), other) for score, other in scored}
    best = nlargest(max(COMPARED, 2 * limit), likely, key=lambda one: (likely[one][0], one))
    return [likely[one][1] for one in best]


def _nearest(library: Library, scope: Scope, few: Few) -> list[float]:
    """The highest similarity that each article has: of what is kept for it, and of these."""
    nearest = []
    for one, row in zip(few.profiles, few.similarity, strict=True):
        kept = kept_related(library, scope, one.id) or ()
        nearest.append(max((near.similarity for near in kept), default=0.0))
        nearest[-1] = max(nearest[-1], float(row.max()))
    return nearest


def _closest(
    few: Few, articles: Sequence[Article], nearest: Sequence[float], limit: int, story_of: Mapping[str, str]
) -> list[KeptRelated]:
    """The closest to the first of some articles."""
    closeness = Closeness(few, nearest)
    close = closeness.of(0, range(len(articles)))
    similar = [other for other in range(len(articles)) if few.similarity[0, other] >= FAINTEST]
    one_story = next(
        story for story in clusters(len(articles), _links(few, articles, closeness), closeness) if 0 in story
    )
    mine, names, subject = few.strongest(0), few.names(0), story_of.get(articles[0].id)
    near = []
    for other in sorted(similar, key=lambda other: (-close[other], articles[other].id))[:limit]:
        its = story_of.get(articles[other].id)
        same = close[other] >= CLEARLY and other in one_story if subject is None or its is None else subject == its
        terms = telling_terms(mine, few.strongest(other), names)
        near.append(KeptRelated(articles[other].id, float(few.similarity[0, other]), close[other], same, terms))
    return near


def _links(few: Few, articles: Sequence[Article], closeness: Closeness) -> Iterator[tuple[int, int, float]]:
    """The pairs that may make stories: not by a few words only, and both with a text."""
    told = [number for number, article in enumerate(articles) if article.words]
    for place, number in enumerate(told):
        others = [other for other in told[place + 1 :] if few.have_evidence(number, other)]
        for other, score in zip(others, closeness.of(number, others), strict=True):
            yield number, other, score
