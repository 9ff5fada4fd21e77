"""The standfirst of a page: the summary under its headline, which extractors take for a teaser and leave out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.sources.headline import folded
from reader.sources.lines import length
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

KEY = 45  # letters that two prints of a summary share, though one of them may be cut
LONGEST = 120  # words
FEWEST = 6


def standfirst(tree: HtmlElement, descriptions: Iterable[str | None], markdown: str) -> str | None:
    """The visible line that begins as one of the page's own descriptions does, if it is missing in the Markdown."""
    keys = {key for value in descriptions if len(key := folded(value or "")[:KEY]) == KEY}
    have = folded(markdown)
    keys = {key for key in keys if key not in have}
    if not keys:
        return None
    starts = {word for key in keys for word in key.split()[:3]}
    unspaced = any(len(word) > 20 for word in starts)
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span", "strong", "li"):
        if len(element) > 4 or not ((element.text or "").strip() or len(element)):
            continue
        text = element.text_content()
        if not starts.intersection(text[:100].lower().replace("’", "'").split()[:3]) and not unspaced:
            continue  # most elements go here, at little cost
        line = clean_line(text[:4000])
        if FEWEST <= length(line) <= LONGEST and folded(line)[:KEY] in keys:
            return line
    return None
