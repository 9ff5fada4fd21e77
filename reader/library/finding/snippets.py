"""The passage of an article that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice, takewhile

from reader.article import Highlighted, Span
from reader.library.finding.marks import ROLE, Marker
from reader.library.results import Excerpt
from reader.text.dates import WEEKDAYS

WIDTH = 200  # characters
LEAD = 60  # characters before the first hit, at most, to start with its sentence
MORE = "…"
NEAR_THE_TOP = 6  # paragraphs that are looked at for the lede
SHORTEST_LEDE = 40  # characters
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$|[。！？।][”」』]?$")
_CREDIT = re.compile(
    r"^(?:photo|image|picture|video|credit|foto|bild)s?(?:\s*[:/]|\s(?:by|von|credit|courtesy)\b)"
    r"|\b(?:Getty Images|AP Photo|Shutterstock|Photograph:|(?:Photo|Image) (?:by|credit)|via (?:AP|Reuters|Getty))\b"
    r"|\b(?:Reuters|AFP|AP|EPA|dpa)/(?!Ipsos)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[](?P<who>[^()\[\]]{2,60})[)\]]\.?$")
_OF_A_PHOTO = re.compile(r"[^\W\d_]/[A-Z]|\b(?i:photo|image|picture|foto|bild|courtesy|handout)")


def snippet(paragraphs: Sequence[str], marker: Marker, credits: Sequence[str] = ()) -> Highlighted:
    """The window with the most different hits, the first of equals; without any hit, the lede. `credits` are the lines
    that tell who contributed, which are shown where nothing in the text is found."""
    passages = [*paragraphs, *credits]
    return _best_window(passages, map(marker.spans, passages), marker.targets)


def excerpt(title: str, paragraphs: Sequence[str], marker: Marker, credits: Sequence[str] = ()) -> Excerpt:
    """The title and the snippet of an article, marked, and how many hits title and text have in all."""
    in_title = tuple(marker.spans(title))
    found = list(map(marker.spans, paragraphs))
    shown = _best_window([*paragraphs, *credits], chain(found, map(marker.spans, credits)), marker.targets)
    return Excerpt(Highlighted(title, in_title), shown, len(in_title) + sum(map(len, found)))


def _best_window(paragraphs: Sequence[str], found: Iterable[Sequence[Span]], targets: int) -> Highlighted:
    best, shown = (0, 0), _window(_lede(paragraphs), 0, ())
    for paragraph, spans in zip(paragraphs, found, strict=False):
        worth, first = max(((_worth(paragraph, spans, at), -at) for at in range(len(spans))), default=((0, 0), 0))
        if worth > best:
            best, shown = worth, _window(paragraph, _start(paragraph, spans[-first].start), spans)
        if best[0] >= targets > 0:
            break  # nothing can show more, and the first is the lede's
    return shown


def _lede(paragraphs: Sequence[str]) -> str:
    """The first paragraph that reads like a sentence of the article: no byline, no credit of a photo."""
    for paragraph in paragraphs[:NEAR_THE_TOP]:
        text = paragraph.strip()
        if len(text) >= SHORTEST_LEDE and _SENTENCE.search(text) and not _is_credit(text):
            return paragraph
    return paragraphs[0] if paragraphs else ""


def _is_credit(text: str) -> bool:
    """Not all is one that begins with "By" or ends in brackets: "By Monday, …" and "… its leader (92)." are none."""
    from reader.sources.credits import byline

    who = (byline(text) or "").split()  # "By Monday, all was over." names nobody
    if len(who) > 1 and who[0].lower() not in WEEKDAYS:
        return True
    named = _IN_BRACKETS.search(text)
    return bool(_CREDIT.search(text) or (named and _OF_A_PHOTO.search(named["who"])))


def _worth(text: str, spans: Sequence[Span], at: int) -> tuple[int, int]:
    """How many different hits, and how many in all, a window shows that begins at one of them."""
    end = spans[at].start + WIDTH - LEAD
    inside = list(takewhile(lambda span: span.end <= end, islice(spans, at, None))) or [spans[at]]
    return len({text[span.start : span.end].lower()[:5] for span in inside}), len(inside)


def _start(text: str, hit: int) -> int:
    """Where to begin so that a hit is read in its context: at its sentence where that is near, else at a word."""
    if hit <= LEAD:
        return 0
    near = text[hit - LEAD : hit]
    for end in (". ", "? ", "! ", "” ", '" '):
        if (at := near.rfind(end)) >= 0:
            return hit - LEAD + at + len(end)
    blank = near.find(" ", LEAD // 3)
    return hit - LEAD + blank + 1 if blank >= 0 else hit


def _window(text: str, start: int, spans: Sequence[Span]) -> Highlighted:
    """At least the first hit from `start` on, about `WIDTH` characters, no word cut."""
    first = next((span for span in spans if span.start >= start), None)
    end = max(start + WIDTH, first.end if first else 0)
    if end < len(text):
        cut = text.rfind(" ", max(start, first.end if first else start), end + 1)
        end = cut if cut > start else _not_within(spans, end)
    else:
        end = len(text)
    before, after = MORE if start else "", MORE if end < len(text) else ""
    shift = len(before) - start
    inside = tuple(Span(s.start + shift, s.end + shift, ROLE) for s in spans if s.start >= start and s.end <= end)
    return Highlighted(before + text[start:end].replace("\n", " ") + after, inside)


def _not_within(spans: Sequence[Span], end: int) -> int:
    return next((span.end for span in spans if span.start < end < span.end), end)
