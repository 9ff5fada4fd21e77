"""A comparison written out as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def text_report(comparison: Comparison) -> Iterator[str]:
    """Plain lines: who, the summary, then every row with its marks, the left side above the right one."""
    called = names([full.article for full in comparison.articles])
    for name, full in zip(called, comparison.articles, strict=True):
        yield f"{name}: {full.article.title}  ({byline(full.article)})"
    yield ""
    yield summary_of(comparison)
    for row in comparison.rows:
        yield ""
        sides = zip(called, sides_of(comparison, row), strict=True)
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
    yield summary_of(comparison)
    yield ""
    yield "| | " + " | ".join(cell(name) for name in names([left, right])) + " |"
    yield "|---|---|---|"
    for row in comparison.rows:
        sides = [cell(text) for text in sides_of(comparison, row)]
        notes = "".join(f"<br>*{cell(note)}*" for note in _notes(row))
        yield f"| {cell(row.marks)} | {sides[0]} | {sides[1]}{notes} |"
    yield ""
    for side, name in enumerate(names([left, right])):
        yield from _alone(comparison, side, name)
    yield "Marks: " + ", ".join(f"{cell(mark)} {meaning}" for mark, meaning in LEGEND) + "."


def _alone(comparison: Comparison, side: int, name: str) -> Iterator[str]:
    """What only one side says and bears facts, the weightiest first."""
    found = [each for each in comparison.alone[side] if each.carries]
    if found:
        yield f"## Only in {escape_markdown(name)}"
        yield ""
        for each in found:
            yield f"- {cell(comparison.sentences[side][each.sentence].text)}"
        yield ""


def names(articles: Sequence[Article]) -> list[str]:
    """What to call each article: its outlet, or Left and Right, or a number, where that says nothing or the same."""
    known = [article.outlet or article.first_publisher or article.agency for article in articles]
    places = ["Left", "Right"] if len(articles) == 2 else [str(number) for number in range(1, len(articles) + 1)]
    return [name if name and known.count(name) == 1 else place for name, place in zip(known, places, strict=True)]


def sides_of(comparison: Comparison, row: Row) -> list[str]:
    """The text of either side of a row."""
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


def summary_of(comparison: Comparison) -> str:
    """What was found, in one line."""
    from reader.comparison import summary

    return summary(comparison)
