"""Who copied whom: what two articles share word for word, and the agency behind them.

Containment of word 5-grams, as for churnalism and in the METER corpus (Clough and others 2002).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from reader.article import FullArticle, Kind
from reader.stories.spoken import unspoken
from reader.text.words import WORD

Label = Literal["copy", "partly", "own"]

GRAM = 5  # words
COPY = 0.5  # of the shorter article's 5-grams: measured on labelled reuse
PARTLY = 0.05
PASSAGE = 8  # words in a row that make a passage
LONG_RUN = 12  # words in a row
IDENTICAL = 0.9  # of the shorter one: such a text was taken over, whatever it quotes
PROSE = (Kind.PROSE, Kind.ITEM)


@dataclass(frozen=True, slots=True)
class Origin:
    """How two articles hang together: `copied` is the share of the shorter one's 5-grams that the other has too.

    `agency` is the one that both name, or the only one named; None where they name two different ones. `label` is
    "copy" from half on, "partly" from a twentieth on or with a run of 12 words and more, else "own". `quoted` says that
    what they share is what both quote, which is no sign that one copied the other.
    """

    copied: float
    agency: str | None
    label: Label
    quoted: bool = False


def origin(left: FullArticle, right: FullArticle) -> Origin:
    """The origin of a pair; which of them comes first makes no difference."""
    words = words_of(left), words_of(right)
    copied = containment(*words)
    label = _label(copied, *words)
    quoted = label != "own" and copied < IDENTICAL and share_only_quotations(left, right)
    return Origin(copied, _agency(left.article.agency, right.article.agency), label, quoted)


def share_only_quotations(left: FullArticle, right: FullArticle) -> bool:
    """Whether two articles have nothing to speak of in common, word for word, beside what others said."""
    own = own_words_of(left), own_words_of(right)
    return _label(containment(*own), *own) == "own"


def _label(copied: float, left: Sequence[str], right: Sequence[str]) -> Label:
    if copied >= COPY:
        return "copy"
    return "partly" if copied >= PARTLY or share_a_run(left, right) else "own"


def containment(left: Sequence[str], right: Sequence[str]) -> float:
    """The share of the shorter text's different 5-grams that the longer one has too; of texts below 5 words, 0 or 1."""
    size = min(GRAM, len(left), len(right))
    if not size:
        return 0.0
    mine, its = grams(left, size), grams(right, size)
    return len(mine & its) / min(len(mine), len(its))


def share_a_run(left: Sequence[str], right: Sequence[str], length: int = LONG_RUN) -> bool:
    """Whether two texts have that many words in a row in common."""
    return not grams(left, length).isdisjoint(grams(right, length))


def passages(left: Sequence[str], right: Sequence[str], length: int = PASSAGE) -> int:
    """How many passages of that many words and more two texts have in common, as they stand in the first."""
    known = grams(right, length)
    found, behind = 0, -1
    for start in range(len(left) - length + 1):
        if tuple(left[start : start + length]) in known:
            found += start > behind
            behind = start + 1  # the passage goes on where the next run of words is known too
    return found


def grams(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """The runs of so many words."""
    return set(zip(*(words[start:] for start in range(size)), strict=False))


def words_of(full: FullArticle) -> list[str]:
    """The words of an article's prose, one way written."""
    return _words(p.text for p in full.body.paragraphs if p.kind in (*PROSE, Kind.QUOTATION))


def own_words_of(full: FullArticle) -> list[str]:
    """Those of them that are not quoted."""
    return _words(unspoken(p.text) for p in full.body.paragraphs if p.kind in PROSE)


def _words(texts: Iterable[str]) -> list[str]:
    words = list(chain.from_iterable(map(WORD.findall, texts)))
    return "\n".join(words).casefold().replace("’", "'").split("\n") if words else []


def _agency(left: str | None, right: str | None) -> str | None:
    if left and right:
        return left if left.casefold() == right.casefold() else None
    return left or right
