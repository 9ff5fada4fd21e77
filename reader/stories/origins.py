"""How many origins a story has: articles that took their text from one source are one, however many outlets it has.

Two articles share an origin where they name the same agency, or where one has so much of the other word for word that
two reporters cannot have written it. What is quoted alone does not count, for many hear the same speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from reader.article import FullArticle
from reader.stories.provenance import GRAM, LONG_RUN, PARTLY, grams, words_of

ALIKE = 0.9  # of the longer one's 5-grams: what remains is a headline, a caption, a slip
OWN_WORDS = 0.02  # of the shorter one's 5-grams outside quotations
MOST = 60  # articles of a story that are compared each with each
SHORTEST = 30  # words: less is shared by chance
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article of a story comes from: the numbers of its origin and of its text among those of the story.

    Articles of one `text` are near-identical copies.
    """

    origin: int
    text: int


@dataclass(frozen=True, slots=True)
class _Text:
    """What of an article is compared."""

    agency: str | None
    words: int
    grams: frozenset[tuple[str, ...]]
    own: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, ...]]


def sources(fulls: Iterable[FullArticle]) -> list[Source]:
    """The source of each article of a story, in its order.

    Of more than 60 different texts each of the others counts as an origin.
    """
    first: dict[bytes, int] = {}
    same, texts = [], dict[int, _Text]()
    for number, full in enumerate(fulls):
        words = words_of(full)
        same.append(first.setdefault(_digest(full, words), number))
        if same[-1] == number and len(texts) < MOST:
            texts[number] = _text(full, words)
    by_origin = _joined(same, texts, _share_an_origin)
    by_text = _joined(same, texts, _are_alike)
    return [Source(origin, text) for origin, text in zip(_numbered(by_origin), _numbered(by_text), strict=True)]


def _digest(full: FullArticle, words: Sequence[str]) -> bytes:
    told = repr((full.article.agency, words)).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).digest()


def _text(full: FullArticle, whole: Sequence[str]) -> _Text:
    own = words_of(full, lambda text: _QUOTED.sub(" | ", text))
    agency = full.article.agency.casefold() if full.article.agency else None
    return _Text(agency, len(whole), _grams(whole, GRAM), _grams(own, GRAM), _grams(own, LONG_RUN))


def _grams(words: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(grams(words, min(size, len(words)))) if words else frozenset()


def _share_an_origin(one: _Text, other: _Text) -> bool:
    if one.agency and one.agency == other.agency:
        return True
    if min(one.words, other.words) < SHORTEST:
        return _are_alike(one, other)
    shared = _share(one.grams, other.grams) >= PARTLY and _share(one.own, other.own) >= OWN_WORDS
    return shared or not one.runs.isdisjoint(other.runs)


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """How much of the smaller set the other has too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _are_alike(one: _Text, other: _Text) -> bool:
    longer = max(len(one.grams), len(other.grams))
    return bool(longer) and len(one.grams & other.grams) >= ALIKE * longer


def _joined(same: Sequence[int], texts: Mapping[int, _Text], joins: Callable[[_Text, _Text], bool]) -> list[int]:
    """The group of each article, named by its first: what is joined to what is joined is one."""
    group = list(range(len(same)))

    def top(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for one, other in combinations(texts, 2):
        left, right = top(one), top(other)
        if left != right and joins(texts[one], texts[other]):
            group[max(left, right)] = min(left, right)
    return [top(first) for first in same]


def _numbered(groups: Sequence[int]) -> list[int]:
    """The groups by numbers from 0, in the order in which they come."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]
