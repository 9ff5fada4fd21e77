"""The statistics as lines of a page: plots, and beside every bar its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.cells import cell_len

from reader.article import Highlighted, Span
from reader.ui import plots
from reader.ui.days import days
from reader.ui.doors import OPENS
from reader.ui.phrases import counted, duration
from reader.ui.plots import READ, UNREAD
from reader.ui.statistics import STORIES, Share, Statistics, spans
from reader.ui.typeset import clipped

Page = list[Highlighted]
MOST_OUTLETS = 40  # lines; of the others only how many they are
WIDEST = 100  # columns of a part
TWO_FROM = 150  # columns: from here two parts stand beside each other
BETWEEN = 6  # columns between those
TALL, LOW = 12, 9  # lines of the plot of days
LONGEST_NAME = 30  # columns
LEGEND = f"{UNREAD} unread   {READ} read"
_WEEK = re.compile(r"-\d\d\.\.")
_PARTS = re.compile(f"(?P<bar>{UNREAD}+)|(?P<rule>[│┤└─┬┼├]+)")


def page(counts: Statistics, width: int, height: int) -> Page:
    """The whole page for a screen so wide and high."""
    if not counts.articles:
        return [Highlighted(""), Highlighted("There are no articles to count yet.")]
    two = width >= TWO_FROM
    part = min((width - BETWEEN) // 2 if two else width, WIDEST)
    head, when = [*_head(counts, width), Highlighted("")], [*_days(counts, part, TALL if height >= 36 else LOW)]
    outlets, stories = [*_outlets(counts, part)], [*_stories(counts, part)]
    if two:
        return head + _beside([*when, Highlighted(""), *stories], outlets, part)
    return [*head, *when, Highlighted(""), *outlets, Highlighted(""), *stories]


def _beside(left: Page, right: Page, part: int) -> Page:
    made = []
    for one, other in zip_longest(left, right, fillvalue=Highlighted("")):
        lead = one.text + " " * (part + BETWEEN - cell_len(one.text))
        made.append(Highlighted(lead + other.text, (*one.spans, *_moved(other.spans, len(lead)))))
    return made


def _moved(found: Iterable[Span], by: int) -> Iterator[Span]:
    return (replace(span, start=span.start + by, end=span.end + by) for span in found)


def _said(text: str, role: str) -> Highlighted:
    return Highlighted(text, (Span(0, len(text), role),))


def _door(start: int, end: int, share: Share) -> Span:
    """Characters that stand for what can be listed: where, how it is asked for, and in words what it is."""
    if share.opens.startswith(STORIES):
        told = counted(share.all, "story", "stories")
    else:
        told = f"{counted(share.all, 'article')}, {share.all - share.read:,} unread"
    name = f"the week from {share.name}" if _WEEK.search(share.opens) else share.name
    return Span(start, end, OPENS, f"{share.opens}\n{name}: {told}")


def _with(line: Highlighted, *doors: Span) -> Highlighted:
    return Highlighted(line.text, (*line.spans, *doors))


def _line_that_opens(text: str, asked: str) -> Highlighted:
    return _with(_said(text, "meta"), Span(0, len(text), OPENS, f"{asked}\n{text}"))


def _heading(text: str, aside: str, width: int) -> Highlighted:
    """A heading, and behind it, more quietly, what there is room for."""
    aside = f" · {aside}" if aside and cell_len(text) + cell_len(aside) + 3 <= width else ""
    end = len(text) + len(aside)
    return Highlighted(text + aside, (Span(0, len(text), "heading"), Span(len(text), end, "meta")))


def _drawn(text: str) -> Highlighted:
    """A line of a plot: its bars stand out, its axes stand back."""
    found = (Span(*match.span(), match.lastgroup or "") for match in _PARTS.finditer(text))
    return Highlighted(text, tuple(found))


def _head(counts: Statistics, width: int) -> Iterator[Highlighted]:
    several = sum(share.all for share in counts.stories[1:])
    first, last = (counts.days[0].day, counts.days[-1].day) if counts.days else (None, None)
    grouped = [
        counted(sum(share.all for share in counts.stories), "story", "stories"),
        f"{several:,} told by several outlets",
    ]
    parts = [
        counted(counts.articles, "article"),
        f"{counted(len(counts.outlets), 'outlet')}",
        days(first, last) or "no dates",
        *(grouped if counts.stories else ["not grouped into stories yet"]),
    ]
    yield Highlighted("")
    yield _said("Statistics", "title")
    yield from (_said(line, "meta") for line in _filled(parts, width))
    yield Highlighted("")
    unread = counts.articles - counts.read
    share = f"{counts.read:,} read ({100 * counts.read // counts.articles} %)"
    parts = [f"{unread:,} unread: {duration(counts.unread_words)} to read"] if unread else ["nothing unread"]
    yield from (Highlighted(line) for line in _filled([*parts, share, f"{counts.starred:,} starred"], width))
    yield from map(_drawn, plots.bars([Share("", counts.articles, counts.read)], min(width, WIDEST)))
    yield _drawn(LEGEND)


def _filled(parts: Iterable[str], width: int) -> Iterator[str]:
    """The parts in as few lines as hold them."""
    line = ""
    for part in parts:
        longer = f"{line} · {part}" if line else part
        if line and cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    yield line


def _days(counts: Statistics, width: int, height: int) -> Iterator[Highlighted]:
    span = spans(counts.days, plots.columns_at(width))
    yield _heading(
        f"Articles by {'week, from Monday on' if span.unit == 'week' else span.unit}",
        days(span.first, span.last),
        width,
    )
    shares = span.shares
    places = plots.column_places(shares, width)
    doors = [_door(start, end, share) for (start, end), share in zip(places, shares, strict=True) if share.all]
    drawn = plots.columns(shares, width, height)
    yield from (_with(_drawn(line.ljust(places[-1][1])), *doors) for line in drawn[: -plots.BELOW])
    yield from map(_drawn, drawn[-plots.BELOW :])
    far = [
        f"{span.earlier:,} far earlier" if span.earlier else "",
        f"{span.later:,} far later" if span.later else "",
    ]
    if any(far):
        yield _said("not drawn: " + ", ".join(filter(None, far)), "meta")
    if counts.undated:
        yield _line_that_opens(f"{counted(counts.undated, 'article')} without a date", "-date:*")


def _outlets(counts: Statistics, width: int) -> Iterator[Highlighted]:
    shown, others = counts.outlets[:MOST_OUTLETS], counts.outlets[MOST_OUTLETS:]
    yield _said(_row("Articles by outlet", "", "articles", "unread", width, width), "heading")
    yield from _bars(shown, width)
    if others:
        told = f"{counted(len(others), 'more outlet')} with {counted(sum(share.all for share in others), 'article')}"
        yield _said(f"and {told}", "meta")
    if counts.without_outlet:
        yield _line_that_opens(f"{counted(counts.without_outlet, 'article')} of no known outlet", "-outlet:*")


def _stories(counts: Statistics, width: int) -> Iterator[Highlighted]:
    if not counts.stories:
        return
    yield _said(_row("Stories by number of outlets", "", "stories", "", width, width), "heading")
    yield from _bars(counts.stories, width, unread=False)


def _bars(shares: Sequence[Share], width: int, *, unread: bool = True) -> Iterator[Highlighted]:
    names = [clipped(share.name, min(LONGEST_NAME, width // 3)) for share in shares]
    wide = max(map(cell_len, names), default=0) + 2
    drawn = plots.bars(shares, max(1, width - wide - len(_row("", "", "", "", 0, 0)) - 2))
    for name, bar, share in zip(names, drawn, shares, strict=True):
        told = f"{share.all - share.read:,}" if unread else ""
        text = _row(name, bar, f"{share.all:,}", told, width, wide)
        found = _drawn(text[len(name) :])
        spans = (Span(0, len(name), "outlet"), *_moved(found.spans, len(name)))
        yield _with(Highlighted(text, spans), _door(0, len(text), share))


def _row(name: str, bar: str, number: str, unread: str, width: int, wide: int) -> str:
    """A name (its column `wide`), a bar, and two numbers at the right end."""
    numbers = f"{number:>9} {unread:>7}"
    lead = name + " " * (min(wide, width) - cell_len(name)) + bar
    return lead[: width - len(numbers)].ljust(width - len(numbers) - cell_len(lead) + len(lead)) + numbers
