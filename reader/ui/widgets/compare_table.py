"""The statements of all outlets of a story as a table: plain data, without widths or colours.

A row is a statement, a column an outlet. First come the headlines, then what most outlets tell, at the end, folded,
what only one of them says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reader.article import Article, Span
from reader.comparison.headlines import headlines
from reader.comparison.matrix import Cell, Matrix, Statement
from reader.comparison.result import (
    DIFFERENCE_KINDS,
    DIFFERS_MARK,
    KIND_MARKS,
    ONLY_MARK,
    QUOTATION,
    QUOTATION_MARK,
    Difference,
    Link,
)
from reader.ui.phrases import counted
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_marking import Marks
from reader.ui.widgets.compare_outlets import Column, columns

FIRST_MARK = "●"  # whose words the row shows
Place = tuple[int, int]  # article, sentence
Links = Mapping[tuple[Place, Place], Link]


@dataclass(frozen=True, slots=True)
class Voice:
    """How one outlet makes a statement: which sentence, how close it is to the row's own words, what differs in it.

    `spans` are the places of what differs, in the sentence's text.
    """

    sentence: int
    kind: str
    marks: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TableItem:
    """A line of the table. `voices` are by column, None where an outlet does not say it.

    `figures` are what the columns print of a figure that differs, `spread` the same in one line. `column` is whose
    words `text` is; `number` names the item from one arrangement to the next (-1: a heading).
    """

    shape: Shape
    text: str
    number: int = -1
    spans: tuple[Span, ...] = ()
    voices: tuple[Voice | None, ...] = ()
    figures: tuple[str, ...] = ()
    spread: str = ""
    differences: tuple[Difference, ...] = ()
    column: int = 0

    @property
    def chosen(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.shape is not Shape.SECTION

    @property
    def tellers(self) -> int:
        """How many outlets say it."""
        return sum(voice is not None for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Table:
    """The outlets as columns, their headlines, and every statement, what most outlets tell first.

    `more` is how many outlets tell the story besides, that are not compared.
    """

    matrix: Matrix
    columns: tuple[Column, ...]
    headlines: tuple[TableItem, ...]
    statements: tuple[TableItem, ...]
    more: int = 0

    def of(self, item: TableItem, column: int) -> str:
        """The words of an outlet for a statement, "" where it has none."""
        voice = item.voices[column] if item.voices else None
        return self.matrix.sentences[column][voice.sentence].text if voice else ""

    def told_by(self, item: TableItem) -> list[tuple[str, Article]]:
        """What each outlet says of a statement, "" where it says nothing; of a headline, who chose it."""
        said = [(self.of(item, column), article) for column, article in enumerate(self.articles())]
        return said if item.voices else [(item.text, said[item.column][1])]

    def articles(self) -> Iterator[Article]:
        """The articles that are compared, by column."""
        return (full.article for full in self.matrix.articles)

    @property
    def told(self) -> list[str]:
        """What was found, part by part, the most telling first."""
        several = [item for item in self.statements if item.tellers > 1]
        differing = sum(bool(item.differences) for item in several)
        parts = [f"{counted(len(several), 'statement')} told by several"]
        parts += [f"{differing} of them differently"] if differing else []
        return [*parts, f"{len(self.statements) - len(several)} by one alone"]


def table(matrix: Matrix, more: int = 0) -> Table:
    """The table of a matrix, beside which `more` outlets tell the story.

    Goes through every link: not for the screen's own thread.
    """
    links = {((pair.left, link.left), (pair.right, link.right)): link for pair in matrix.pairs for link in pair.links}
    links |= {(other, one): link for (one, other), link in links.items()}
    of_place: dict[Place, list[tuple[Place, Link]]] = {}
    for (one, other), link in links.items():
        of_place.setdefault(one, []).append((other, link))
    found = columns([full.article for full in matrix.articles])
    made = [_statement(matrix, statement, found, links, of_place) for statement in matrix.statements]
    made.sort(key=lambda item: -item.tellers)
    numbered = tuple(replace(item, number=number) for number, item in enumerate(made))
    return Table(matrix, found, tuple(_headlines(matrix)), numbered, more)


def _headlines(matrix: Matrix) -> Iterator[TableItem]:
    for column, title in enumerate(headlines([full.article for full in matrix.articles])):
        yield TableItem(Shape.SUBHEAD, title.text, -2 - column, title.spans, column=column)


def _statement(
    matrix: Matrix,
    statement: Statement,
    found: Sequence[Column],
    links: Links,
    of_place: Mapping[Place, Sequence[tuple[Place, Link]]],
) -> TableItem:
    first = (statement.cells[0].article, statement.cells[0].sentence)
    cells = {cell.article: cell for cell in statement.cells}
    if len(cells) == 1:  # it may be told as well by a sentence that makes another statement first of all
        for (article, sentence), link in sorted(of_place.get(first, ()), key=lambda each: each[1].score):
            cells[article] = Cell(article, sentence, link.kind)
    places = sorted(((cell.article, cell.sentence) for cell in cells.values()), key=lambda place: place != first)
    differing = _differing(places, links)
    voices = tuple(_voice(cells.get(number), first, differing) for number in range(len(found)))
    if len(cells) == 1:
        voices = tuple(voice and Voice(voice.sentence, voice.kind, ONLY_MARK) for voice in voices)
    figures = _figures(statement, len(found))
    own = voices[first[0]]
    text = matrix.sentences[first[0]][first[1]].text.replace("\n", " ")
    return TableItem(
        Shape.PASSAGE,
        text,
        spans=own.spans if own else (),
        voices=voices,
        figures=figures,
        spread=_spread(statement, found),
        differences=tuple(_distinct(places, links)),
        column=first[0],
    )


def _voice(cell: Cell | None, first: Place, differing: Mapping[Place, Sequence[Span]]) -> Voice | None:
    if cell is None:
        return None
    place = cell.article, cell.sentence
    spans = tuple(differing.get(place, ()))
    marks = FIRST_MARK if place == first else KIND_MARKS[cell.kind]
    if place != first:
        marks += DIFFERS_MARK if any(span.role != QUOTATION for span in spans) else ""
        marks += QUOTATION_MARK if any(span.role == QUOTATION for span in spans) else ""
    return Voice(cell.sentence, cell.kind, marks, spans)


def _pairs(places: Sequence[Place], links: Links) -> Iterator[tuple[Place, Place, Link]]:
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            left, right = sorted((one, other))
            if (left, right) in links:
                yield left, right, links[left, right]


def _differing(places: Sequence[Place], links: Links) -> dict[Place, list[Span]]:
    """What differs in each of the sentences, most telling last: from the first of them, where it is linked to that."""
    found: dict[Place, list[Span]] = {}
    first = places[0]
    for left, right, link in _pairs(places, links):
        for each in link.differences:
            for place, other, span in ((left, right, each.left_span), (right, left, each.right_span)):
                if span and (first in (place, other) or (first, place) not in links):
                    found.setdefault(place, []).append(Span(*span, each.kind))
    for spans in found.values():
        spans.sort(key=lambda span: -DIFFERENCE_KINDS.index(span.role))
    return found


def _distinct(places: Sequence[Place], links: Links) -> list[Difference]:
    every = [each for *_, link in _pairs(places, links) for each in link.differences]
    distinct = {(each.kind, each.left, each.right): each for each in every}
    return sorted(distinct.values(), key=lambda each: DIFFERENCE_KINDS.index(each.kind))


def _figures(statement: Statement, count: int) -> tuple[str, ...]:
    """The first figure that differs, as each outlet prints it."""
    printed = [""] * count
    for spread in statement.spreads[:1]:
        for each in spread.figures:
            printed[each.article] = printed[each.article] or each.mention.text
    return tuple(printed)


def _spread(statement: Statement, found: Sequence[Column]) -> str:
    """Every figure that differs, and who prints which: "troops: over 130,000 HT | about 150,000 IP, NL"."""
    told = []
    for spread in statement.spreads:
        by_text: dict[str, list[str]] = {}  # first the text, then who prints it
        for each in spread.figures:
            text = each.mention.text
            by_text.setdefault(text.casefold(), [text]).append(found[each.article].initials)
        line = " | ".join(f"{text} {', '.join(dict.fromkeys(who))}" for text, *who in by_text.values())
        told.append(f"{spread.about}: {line}" if spread.about not in ("", "other") else line)
    return " · ".join(told)


@dataclass(slots=True)
class Arrangement:
    """Which items are shown, in order: of the statements those that `mode` wants; `opened` are the outlets unfolded."""

    table: Table
    mode: Marks = Marks.ALL
    opened: Collection[int] = frozenset()
    items: list[TableItem] = field(init=False)

    def __post_init__(self) -> None:
        self.items = [*self._heads(), *self._several(), *self._alone()]

    def _heads(self) -> Iterator[TableItem]:
        yield TableItem(Shape.SECTION, "Headlines, and the words only one of them has")
        yield from self.table.headlines

    def _several(self) -> Iterator[TableItem]:
        if self.mode is Marks.ONLY:
            return
        wanted = (item for item in self.table.statements if item.tellers > 1 and self._wanted(item))
        for tellers, items in groupby(wanted, key=lambda item: item.tellers):
            group = list(items)
            every = tellers == len(self.table.columns)
            who = "both outlets" if every and tellers == 2 else f"{'all ' if every else ''}{tellers} outlets"
            yield TableItem(Shape.SECTION, f"Told by {who}: {counted(len(group), 'statement')}")
            yield from group

    def _wanted(self, item: TableItem) -> bool:
        return self.mode is not Marks.FACTS or bool(item.differences)

    def _alone(self) -> Iterator[TableItem]:
        if self.mode in (Marks.SHARED, Marks.FACTS):
            return
        single = [item for item in self.table.statements if item.tellers == 1]
        for column, about in enumerate(self.table.columns):
            group = [item for item in single if item.column == column]
            told = f"Only in {about.name}: {counted(len(group), 'sentence')}"
            if group and column not in self.opened:
                yield TableItem(Shape.FOLD, f"{ONLY_MARK} {told} (Enter)", -100 - column, column=column)
            elif group:
                yield TableItem(Shape.SECTION, told)
                yield from group
