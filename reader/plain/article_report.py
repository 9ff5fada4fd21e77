"""One article as a file for others: text, Markdown, a page of HTML, JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from reader.plain import records
from reader.plain.text import byline

if TYPE_CHECKING:
    from reader.article import FullArticle

STYLE = """
body { font: 18px/1.6 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 38rem; margin: 2rem auto }
body { padding: 0 1rem }
h1 { line-height: 1.2 }
blockquote { border-left: 3px solid #bbb; margin-left: 0; padding-left: 1rem; color: #333 }
pre, table { font-size: 85%; overflow-x: auto }
.by { color: #555; font-size: 90% }
"""


def article_text(full: FullArticle) -> Iterator[str]:
    """Headline, where it comes from, and the paragraphs, one a line."""
    yield full.article.title
    yield from filter(None, _sources(full))
    for paragraph in full.body.paragraphs:
        if paragraph.text:
            yield ""
            yield paragraph.text


def article_markdown(full: FullArticle) -> Iterator[str]:
    """The same as Markdown, with headings, links and quotations."""
    from reader.text.markdown import escape as literally

    yield f"# {literally(full.article.title)}"
    for source in filter(None, _sources(full)):
        yield ""
        yield literally(source) if source != full.article.url else f"<{source}>"
    yield ""
    yield full.body.markdown


def article_html(full: FullArticle) -> Iterator[str]:
    """One page with its style inside, no script, readable on paper."""
    from reader.text.to_html import to_html

    article = full.article
    yield "<!doctype html>"
    yield f'<html lang="{escape(article.language or "en")}"><head><meta charset="utf-8">'
    yield f"<title>{escape(article.title)}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{escape(article.title)}</h1>"
    for source in filter(None, _sources(full)):
        linked = f'<a href="{escape(source)}">{escape(source)}</a>' if source == article.url else escape(source)
        yield f"<p class=by>{linked}</p>"
    yield to_html(full.body.markdown)
    yield "</body></html>"


def article_json(full: FullArticle) -> Iterator[str]:
    """What `show --json` prints."""
    yield records.dump(records.full_record(full))


FORMS: Mapping[str, Callable[[FullArticle], Iterator[str]]] = {
    ".md": article_markdown,
    ".txt": article_text,
    ".html": article_html,
    ".json": article_json,
}


def _sources(full: FullArticle) -> tuple[str, str]:
    article = full.article
    return " · ".join(part for part in (byline(article), article.author) if part), article.url or ""
