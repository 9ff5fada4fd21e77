"""Searching: from a query to hits with snippets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from reader.article import Highlighted
from reader.library.catalogue import Catalogue
from reader.library.chronology import Calendar
from reader.library.finding import as_written, headline
from reader.library.finding.breakdown import break_down
from reader.library.finding.completion import Names, names_of
from reader.library.finding.emptiness import why_nothing
from reader.library.finding.facts import Facts
from reader.library.finding.lending import Lending, UnmendedPostings
from reader.library.finding.lexicon import correction
from reader.library.finding.likeness import closest, weights_like
from reader.library.finding.marks import Marker
from reader.library.finding.ordering import Orders, Sort
from reader.library.finding.query import Node, Word, wanted
from reader.library.finding.sieve import ALL_HITS, Sieve, Sifting
from reader.library.finding.snippets import excerpt, snippet
from reader.library.finding.syntax import Parsed, Piece, parse
from reader.library.postings.matches import Matches
from reader.library.results import Breakdown, Excerpt, Hit, Results
from reader.library.schema import Database
from reader.library.scope import Scope
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from reader.library.finding.matching import Matcher

EMPTIED = "the index was damaged and had to be emptied: newsreader index PATH fills it again"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in a scope. `as_typed`: its last word is unfinished. Where fewer than `enough` articles have all of its
    words, those with some of them are found too. `sieve` tells what of the hits is not listed."""

    query: str
    scope: Scope
    as_typed: bool = False
    enough: int = 1
    sieve: Sieve = ALL_HITS


@dataclass(frozen=True, slots=True)
class Answer:
    """What matches a query, in a scope whose rows have these `days`, what marks it, and what is to be said of it.
    `words` are those that a headline may have, `hidden` are the articles that match and that the reader put away."""

    found: Matches
    days: Calendar
    marker: Marker | None
    better: str | None = None
    complaint: str | None = None
    because: str | None = None
    words: tuple[str, ...] = ()
    hidden: int = 0


def nothing(complaint: str | None) -> Answer:
    """The answer where nothing can be looked for."""
    return Answer(Matches(set()), Calendar(), None, None, complaint)


class Search:
    """Answers queries. Any thread may ask; each borrows a snapshot of the postings for itself.

    `refill` fills damaged postings again from the catalogue, and raises IndexFault where it cannot.
    """

    def __init__(self, database: Database, catalogue: Catalogue, refill: Callable[[], None]) -> None:
        self.catalogue = catalogue
        self._database = database
        self._lending = Lending(database, catalogue, refill)
        self.facts = Facts(catalogue)
        self._orders = Orders(catalogue)
        self._sifting = Sifting(catalogue)
        self._letters = as_written.Letters(database)
        self._names: tuple[object, Names] | None = None

    def search(self, asked: Asked, limit: int, sort: Sort, *, snippets: bool) -> Results:
        """The best hits of a query, and what was wrong with it. Never raises for a query."""
        try:
            answer = self._answer(asked)
        except UnmendedPostings as fault:
            return Results(asked.query, 0, (), None, str(fault))
        best = self._best(answer, limit, sort, asked.scope)
        hits = tuple(self._hits(best, answer.marker if snippets else None))
        found = answer.found
        return Results(
            asked.query, len(found.rows), hits, answer.better, answer.complaint, found.whole is not None,
            answer.because, len(found.whole or ()), answer.hidden,
        )  # fmt: skip

    def _best(self, answer: Answer, limit: int, sort: Sort, scope: Scope) -> list[tuple[int, float]]:
        """The first hits: what has all that was asked for stands before what lacks some of it, in whatever order."""
        found, whole = answer.found, answer.found.whole
        if not whole:
            return self._ordered(found, answer, limit, sort, scope)
        best = self._ordered(found.only(whole), answer, limit, sort, scope)
        others = found.without(whole)
        return best + (self._ordered(others, answer, limit - len(best), sort, scope) if len(best) < limit else [])

    def _ordered(self, found: Matches, answer: Answer, limit: int, sort: Sort, scope: Scope) -> list[tuple[int, float]]:
        if sort != "relevance" or not answer.words:
            return self._orders.best(found, answer.days, limit, sort, scope)
        several = len(answer.words) >= headline.FEWEST_WORDS
        looked_at = headline.LOOKED_AT if several else as_written.LOOKED_AT
        best = self._orders.best(found, answer.days, max(limit, looked_at), sort, scope)
        titles = self.catalogue.of_rows("title", (row for row, _ in best[:looked_at]))
        if several:
            best = headline.lifted_by_title(best, titles, answer.words, self._lending.languages())
        spellings = self._lending.lexicon.spellings
        return as_written.lifted_as_written(best, titles, self._letters.of, answer.words, spellings)[:limit]

    def _answer(self, asked: Asked) -> Answer:
        """What matches a query, as far as it is listed. Raises UnmendedPostings."""
        parsed = parse(clean(asked.query), as_typed=asked.as_typed)
        complaint = clean_line(parsed.complaint) if parsed.complaint else None

        def ask() -> Answer:
            with self._lending.matcher(asked.scope) as matcher:
                if matcher is None:
                    return nothing(EMPTIED if self._database.was_damaged else complaint)
                return self._matched(parsed, complaint, matcher, asked.enough)

        answer = self._lending.answered(ask) if parsed.tree is not None else nothing(complaint)
        others, hidden = self._sifting.left_out(answer.found.rows, asked.scope, asked.sieve)
        return replace(answer, found=answer.found.without(others), hidden=hidden)

    def _matched(self, parsed: Parsed, complaint: str | None, matcher: Matcher, enough: int) -> Answer:
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
        found = matcher.find(tree, enough)
        told = not found.rows or (found.whole is not None and not found.whole)
        because = why_nothing(parsed.pieces, rows) if told else None
        better = self._correction(parsed, tree, matcher)
        marker = self._lending.marker(parsed.tree)
        because = clean_line(because) if because else None
        return Answer(found, matcher.days, marker, better, complaint, because, headline.words_wanted(tree))

    def breakdown(self, asked: Asked) -> Breakdown:
        """The hits of a query counted by outlet, year and language; of an empty query, all articles of the scope."""
        if asked.query.strip():
            return break_down(self.catalogue, asked.scope, self._answer(asked).found.rows)
        rows = set(self.catalogue.editions(asked.scope).values())
        return break_down(self.catalogue, asked.scope, rows - self._sifting.left_out(rows, asked.scope, asked.sieve)[0])

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
        return {key: self._excerpt(row, articles[row].title, marker) for key, row in rows.items() if row in articles}

    def _correction(self, parsed: Parsed, tree: Node, matcher: Matcher) -> str | None:
        """The query with misspelt words corrected, never by a word of another language."""
        asked = [leaf.text for leaf in wanted(tree) if isinstance(leaf, Word)]

        def fits(word: str) -> bool:
            return self.catalogue.main_language(matcher.rows_with(word)) == language()

        @cache
        def language() -> str:
            return self.catalogue.main_language(set().union(*map(matcher.rows_with, asked)) or None)

        return correction(parsed, tree, matcher.occurs, fits, self._lending.lexicon)

    def marker(self, query: str, *, as_typed: bool) -> Marker:
        """What marks the hits of a query."""
        tree = parse(clean(query), as_typed=as_typed).tree
        return self._lending.marker(tree)

    def candidates(self, terms: Mapping[str, float], scope: Scope, limit: int) -> dict[str, float]:
        """The ids of the articles that best match any of some stems, best first, with how well they do."""

        def ask() -> dict[int, float]:
            with self._lending.snapshot() as snapshot:
                return {} if snapshot is None else closest(snapshot, self._lending.rows(scope), terms, limit)

        best = self._lending.answered(ask)
        ids = self.catalogue.of_rows("id", best)
        return {ids[row]: score for row, score in best.items() if row in ids}

    def close(self) -> None:
        """Close what is not lent just now."""
        self._lending.close()

    def _hits(self, best: list[tuple[int, float]], marker: Marker | None) -> Iterator[Hit]:
        """The hits of rows; without a marker their snippets are empty."""
        articles = self.catalogue.by_row(row for row, _ in best)
        for row, score in best:
            if row in articles:
                yield Hit(articles[row], round(score, 4), self._snippet(row, marker) if marker else Highlighted(""))

    def _snippet(self, row: int, marker: Marker) -> Highlighted:
        paragraphs, credits = self.catalogue.passages(row)
        return snippet(paragraphs, marker, credits)

    def _excerpt(self, row: int, title: str, marker: Marker) -> Excerpt:
        paragraphs, credits = self.catalogue.passages(row)
        return excerpt(title, paragraphs, marker, credits)
