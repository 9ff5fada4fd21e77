"""A comparison of two articles as one page of HTML: side by side with its marks, the ledgers, what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reader.article import Span
from reader.plain.page import head_cell, legend, marked, notes, page, sentence_number
from reader.plain.report import LEGEND, difference_notes, names, summary_of

if TYPE_CHECKING:
    from reader.comparison import Comparison, Entry, Link, Row
    from reader.comparison.result import Alone, Mention


def html_report(comparison: Comparison) -> Iterator[str]:
    """One HTML page with its style inside, no script, readable on paper."""
    called = names([full.article for full in comparison.articles])
    language = comparison.articles[0].article.language
    yield from page(" | ".join(called), language, _body(comparison, called))


def _body(comparison: Comparison, called: Sequence[str]) -> Iterator[str]:
    from reader.comparison.headlines import headlines

    articles = [full.article for full in comparison.articles]
    yield f"<h1>{escape(' and '.join(called))}</h1><p>{escape(summary_of(comparison))}.</p>{legend(LEGEND)}"
    yield "<table class=account><colgroup><col class=marks><col><col></colgroup><thead><tr><th></th>"
    yield from map(head_cell, called, articles, headlines(articles))
    yield "</tr></thead><tbody>"
    for apart, run in groupby(comparison.rows, key=lambda row: row.link is None):
        rows = list(run)
        yield _apart(comparison, rows, called) if apart else "".join(_row(comparison, row, called) for row in rows)
    yield "</tbody></table>"
    yield from _ledger("Figures", comparison.figures, called)
    yield from _ledger("Quotations", comparison.quotations, called)
    for side, name in enumerate(called):
        yield from _alone(comparison, side, name)


def _row(comparison: Comparison, row: Row, called: Sequence[str]) -> str:
    """A linked row, what differs below it; a side that stands elsewhere says where."""
    cells = []
    for side, numbers in enumerate((row.left, row.right)):
        told = " ".join(sentence_number(number) + _sentence(comparison, row.link, side, number) for number in numbers)
        if row.link and not numbers:
            place = (row.link.left, row.link.right)[side] + 1
            told = f"<div class='note place'>{row.marks[-1]} told in sentence {place}</div>"
        elif row.link and side and row.left:
            told += notes(difference_notes(row.link.differences))
        cells.append(_cell(told, called[side]))
    return f"<tr><td class=marks>{escape(row.marks)}</td>{''.join(cells)}</tr>"


def _apart(comparison: Comparison, rows: Iterable[Row], called: Sequence[str]) -> str:
    """A run of sentences that one side or the other has alone, each side's beneath each other."""
    found: tuple[list[int], list[int]] = ([], [])
    for row in rows:
        found[0].extend(row.left)
        found[1].extend(row.right)
    cells = []
    for side, numbers in enumerate(found):
        told = (f"<p>{sentence_number(n)}{escape(comparison.sentences[side][n].text)}</p>" for n in numbers)
        cells.append(_cell("".join(told), called[side], only=bool(numbers)))
    return f"<tr class=apart><td class=marks>+</td>{''.join(cells)}</tr>"


def _cell(told: str, name: str, *, only: bool = False) -> str:
    return f'<td data-by="{escape(name)}"{" class=only" if only else ""}>{told}</td>'


def _sentence(comparison: Comparison, link: Link | None, side: int, number: int) -> str:
    """A sentence with what differs in its link: the typed differences marked, other words underlined."""
    text = comparison.sentences[side][number].text
    if link is None or number != (link.left, link.right)[side]:
        return escape(text)
    places = [(each.left_span, each.right_span)[side] for each in link.differences]
    typed = [Span(*place, "differs") for place in places if place]
    words = [
        span
        for span in link.changed[side]
        if not any(span.start < each.end and each.start < span.end for each in typed)
    ]
    return marked(text, [*typed, *words], "u")


def _ledger(title: str, entries: Sequence[Entry], called: Sequence[str]) -> Iterator[str]:
    if not entries:
        return
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("", *called))
    columns = "<colgroup><col class=about><col><col></colgroup>"
    yield f"<h2>{title}</h2><table class=account>{columns}<thead><tr>{heads}</tr></thead><tbody>"
    for entry in entries:
        mark = " ≠" if entry.differs else ""
        sides = "".join(
            _cell(escape(_printed(each)), name) for each, name in zip((entry.left, entry.right), called, strict=True)
        )
        yield f"<tr><td class=about>{escape(entry.about)}{mark}</td>{sides}</tr>"
    yield "</tbody></table>"


def _printed(mentions: Sequence[Mention]) -> str:
    return " · ".join(dict.fromkeys(mention.text for mention in mentions))


def _alone(comparison: Comparison, side: int, name: str) -> Iterator[str]:
    """What only one side says: what bears facts first, colour and background apart."""
    bearing = [each for each in comparison.alone[side] if each.carries]
    rest = [each for each in comparison.alone[side] if not each.carries]
    for title, found in ((f"Only in {name}", bearing), (f"Only in {name}: colour and background", rest)):
        if found:
            items = "".join(f"<li>{_carrying(comparison, side, each)}</li>" for each in found)
            yield f"<h2>{escape(title)}</h2><ul>{items}</ul>"


def _carrying(comparison: Comparison, side: int, each: Alone) -> str:
    return marked(comparison.sentences[side][each.sentence].text, each.carries)
