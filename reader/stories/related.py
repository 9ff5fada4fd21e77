"""The articles related to one, with the reasons, and whom to lay it beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from reader.article import Article, FullArticle
from reader.errors import UnknownArticle
from reader.stories.grouping import FAINTEST, RELATED
from reader.stories.kept import KeptRelated, is_fresh, kept_related, kept_stories
from reader.stories.similarity import SAME_STORY, similarities, strongest_terms
from reader.stories.vectors import Vectors, vectors
from reader.stories.why import as_printed, reasons, telling_terms
from reader.text.terms import weighted_terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

SAMPLE = 250  # articles that tell how rare a term is where nothing is kept
QUERY_TERMS = 25  # stems that find the candidates; with five, a third of the stories would be missed
CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Related:
    """An article related to another: how much (0 to 1), whether they tell one story, and why, in plain words."""

    article: Article
    score: float
    same_story: bool
    why: tuple[str, ...]


def related(library: Library, article_id: str, scope: Scope, limit: int = RELATED) -> list[Related]:
    """The articles of a scope most like this one, best first, from what is kept, else computed.

    What was kept before articles came, went or changed is not used: the new ones would be missing.
    `article_id` may be whatever the library knows articles by. Raises UnknownArticle and UnreadableFile.
    """
    subject = library.full(article_id)
    usable = limit <= RELATED and is_fresh(library, scope)
    near = kept_related(library, scope, subject.article.id) if usable else None
    if near is None:
        near = _computed(library, subject, scope, limit)
    words = as_printed(subject, {term for one in near[:limit] for term in one.terms})
    found = []
    for one in near[:limit]:
        try:
            other = library.article(one.id)
        except UnknownArticle:
            continue  # gone since
        found.append(Related(other, one.score, one.same_story, reasons(subject, other, one.terms, words)))
    return found


def partners(library: Library, article: Article, scope: Scope) -> list[Related]:
    """Whom to lay an article beside: related ones of another outlet first (an unknown outlet counts as another)."""
    try:
        near = related(library, article.id, scope)
    except UnknownArticle:  # it is not indexed
        near = related(library, f"{article.path}#{article.item}" if article.item else str(article.path), scope)
    outlet = (article.outlet or "").casefold()
    return sorted(near, key=lambda one: bool(outlet) and (one.article.outlet or "").casefold() == outlet)


def _computed(library: Library, subject: FullArticle, scope: Scope, limit: int) -> list[KeptRelated]:
    article = subject.article
    articles = {one.id: one for one in library.articles(scope)} | {article.id: article}
    terms: dict[str, Mapping[str, float]] = dict(library.terms(list(articles)[:: max(1, len(articles) // SAMPLE)]))
    terms[article.id] = _terms_of(library, subject)
    if len(terms) < len(articles):
        wanted = [one for one in _candidates(library, article, terms, scope, limit) if one in articles]
        terms |= library.terms([one for one in wanted if one not in terms])
    else:
        wanted = list(articles)
    compared = [articles[one] for one in {*wanted, article.id}]
    return _ranked(vectors(compared, terms.items()), article.id, _grouped(library, scope), limit)


def _terms_of(library: Library, subject: FullArticle) -> Mapping[str, float]:
    article = subject.article
    stored = dict(library.terms([article.id])).get(article.id)
    return stored or weighted_terms(article.title, subject.body.paragraphs, article.language)


def _candidates(
    library: Library, article: Article, terms: Mapping[str, Mapping[str, float]], scope: Scope, limit: int
) -> list[str]:
    found = vectors([article], terms.items())
    [profile] = found.profiles
    weighted = (
        (found.vocabulary.term(code), weight) for code, weight in zip(profile.codes, profile.weights, strict=True)
    )
    strongest = nsmallest(
        QUERY_TERMS, (one for one in weighted if " " not in one[0]), key=lambda one: (-one[1], one[0])
    )
    return library.candidates(dict(strongest), scope, max(CANDIDATES, 2 * limit))


def _ranked(found: Vectors, article_id: str, story_of: Mapping[str, str], limit: int) -> list[KeptRelated]:
    [subject] = [profile for profile in found.profiles if profile.id == article_id]
    others = [profile for profile in found.profiles if profile.id != article_id]
    scores = similarities(subject, others)
    ranked = sorted(zip(others, scores, strict=True), key=lambda one: (-one[1], one[0].id))[:limit]
    best = [(other, score) for other, score in ranked if score >= FAINTEST]
    strongest = strongest_terms(subject)
    return [
        KeptRelated(
            other.id,
            score,
            _is_one_story(story_of.get(article_id), story_of.get(other.id), score),
            telling_terms(strongest, strongest_terms(other), found.vocabulary),
        )
        for other, score in best
    ]


def _is_one_story(story: str | None, other: str | None, score: float) -> bool:
    """As the articles were grouped; by the score where one of them never was, for then the grouping cannot know."""
    return score >= SAME_STORY if story is None or other is None else story == other


def _grouped(library: Library, scope: Scope) -> Mapping[str, str]:
    """The story of every article that was grouped, by ids."""
    kept = kept_stories(library, scope)
    return {member: one.id for one in kept.stories for member in one.articles} if kept else {}
