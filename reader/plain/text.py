"""Results as plain lines: for pipes, for screen readers, for a terminal without a screen. Nothing is wrapped by us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reader.plain.whose import whose_text
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.article import Article, FullArticle
    from reader.library import Report, Results
    from reader.stories import Related, Story

LONGEST_QUERY = 100  # characters of it that are repeated


def byline(article: Article) -> str:
    """Outlet, agency, date and length of an article, as far as they are known."""
    known = (
        article.outlet or (f"first in {article.first_publisher}" if article.first_publisher else None),
        article.agency if article.agency != article.outlet else None,
        article.date.isoformat() if article.date else None,
        counted(article.words, "word"),
    )
    return " · ".join(part for part in known if part)


def place(article: Article) -> str:
    """Where an article lies, as another command takes it: PATH or PATH#ITEM."""
    item = f"#{article.item}" if article.item is not None else ""
    return clean_line(f"{article.path}{item}")


def article_lines(full: FullArticle, copies: Sequence[Article] = ()) -> Iterator[str]:
    """An article to be read: headline, where it comes from and where else it was saved, and its text as Markdown."""
    article = full.article
    yield f"# {article.title}"
    yield ""
    yield " · ".join(part for part in (byline(article), article.author) if part)
    if article.url:
        yield article.url
    yield place(article)
    yield from (f"saved again: {place(copy)}" for copy in copies)
    yield ""
    yield full.body.markdown
    if full.body.dropped:
        count = len(full.body.dropped)
        yield ""
        yield f"({count} {'piece' if count == 1 else 'pieces'} left out as boilerplate: --json shows them)"


def results_lines(results: Results, copies: Mapping[str, Sequence[Article]]) -> Iterator[str]:
    """The hits of a search, best first, with a snippet each, and where else they were saved."""
    for number, hit in enumerate(results.hits, 1):
        yield f"{number}. {hit.article.title}"
        yield f"   {byline(hit.article)}"
        if hit.snippet.text:
            yield f"   {clean_line(hit.snippet.text)}"
        yield f"   {place(hit.article)}  ({hit.article.id})"
        yield from (f"   saved again: {place(copy)}  ({copy.id})" for copy in copies.get(hit.article.id, ()))


def results_remarks(results: Results) -> Iterator[str]:
    """What a person should know of a search beside its hits."""
    if results.complaint:
        yield results.complaint
    if results.relaxed and results.hits:
        yield f"{results.because or 'no article has all of these words'}; these have some of the words"
    if not results.hits:
        asked = results.query if len(results.query) <= LONGEST_QUERY else f"{results.query[:LONGEST_QUERY]}…"
        yield f"nothing found for {asked}" + (f": {results.because}" if results.because else "")
    elif results.total > len(results.hits):
        yield f"{len(results.hits):,} of {results.total:,} shown (--limit shows more)"
    if results.did_you_mean:
        yield f"did you mean: {results.did_you_mean}"


def story_lines(stories: Iterable[Story]) -> Iterator[str]:
    """The stories, newest first, with their articles, oldest first."""
    for story in stories:
        if len(story.articles) == 1:
            yield from _article_line(story.articles[0], "")
            continue
        told = len(story.outlets)
        by = f"{told} outlets" if told > 1 else f"{len(story.articles)} articles"
        if story.origins < (told if told > 1 else len(story.articles)):
            by += f", {counted(story.origins, 'origin')}"
        yield f"{story.title}  [{by}{_days(story)}]"
        for article, whose in zip(story.articles, whose_text(story.articles, story.sources), strict=True):
            yield from _article_line(article, "    ", whose)


def _days(story: Story) -> str:
    if not story.first or not story.last:
        return ""
    return f", {story.first}" if story.first == story.last else f", {story.first} to {story.last}"


def _article_line(article: Article, indent: str, whose: str = "") -> Iterator[str]:
    known = " · ".join(filter(None, (byline(article), whose)))
    yield f"{indent}{article.title}  ({known})  {article.id}"


def related_lines(article: Article, related: Iterable[Related]) -> Iterator[str]:
    """The articles related to one, and why: in groups by how sure it is, as scores fall only within a group."""
    yield f"{article.title}  ({byline(article)})"
    for band, ones in groupby(related, lambda one: one.band):
        yield f"  {band}:"
        for one in ones:
            yield f"    {one.score:.2f}  {one.article.title}  ({byline(one.article)})  {one.article.id}"
            if one.why:
                yield f"          {'; '.join(one.why)}"


def report_line(report: Report, articles: int) -> str:
    """What a scan did, in one line."""
    changes = [
        f"{count:,} {what}"
        for count, what in ((report.added, "new"), (report.changed, "changed"), (report.removed, "gone"))
        if count
    ]
    problems = f"; {counted(len(report.problems), 'problem')}" if report.problems else ""
    return f"{counted(articles, 'article')} ({', '.join(changes) or 'nothing new'}){problems}"


def counted(number: int, what: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
