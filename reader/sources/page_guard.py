"""Making a saved page safe to parse: what is hidden in it, nested without end, or megabytes of picture goes first.

Parsers and extractors lose the whole text without a word after 255 nested tags, after an attribute of ten megabytes,
and for one reference to a control character; blanks by the thousand cost them quadratic time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

from reader.sources.files import decode
from reader.text.clean import clean

DEEPEST = 120  # elements inside one another; of 1,559 real pages the deepest had 60
MOST_ELEMENTS = 25_000  # above that the extractor takes many seconds; newspapers have 1,000 to 4,000
HUGE = 100_000  # characters of an attribute's value
_CHARSET = re.compile(
    rb"""<(?:meta[^<>]{0,300}?charset|\?xml[^<>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE
)
_DATA = re.compile(r"""data:[\w/+.;=-]{0,200},[^"'\s)<>]{200,}""")
_HUGE_VALUE = re.compile(
    r"(<[a-zA-Z](?:[^<>\"']|\"[^\"<>]{0,5000}\"|'[^'<>]{0,5000}'){0,2000}?=\s*+)(?:\"[^\"]{100000,}\"|'[^']{100000,}')"
)
_HUGE_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40}+)[^<>]{50000,}>")  # 300,000 attributes take minutes to parse
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,7})|([0-9]{1,7}));?", re.IGNORECASE)
_BLANKS = (" " * 32, "\t" * 32)
_MARKUP_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+>")
_ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_SAVED = re.compile(
    r"<!--\s*(?:Page saved with|Archive processed by) SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n<>]{1,80})"
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|blockquote|main|aside|nav|pre|hr|dd|dt)\b[^<>]*>",
    re.IGNORECASE,
)
_LOOSE = frozenset(
    ("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "br", "img", "hr", "input", "meta",
     "link", "source", "wbr", "area", "base", "col", "embed", "param", "track", "colgroup")
)  # closed by what follows, or never  # fmt: skip

# The nesting tags alone, to see quickly that a page is shallow; what closes itself here seems one level more.
_NESTING_TAG = re.compile(
    rf"<(/?)(?!(?:{'|'.join(sorted(_LOOSE))}|path|use|circle|rect|line)\b)[a-zA-Z]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class GuardedPage:
    """A page that can be parsed: `html` without scripts, the JSON-LD it carried, where it was saved from."""

    html: str
    linked_data: tuple[str, ...]
    elements: int
    saved_from: str | None = None


def guarded(page: bytes | str) -> GuardedPage:
    """The page, decoded, cleaned, its depth bounded, without scripts, styles and embedded pictures."""
    text = page if isinstance(page, str) else decode(page, _declared(page))
    saved = _SAVED.search(text[:6000])
    text, scripts = _without_scripts(text)  # first: most of a page is scripts
    data = tuple(script for script in scripts if "ld+json" in script[:400].lower())
    text = _DATA.sub("data:,", text)
    if max(max(map(len, text.split(quote))) for quote in "\"'") >= HUGE:
        text = _HUGE_VALUE.sub(r'\1""', text)
    text = _HUGE_TAG.sub(r"<\1>", text)
    text = clean(_REFERENCE.sub(_dangerous, text))
    for blanks in _BLANKS:
        while blanks in text:
            text = text.replace(blanks, " ")
    text = re.sub(r"<\?xml[^<>]*>", "", text, count=1)
    text, elements = _bounded(text)
    return GuardedPage(text, data, elements, saved[1] if saved else None)


def visible_text(html: str) -> str:
    """All text of a page by linear tag stripping, a line a block: what is left when no extractor finds an article."""
    text, _ = _without(html, "<head", "</head>")
    text = _ANY_TAG.sub("", _BLOCK_TAG.sub("\n\n", text))
    return clean(unescape(text))


def is_page(text: str) -> bool:
    """Is this text, whatever its file is called, really a page of HTML?"""
    head = text[:3000].lstrip("\ufeff \t\r\n").lower()
    if not head.startswith("<"):
        return False
    return head.startswith(("<!doctype html", "<html")) or "<html" in head or ("<body" in head and "<head" in head)


def _declared(page: bytes) -> str | None:
    match = _CHARSET.search(page[:4096])
    return match[1].decode("ascii") if match else None


def _dangerous(match: re.Match[str]) -> str:
    """A reference to a character that is no text becomes the character itself, for `clean` to take out."""
    code = int(match[1], 16) if match[1] else int(match[2])
    is_text = code in (9, 10, 13) or (32 <= code < 127) or (160 <= code < 0xD800) or 0xE000 <= code < 0x110000
    return match[0] if is_text else chr(code) if code < 0x110000 else ""


def _without_scripts(text: str) -> tuple[str, list[str]]:
    """The text without comments, styles and scripts, and the scripts. Those in mixed capitals the sanitiser drops."""
    text = _without(text, "<!--", "-->")[0]
    found: list[str] = []
    for opening, closing in (("<style", "</style>"), ("<STYLE", "</STYLE>")):
        text = _without(text, opening, closing)[0]
    for opening, closing in (("<script", "</script>"), ("<SCRIPT", "</SCRIPT>")):
        text, scripts = _without(text, opening, closing)
        found += scripts
    return text, found


def _without(text: str, opening: str, closing: str) -> tuple[str, list[str]]:
    """The text without all from `opening` to `closing`, and what was cut out; an unclosed one only loses its tag."""
    kept, cut, place = [], [], 0
    while (start := text.find(opening, place)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        end += len(closing)
        kept.append(text[place:start])
        cut.append(text[start:end])
        place = end
    kept.append(text[place:])
    return "".join(kept), cut


def _bounded(text: str) -> tuple[str, int]:
    """The text without the tags that lie too deep, and about how many elements it opens."""
    tags = _NESTING_TAG.findall(text)
    depths = list(accumulate((-1 if closing else 1 for closing in tags), initial=0))
    if max(depths) - min(depths) < DEEPEST:
        return text, text.count("<") - text.count("</")
    depth = elements = 0

    def judge(match: re.Match[str]) -> str:
        nonlocal depth, elements
        closing, name = match[1], match[2].lower()
        elements += not closing
        if name in _LOOSE or match[0].endswith("/>"):
            return match[0] if depth <= DEEPEST else " "
        if closing:
            depth = max(0, depth - 1)
            return match[0] if depth < DEEPEST else " "
        depth += 1
        return match[0] if depth <= DEEPEST else " "

    return _MARKUP_TAG.sub(judge, text), elements
