"""The library: everything indexed, for every room above. One for all folders, in the cache folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Article, FullArticle
from reader.library.catalogue import Catalogue
from reader.library.copies import copies, copies_of
from reader.library.finding.completion import Names
from reader.library.finding.marks import Marker
from reader.library.finding.ordering import Sort
from reader.library.finding.own import Own
from reader.library.finding.search import Asked, Search
from reader.library.finding.sieve import ALL_HITS, Sieve
from reader.library.lock import writing_alone
from reader.library.mending import mending
from reader.library.named import article_named, full_named
from reader.library.refusals import refusal
from reader.library.results import Breakdown, Excerpt, Problem, Progress, Report, Results
from reader.library.schema import Database
from reader.library.scope import Scope
from reader.stopping import never

if TYPE_CHECKING:
    from reader.library.scanning.choice import Choice
    from reader.library.scanning.postings import Postings
    from reader.text.term_table import Terms

WAIT_SECONDS = 10.0


class Library:
    """The library in the folder `index`. Its first use creates it where there is none and empties a damaged one.

    Any thread may call any method. Raises IndexFault where the folder cannot be used; one that cannot be written is
    read as it is. What only reads a file that is named needs no index at all.
    """

    def __init__(self, index: Path) -> None:
        self.folder = index = index.absolute()  # the processes that help and a later change of folder must not move it
        self._database = Database(index)
        self._catalogue = Catalogue(self._database)
        self._search = Search(self._database, self._catalogue, self._refill)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        self._search.close()
        self._database.close()

    @property
    def emptied(self) -> str | None:
        """Why it had to be emptied since it was opened, in plain words; None where it was not."""
        if self._database.was_damaged:
            return "the index was damaged"
        return "the index was of another version" if self._database.was_of_another_format else None

    def renew(self) -> None:
        """Make a damaged catalogue anew, empty."""
        self._database.renew()

    @mending
    def articles(self, scope: Scope) -> list[Article]:
        """The articles of a scope, newest first; behind them what has no date, by when it was saved."""
        return self._catalogue.articles(scope)

    @mending
    def copies(self, scope: Scope) -> dict[str, str]:
        """The ids of the articles of a scope that are listed under another one, which is the same, and that one's."""
        return copies(self._catalogue, scope)

    @mending
    def copies_of(self, article_id: str) -> list[Article]:
        """Where else the same article was saved, the first saved first."""
        found = map(self._catalogue.article, copies_of(self._catalogue, article_id))
        return [article for article in found if article]

    @mending
    def every(self, scope: Scope, step: int) -> list[str]:
        """The ids of about every so many-th article of a scope, spread evenly."""
        return self._catalogue.every(scope, step)

    @mending
    def count(self, scope: Scope) -> int:
        """The number of articles in a scope."""
        return self._catalogue.count(scope)

    @mending
    def version(self) -> int:
        """A number that changes whenever anything in the library does, in whatever process."""
        return self._catalogue.version()

    @mending
    def article(self, reference: str) -> Article:
        """The article that an id, a path or PATH#ITEM names; one that is not indexed is read from its file.

        Raises UnknownArticle, or UnreadableFile where the file holds no article.
        """
        return article_named(self._catalogue, reference)

    @mending
    def some(self, ids: Iterable[str]) -> dict[str, Article]:
        """Those of these articles that are indexed, by id."""
        found = self._catalogue.by_row(self._catalogue.rows(ids).values())
        return {article.id: article for article in found.values()}

    @mending
    def full(self, reference: str) -> FullArticle:
        """The same with its text."""
        return full_named(self._catalogue, reference)

    @property
    def own(self) -> Own | None:
        """The reader's own marks, for is: and tag: in queries; None where nobody lent them."""
        return self._search.facts.own

    @own.setter
    def own(self, own: Own | None) -> None:
        self._search.facts.own = own

    @mending
    def search(
        self,
        query: str,
        scope: Scope,
        *,
        limit: int = 10,
        sort: Sort = "relevance",
        as_typed: bool = False,
        snippets: bool = True,
        enough: int = 1,
        sieve: Sieve = ALL_HITS,
    ) -> Results:
        """The best hits of a query in a scope. `as_typed`: its last word is unfinished. Never raises for a query.

        Without `snippets` they are empty: `excerpts` makes those that are wanted. Where fewer than `enough` articles
        have all of its words, behind them come those with some. `sieve` tells what of the hits is not listed.
        """
        return self._search.search(Asked(query, scope, as_typed, enough, sieve), limit, sort, snippets=snippets)

    @mending
    def excerpts(self, query: str, ids: Iterable[str], *, as_typed: bool = False) -> dict[str, Excerpt]:
        """What shows why these articles were found, by id; those that are gone by now are left out."""
        return self._search.excerpts(query, ids, as_typed=as_typed)

    @mending
    def breakdown(
        self, query: str, scope: Scope, *, as_typed: bool = False, enough: int = 1, sieve: Sieve = ALL_HITS
    ) -> Breakdown:
        """The hits of a query counted by outlet, year and language; of an empty query, all articles of the scope."""
        return self._search.breakdown(Asked(query, scope, as_typed, enough, sieve))

    @mending
    def names(self, scope: Scope) -> Names:
        """The outlets, authors and so on of a scope, for completing a query."""
        return self._search.names(scope)

    @mending
    def marker(self, query: str, *, as_typed: bool = False) -> Marker:
        """What marks the hits of a query in any text."""
        return self._search.marker(query, as_typed=as_typed)

    @mending
    def candidates(self, terms: Mapping[str, float], scope: Scope, limit: int) -> dict[str, float]:
        """The ids of the articles that best match any of some weighted stems, best first, with how well they do."""
        return self._search.candidates(terms, scope, limit)

    def terms(self, ids: Iterable[str]) -> Iterator[tuple[str, Terms]]:
        """The weighted terms of some articles, in no certain order; ids that are unknown are left out."""
        return self._catalogue.terms(ids)

    @mending
    def digests(self, ids: Iterable[str] | None = None) -> dict[str, bytes]:
        """What tells one content from another, for these articles or for all: it stays when a file is moved."""
        return self._catalogue.digests(ids)

    @mending
    def editions(self, scope: Scope) -> dict[str, int]:
        """The ids of the articles of a scope, each with a number that changes when anything of the article does."""
        return self._catalogue.editions(scope)

    @mending
    def problems(self, scope: Scope) -> list[Problem]:
        """What could not be read in a scope, by path."""
        return self._catalogue.problems(scope)

    @mending
    def derived(self, name: str, key: str) -> bytes | None:
        """One thing that an upper room computed from the articles and kept."""
        return self._catalogue.derived(name, key)

    @mending
    def put_derived(self, name: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Replace everything that is kept under a name, at once."""
        self._catalogue.put_derived(name, items)

    @mending
    def update_derived(self, name: str, items: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Replace some of what is kept under a name, and keep some no longer, at once."""
        self._catalogue.update_derived(name, items, gone)

    @mending
    def away(self, scope: Scope) -> tuple[Path, ...]:
        """The folders of a scope that are not there, or empty though articles of them are known: an unmounted disk."""
        from reader.library.scanning.absent import is_away, is_empty

        return tuple(root for root in scope.roots if is_away(root) or (is_empty(root) and self.count(Scope.of([root]))))

    def scan(
        self,
        scope: Scope,
        *,
        changed: Scope | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] = never,
        wait: float = WAIT_SECONDS,
        spared: int = 0,
        choice: Choice | None = None,
        keep_emptied: bool = False,
    ) -> Report:
        """Bring a scope up to date with its files; the empty scope looks at every file known again.

        With `changed`, files and folders within it, nothing else is looked at; what of them is gone is dropped.
        `stop` is polled all the time; what was done by then is kept. So many processors as are `spared` are left to
        others, as far as there are more. `choice` tells which files below a folder are read. With `keep_emptied` the
        articles of a folder that had many and is wholly empty now stay, as those of one that is gone. Raises
        IndexFault when another newsreader is indexing for longer than `wait` seconds, or the disk refuses.
        """
        from reader.library.scanning.scan import Scan

        with self._writing(wait, stop) as postings:
            report = Report(finished=False)
            if postings:
                scan = Scan(postings.intake, postings, on_progress, stop, spared, choice, keep_emptied=keep_emptied)
                report = scan.run(scope, changed)
        return replace(report, problems=tuple(self.problems(scope)))

    @contextmanager
    def _writing(self, wait: float, stop: Callable[[], bool]) -> Iterator[Postings | None]:
        """Hold the lock, and lend what writes; None where `stop` ended the waiting."""
        from reader.library.postings.index import Index
        from reader.library.scanning.intake import Intake
        from reader.library.scanning.postings import Postings

        self._database.must_be_writable()
        try:
            with writing_alone(self.folder, wait=wait, stop=stop) as held:
                index = Index(self.folder / "whoosh", self._catalogue.fact("born"))
                with closing(Postings(index, Intake(self._database))) as postings:
                    yield postings if held else None
                if held:
                    self._database.tidy()
        except OSError as fault:
            raise refusal(self.folder, fault) from fault

    @contextmanager
    def alone(self, work: str, *, wait: float, stop: Callable[[], bool]) -> Iterator[bool]:
        """Do what other newsreaders need not do at the same time, by its name; scans go on. Gives False where `stop`
        ended the waiting. Raises IndexFault when another one does it for longer than `wait` seconds."""
        try:
            with writing_alone(self.folder, wait=wait, stop=stop, lock=f"{work}.lock") as held:
                yield held
        except OSError as fault:
            raise refusal(self.folder, fault) from fault

    def _refill(self) -> None:
        """Fill the postings again from the catalogue where they are damaged."""
        with self._writing(WAIT_SECONDS, never) as postings:
            if postings:
                postings.check_sound()
                postings.catch_up(never)
