"""The commands of the command line. Each gives the exit status: 0 done, 1 done but nothing found."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader import settings
from reader.article import Article, FullArticle
from reader.errors import IndexFault, NewsreaderError, ReadOnlyIndex
from reader.library import Library, Report, Scope, Sieve
from reader.paths import user_paths
from reader.plain import hits, records, text
from reader.plain.progress import ProgressLine

if TYPE_CHECKING:
    from reader.stories import Grouping

DONE, NOTHING_FOUND = 0, 1
NOTHING_INDEXED = "nothing is indexed here yet: name a file or folder by --in PATH"


def index(arguments: Namespace) -> int:
    """Scan and index paths, or the configured folders, and say what was done.

    Who names a folder means it as it is; one that is configured may be a disk that is not mounted just now.
    """
    scope = _scope(arguments.paths)
    if not scope.roots:
        raise NewsreaderError("nothing to index: name a file or a folder, or set folders in settings.toml")
    with _library() as library:
        report = _bring_up_to_date(library, scope, keep_emptied=not arguments.paths)
        articles = library.count(scope)
        if arguments.json:
            say([records.dump(records.report_record(report, articles))])
        else:
            say([text.report_line(report, articles)])
            remark(f"{problem.path}: {problem.reason}" for problem in report.problems)
    return DONE if articles else NOTHING_FOUND


def search(arguments: Namespace) -> int:
    """Search, and print the hits."""
    with _library() as library, _state_for(arguments.query, library):
        scope = _scope_brought_up_to_date(library, arguments.within)
        sieve = Sieve(every_copy=arguments.json)
        results = library.search(arguments.query, scope, limit=arguments.limit, sort=arguments.sort, sieve=sieve)
        say(hits.lines(library, scope, results, as_json=arguments.json))
        remark(text.results_remarks(results))
        if not results.hits and not library.count(scope):
            remark([NOTHING_INDEXED])
    return DONE if results.hits else NOTHING_FOUND


def show(arguments: Namespace) -> int:
    """Print articles, cleaned."""
    if bool(arguments.articles) == arguments.all:
        raise NewsreaderError("show takes articles, or --all")
    with _library() as library:
        if arguments.all:
            scope = _scope_brought_up_to_date(library, arguments.within)
            fulls = (library.full(article.id) for article in library.articles(scope))
        else:
            _scope_brought_up_to_date(library, arguments.within)
            fulls = (library.full(reference) for reference in arguments.articles)
        printed = 0
        for printed, full in enumerate(fulls, 1):
            if arguments.json:
                say([records.dump(records.full_record(full))])
            else:
                shown = text.article_lines(full, _copies(library, full.article))
                say(["", "", *shown] if printed > 1 else shown)
    return DONE if printed else NOTHING_FOUND


def _copies(library: Library, article: Article) -> list[Article]:
    """Where else an article was saved; nowhere as far as is known where there is no index."""
    with suppress(IndexFault):
        return library.copies_of(article.id)
    return []


def related(arguments: Namespace) -> int:
    """Print what is related to an article, or to every one of them."""
    from reader import stories

    if bool(arguments.article) == arguments.all:
        raise NewsreaderError("related takes one article, or --all")
    with _library() as library, _state(library):
        scope = _scope_brought_up_to_date(library, arguments.within)
        if arguments.all:
            _grouped(library, scope)  # faster than to look for each by itself
        subjects = library.articles(scope) if arguments.all else [library.article(arguments.article)]
        found = False
        for subject in subjects:
            its = arguments.article or subject.id
            near = stories.related(library, its, scope, arguments.limit, passages=not arguments.all)
            found = found or bool(near)
            if arguments.json:
                say([records.dump(records.related_record(subject, near))])
            else:
                say(text.related_lines(subject, near))
        if not found and not library.count(scope):
            remark([NOTHING_INDEXED])
    return DONE if found else NOTHING_FOUND


def stories(arguments: Namespace) -> int:
    """Print the articles grouped by event, newest story first."""
    with _library() as library, _state(library):
        scope = _scope_brought_up_to_date(library, arguments.within)
        return _print_stories(library, scope, arguments.json, arguments.told_by)


def compare(arguments: Namespace) -> int:
    """Print two articles side by side, or three and more statement by statement."""
    if len(arguments.articles) < 2:
        raise NewsreaderError("compare takes two articles or more")
    with _library() as library:
        fulls = [library.full(reference) for reference in arguments.articles]
    if len(fulls) > 2:
        return _compare_many(arguments, fulls)
    from reader.comparison import compare as compared
    from reader.plain import compare_page, report

    comparison = compared(fulls[0], fulls[1])
    if arguments.json:
        say([records.dump(records.comparison_record(comparison))])
    elif arguments.markdown:
        say(report.markdown_report(comparison))
    elif arguments.html:
        say(compare_page.html_report(comparison))
    else:
        say(report.text_report(comparison))
    return DONE if comparison.links else NOTHING_FOUND


def _compare_many(arguments: Namespace, fulls: list[FullArticle]) -> int:
    from reader.comparison.matrix import matrix
    from reader.plain import matrix_report

    result = matrix(fulls)
    if arguments.json:
        say([records.dump(records.matrix_record(result))])
    elif arguments.markdown:
        say(matrix_report.matrix_markdown(result))
    elif arguments.html:
        say(matrix_report.matrix_html(result))
    else:
        say(matrix_report.matrix_lines(result))
    return DONE if any(len(statement.cells) > 1 for statement in result.statements) else NOTHING_FOUND


def paths(_arguments: Namespace) -> int:
    """Print where settings, index, state and log are kept."""
    places = user_paths()
    say(
        f"{name:9}{place}"
        for name, place in (
            ("settings", places.settings),
            ("index", places.index),
            ("state", places.state),
            ("log", places.log),
        )
    )
    return DONE


def completion(arguments: Namespace) -> int:
    """Print what a shell is to read, or, for that script, what a word of a query may become."""
    if arguments.query is None:
        from reader.plain.completion import script

        say([script(arguments.shell)])
        return DONE
    from reader.library.finding.completion import endings

    with suppress(NewsreaderError), _library() as library, _state(library):
        say(endings(arguments.query, library.names(Scope.of(settings.load(user_paths().settings).folders))))
    return DONE


def stories_without_a_screen(roots: Iterable[Path]) -> int:
    """What the reader prints where there is no terminal to draw on: the stories. Always done, whatever it found."""
    with _library() as library, _state(library):
        scope = Scope.of(roots)
        _bring_up_to_date(library, scope)
        if _print_stories(library, scope, as_json=False) == NOTHING_FOUND:
            remark(["no articles found"])
    return DONE


def say(lines: Iterable[str]) -> None:
    """Lines of data, to standard output."""
    for line in lines:
        print(line)


def remark(lines: Iterable[str]) -> None:
    """Lines for a person, to standard error; standard output carries data only."""
    from reader.text.clean import clean_line

    for line in lines:
        print(clean_line(line), file=sys.stderr)


def configured_folders() -> tuple[Path, ...]:
    """The folders of settings.toml. What is wrong with that file is said."""
    chosen = settings.load(user_paths().settings)
    remark(chosen.faults)
    return chosen.folders


def _library() -> Library:
    return Library(user_paths().index)


@contextmanager
def _state_for(query: str, library: Library) -> Iterator[None]:
    """What the reader did, lent to the library where a query asks for it."""
    with _state(library) if re.search(r"\b(is|tag):", query) else nullcontext():
        yield


@contextmanager
def _state(library: Library) -> Iterator[None]:
    """What the reader did, lent to the library; without its file nothing was done yet."""
    from reader.state import State

    path = user_paths().state
    with State(path if path.exists() else None, library.digests) as state:
        library.own = state
        yield


def must_exist(roots: Iterable[Path]) -> None:
    """Raises NewsreaderError for the first file or folder that a person named and that is not there."""
    for root in roots:
        if not os.path.lexists(root):
            raise NewsreaderError(f"{root}: no such file or folder")


def _scope(named: Iterable[str] | None) -> Scope:
    """The files and folders that were named, else the configured ones; both empty means everything."""
    if named:
        roots = [Path(name) for name in named]
        must_exist(roots)
        return Scope.of(roots)
    folders = configured_folders()
    remark(f"{folder}: this folder of settings.toml is not there" for folder in folders if not os.path.exists(folder))
    return Scope.of(folders)


def _scope_brought_up_to_date(library: Library, within: list[str] | None) -> Scope:
    """The scope of `--in PATH …`, indexed now; without it what is indexed of the configured folders, or everything."""
    scope = _scope(within)
    if within:
        try:
            problems = _bring_up_to_date(library, scope).problems
        except ReadOnlyIndex as fault:
            remark([f"{fault}; until then what was indexed before is all there is"])
            return scope
        remark(f"{problem.path}: {problem.reason}" for problem in problems[:1])
        if len(problems) > 1:
            remark([f"… and {text.counted(len(problems) - 1, 'problem')} more: newsreader index PATH lists them"])
    return scope


def _bring_up_to_date(library: Library, scope: Scope, *, keep_emptied: bool = True) -> Report:
    from reader.indexing import bring_up_to_date

    with ProgressLine() as line:
        return bring_up_to_date(library, scope, on_progress=line, on_grouped=line.grouped, keep_emptied=keep_emptied)


def _grouped(library: Library, scope: Scope) -> Grouping:
    """The stories of a scope, found now where they are not known."""
    from reader import stories

    kept = stories.grouping(library, scope)
    return kept if kept and kept.fresh else stories.group(library, scope)


def _print_stories(library: Library, scope: Scope, as_json: bool, told_by: str | None = None) -> int:
    from reader import stories

    grouping = _grouped(library, scope)
    wanted = [story for story in grouping.stories if told_by in (None, "several" if story.told_by_several else "one")]
    if as_json:
        say(records.dump(records.story_record(story)) for story in wanted)
    else:
        say(text.story_lines(stories.without(library.copies(scope), wanted)))
    return DONE if wanted else NOTHING_FOUND
