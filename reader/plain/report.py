"""A comparison written out: as plain text, as Markdown, and as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape as escape_html
from typing import TYPE_CHECKING

from reader.plain.text import byline
from reader.text.markdown import escape as escape_markdown

if TYPE_CHECKING:
    from reader.article import Article
    from reader.comparison import Comparison, Difference, Row

LEGEND = (
    ("=", "verbatim"), ("≈", "nearly"), ("~", "reworded"), ("·", "partly"), ("+", "only here"),
    ("≠", "a figure, a name, a date or the meaning differs"), ("”", "a quotation differs"), ("⇅", "moved"),
)  # fmt: skip

STYLE = """
body { font: 16px/1.5 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 72rem; margin: 2rem auto }
table { border-collapse: collapse; width: 100% }
td, th { vertical-align: top; text-align: left; padding: .4rem .7rem; border-top: 1px solid #ddd; width: 48% }
td.marks { width: 4%; font: 14px monospace; white-space: nowrap; color: #555 }
tr.only td { background: #f6f6f2 }
mark { background: #ffe9a8; text-decoration: underline }
.by, .note, .legend { color: #555; font-size: 90% }
"""


def text_report(comparison: Comparison) -> Iterator[str]:
    """Plain lines: who, the summary, then every row with its marks, the left side above the right one."""
    called = names([full.article for full in comparison.articles])
    for name, full in zip(called, comparison.articles, strict=True):
        yield f"{name}: {full.article.title}  ({byline(full.article)})"
    yield ""
    yield _summary(comparison)
    for row in comparison.rows:
        yield ""
        sides = zip(called, _sides(comparison, row), strict=True)
        for line, (name, text) in enumerate((name, text) for name, text in sides if text):
            yield f"{row.marks if line == 0 else '':4}{name}: {text}"
        for note in _notes(row):
            yield f"      {note}"


def markdown_report(comparison: Comparison) -> Iterator[str]:
    """Markdown: a table of both sides, with what differs under each pair."""
    left, right = (full.article for full in comparison.articles)
    yield f"# {escape_markdown(left.title)} | {escape_markdown(right.title)}"
    yield ""
    for name, article in zip(names([left, right]), (left, right), strict=True):
        yield f"- **{cell(name)}**: {cell(article.title)} ({cell(byline(article))})"
    yield ""
    yield _summary(comparison)
    yield ""
    yield "| | " + " | ".join(cell(name) for name in names([left, right])) + " |"
    yield "|---|---|---|"
    for row in comparison.rows:
        sides = [cell(text) for text in _sides(comparison, row)]
        notes = "".join(f"<br>*{cell(note)}*" for note in _notes(row))
        yield f"| {cell(row.marks)} | {sides[0]} | {sides[1]}{notes} |"
    yield ""
    yield "Marks: " + ", ".join(f"{cell(mark)} {meaning}" for mark, meaning in LEGEND) + "."


def html_report(comparison: Comparison) -> Iterator[str]:
    """One HTML page with its style inside, no script, readable on paper."""
    articles = [full.article for full in comparison.articles]
    called = names(articles)
    yield "<!doctype html>"
    yield f'<html lang="{escape_html(articles[0].language or "en")}"><head><meta charset="utf-8">'
    yield f"<title>{escape_html(' | '.join(called))}</title><style>{STYLE}</style></head><body>"
    yield f"<p><strong>{escape_html(_summary(comparison))}</strong></p><table><tr><th></th>"
    for name, article in zip(called, articles, strict=True):
        by = escape_html(byline(article))
        yield f"<th>{escape_html(name)}: {escape_html(article.title)}<div class=by>{by}</div></th>"
    yield "</tr>"
    for row in comparison.rows:
        yield from _html_row(comparison, row)
    legend = ", ".join(f"{mark} {meaning}" for mark, meaning in LEGEND)
    yield f"</table><p class=legend>{escape_html(legend)}.</p></body></html>"


def _html_row(comparison: Comparison, row: Row) -> Iterator[str]:
    sides = _sides(comparison, row)
    yield f"<tr{'' if all(sides) else ' class=only'}><td class=marks>{escape_html(row.marks)}</td>"
    for side in (0, 1):
        yield f"<td>{_marked(comparison, row, side)}"
        if side == 1:
            yield "".join(f"<div class=note>{escape_html(note)}</div>" for note in _notes(row))
        yield "</td>"
    yield "</tr>"


def _marked(comparison: Comparison, row: Row, side: int) -> str:
    """One cell of the page: its sentences with the differing words marked."""
    cells = []
    for number in (row.left, row.right)[side]:
        text, place, spans = comparison.sentences[side][number].text, 0, []
        if row.link and number == (row.link.left, row.link.right)[side]:
            spans = sorted(_difference_spans(row.link.differences, side))
        marked = []
        for start, end in spans:
            if start >= place:
                marked += [escape_html(text[place:start]), f"<mark>{escape_html(text[start:end])}</mark>"]
                place = end
        cells.append("".join(marked) + escape_html(text[place:]))
    return " ".join(cells)


def _difference_spans(differences: Sequence[Difference], side: int) -> Iterator[tuple[int, int]]:
    for difference in differences:
        span = (difference.left_span, difference.right_span)[side]
        if span:
            yield span


def names(articles: Sequence[Article]) -> list[str]:
    """What to call each article: its outlet, or Left and Right, or a number, where that says nothing or the same."""
    known = [article.outlet or article.first_publisher or article.agency for article in articles]
    places = ["Left", "Right"] if len(articles) == 2 else [str(number) for number in range(1, len(articles) + 1)]
    return [name if name and known.count(name) == 1 else place for name, place in zip(known, places, strict=True)]


def _sides(comparison: Comparison, row: Row) -> list[str]:
    return [
        " ".join(comparison.sentences[side][number].text for number in numbers)
        for side, numbers in enumerate((row.left, row.right))
    ]


def _notes(row: Row) -> Iterator[str]:
    return difference_notes(row.link.differences if row.link else ())


def difference_notes(differences: Sequence[Difference]) -> Iterator[str]:
    """A line for each thing that differs: its kind and both sides."""
    for difference in differences:
        yield f"{difference.told}: {difference.left or '(nothing)'} | {difference.right or '(nothing)'}"


def cell(text: str) -> str:
    """Text for one cell of a Markdown table."""
    return escape_markdown(text).replace("|", "\\|").replace("\n", " ")


def _summary(comparison: Comparison) -> str:
    from reader.comparison import summary

    return summary(comparison)
