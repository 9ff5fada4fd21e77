"""Searching: from a query to hits with snippets."""

from __future__ import annotations

import heapq
import math
import queue
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

from reader.errors import IndexFault, NewsreaderError
from reader.library.analysis import algorithms
from reader.library.catalogue import Catalogue
from reader.library.lexicon import Lexicon, correction
from reader.library.marks import Marker
from reader.library.query import Node, Word, wanted
from reader.library.refusals import DamagedIndex
from reader.library.results import Hit, Results
from reader.library.schema import Database
from reader.library.scope import Scope
from reader.library.snippets import snippet
from reader.library.syntax import parse
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.matching import Matcher, Matches
    from reader.library.snapshot import Snapshot

Sort = Literal["relevance", "date"]
FRESHNESS = 0.05  # how much more the newest article scores than an old one
HALF_LIFE = 365.0  # days
MOST_SCOPES = 4
RETRIES, RETRY_SECONDS = 3, 0.05
EMPTIED = "the index was damaged and had to be emptied: newsreader index PATH fills it again"
Answer = TypeVar("Answer")
MOST_TERMS, RAREST_TERMS = 80, 25


class UnmendedPostings(IndexFault):
    """The postings are damaged and could not be filled again."""


class Search:
    """Answers queries. Any thread may ask; each borrows a snapshot of the postings for itself.

    `refill` fills damaged postings again from the catalogue, and raises IndexFault where it cannot.
    """

    def __init__(self, database: Database, catalogue: Catalogue, refill: Callable[[], None]) -> None:
        self.catalogue = catalogue
        self._database = database
        self._refill = refill
        self.lexicon = Lexicon(database)
        self._folder = database.folder / "whoosh"
        self._free: queue.LifoQueue[tuple[int, Snapshot]] = queue.LifoQueue()
        self._days: dict[tuple[Scope, int], dict[int, int]] = {}
        self._languages: tuple[int, tuple[str | None, ...]] | None = None

    def search(self, query: str, scope: Scope, limit: int, sort: Sort, as_typed: bool) -> Results:
        """The best hits of a query, and what was wrong with it. Never raises for a query."""
        parsed = parse(query, as_typed=as_typed)
        complaint = clean_line(parsed.complaint) if parsed.complaint else None
        if parsed.tree is None:
            return Results(query, 0, (), None, complaint)

        def ask() -> tuple[Matches | None, str | None, Mapping[int, int], tuple[str | None, ...]]:
            with self._matcher(scope) as matcher:
                if matcher is None or parsed.tree is None:
                    return None, None, {}, ()
                better = self._correction(query, parsed.tree, matcher)
                return matcher.find(parsed.tree), better, matcher.days, matcher.languages

        try:
            found, better, days, languages = self._answered(ask)
        except UnmendedPostings as fault:
            return Results(query, 0, (), None, str(fault))
        if found is None:
            return Results(query, 0, (), None, EMPTIED if self._database.was_damaged else complaint)
        scores = found.scores()
        hits = self._hits(_best(scores, days, limit, sort), Marker(parsed.tree, languages))
        return Results(query, len(scores), tuple(hits), better, complaint, found.relaxed)

    def _correction(self, query: str, tree: Node, matcher: Matcher) -> str | None:
        """The query with misspelt words corrected, never by a word of another language."""
        asked = [leaf.text for leaf in wanted(tree) if isinstance(leaf, Word)]
        understood = {row for word in asked for row in matcher.rows_with(word)}

        def fits(word: str) -> bool:
            return self.catalogue.main_language(matcher.rows_with(word)) == language()

        @cache
        def language() -> str:
            return self.catalogue.main_language(understood or None)

        return correction(query, tree, matcher.occurs, fits, self.lexicon)

    def _answered(self, ask: Callable[[], Answer]) -> Answer:
        """The answer; where the postings prove lost or damaged, that after they were filled again."""
        for distrusted in (False, True):
            try:
                return ask()
            except NewsreaderError:
                raise
            except Exception:  # damaged postings: there is no telling what they make of Whoosh
                if distrusted:
                    self._index().distrust()
                self.close()
                try:
                    self._refill()
                except DamagedIndex:
                    raise
                except IndexFault as fault:
                    raise UnmendedPostings(str(fault)) from fault
        try:
            return ask()
        except NewsreaderError:
            raise
        except Exception as fault:
            folder = self._database.folder
            raise UnmendedPostings(f"{folder}: the index is damaged and stays so; delete that folder") from fault

    def marker(self, query: str, *, as_typed: bool) -> Marker:
        """What marks the hits of a query."""
        return Marker(parse(query, as_typed=as_typed).tree, self.languages())

    def candidates(self, terms: Mapping[str, float], scope: Scope, limit: int) -> list[str]:
        """The ids of the articles that best match any of some stems, best first."""
        from reader.library.matching import LARGEST_WEIGHT

        stems = sorted((term for term in terms if " " not in term), key=lambda term: -terms[term])[:MOST_TERMS]

        def ask() -> list[int]:
            scores: dict[int, float] = {}
            with self._matcher(scope) as matcher:
                if matcher is None:
                    return []
                found = [(term, weights) for term in stems if (weights := matcher.snapshot.weights("body", term))]
                for term, weights in sorted(found, key=lambda pair: len(pair[1]))[:RAREST_TERMS]:
                    factor = matcher.rarity(len(weights)) * terms[term] / LARGEST_WEIGHT
                    for row, weight in weights.items():
                        scores[row] = scores.get(row, 0.0) + factor * weight
                return heapq.nlargest(limit, (row for row in matcher.days if row in scores), key=scores.__getitem__)

        best = self._answered(ask)
        articles = self.catalogue.by_row(best)
        return [articles[row].id for row in best if row in articles]

    def languages(self) -> tuple[str | None, ...]:
        """The languages whose stems a query is looked for in."""
        now = self.catalogue.fact("articles")
        if self._languages is None or self._languages[0] != now:
            self._languages = (now, algorithms(self.catalogue.languages()))
        return self._languages[1]

    def close(self) -> None:
        """Close what is not lent just now."""
        with suppress(queue.Empty):
            while True:
                self._free.get_nowait()[1].close()

    def _hits(self, best: list[tuple[int, float]], marker: Marker) -> Iterator[Hit]:
        articles = self.catalogue.by_row(row for row, _ in best)
        for row, score in best:
            if row in articles:
                yield Hit(articles[row], round(score, 4), snippet(self.catalogue.paragraphs(row), marker))

    def _index(self) -> Index:
        from reader.library.index import Index

        return Index(self._folder, self.catalogue.fact("born"))

    @contextmanager
    def _matcher(self, scope: Scope) -> Iterator[Matcher | None]:
        """What evaluates queries, None while there is nothing indexed. Raises anything where the postings are lost."""
        index = self._index()
        if not index.exists() and not self.catalogue.has_articles():
            yield None
            return
        now = self.catalogue.fact("postings")
        snapshot = self._borrow(index, now)
        try:
            yield self._made(snapshot, scope)
        except BaseException:
            snapshot.close()
            raise
        self._free.put((now, snapshot))

    def _made(self, snapshot: Snapshot, scope: Scope) -> Matcher:
        from reader.library.matching import Matcher

        return Matcher(snapshot, self.lexicon, self._days_of(scope), self.languages())

    def _borrow(self, index: Index, now: int) -> Snapshot:
        from reader.library.snapshot import Snapshot

        before: Snapshot | None = None
        with suppress(queue.Empty):
            version, before = self._free.get_nowait()
            if version == now:
                return before
        for _ in range(RETRIES):  # the segments that a commit replaces may vanish while they are being opened
            with suppress(Exception):  # Whoosh has no error of its own for a damaged index
                return Snapshot(index, before)
            if not index.exists():
                break
            time.sleep(RETRY_SECONDS)
        return Snapshot(index, before)

    def _days_of(self, scope: Scope) -> dict[int, int]:
        key = (scope, self.catalogue.fact("articles"))
        if (days := self._days.get(key)) is None:
            days = self.catalogue.days(scope)
            if len(self._days) >= MOST_SCOPES:
                self._days = {}
            self._days[key] = days
        return days


def _best(scores: Mapping[int, float], days: Mapping[int, int], limit: int, sort: Sort) -> list[tuple[int, float]]:
    """The first rows: by score, with a little more for the newer ones, or by day. `days` has the newest first."""
    newest_first = [row for row in days if row in scores]
    if sort == "date" or not newest_first:
        return [(row, scores[row]) for row in newest_first[:limit]]
    newest = max(abs(days[row]) for row in newest_first)

    def fresh(row: int) -> float:
        age = newest - abs(days[row])
        return scores[row] * (1 + FRESHNESS * math.exp2(-age / HALF_LIFE))

    return [(row, fresh(row)) for row in heapq.nlargest(limit, newest_first, key=fresh)]
