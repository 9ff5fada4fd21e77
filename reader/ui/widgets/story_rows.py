"""How a row of the list looks: its lines, for a width. Pure drawing, from finished data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from reader.article import Highlighted, Span
from reader.ui import days, phrases
from reader.ui.row import Row
from reader.ui.typeset import breaks, clipped, line
from reader.ui.widgets.told_by import least_told, told_by

ONE_LINE_FROM = 70  # columns: from here a row says everything in one line
BESIDE_FROM = 34  # columns: from here outlet and day stand beside the second line of a title
OUTLET_COLUMN = 22  # columns at most, the blank behind it among them: "12 outlets, 5 origins"
EDGE = 4  # columns on the left: cursor, sign, whether it is unread, a blank
MARGIN = 1  # column on the right, before the scroll bar
BEFORE_HIT = 24  # characters of a snippet that stand before its first hit where there is no room for all


@dataclass(frozen=True, slots=True)
class Look:
    """What a row looks like beyond its own data."""

    width: int
    styles: Callable[[str], Style]
    under_cursor: bool = False
    opened: bool = False
    pinned: bool = False
    unread: bool = True
    starred: bool = False
    selected: bool = False


def height(width: int, results: bool) -> int:
    """How many lines each row takes: all rows of a list are of one height, so that any of 100,000 is found at once."""
    one_line = width >= ONE_LINE_FROM
    return (3 if one_line else 4) if results else (1 if one_line else 2)


def drawn(row: Row, look: Look) -> list[Content]:
    """The lines of a row, each at most `look.width` cells."""
    body = _result(row, look) if row.snippet is not None else _entry(row, look)
    return [_edge(row, look, number) + content for number, content in enumerate(body)]


def _edge(row: Row, look: Look, number: int) -> Content:
    """The cells on the left: the cursor, what the row is, and a dot where it is unread: none of it by colour alone."""
    cursor = "▌" if look.under_cursor else " "
    sign = _sign(row, look) if number == 0 else "│" if row.child else " "
    unread = "•" if look.unread and number == 0 else " "
    return Content.assemble(
        (cursor, look.styles("cursor-bar")),
        (sign, look.styles("rule" if sign == "│" else "marker")),
        (f"{unread} ", look.styles("unread-dot")),
    )


def _sign(row: Row, look: Look) -> str:
    """Selected, pinned, starred, a story that is open or not, or a part of one: the first that is so."""
    if look.selected:
        return "✓"
    if look.pinned:
        return "◆"
    if row.article is None:
        return "▾" if look.opened else "▸"
    return "★" if look.starred else "│" if row.child else " "


def _entry(row: Row, look: Look) -> list[Content]:
    width = look.width - EDGE - MARGIN
    if look.width >= ONE_LINE_FROM:
        return [_one_line(row, look, width)]
    return _two_lines(row, look, width)


def _two_lines(row: Row, look: Look, width: int) -> list[Content]:
    """The title, on the second line what is left of it, and at that line's right end who told it, and when."""
    if width < BESIDE_FROM:
        return [_title(row, look, width), _below(row, look, width)]
    text, spans, role = _headline(row, look)
    first, *others = breaks(text, width)
    rest = text[others[0][0] :] if others else ""
    when = _when(row)
    free = width - min(cell_len(rest), width // 2) - cell_len(when) - 4
    told = told_by(row, max(free, least_told(row)))
    beside = " · ".join(part for part in (told, when) if part) or "no outlet, no date given"
    rest = clipped(rest, width - cell_len(beside) - 2)
    pad = " " * (width - cell_len(rest) - cell_len(beside))
    style = look.styles(role) if role else Style.null()
    aside = _meta(beside, len(told), row, look)
    return [
        line(text, spans, *first, look.styles).stylize_before(style),
        Content.styled(rest, style) + Content(pad) + aside,
    ]


def _title(row: Row, look: Look, width: int) -> Content:
    text, spans, role = _headline(row, look)
    return (
        _line(text, spans, width, look).stylize_before(look.styles(role)) if role else _line(text, spans, width, look)
    )


def _headline(row: Row, look: Look) -> tuple[str, Sequence[Span], str]:
    role = "title" if look.unread else "read"
    if row.title is not None:
        return row.title.text, row.title.spans, role
    if row.article is not None:
        return row.article.title, (), role
    return (row.story.title if row.story else ""), (), role


def _line(text: str, spans: Sequence[Span], width: int, look: Look) -> Content:
    shown = clipped(text, width)
    return line(shown, spans, 0, len(shown), look.styles)


def _below(row: Row, look: Look, width: int) -> Content:
    told = told_by(row)
    parts = [part for part in (told, _when(row)) if part]
    text = clipped(" · ".join(parts) or "no outlet, no date given", width)
    return _meta(text, min(len(told), len(text)), row, look)


def _meta(text: str, told: int, row: Row, look: Look) -> Content:
    role = "count" if row.article is None else "outlet"
    return line(text, (Span(0, told, role),) if told else (), 0, len(text), look.styles).stylize_before(
        look.styles("meta")
    )


def _when(row: Row) -> str:
    if row.article is not None:
        return days.day(row.article.date)
    return days.days(row.story.first, row.story.last) if row.story else ""


def _one_line(row: Row, look: Look, width: int) -> Content:
    """The title, from one column on who told it, and at the right end when: a short day leaves room for a name."""
    outlets = min(OUTLET_COLUMN, width * 27 // 100)
    day = _when(row)
    if len(day) > days.widest() and row.story:  # a span of days is told by its last
        day = days.day(row.story.last)
    aside = outlets + days.widest()
    told = told_by(row, aside - len(day) - bool(day))
    title = _title(row, look, width - aside - 2)
    beside = told + " " * (aside - cell_len(told) - len(day)) + day
    return title.pad_right(width - aside - title.cell_length) + _meta(beside, len(told), row, look)


def _result(row: Row, look: Look) -> list[Content]:
    """Title and number of hits, outlet and day, two lines of the snippet (wide: outlet and day lead the snippet)."""
    width = look.width - EDGE - MARGIN
    snippet = row.snippet or Highlighted("")
    hits = phrases.counted(row.matches, "hit") if row.matches else ""
    if look.width >= ONE_LINE_FROM:
        title = _title(row, look, width - len(hits) - 1)
        gap = " " * (width - title.cell_length - len(hits))
        lead = " · ".join(part for part in (told_by(row), _when(row)) if part)
        told = Span(0, len(told_by(row)), "outlet")
        first = title + Content(gap) + Content.styled(hits, look.styles("count"))
        return [first, *_snippet(snippet, Highlighted(f"{lead}  " if lead else "", (told,)), look, width)]
    below = _below(row, look, width - len(hits) - 2)
    below += Content.assemble(" " * (width - below.cell_length - len(hits)), (hits, look.styles("count")))
    return [_title(row, look, width), below, *_snippet(snippet, Highlighted(""), look, width)]


def _snippet(snippet: Highlighted, lead: Highlighted, look: Look, width: int) -> list[Content]:
    """Two lines: `lead`, then as much of the snippet as fits, its first hit always."""
    snippet = _from_hit(snippet, 2 * width - len(lead.text) - BEFORE_HIT)
    text = lead.text + snippet.text
    moved = (_moved(span, len(lead.text)) for span in snippet.spans)
    spans = [Span(0, len(lead.text), "meta"), *lead.spans, *moved]
    places = breaks(text, width)
    lines = [line(text, spans, start, end, look.styles) for start, end in places[:2]]
    if len(places) > 2:
        lines[1] = lines[1].truncate(width - 1).rstrip() + Content("…")
    return [*lines, Content("")][:2]


def _from_hit(snippet: Highlighted, room: int) -> Highlighted:
    """The snippet, without its beginning where its first hit would not be seen."""
    text = snippet.text.replace("\n", " ")
    if not snippet.spans or snippet.spans[0].end <= room:
        return Highlighted(text, snippet.spans)
    cut = text.rfind(" ", 0, max(1, snippet.spans[0].start - BEFORE_HIT)) + 1
    return Highlighted("…" + text[cut:], tuple(_moved(span, 1 - cut) for span in snippet.spans))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.role)
