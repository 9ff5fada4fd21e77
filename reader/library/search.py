"""Searching: from a query to hits with snippets."""

from __future__ import annotations

import heapq
import queue
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from reader.article import Highlighted
from reader.errors import IndexFault, NewsreaderError
from reader.library.analysis import algorithms
from reader.library.breakdown import break_down
from reader.library.catalogue import Catalogue
from reader.library.completion import Names, names_of
from reader.library.emptiness import why_nothing
from reader.library.facts import Facts
from reader.library.headline import FEWEST_WORDS, LOOKED_AT, lifted, words_wanted
from reader.library.lexicon import Lexicon, correction
from reader.library.likeness import scores, weights_like
from reader.library.marks import Marker
from reader.library.ordering import Orders, Sort
from reader.library.query import Node, Word, wanted
from reader.library.refusals import DamagedIndex
from reader.library.results import Breakdown, Excerpt, Hit, Results
from reader.library.schema import Database
from reader.library.scope import Scope
from reader.library.snippets import excerpt, snippet
from reader.library.syntax import Parsed, Piece, parse
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.matches import Matches
    from reader.library.matching import Matcher
    from reader.library.snapshot import Snapshot

MOST_SCOPES = 4
RETRIES, RETRY_SECONDS = 3, 0.05
EMPTIED = "the index was damaged and had to be emptied: newsreader index PATH fills it again"
Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Answer:
    """What matches a query, in a scope whose rows have these `days`, what marks it, and what is to be said of it.
    `words` are those that a headline may have."""

    found: Matches
    days: Mapping[int, int]
    marker: Marker | None
    better: str | None = None
    complaint: str | None = None
    because: str | None = None
    words: tuple[str, ...] = ()


def nothing(complaint: str | None) -> Answer:
    """The answer where nothing can be looked for."""
    from reader.library.matches import Matches

    return Answer(Matches(set()), {}, None, None, complaint)


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
        self.facts = Facts(catalogue)
        self._orders = Orders(catalogue)
        self._names: tuple[object, Names] | None = None
        self._folder = database.folder / "whoosh"
        self._free: queue.LifoQueue[tuple[int, Snapshot]] = queue.LifoQueue()
        self._days: dict[tuple[Scope, int], dict[int, int]] = {}
        self._languages: tuple[int, tuple[str | None, ...]] | None = None

    def search(self, query: str, scope: Scope, limit: int, sort: Sort, *, as_typed: bool, snippets: bool) -> Results:
        """The best hits of a query, and what was wrong with it. Never raises for a query."""
        try:
            answer = self._answer(query, scope, as_typed)
        except UnmendedPostings as fault:
            return Results(query, 0, (), None, str(fault))
        by_row = answer.found.scores()
        best = self._best(by_row, answer, limit, sort, scope)
        hits = tuple(self._hits(best, answer.marker if snippets else None))
        relaxed = answer.found.relaxed
        return Results(query, len(by_row), hits, answer.better, answer.complaint, relaxed, answer.because)

    def _best(
        self, scores: Mapping[int, float], answer: Answer, limit: int, sort: Sort, scope: Scope
    ) -> list[tuple[int, float]]:
        if sort != "relevance" or len(answer.words) < FEWEST_WORDS:
            return self._orders.best(scores, answer.days, limit, sort, scope)
        best = self._orders.best(scores, answer.days, max(limit, LOOKED_AT), sort, scope)
        titles = self.catalogue.titles_of(row for row, _ in best[:LOOKED_AT])
        return lifted(best, titles, answer.words, self.languages())[:limit]

    def _answer(self, query: str, scope: Scope, as_typed: bool) -> Answer:
        """What matches a query. Raises UnmendedPostings."""
        parsed = parse(unicodedata.normalize("NFC", query), as_typed=as_typed)
        complaint = clean_line(parsed.complaint) if parsed.complaint else None

        def ask() -> Answer:
            with self._matcher(scope) as matcher:
                if matcher is None:
                    return nothing(EMPTIED if self._database.was_damaged else complaint)
                return self._matched(parsed, complaint, matcher)

        return self._answered(ask) if parsed.tree is not None else nothing(complaint)

    def _matched(self, parsed: Parsed, complaint: str | None, matcher: Matcher) -> Answer:
        assert parsed.tree is not None

        def like(reference: str) -> Mapping[int, int] | None:
            return weights_like(self.catalogue, matcher, reference)

        def rows(piece: Piece) -> Set[int] | None:
            node = self.facts.settled(piece.node, like)[0]
            return matcher.match(node).rows if node is not None else None

        tree, complaints = self.facts.settled(parsed.tree, like)
        complaint = complaint or next(map(clean_line, complaints), None)
        if tree is None:
            return nothing(complaint)
        found = matcher.find(tree)
        because = why_nothing(parsed.pieces, rows) if found.relaxed or not found.rows else None
        better = self._correction(parsed, tree, matcher)
        marker = Marker(parsed.tree, matcher.languages, self.lexicon.spellings)
        because = clean_line(because) if because else None
        return Answer(found, matcher.days, marker, better, complaint, because, words_wanted(tree))

    def breakdown(self, query: str, scope: Scope, *, as_typed: bool) -> Breakdown:
        """The hits of a query counted by outlet, year and language; of an empty query, all articles of the scope."""
        rows = self._answer(query, scope, as_typed).found.rows if query.strip() else None
        return break_down(self.catalogue, scope, rows)

    def names(self, scope: Scope) -> Names:
        """What may stand behind the fields of a query."""
        key = (scope, self.catalogue.fact("articles"), self.facts.own.version() if self.facts.own else 0)
        if self._names is None or self._names[0] != key:
            self._names = key, names_of(self.catalogue, scope, self.facts.own)
        return self._names[1]

    def excerpts(self, query: str, ids: Iterable[str], *, as_typed: bool) -> dict[str, Excerpt]:
        """What shows why these articles were found, by id; those that are gone by now are left out."""
        marker = self.marker(query, as_typed=as_typed)
        rows = self.catalogue.rows(ids)
        articles = self.catalogue.by_row(rows.values())
        return {
            key: excerpt(articles[row].title, self.catalogue.paragraphs(row), marker)
            for key, row in rows.items()
            if row in articles
        }

    def _correction(self, parsed: Parsed, tree: Node, matcher: Matcher) -> str | None:
        """The query with misspelt words corrected, never by a word of another language."""
        asked = [leaf.text for leaf in wanted(tree) if isinstance(leaf, Word)]

        def fits(word: str) -> bool:
            return self.catalogue.main_language(matcher.rows_with(word)) == language()

        @cache
        def language() -> str:
            return self.catalogue.main_language(set().union(*map(matcher.rows_with, asked)) or None)

        return correction(parsed, tree, matcher.occurs, fits, self.lexicon)

    def _answered(self, ask: Callable[[], Asked]) -> Asked:
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
        tree = parse(unicodedata.normalize("NFC", query), as_typed=as_typed).tree
        return Marker(tree, self.languages(), self.lexicon.spellings)

    def candidates(self, terms: Mapping[str, float], scope: Scope, limit: int) -> list[str]:
        """The ids of the articles that best match any of some stems, best first."""

        def ask() -> list[int]:
            with self._matcher(scope) as matcher:
                if matcher is None:
                    return []
                found = scores(matcher, terms)
                return heapq.nlargest(limit, (row for row in matcher.days if row in found), key=found.__getitem__)

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

    def _hits(self, best: list[tuple[int, float]], marker: Marker | None) -> Iterator[Hit]:
        """The hits of rows; without a marker their snippets are empty."""
        articles = self.catalogue.by_row(row for row, _ in best)
        for row, score in best:
            if row in articles:
                shown = snippet(self.catalogue.paragraphs(row), marker) if marker else Highlighted("")
                yield Hit(articles[row], round(score, 4), shown)

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
