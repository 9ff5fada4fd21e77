"""What a comparison shows, item by item: pairs side by side, runs folded away, headings, what only one side says.

Plain data made from a comparison, without widths or colours; the board sets it in lines, the painter colours it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.article import Kind, Span
from reader.comparison.result import (
    DIFFERS_MARK,
    KIND_MARKS,
    MOVED_MARK,
    ONLY_MARK,
    PARTLY,
    QUOTATION_MARK,
    Alone,
    Comparison,
    Link,
    Row,
)

SIDES = (0, 1)
MOST_DIGITS = 7
GUTTER_MARKS = (*KIND_MARKS.values(), ONLY_MARK, DIFFERS_MARK, QUOTATION_MARK, MOVED_MARK)


class Shape(StrEnum):
    """What an item is, for those who lay it out and paint it."""

    PASSAGE = "passage"
    FOLD = "fold"
    SUBHEAD = "subhead"  # a heading of one article, on its own side
    SECTION = "section"  # a heading of ours, across both sides
    ENTRY = "entry"  # a line of the ledger


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of an item: its text, the number printed beside it, and the sentences it is made of.

    `offsets` are the places in `text` where those sentences start. `opens` is true where a paragraph begins.
    """

    text: str
    number: str = ""
    sentences: tuple[int, ...] = ()
    offsets: tuple[int, ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What the cursor stands on. `row` is the row of the comparison it shows (a fold: the first one it hides), or -1.

    `also` are the partners in other rows that stand on either side, as printed; `gap` asks for a blank line above;
    `text` is what stands across both sides; `spans` are marks that the cells have whatever marks are shown.
    """

    shape: Shape
    cells: tuple[Cell | None, Cell | None] = (None, None)
    marks: str = ""
    row: int = -1
    also: tuple[str, str] = ("", "")
    gap: bool = False
    text: str = ""
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())

    @property
    def notes(self) -> tuple[str, str]:
        """Partners in other rows beside the one set opposite; where nothing stands opposite, the gutter names them."""
        return self.also if None not in self.cells else ("", "")

    @property
    def chosen(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.shape not in (Shape.SUBHEAD, Shape.SECTION)


def links_of(row: Row) -> tuple[Link, ...]:
    """Every link of a row's sentences, the best of the row first."""
    return ((row.link,) if row.link else ()) + row.others


def inner_links(row: Row) -> tuple[Link, ...]:
    """The links whose two sentences both stand in this row."""
    return tuple(link for link in links_of(row) if link.left in row.left and link.right in row.right)


def differs(row: Row) -> bool:
    """Whether a figure, a quotation, a name, a date or the meaning differs inside the row."""
    return any(link.differences for link in inner_links(row))


def is_shared(row: Row) -> bool:
    """Whether both sides say the same here, near enough to be folded away."""
    links = inner_links(row)
    return bool(links) and not differs(row) and all(link.kind != PARTLY for link in links)


def aligned(comparison: Comparison, *, folded: bool, unfolded: Collection[int] = ()) -> list[Item]:
    """The rows in reading order; with `folded`, runs of what both share are one line each.

    `unfolded` are the first rows of the runs that were opened again.
    """
    items: list[Item] = []
    start = 0
    while start < len(comparison.rows):
        end = start
        while folded and end < len(comparison.rows) and is_shared(comparison.rows[end]):
            end += 1
        if end > start and start not in unfolded:
            items.append(Item(Shape.FOLD, row=start, gap=bool(items), text=_folded(comparison.rows[start:end])))
        else:
            end = max(end, start + 1)
            for row in range(start, end):
                items.extend(_with_subheads(comparison, row, first=not items))
        start = end
    return items


def _folded(rows: Sequence[Row]) -> str:
    count = sum(max(len(row.left), len(row.right)) for row in rows)
    return f"— {count} shared sentence{'s' if count != 1 else ''} folded (z) —"


def only(comparison: Comparison) -> list[Item]:
    """What stands on one side only: first that of the left article, then that of the right one.

    Of each the sentences that carry facts come first, the weightiest of all, with these as spans (role "carried").
    """
    items: list[Item] = []
    for side in SIDES:
        numbers = comparison.only[side]
        outlet = outlet_of(comparison, side)
        count = f"{len(numbers)} of {len(comparison.sentences[side])} sentences" if numbers else "nothing"
        bearing = sum(bool(each.carries) for each in comparison.alone[side])
        count += f", {bearing} with facts of {'its' if bearing == 1 else 'their'} own" if bearing else ""
        items.append(Item(Shape.SECTION, gap=bool(items), text=f"Only in {outlet}: {count}"))
        items.extend(_alone(comparison, side))
    return items


def _alone(comparison: Comparison, side: int) -> Iterator[Item]:
    """The sentences of one side only, those that carry no facts under a heading of their own."""
    row_of = {number: at for at, row in enumerate(comparison.rows) for number in (row.left, row.right)[side]}
    found = comparison.alone[side] or tuple(Alone(number) for number in comparison.only[side])
    bare = [each for each in found if not each.carries]
    for each in found:
        if bare and each is bare[0] and len(bare) < len(found):
            head = Cell("Colour and background")
            yield Item(Shape.SUBHEAD, (head, None) if side == 0 else (None, head), gap=True)
        item = passage(comparison, row_of[each.sentence])
        spans = tuple(Span(span.start, span.end, "carried") for span in each.carries)
        yield replace(item, spans=(spans, ()) if side == 0 else ((), spans), gap=True)


def outlet_of(comparison: Comparison, side: int) -> str:
    """Who published the article of a side, as far as known; where it is not, the side itself.

    Of two copies of one article: which it is, for the outlet is the same.
    """
    if comparison.revision:
        return "the earlier copy" if side == comparison.revision.earlier else "the later copy"
    article = comparison.articles[side].article
    return article.outlet or article.first_publisher or f"the {('left', 'right')[side]} text"


def initials(comparison: Comparison) -> tuple[str, str]:
    """A letter for each side: of its outlet, or A and B where these are unknown or the same."""
    outlets = [(article.article.outlet or "").removeprefix("The ") for article in comparison.articles]
    found = [next((letter for letter in outlet if letter.isalnum()), "").upper() for outlet in outlets]
    return (found[0], found[1]) if all(found) and found[0] != found[1] else ("A", "B")


def _with_subheads(comparison: Comparison, number: int, *, first: bool) -> Iterator[Item]:
    row = comparison.rows[number]
    heads = [_subheads(comparison, side, numbers) for side, numbers in enumerate((row.left, row.right))]
    if not row.left or row.link is None or not row.link.moved:  # a moved partner's heading stands elsewhere
        for left, right in _paired(heads[0], heads[1]):
            cells = (Cell(left) if left else None, Cell(right) if right else None)
            yield Item(Shape.SUBHEAD, cells, gap=not first)
            first = False
    yield passage(comparison, number, first=first)


def _paired(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number in range(max(len(left), len(right))):
        yield left[number] if number < len(left) else "", right[number] if number < len(right) else ""


def _subheads(comparison: Comparison, side: int, numbers: tuple[int, ...]) -> list[str]:
    if not numbers or not _opens(comparison, side, numbers[0]):
        return []
    paragraphs = comparison.articles[side].body.paragraphs
    place = comparison.sentences[side][numbers[0]].paragraph
    told = {sentence.paragraph for sentence in comparison.sentences[side]}
    heads: list[str] = []
    while 0 < place <= len(paragraphs) and paragraphs[place - 1].kind is Kind.HEADING and place - 1 not in told:
        place -= 1
        heads.insert(0, paragraphs[place].text)
    return heads


def _opens(comparison: Comparison, side: int, number: int) -> bool:
    sentences = comparison.sentences[side]
    return number == 0 or sentences[number].paragraph != sentences[number - 1].paragraph


def passage(comparison: Comparison, number: int, *, first: bool = True) -> Item:
    """A row as an item; no blank line stands above the `first`, nor inside a paragraph that one side has alone."""
    row = comparison.rows[number]
    above = comparison.rows[number - 1] if number > 0 else None
    beside = row.link is not None or (
        above is not None and (above.link is not None or bool(above.left) != bool(row.left))
    )
    left, right = _cell(comparison, 0, row.left), _cell(comparison, 1, row.right)
    leading = left or right
    marks = "".join(mark for mark in GUTTER_MARKS if mark in row.marks)
    gap = not first and leading is not None and (leading.opens or beside)
    return Item(Shape.PASSAGE, (left, right), marks, number, _also(row), gap)


def _cell(comparison: Comparison, side: int, numbers: tuple[int, ...]) -> Cell | None:
    if not numbers:
        return None
    texts = [comparison.sentences[side][number].text.replace("\n", " ") for number in numbers]
    offsets, place = [], 0
    for text in texts:
        offsets.append(place)
        place += len(text) + 1
    return Cell(" ".join(texts), printed(numbers), numbers, tuple(offsets), _opens(comparison, side, numbers[0]))


def printed(numbers: Sequence[int]) -> str:
    """Sentence numbers as they are printed, from 1: "9", "3–5", "3,7"."""
    if not numbers:
        return ""
    first, last = numbers[0] + 1, numbers[-1] + 1
    if len(numbers) == 1:
        return str(first)
    return f"{first}–{last}" if last - first + 1 == len(numbers) else f"{first},{last}"


def digits(comparison: Comparison) -> int:
    """The columns that the sentence numbers take."""
    numbers = (printed(side) for row in comparison.rows for side in (row.left, row.right))
    return min(max((len(number) for number in numbers), default=2), MOST_DIGITS)


def _also(row: Row) -> tuple[str, str]:
    """The partners in other rows that stand on the left, and those that stand on the right."""
    left = sorted({link.left for link in row.others} - set(row.left))
    right = sorted({link.right for link in row.others} - set(row.right))
    return _listed(left), _listed(right)


def _listed(numbers: Sequence[int]) -> str:
    shown = ",".join(str(number + 1) for number in numbers[:2])
    return shown + ("…" if len(numbers) > 2 else "")
