"""Our Markdown as HTML, for files that are handed on."""

from __future__ import annotations

from reader.text.markdown import DEEPEST, safe_target


def to_html(markdown: str) -> str:
    """The HTML of a text: raw HTML in it is shown and not obeyed, links lead to http, https and mailto only."""
    from markdown_it import MarkdownIt

    def safe(url: str) -> bool:
        return bool(safe_target(url))

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table").disable("image")
    parser.validateLink = safe  # type: ignore[method-assign]
    return str(parser.render(markdown))
