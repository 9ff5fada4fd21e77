"""Saved pages: guarded, their facts read, the article found by trafilatura, its HTML sanitised and made Markdown."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from reader.sources import linked_data, page_metadata, plain_text, tidy
from reader.sources.draft import Draft
from reader.sources.lines import unwrapped
from reader.sources.page_guard import MOST_ELEMENTS, GuardedPage, guarded, is_page, visible_text
from reader.sources.page_markdown import to_markdown
from reader.sources.standfirst import standfirst
from reader.text.clean import clean
from reader.text.markdown import escape

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["body", "fragment", "guarded", "is_page", "read", "visible_text", "without_links"]

for noisy in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(noisy).addHandler(logging.NullHandler())  # else their complaints are printed over the screen

_NO_TEXT = (
    "svg", "link", "meta", "source", "iframe", "select", "template", "style", "script", "nav", "footer", "button",
    "picture", "img", "video", "audio", "canvas", "dialog", "input",
)  # fmt: skip
ENOUGH = 40  # characters; an extraction with fewer found no article
ENOUGH_OF_WHOLE = 0.75
LONGEST_SCRAPE = 1_000_000  # characters; in more, leftovers are not looked for line by line


def read(page: bytes | str, draft: Draft, address: str | None = None) -> Draft:
    """The article of a whole page; facts that `draft` already has win over those of the page.

    `address` is where the page was saved from, for one that does not say so itself.
    """
    safe = guarded(page)
    tree = _tree(safe.html)
    if tree is not None:
        stated = linked_data.article(safe.linked_data)
        draft = _merged(draft, page_metadata.facts(tree, stated, safe.saved_from or address))
        descriptions = page_metadata.descriptions(tree, stated)
        _lighten(tree)
        draft.markdown = _found(tree, safe, draft.url, linked_data.body(stated))
        if len(draft.markdown) >= ENOUGH and (summary := standfirst(tree, descriptions, draft.markdown)):
            draft.markdown = f"{escape(summary)}\n\n{draft.markdown}"
    if len(draft.markdown) >= ENOUGH:
        return tidy.blocks(draft, extracted=True)
    return _stripped(safe, draft)


def fragment(html: str, draft: Draft) -> Draft:
    """The text of a record whose body is HTML: all of it is content, so nothing is searched for."""
    safe = guarded(html)
    tree = _tree(f"<html><body>{safe.html}</body></html>") if safe.elements <= MOST_ELEMENTS else None
    if tree is not None:
        draft.markdown = to_markdown(tree, draft.url)
    return tidy.blocks(draft) if draft.markdown else _stripped(safe, draft)


def body(html: str) -> str:
    """What stands between the tags of a page's body; all of it where there are none."""
    start, end = re.search(r"<body\b[^<>]*>", html, re.IGNORECASE), html.lower().rfind("</body")
    return html[start.end() if start else 0 : end if end > 0 else len(html)]


def without_links(html: str) -> str:
    """A page without its links and their texts: what is left of menus is little."""
    first, *parts = re.split(r"<a\s", html, flags=re.IGNORECASE)
    return " ".join((first, *(re.split(r"</a\s*>", part, maxsplit=1, flags=re.IGNORECASE)[-1] for part in parts)))


def _stripped(safe: GuardedPage, draft: Draft) -> Draft:
    """No article was found: the text of the page, read as a scrape, if it is more than there was."""
    text = visible_text(safe.html)
    if len(text.split()) <= len(draft.markdown.split()):
        return draft
    if len(text) > LONGEST_SCRAPE:
        draft.markdown = escape(text)
        return draft
    known = Draft(**{name: getattr(draft, name) for name in draft.__slots__ if name not in ("markdown", "dropped")})
    return plain_text.tidy(text, known) if known.title else plain_text.read(text)


def _tree(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(html, parser=HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _found(tree: HtmlElement, safe: GuardedPage, url: str | None, whole: str) -> str:
    """The article's Markdown; where the page states a `whole` text of which too much is missing, that text."""
    markdown = _extracted(tree, safe, url)
    enough = ENOUGH_OF_WHOLE * len(whole.split())
    if len(markdown.split()) < enough:
        markdown = max(markdown, _extracted(tree, safe, url, recall=True), key=len)
    return markdown if len(markdown.split()) >= enough else escape("\n\n".join(unwrapped(clean(whole))))


def _extracted(tree: HtmlElement, safe: GuardedPage, url: str | None, *, recall: bool = False) -> str:
    if safe.elements > MOST_ELEMENTS:
        return ""
    from trafilatura import bare_extraction
    from trafilatura.htmlprocessing import build_html_output
    from trafilatura.settings import Document

    try:  # not `extract`, which takes a fingerprint of the text as well
        document = bare_extraction(
            tree,
            output_format="html",
            include_links=True,
            include_formatting=True,
            include_tables=True,
            include_images=False,
            include_comments=False,
            favor_recall=recall,
        )
        content = build_html_output(document) if isinstance(document, Document) else ""
    except Exception:  # whatever it stumbles over, the page's text is still there to be read
        return ""
    found = _tree(content) if content else None
    return to_markdown(found, url) if found is not None else ""


def _lighten(tree: HtmlElement) -> None:
    """What holds no text of the article goes before the extractor copies the page half a dozen times; layout is undone.

    Tables that hold the page's columns, not data, become plain blocks: a cell has a title or several paragraphs.
    """
    from lxml.etree import strip_elements

    strip_elements(tree, *_NO_TEXT, with_tail=False)
    for table in tree.xpath("//table[.//td[.//h1 or count(.//p) > 2]]"):
        own = [each for each in table.iter("tbody", "tr", "td", "th") if next(each.iterancestors("table")) is table]
        for element in (table, *own):
            element.tag = "div"


def _merged(known: Draft, found: Draft) -> Draft:
    values = {name: getattr(known, name) or getattr(found, name) for name in known.__slots__}
    return Draft(**values)
