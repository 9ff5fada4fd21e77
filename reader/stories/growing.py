"""Grouping what came since the last time: each new article is compared with its candidates, nothing else.

The stories it may belong to are made anew from what is kept of their articles, all others stay. How rare terms are is
taken from the last time that the whole was grouped; when a scope has grown by a fifth it is grouped as a whole again,
so that in the long run an article costs the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import nlargest
from typing import TYPE_CHECKING

from reader.article import Article
from reader.stopping import never
from reader.stories import whole
from reader.stories.clusters import Closeness, clusters
from reader.stories.kept import (
    DIGITS,
    KeptRelated,
    KeptStories,
    KeptStory,
    kept_rarities,
    kept_related,
    name,
    packed_row,
    packed_stories,
)
from reader.stories.many.hands import Hands, hands_for
from reader.stories.many.vectors import ManyVectors, many_vectors
from reader.stories.rarities import Rarities
from reader.stories.similarity import OTHER_DAYS, SAME_STORY, company, going_on, lends_its_day, likelihood
from reader.stories.steps import Steps
from reader.stories.story import by_name
from reader.stories.vectors import profile, query_terms
from reader.stories.why import LOOKED_AT, chosen_terms
from reader.text.term_table import Terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

SMALLEST = 300  # articles: fewer are grouped as a whole in no time
NEW_SHARE = 1 / 40  # of the articles may be new; more are found faster all at once
GROWTH = 1 / 5  # of the articles that the rarities were counted in
CANDIDATES = 60
LIKELIEST = 40  # of them are compared in full
FOUND, COMPARED = 0.2, 0.7  # of the whole work, roughly, when the candidates are found, and when they are compared


@dataclass(frozen=True, slots=True)
class _Change:
    """What came and what went, by ids; a changed article did both."""

    new: frozenset[str]
    gone: frozenset[str]


def grown(
    library: Library,
    scope: Scope,
    articles: Sequence[Article],
    editions: Mapping[str, int],
    before: KeptStories,
    steps: Steps,
    spared: int = 0,
) -> KeptStories | None:
    """The stories with what changed, kept; None where all is better grouped anew, or where the steps are stopped.

    Of the processors, so many as are `spared` are left to others.
    """
    change = _Change(
        frozenset(one for one, edition in editions.items() if before.editions.get(one) != edition),
        frozenset(one for one, edition in before.editions.items() if editions.get(one) != edition),
    )
    few = len(change.new) + len(change.gone) <= NEW_SHARE * len(articles)
    if len(articles) < SMALLEST or not few:
        return None
    rarities = kept_rarities(library, scope)
    if rarities is None or abs(len(articles) - rarities.articles) > GROWTH * rarities.articles:
        return None
    with hands_for(library, len(change.new) * LIKELIEST, spared) as hands:
        growth = _Growth(hands, scope, {article.id: article for article in articles}, rarities)
        return growth.keep(change, before, editions) if growth.compare(change, steps) else None


class _Growth:
    """One growing of a scope: `compare` what is new, then `keep` what that makes of the stories."""

    def __init__(self, hands: Hands, scope: Scope, articles: Mapping[str, Article], rarities: Rarities) -> None:
        self._hands, self._library = hands, hands.library
        self._scope, self._articles, self._rarities = scope, articles, rarities
        self._rows: dict[str, dict[str, KeptRelated]] = {}

    def compare(self, change: _Change, steps: Steps) -> bool:
        """Compare every new article with its candidates; false where the steps were stopped."""
        stop, candidates = steps.polled(0, FOUND, len(change.new)), {}
        known = dict(self._read(change.new))
        for one in change.new:
            if stop():
                return False
            candidates[one] = self._candidates(one, known.get(one, Terms.of({})))
        self._rows = {one: {} for one in change.new}
        for one in {other for found in candidates.values() for other in found} | self._bereft(change):
            self._read_row(one, change.gone)
        found = self._vectors(self._rows, steps.polled(FOUND, COMPARED, 2 * len(self._rows)))
        if stop():
            return False
        number_of = {profile.id: number for number, profile in enumerate(found.profiles)}
        for one, others in candidates.items():
            self._relate(one, others, found, number_of)
        return True

    def _relate(self, one: str, others: Sequence[str], found: ManyVectors, number_of: Mapping[str, int]) -> None:
        """Note how similar a new article is to its candidates."""
        number, numbers = number_of[one], [number_of[other] for other in others]
        scores = zip(others, found.similarities(number, numbers), found.shared(number, numbers, LOOKED_AT), strict=True)
        for other, score, shared in scores:
            if score >= whole.FAINTEST:
                like, terms = round(score, DIGITS), chosen_terms(shared)  # as it is kept: copies are to be alike
                self._rows[one][other] = KeptRelated(other, like, like, False, terms)
                self._rows[other][one] = KeptRelated(one, like, like, False, terms)

    def keep(self, change: _Change, before: KeptStories, editions: Mapping[str, int]) -> KeptStories:
        """Make the stories anew that the new articles touch, and keep them with the near ones."""
        self._measure_closeness()
        story_of = {article: story for story in before.stories for article in story.articles}
        near = {other for one in change.new for other in self._rows[one] if self._worth(one, other)}
        touched = {story.id: story for one in near - change.new if (story := story_of.get(one))}
        members = {one for story in touched.values() for one in story.articles if one in editions} - change.new
        made = self._made(
            sorted(change.new | members),
            touched.values(),
            {story.id for story in before.stories},
            change.gone - change.new,
        )
        lost = change.gone | change.new
        rest = (_without(story, lost) for story in before.stories if story.id not in touched)
        kept = KeptStories(editions, (*(story for story in rest if story.articles), *made))
        self._tell_same(kept.stories)
        items = [*packed_stories(kept), *(packed_row(one, self._closest(row)) for one, row in self._rows.items())]
        self._library.update_derived(name(self._scope), items, change.gone)
        return kept

    def _bereft(self, change: _Change) -> set[str]:
        """The articles that one that is gone was near to."""
        kept = (kept_related(self._library, self._scope, one) or () for one in change.gone)
        return {near.id for row in kept for near in row if near.id in self._articles}

    def _read_row(self, article: str, gone: Collection[str]) -> None:
        if article not in self._rows:
            kept = kept_related(self._library, self._scope, article) or ()
            self._rows[article] = {near.id: near for near in kept if near.id not in gone}

    def _candidates(self, article: str, terms: Terms) -> list[str]:
        """The likeliest of those that its strongest stems lead to, as where neighbours are found for all at once."""
        found = self._library.candidates(query_terms(terms, self._rarities), self._scope, CANDIDATES)
        mine = profile(self._articles[article], terms.weekday)
        likely = {
            one: score * likelihood(mine, profile(self._articles[one]))
            for one, score in found.items()
            if one != article and one in self._articles
        }
        return nlargest(LIKELIEST, likely, key=lambda one: (likely[one], one))

    def _read(self, ids: Iterable[str]) -> Iterator[tuple[str, Terms]]:
        return whole.terms_of(self._hands, sorted(ids))

    def _vectors(self, ids: Iterable[str], stop: Callable[[], bool] = never) -> ManyVectors:
        wanted = [self._articles[one] for one in ids]
        terms = self._read(article.id for article in wanted)
        return many_vectors(wanted, terms, stop, self._library.folder, self._rarities)

    def _measure_closeness(self) -> None:
        """Measure every similarity anew by the company that both have now, and by what goes on for days."""
        among = {one: self._among(one) for one in self._rows}
        for one, row in self._rows.items():
            for other, near in row.items():
                if other in among:
                    row[other] = replace(near, closeness=near.similarity / (among[one] * among[other]))

    def _among(self, one: str) -> float:
        """How much less closeness means for an article, for its company and for what goes on."""
        return company(near.similarity for near in self._rows[one].values()) * self._going_on(one)

    def _worth(self, one: str, other: str) -> bool:
        return self._rows[one][other].closeness >= SAME_STORY

    def _made(
        self, ids: Sequence[str], before: Iterable[KeptStory], taken: set[str], gone: Collection[str]
    ) -> list[KeptStory]:
        """The stories that these articles make, by what is known of their near ones."""
        for one in ids:
            self._read_row(one, gone)
        self._measure_closeness()
        found = self._vectors(ids)
        among = (self._among(one.id) for one in found.profiles)
        groups = clusters(len(ids), self._links(found), Closeness(found, among))
        articles = [self._articles[one] for one in ids]
        made = whole.made_stories(articles, found, groups, before, taken)
        return whole.with_origins(self._hands, made)

    def _going_on(self, one: str) -> float:
        """How much less closeness means for an article, by those of other days that are like it."""
        mine, row = self._likely_day(one), self._rows[one].values()
        days = ((near.similarity, self._likely_day(near.id)) for near in row)
        return going_on(score for score, day in days if mine and day and abs((day - mine).days) >= OTHER_DAYS)

    def _likely_day(self, one: str) -> date | None:
        """The day of an article, or of the most similar that has one, where that lends it."""
        if one not in self._articles:
            return None
        own = self._articles[one].date
        if own is not None:
            return own
        row = self._rows.get(one, {}).values()
        near = [(near.similarity, self._articles[near.id]) for near in row if near.id in self._articles]
        dated = [(score, other) for score, other in near if other.date]
        likeness, lender = min(dated, key=lambda one: (-one[0], by_name(one[1])), default=(0.0, None))
        nearest = max((score for score, _ in near), default=0.0)
        return lender.date if lender and lends_its_day(likeness, nearest) else None

    def _links(self, found: ManyVectors) -> Iterator[tuple[int, int, float]]:
        """The pairs of these articles that may make stories: not by a few words only, and both with a text."""
        number_of = {one.id: number for number, one in enumerate(found.profiles) if self._articles[one.id].words}
        for one, number in number_of.items():
            for other, near in self._rows[one].items():
                its = number_of.get(other)
                if its is not None and found.have_evidence(number, its):
                    yield number, its, near.closeness

    def _closest(self, row: Mapping[str, KeptRelated]) -> list[KeptRelated]:
        """The near ones that are kept, in the order that grouping the whole finds them in: copies by their names."""
        known = (near for near in row.values() if near.id in self._articles)
        return sorted(known, key=lambda near: (-near.closeness, by_name(self._articles[near.id])))[: whole.KEPT]

    def _tell_same(self, stories: Iterable[KeptStory]) -> None:
        """Bring up to date which near ones are of one story."""
        story_of = {article: story.id for story in stories for article in story.articles}
        for one, row in self._rows.items():
            for other, near in row.items():
                row[other] = replace(near, same_story=story_of.get(one) == story_of.get(other))


def _without(story: KeptStory, lost: Iterable[str]) -> KeptStory:
    left = tuple(article for article in story.articles if article not in lost)
    if len(left) == len(story.articles):
        return story
    known = zip(story.articles, story.sources, strict=False)
    return replace(story, articles=left, sources=tuple(source for article, source in known if article not in lost))
