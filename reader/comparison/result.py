"""What a comparison finds, as finished data: links between sentences, what differs inside them, rows to display."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import FullArticle, Sentence, Span

if TYPE_CHECKING:
    from reader.stories.provenance import Origin

# How close two linked sentences are, closest first.
VERBATIM, NEAR, REWORDED, PARTLY = "verbatim", "near", "reworded", "partly"

# What can differ inside a linked pair, in the order of how much it matters.
FIGURE, NEGATION, QUOTATION, NAME, DATE, HEDGE = "figure", "negation", "quotation", "name", "date", "hedge"
DIFFERENCE_KINDS = (FIGURE, NEGATION, QUOTATION, NAME, DATE, HEDGE)

# How a quotation differs where its words do not.
MARKS_LOST, OTHER_SPEAKER, CUT = "marks lost", "another speaker", "cut short"

# The gutter marks, readable without colour.
KIND_MARKS = {VERBATIM: "=", NEAR: "≈", REWORDED: "~", PARTLY: "·"}
ONLY_MARK, DIFFERS_MARK, QUOTATION_MARK, MOVED_MARK = "+", "≠", "”", "⇅"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing two linked sentences say differently; the side that has nothing is None.

    `kind` is one of DIFFERENCE_KINDS. `left` and `right` are the words as they are printed ("over 130,000"),
    `left_span` and `right_span` their places, as offsets in the sentence's text. `how` tells of a quotation what is
    not in its words: MARKS_LOST where one side prints it as its own prose (told once for a quotation that runs on over
    several sentences), OTHER_SPEAKER where both name one (`left` and `right` are the names), CUT where one quotes less;
    else it is empty. A quotation is given with its marks where it lost them or was cut, a change inside it as the bare
    words. What is not `sure` is shown in the ledger only, never as a mark in the text.
    """

    kind: str
    left: str | None
    right: str | None
    left_span: tuple[int, int] | None = None
    right_span: tuple[int, int] | None = None
    how: str = ""
    sure: bool = True

    @property
    def told(self) -> str:
        """The kind in words: "figure", "quotation, marks lost"."""
        return f"{self.kind}, {self.how}" if self.how else self.kind


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence `left` of the one article and `right` of the other tell the same, wholly or in part.

    `kind` is VERBATIM, NEAR, REWORDED or PARTLY: "verbatim" where all words are the same, however they are typed.
    `score` is the likeness that paired them, from 0 to 1, which equal sentences between equal neighbours have. `moved`
    is true where the link stands out of the order the two articles share. `changed` are the words that differ, a tuple
    for each side (role "changed", offsets in the sentence's text); both are empty where the sentence was rewritten, for
    then marking words would be confetti.
    """

    left: int
    right: int
    kind: str
    score: float
    differences: tuple[Difference, ...] = ()
    moved: bool = False
    changed: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure or a quotation where it stands: characters `start` to `end` of sentence number `sentence`."""

    text: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger of figures or of quotations: what both sides print about one thing.

    `about` is the unit counted ("troops", "%", "$") or who is quoted ("Putin"), empty where the text does not say or
    the sides name different speakers. `speakers` are who each side says is quoted, empty where it does not say.
    `differs` is true where both sides have it and print it differently. Nothing here is a verdict: it shows both.
    """

    about: str
    left: tuple[Mention, ...]
    right: tuple[Mention, ...]
    differs: bool = False
    speakers: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side on the screen, in reading order.

    Every sentence of both articles is in exactly one row, in `left` or `right` (sentence numbers, rising; one of them
    may be empty). `link` is the best link between the two sides of the row; `others` are further links of its
    sentences, within the row or to sentences in other rows. `marks` are the gutter marks that apply:
    `= ≈ ~ ·` the kind of link, `+` only on this side, `≠` a figure, name, date or the meaning differs,
    `”` a quotation differs, `⇅` moved.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    link: Link | None = None
    others: tuple[Link, ...] = ()
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence of one side that has no counterpart, and the facts in it that the other side does not give.

    `carries` are their places in the sentence's text (roles "figure", "quotation", "name", "date"); a sentence that
    carries none is colour or background.
    """

    sentence: int
    carries: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """Two copies of one article by one outlet: what its later copy has that the earlier has not, and so on.

    `earlier` is the side of the earlier copy, 0 or 1. `added` are sentences of the later copy, `removed` of the
    earlier one; `changed` and `moved` are pairs of a left and a right sentence.
    """

    earlier: int
    added: tuple[int, ...]
    removed: tuple[int, ...]
    changed: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]

    def turned(self) -> Revision:
        """The same with the sides swapped."""
        changed, moved = (tuple(sorted((b, a) for a, b in pairs)) for pairs in (self.changed, self.moved))
        return Revision(1 - self.earlier, self.added, self.removed, changed, moved)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles laid side by side, sentence by sentence.

    `sentences` are those of each body, in order; `links` pair them (many-to-many, crossing), ordered by left and
    right number; `only` are the numbers of the sentences of each side without any link; `figures` and `quotations` are
    the ledgers of the whole pair; `rows` what the screen shows; `alone` the sentences of `only`, the weightiest first;
    `revision` is there for two copies of one article.
    """

    articles: tuple[FullArticle, FullArticle]
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    links: tuple[Link, ...]
    only: tuple[tuple[int, ...], tuple[int, ...]]
    figures: tuple[Entry, ...]
    quotations: tuple[Entry, ...]
    origin: Origin
    rows: tuple[Row, ...]
    alone: tuple[tuple[Alone, ...], tuple[Alone, ...]] = ((), ())
    revision: Revision | None = None
