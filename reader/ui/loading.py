"""What the screens ask of the rooms below, each in one call that is made off the screen's own thread."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Span
from reader.errors import NewsreaderError
from reader.ui import document, listing, phrases
from reader.ui.document import Document
from reader.ui.marks import Marks
from reader.ui.ordering import MOST_REORDERED, in_order_of_outlets, library_sort
from reader.ui.row import Row

if TYPE_CHECKING:
    from reader.library import Breakdown, Library, Scope, Sieve
    from reader.state import State

EVERY_HIT = 1_000_000
ENOUGH = 3  # with fewer articles that have all the words, those with some of them are shown too
_ASKS_FOR_HIDDEN = re.compile(r"\bis:hidden\b", re.IGNORECASE)
MOST_HITS = 100  # rows of results at first; more come when their end is reached
Hits = Mapping[int, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """All there is to list, how many files could not be read, and which roots are not there."""

    entries: Sequence[Row]
    problems: int
    missing: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document and the spans of the hits in it, by block."""

    document: Document
    marks: Hits = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks for: a query in a scope, the `order` of its hits, at most how many, and how many are seen at
    first. `outlets` is by how many outlets the story of each article is told, for the order by that. `sieve` tells what
    of the hits is not listed."""

    query: str
    scope: Scope
    order: str = "relevance"
    most: int = MOST_HITS
    seen: int = 0
    outlets: Mapping[str, int] = field(default_factory=dict)
    sieve: Sieve | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a search and what is to be said of it. Of all hits `whole` have all of the words (None: all do);
    `hidden` more are put away."""

    rows: list[Row]
    total: int
    did_you_mean: str | None = None
    complaint: str | None = None
    because: str | None = None
    whole: int | None = None
    hidden: int = 0
    unfinished: bool = False
    """Nothing is asked for yet: a field whose value is still to come."""


def open_library(index: Path) -> Library:
    """The library in that cache folder, made or repaired if need be."""
    from reader.library import Library

    return Library(index)


def open_state(path: Path | None, library: Library) -> State:
    """What the reader did, from its file (None: nothing yet, and kept only for as long as this runs)."""
    from reader.state import State

    state = State(path, library.digests)
    library.own = state  # so that a search knows is:unread and tag:
    return state


def marks_of(state: State) -> tuple[int, Marks]:
    """What is marked, and the version of the state that it is of."""
    return state.version(), Marks.of(state)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search, how many articles it finds, and how many of these are unread."""

    name: str
    query: str
    total: int
    unread: int


def saved_searches(state: State, library: Library, scope: Scope, marks: Marks) -> list[SavedSearch]:
    """The saved searches by name, each with what it finds now."""
    made = []
    for name, query in sorted(state.searches().items(), key=lambda one: one[0].casefold()):
        listed = sieve(query, marks.away, every_copy=False)
        found = library.search(
            query, scope, limit=EVERY_HIT, as_typed=True, snippets=False, enough=ENOUGH, sieve=listed
        )
        unread = sum(hit.article.id not in marks.read for hit in found.hits)
        made.append(SavedSearch(name, query, found.total, unread))
    return made


def follow(state: State, library: Library) -> int:
    """Let what was marked follow articles that were moved, after a scan that went through; how many were."""
    try:
        return state.follow(library.digests())
    except NewsreaderError:
        return 0


def front(library: Library, scope: Scope) -> Sequence[Row]:
    """The first rows there will be, as far as that is known without reading them all."""
    from reader import stories

    return listing.of_stories(stories.front(library, scope))


@contextmanager
def without_looking_for_cycles() -> Iterator[None]:
    """Python looks for cycles whenever many objects were made, at all there are: that takes longer than making them.

    What was made is left out of such looks from then on, so that they stop no key; it has no cycles.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@without_looking_for_cycles()
def load(library: Library, scope: Scope) -> Loaded:
    """The stories of a scope, or its articles for as long as they are not grouped."""
    from reader import stories

    problems = len(library.problems(scope))
    missing = library.away(scope)
    copies = library.copies(scope)
    grouping = stories.grouping(library, scope)
    if grouping is None:
        listed = (article for article in library.articles(scope) if article.id not in copies)
        return Loaded(listing.of_articles(listed), problems, missing)
    return Loaded(listing.of_stories(stories.without(copies, grouping.stories)), problems, missing)


def search(library: Library, wanted: Wanted) -> Found:
    """Search as it is typed: the last word is taken as unfinished. Only what is seen has marks and snippets."""
    from reader.library import Sieve
    from reader.library.finding.syntax import parse

    asked = parse(wanted.query, as_typed=True)
    if asked.tree is None:
        return Found([], 0, complaint=asked.complaint, unfinished=True)
    by_outlets = wanted.order == "outlets"
    results = library.search(
        wanted.query,
        wanted.scope,
        limit=MOST_REORDERED if by_outlets else wanted.most,
        sort=library_sort(wanted.order),
        as_typed=True,
        snippets=False,
        enough=ENOUGH,
        sieve=wanted.sieve or Sieve(),
    )
    rows = listing.of_hits(hit.article for hit in results.hits)
    if by_outlets:
        rows = in_order_of_outlets(rows, wanted.outlets)[: wanted.most]
    rows[: wanted.seen] = excerpts(library, wanted.query, rows[: wanted.seen])
    whole = results.whole if results.relaxed else None
    return Found(rows, results.total, results.did_you_mean, results.complaint, results.because, whole, results.hidden)


def sieve(query: str, away: Set[str], *, every_copy: bool) -> Sieve:
    """What of the hits of a query is not listed; one that asks for what is hidden gets it."""
    from reader.library import Sieve

    return Sieve(every_copy, frozenset() if _ASKS_FOR_HIDDEN.search(query) else frozenset(away))


def breakdown(library: Library, query: str, scope: Scope, sieve: Sieve) -> Breakdown:
    """What a search lists, or without a query the whole list, counted."""
    return library.breakdown(query, scope, as_typed=True, enough=ENOUGH, sieve=sieve)


def excerpts(library: Library, query: str, rows: Sequence[Row]) -> list[Row]:
    """These hits with their marks and snippets."""
    made = library.excerpts(query, [row.key for row in rows], as_typed=True)
    return [
        replace(row, title=found.title, snippet=found.snippet, matches=found.matches)
        if (found := made.get(row.key))
        else replace(row, matches=0)
        for row in rows
    ]


def page(library: Library, row: Row, query: str, own: Marks, *, every_copy: bool = True) -> Page:
    """What a row stands for, the hits of the query marked; `own` is what the reader did with it, `every_copy`: of a
    story each copy has a place of its own. A file that cannot be read says so."""
    if row.article is None:
        story = row.story
        if story is None:
            return Page(())
        return Page(document.of_story(story.title, story.articles, story.sources, every_copy=every_copy))
    try:
        full = library.full(row.article.id)
    except NewsreaderError as fault:
        return Page(document.message(row.article.title, "This article can no longer be read.", str(fault)))
    told_by = row.story.outlets if row.story else ()
    again = phrases.saved_again(library.copies_of(row.article.id))
    shown = document.of_article(full, told_by, (*own.shown(full.article), *again))
    if not query:
        return Page(shown)
    return Page(shown, marks(shown, library.marker(query, as_typed=True).spans))


def marks(shown: Document, spans: Callable[[str], Sequence[Span]]) -> Hits:
    """The spans that a marker finds in the title and the body of an article."""
    start = document.body_start(shown)
    wanted = [number for number, block in enumerate(shown) if number >= start or block.role == "title"]
    return {number: found for number in wanted if (found := spans(shown[number].text))}


def occurrences(query: str) -> Callable[[str], list[Span]]:
    """Find, as in a pager: the places of the words as typed, whatever their case, their quotes and their blanks."""
    words = [re.sub("['’‘]", "['’‘]", re.sub('["“”„]', '["“”„]', re.escape(word))) for word in query.split()]
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    return lambda text: [Span(*match.span(), "match") for match in pattern.finditer(text)] if words else []
