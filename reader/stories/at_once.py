"""What is related to an article where nothing is kept: found, and compared at once, as grouping will compare it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TYPE_CHECKING

from reader.article import Article, FullArticle
from reader.stopping import never
from reader.stories.clusters import WORTH_KNOWING, Closeness, clusters
from reader.stories.kept import KeptRelated, kept_related
from reader.stories.many.vectors import ManyVectors, many_vectors
from reader.stories.rareness import rareness
from reader.stories.similarity import OTHER_DAYS, SAME_STORY, Profile, company, going_on, likelihood
from reader.stories.story import by_name
from reader.stories.vectors import profile, query_terms
from reader.stories.whole import FAINTEST
from reader.stories.why import LOOKED_AT, chosen_terms
from reader.text.term_table import Terms
from reader.text.weighing import weighted_terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

CANDIDATES = 60
COMPARED = 24  # of them that are compared in full, the likeliest; grouping, which hurries less, compares more
CLEARLY = 1.35 * SAME_STORY  # how close what was never grouped must be: its neighbours are not all known


def computed(
    library: Library, subject: FullArticle, scope: Scope, limit: int, story_of: Mapping[str, str]
) -> list[KeptRelated]:
    """All that the article's strongest terms lead to and that are related, the closest first: `limit` at least, where
    there are so many.

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
    compared = sorted((one for one in (article, *wanted) if one.id in known), key=by_name)
    vectors = many_vectors(compared, known.items(), never, rarities=rare)
    kept = [kept_related(library, scope, one.id) or () for one in compared]
    return _closest(vectors, compared, compared.index(article), kept, story_of)


def explained(library: Library, article: Article, scope: Scope, near: Sequence[KeptRelated]) -> list[KeptRelated]:
    """What is kept of an article's near ones, with the terms that tell why: the first have theirs mostly."""
    others = library.some(one.id for one in near if not one.terms)
    known = dict(library.terms([article.id, *others])) if others else {}
    if article.id not in known:
        return list(near)
    compared = [article, *(other for one, other in others.items() if one in known)]
    vectors = many_vectors(compared, known.items(), never, rarities=rareness(library, scope))
    number_of = {profile.id: number for number, profile in enumerate(vectors.profiles)}
    its = [one.id for one in compared[1:]]
    shared = vectors.shared(number_of[article.id], [number_of[one] for one in its], LOOKED_AT)
    terms = dict(zip(its, map(chosen_terms, shared), strict=True))
    return [replace(one, terms=terms.get(one.id, one.terms)) for one in near]


def _likeliest(article: Article, terms: Terms, scored: Iterable[tuple[float, Article]], limit: int) -> list[Article]:
    """The articles that are compared in full, of those that terms lead to: days and outlets tell which, as where
    neighbours are found for all at once."""
    blank = profile(article, terms.weekday)
    likely = {other.id: (score * likelihood(blank, profile(other)), other) for score, other in scored}
    best = nlargest(max(COMPARED, 2 * limit), likely, key=lambda one: (likely[one][0], one))
    return [likely[one][1] for one in best]


def _closest(
    vectors: ManyVectors,
    articles: Sequence[Article],
    subject: int,
    kept: Iterable[Iterable[KeptRelated]],
    story_of: Mapping[str, str],
) -> list[KeptRelated]:
    """All that are related to one of some articles, the closest first. `kept` is what is kept as near to each."""
    numbers = range(len(articles))
    table = _Table(vectors.profiles, [vectors.similarities(number, numbers) for number in numbers])
    closeness = Closeness(table, map(table.among, numbers, kept))
    close, similar = closeness.of(subject, numbers), table.rows[subject]
    groups = clusters(len(articles), _links(vectors, articles, closeness), closeness)
    one_story = next(story for story in groups if subject in story)
    others = [number for number in numbers if number != subject and similar[number] >= FAINTEST]
    others.sort(key=lambda other: (-close[other], other))
    mine, near = story_of.get(articles[subject].id), []
    for other, shared in zip(others, vectors.shared(subject, others, LOOKED_AT), strict=True):
        its, score = story_of.get(articles[other].id), close[other]
        same = score >= CLEARLY and other in one_story if mine is None or its is None else mine == its
        near.append(KeptRelated(articles[other].id, similar[other], score, same, chosen_terms(shared)))
    return near


@dataclass(frozen=True, slots=True)
class _Table:
    """How similar some articles are, by their numbers: a row for each."""

    profiles: Sequence[Profile]
    rows: Sequence[Sequence[float]]

    def similarities(self, number: int, others: Sequence[int]) -> list[float]:
        """The similarity of an article to each of the others."""
        return [self.rows[number][other] for other in others]

    def among(self, number: int, kept: Iterable[KeptRelated]) -> float:
        """How much less closeness means for an article, for its company, also as far as it is kept, and for what goes
        on."""
        mine, others = self.profiles[number], list(zip(self.rows[number], self.profiles, strict=True))
        near = {one.id: one.similarity for one in kept} | {other.id: score for score, other in others if other != mine}
        apart = (score for score, its in others if mine.day and its.day and abs(mine.day - its.day) >= OTHER_DAYS)
        return company(near.values()) * going_on(apart)


def _links(vectors: ManyVectors, articles: Sequence[Article], closeness: Closeness) -> Iterator[tuple[int, int, float]]:
    """The pairs that may make stories: not by a few words only, and both with a text."""
    told = [number for number, article in enumerate(articles) if article.words]
    for place, number in enumerate(told):
        others = told[place + 1 :]
        for other, score in zip(others, closeness.of(number, others), strict=True):
            if score >= WORTH_KNOWING * SAME_STORY and vectors.have_evidence(number, other):
                yield number, other, score
