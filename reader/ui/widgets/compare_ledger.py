"""The ledger: the figures, quotations, names and dates of both sides, each with its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.comparison.result import (
    DATE,
    DIFFERS_MARK,
    FIGURE,
    KIND_MARKS,
    NAME,
    ONLY_MARK,
    QUOTATION,
    VERBATIM,
    Comparison,
    Entry,
    Mention,
)
from reader.text.dates import dates
from reader.text.names import name_words, names
from reader.ui.phrases import counted
from reader.ui.widgets.compare_items import Cell, Item, Shape, printed
from reader.ui.widgets.compare_marking import Marks

SAME_MARK = KIND_MARKS[VERBATIM]
MOST_SENTENCES = 4  # numbers that are printed behind an entry


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the ledger under its heading; `places` counts what differs in it as the head of the screen does."""

    title: str
    entries: tuple[Entry, ...]
    places: int = 0

    @property
    def heading(self) -> str:
        """Its name, its lines, and how many of them differ; a line may hold several places."""
        count, differing = len(self.entries), sum(entry.differs for entry in self.entries)
        if not differing:
            return f"{self.title}: {counted(count, 'line') if count else 'none'}"
        places = f", in {self.places} places" if self.places > differing else ""
        differ = "differs" if differing == 1 else "differ"
        return f"{self.title}: {differing} of {counted(count, 'line')} {differ}{places}"


def ledger(comparison: Comparison) -> tuple[Section, ...]:
    """The parts of the ledger. Reads every sentence: not for the screen's own thread."""
    places = Counter(each.kind for link in comparison.links for each in link.differences)
    return (
        Section("Figures", comparison.figures, places[FIGURE]),
        Section("Quotations", comparison.quotations, places[QUOTATION]),
        Section("Names", _names(comparison), places[NAME]),
        Section("Dates", _dates(comparison), places[DATE]),
    )


Found = dict[str, tuple[list[Mention], list[Mention]]]


def _names(comparison: Comparison) -> tuple[Entry, ...]:
    """Names by their last word, so that "Mara Holt" and "Holt" are one entry."""
    found: Found = {}
    for side, sentences in enumerate(comparison.sentences):
        known = frozenset(word for sentence in sentences for word in name_words(sentence.text))
        for number, sentence in enumerate(sentences):
            for name in names(sentence.text, known):
                key = name.words[-1] if name.words else name.text.lower()
                found.setdefault(key, ([], []))[side].append(Mention(name.text, number, name.start, name.end))
    return _entries(found, _differing(comparison, "name"))


def _dates(comparison: Comparison) -> tuple[Entry, ...]:
    found: Found = {}
    for side, sentences in enumerate(comparison.sentences):
        for number, sentence in enumerate(sentences):
            for day in dates(sentence.text):
                key = day.text.lower().rstrip(".")
                found.setdefault(key, ([], []))[side].append(Mention(day.text, number, day.start, day.end))
    return _entries(found, _differing(comparison, "date"))


def _differing(comparison: Comparison, kind: str) -> list[Entry]:
    """What the linked pairs print differently, an entry each."""
    entries = []
    for link in comparison.links:
        for each in link.differences:
            if each.kind == kind and each.left and each.right:
                left = Mention(each.left, link.left, *(each.left_span or (0, 0)))
                right = Mention(each.right, link.right, *(each.right_span or (0, 0)))
                entries.append(Entry("", (left,), (right,), differs=True))
    return entries


def _entries(found: Mapping[str, tuple[list[Mention], list[Mention]]], differing: Iterable[Entry]) -> tuple[Entry, ...]:
    """What differs, then what both have, most often first, then what only one has."""
    plain = [Entry("", tuple(left), tuple(right)) for left, right in found.values()]
    both = [entry for entry in plain if entry.left and entry.right]
    one = [entry for entry in plain if not (entry.left and entry.right)]
    both.sort(key=lambda entry: -len(entry.left) - len(entry.right))
    one.sort(key=lambda entry: (not entry.left, -len(entry.left) - len(entry.right)))
    return (*differing, *both, *one)


def items(sections: Sequence[Section], rows: Sequence[Mapping[int, int]], mode: Marks = Marks.ALL) -> list[Item]:
    """The ledger as items, what differs first; `rows` tell for each side which row holds a sentence.

    `mode` may want only what differs (FACTS), what both sides have (SHARED) or what one has (ONLY).
    """
    made: list[Item] = []
    for section in sections:
        made.append(Item(Shape.SECTION, gap=bool(made), text=section.heading))
        wanted = [entry for entry in section.entries if _wanted(entry, mode)]
        made.extend(_items(sorted(wanted, key=_rank), rows))
    return made


def _wanted(entry: Entry, mode: Marks) -> bool:
    both = bool(entry.left and entry.right)
    return {Marks.FACTS: entry.differs, Marks.SHARED: both, Marks.ONLY: not both}.get(mode, True)


def _rank(entry: Entry) -> int:
    """What differs first, then what both have, then what one has."""
    return 0 if entry.differs else 1 if entry.left and entry.right else 2


def _items(entries: Iterable[Entry], rows: Sequence[Mapping[int, int]]) -> Iterator[Item]:
    for entry in entries:
        about = entry.speakers if any(entry.speakers) else (entry.about, entry.about)
        left, right = _cell(about[0], entry.left), _cell(about[1], entry.right)
        side, first = (0, entry.left[0]) if entry.left else (1, entry.right[0])
        mark = DIFFERS_MARK if entry.differs else SAME_MARK if left and right else ONLY_MARK
        spans = _spans(about[0], left), _spans(about[1], right)
        yield Item(Shape.ENTRY, (left, right), mark, rows[side].get(first.sentence, -1), spans=spans)


def _cell(about: str, mentions: Sequence[Mention]) -> Cell | None:
    if not mentions:
        return None
    texts = list(dict.fromkeys(mention.text.replace("\n", " ") for mention in mentions))
    numbers = tuple(sorted({mention.sentence for mention in mentions}))
    more = "…" if len(numbers) > MOST_SENTENCES else ""
    where = ",".join(printed((number,)) for number in numbers[:MOST_SENTENCES]) + more
    label = f"{about}: " if about else ""
    return Cell(f"{label}{' · '.join(texts)}  ({where})", sentences=numbers)


def _spans(about: str, cell: Cell | None) -> tuple[Span, ...]:
    if cell is None:
        return ()
    label = (Span(0, len(about) + 1, "also"),) if about else ()
    return (*label, Span(cell.text.rindex("("), len(cell.text), "also"))
