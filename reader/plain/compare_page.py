"""A comparison of two articles as one page of HTML: side by side with its marks, the ledgers, what only one has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from reader.article import Span
from reader.plain.page import head_cell, legend, marked, page
from reader.plain.report import LEGEND, difference_notes, names, sides_of, summary_of

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
    yield f"<h1>{escape(' and '.join(called))}</h1><p>{escape(summary_of(comparison))}.</p>"
    yield "<table><colgroup><col class=marks><col><col></colgroup><thead><tr><th></th>"
    yield from map(head_cell, called, articles, headlines(articles))
    yield "</tr></thead><tbody>"
    for row in comparison.rows:
        yield _row(comparison, row)
    yield f"</tbody></table>{legend(LEGEND)}"
    yield from _ledger("Figures", comparison.figures, called)
    yield from _ledger("Quotations", comparison.quotations, called)
    for side, name in enumerate(called):
        yield from _alone(comparison, side, name)


def _row(comparison: Comparison, row: Row) -> str:
    texts = sides_of(comparison, row)
    notes = "".join(
        f"<div class=note>{escape(note)}</div>" for note in difference_notes(row.link.differences if row.link else ())
    )
    cells = []
    for side, numbers in enumerate((row.left, row.right)):
        sentences = (_sentence(comparison, row.link, side, number) for number in numbers)
        only = " class=only" if texts[side] and not texts[1 - side] else ""
        cells.append(f"<td{only}>{' '.join(sentences)}{notes if side else ''}</td>")
    return f"<tr><td class=marks>{escape(row.marks)}</td>{''.join(cells)}</tr>"


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
    yield f"<h2>{title}</h2><table><thead><tr>{heads}</tr></thead><tbody>"
    for entry in entries:
        mark = " ≠" if entry.differs else ""
        sides = "".join(f"<td>{escape(_printed(mentions))}</td>" for mentions in (entry.left, entry.right))
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
