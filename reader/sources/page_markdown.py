"""The content of a page to Markdown: sanitised, links resolved, its depth bounded. The only user of markdownify."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from reader.text.clean import clean
from reader.text.markdown import escape, safe_target

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 60  # levels; markdownify calls itself several times a level and fails at about 330
_DROPPED = (
    "script", "style", "form", "iframe", "svg", "img", "picture", "video", "audio", "object", "embed", "button",
    "input", "select", "textarea", "noscript", "template", "figcaption", "canvas", "graphic",
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = ("a", "b", "strong", "i", "em", "code", "u", "mark", "span")

_LETTER = re.compile(r"[0-9A-Za-z\u00c0-\u058f]")  # of scripts that put blanks between words


def to_markdown(tree: HtmlElement, base: str | None) -> str:
    """Markdown of a content tree, which is changed on the way; links are resolved against `base`. Never raises."""
    _sanitise(tree, base)
    from lxml import html

    text = html.tostring(tree, encoding="unicode")
    try:
        markdown = str(_converter().convert(re.sub(r"[ \t\xa0]{2,}", " ", text)))
    except RecursionError:
        markdown = escape("\n\n".join(tree.itertext()))
    return re.sub(r"\n{3,}", "\n\n", clean(markdown)).strip()


def _sanitise(tree: HtmlElement, base: str | None) -> None:
    for element in list(tree.iter(*_DROPPED)):
        if element is not tree and element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter("pre")):
        if element.getparent() is not None and element.getparent().tag == "pre":
            element.drop_tag()
    for element in list(tree.iter("a")):
        _link(element, base)
    for element in list(tree.iter(*_INLINE)):
        _mend_blank(element)
    for element in list(tree.iter(*_HEADINGS)):
        if any(parent.tag in ("li", "td", "th") for parent in element.iterancestors()):
            element.tag = "strong"
    _flatten(tree)


def _link(element: HtmlElement, base: str | None) -> None:
    target = (element.get("href") or "").strip()
    if target.startswith("#"):
        target = ""
    if base and target:
        try:
            target = urljoin(base, target)
        except ValueError:
            target = ""
    if target := safe_target(target):
        element.attrib.clear()
        element.set("href", target)
    else:
        element.drop_tag()


def _mend_blank(element: HtmlElement) -> None:
    """The extractor loses the blank of `<b>word </b>next`; a capital drawn large at the start of a word had none."""
    text, tail = element.text_content(), element.tail or ""
    if len(text) > 1 and _LETTER.fullmatch(text[-1:]) and _LETTER.match(tail):
        element.tail = f" {tail}"


def _flatten(tree: HtmlElement) -> None:
    """No element lies deeper than `DEEPEST`: the tags below go, their text stays."""
    level, deep = [(tree, 0)], []
    while level:
        element, depth = level.pop()
        if depth > DEEPEST:
            deep.append(element)
        level.extend((child, depth + 1) for child in element)
    for element in deep:
        element.drop_tag()


@cache
def _converter() -> Any:
    from markdownify import MarkdownConverter

    return MarkdownConverter(
        heading_style="ATX", bullets="-", escape_misc=True, autolinks=False, table_infer_header=True, strip=["img"]
    )
