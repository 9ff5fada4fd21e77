"""Three accounts and more written out, statement by statement: as plain text, Markdown, or one HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape as escape_html
from typing import TYPE_CHECKING

from reader.article import Span
from reader.plain.page import head_cell, legend, marked, notes, page, sentence_number
from reader.plain.report import LEGEND, cell, difference_notes, names
from reader.plain.text import byline
from reader.text.markdown import escape as escape_markdown

if TYPE_CHECKING:
    from reader.comparison.matrix import Cell, Matrix, Statement

MOST_COLUMNS = 5  # that paper, or a window of common width, has room for


def matrix_lines(matrix: Matrix) -> Iterator[str]:
    """Plain lines: every statement that two articles or more make, each in its own words, and what differs."""
    called = names([full.article for full in matrix.articles])
    for name, full in zip(called, matrix.articles, strict=True):
        yield f"{name}: {full.article.title}  ({byline(full.article)})"
    for statement in _shared(matrix):
        yield ""
        for number, name in enumerate(called):
            if text := _said(matrix, statement, number):
                yield f"{name}: {text}"
        for note in _notes(statement, called):
            yield f"    {note}"


def matrix_markdown(matrix: Matrix) -> Iterator[str]:
    """A Markdown table: a statement a row, an outlet a column."""
    articles = [full.article for full in matrix.articles]
    called = names(articles)
    yield f"# {' | '.join(escape_markdown(article.title) for article in articles)}"
    yield ""
    for name, article in zip(called, articles, strict=True):
        yield f"- **{cell(name)}**: {cell(article.title)} ({cell(byline(article))})"
    yield ""
    yield f"| {' | '.join(map(cell, called))} | differs |"
    yield f"|{'---|' * (len(called) + 1)}"
    for statement in _shared(matrix):
        said = (cell(_said(matrix, statement, number)) for number in range(len(called)))
        notes = "<br>".join(map(cell, _notes(statement, called)))
        yield f"| {' | '.join(said)} | {notes} |"


def matrix_html(matrix: Matrix) -> Iterator[str]:
    """One HTML page with its style inside, no script: a statement a row, an outlet a column."""
    called = names([full.article for full in matrix.articles])
    language = matrix.articles[0].article.language if matrix.articles else None
    yield from page(" | ".join(called), language, _body(matrix, called))


def _body(matrix: Matrix, called: Sequence[str]) -> Iterator[str]:
    from reader.comparison.headlines import headlines

    articles = [full.article for full in matrix.articles]
    shared = list(_shared(matrix))
    yield f"<h1>{escape_html(', '.join(called))}</h1>"
    yield f"<p>{len(shared)} of {len(matrix.statements)} statements are made by two of them or more.</p>"
    yield legend((*LEGEND[:4], ("—", "absent")))
    yield f'<table class="account{" many" if len(called) > MOST_COLUMNS else ""}"><thead><tr>'
    yield from map(head_cell, called, articles, headlines(articles))
    yield "</tr></thead><tbody>"
    for statement in shared:
        yield f"<tr>{''.join(_cell(matrix, statement, number, called) for number in range(len(called)))}</tr>"
        if told := notes(_notes(statement, called)):
            yield f"<tr class=notes><td colspan={len(called)}>{told}</td></tr>"
    yield "</tbody></table>"
    for number, name in enumerate(called):
        yield from _alone(matrix, number, name)


def _cell(matrix: Matrix, statement: Statement, number: int, called: Sequence[str]) -> str:
    from reader.comparison.result import KIND_MARKS

    told = []
    for one in statement.cells:
        if one.article == number:
            kind = "" if one is statement.cells[0] else f"<span class=kind>{KIND_MARKS[one.kind]}</span>"
            told.append(f"{kind}{_with_figures(matrix, statement, one)}")
    if not told:
        return "<td class=absent>—</td>"
    return f'<td data-by="{escape_html(called[number])}">{" ".join(told)}</td>'


def _with_figures(matrix: Matrix, statement: Statement, cell: Cell) -> str:
    """A sentence of a statement, the figures marked that go apart."""
    figures = (each for spread in statement.spreads for each in spread.figures if each.article == cell.article)
    places = (each.mention for each in figures if each.mention.sentence == cell.sentence)
    spans = sorted({(place.start, place.end) for place in places})
    text = matrix.sentences[cell.article][cell.sentence].text
    return sentence_number(cell.sentence) + marked(text, [Span(*span, "figure") for span in spans])


def _alone(matrix: Matrix, number: int, name: str) -> Iterator[str]:
    """What only one of them says, in its order."""
    found = (one.cells[0] for one in matrix.statements if {cell.article for cell in one.cells} == {number})
    texts = [(cell.sentence, matrix.sentences[number][cell.sentence].text) for cell in found]
    if texts:
        items = "".join(f"<li>{sentence_number(place)}{escape_html(text)}</li>" for place, text in sorted(texts))
        yield f"<h2>Only in {escape_html(name)}</h2><ul>{items}</ul>"


def _shared(matrix: Matrix) -> Iterator[Statement]:
    """The statements that two articles or more make."""
    return (statement for statement in matrix.statements if len({one.article for one in statement.cells}) > 1)


def _notes(statement: Statement, called: Sequence[str]) -> Iterator[str]:
    """A line for each figure that goes apart, with who prints it how, then for whatever else differs."""
    for spread in statement.spreads:
        printed = (f"{each.mention.text} ({called[each.article]})" for each in spread.figures)
        yield f"{spread.about}: {' | '.join(printed)}"
    inside = {each.mention.text for spread in statement.spreads for each in spread.figures}
    yield from difference_notes([each for each in statement.differences if not {each.left, each.right} <= inside])


def _said(matrix: Matrix, statement: Statement, number: int) -> str:
    """What article `number` says of it, empty where it says nothing."""
    return " ".join(
        matrix.sentences[one.article][one.sentence].text for one in statement.cells if one.article == number
    )
