"""How many origins a story has: articles that took their text from one source are one, however many outlets it has.

Two articles share an origin where they name the same agency, where much of one stands in the other word for word, or
where they tell the same facts in the same order (a copy that was reworded). One that names neither a writer nor an
agency goes with whom it has most of, also where that is less: nothing says that it reported anything itself. One that
is signed and took over some passages has its own origin. What is quoted does not count, for many hear the same speech.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import combinations

from reader.article import FullArticle
from reader.sources.credits import WHO_CONTRIBUTED, credit_line
from reader.stories.provenance import GRAM, own_words_of, words_of
from reader.stories.same_order import REWORDED, Facts, facts, in_a_row

ALIKE = 0.9  # of the longer one's 5-grams: what remains is a headline, a caption, a slip
CARRIED = 0.3  # of the shorter one's 5-grams outside quotations: it is the other's text, cut or worked over
LEANT_ON = 0.12  # of them: enough for one that is not signed
LONG_WORD = 5  # letters: shorter words are in every text
SAME_WORDS = 0.45  # of the long words of the one that has fewer; a reworded copy keeps more, four of five accounts less
MOST = 60  # articles of a story that are compared each with each
IN_ORDER = 24  # of them whose facts are compared for their order, the first
SHORTEST = 30  # words: less is shared by chance


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article of a story comes from: the numbers of its origin and of its text among those of the story.

    Articles of one `text` are near-identical copies.
    """

    origin: int
    text: int


@dataclass(frozen=True)
class _Text:
    """What of an article is compared; `full` only where its facts are, which take longer than all else to find."""

    agency: str | None
    signed: bool
    words: int
    grams: frozenset[int]
    own: frozenset[int]
    vocabulary: frozenset[str]
    full: FullArticle | None

    @cached_property
    def facts(self) -> Facts:
        return facts(self.full) if self.full else ()


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
            texts[number] = _text(full, words, in_order=len(texts) < IN_ORDER)
    by_origin = _with_the_unsigned(_joined(same, texts, _share_an_origin), texts)
    by_text = _joined(same, texts, _are_alike)
    return [Source(origin, text) for origin, text in zip(_numbered(by_origin), _numbered(by_text), strict=True)]


def packed_origins(found: Iterable[Source]) -> bytes:
    """The sources of a story's articles, for the way from one process to another."""
    return json.dumps([(source.origin, source.text) for source in found]).encode()


def read_origins(packed: bytes) -> tuple[Source, ...]:
    """The sources that were packed."""
    return tuple(Source(*one) for one in json.loads(packed))


def _digest(full: FullArticle, words: Sequence[str]) -> bytes:
    told = repr((full.article.agency, words)).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).digest()


def _text(full: FullArticle, whole: Sequence[str], *, in_order: bool) -> _Text:
    own = own_words_of(full)
    article = full.article
    agency = article.agency.casefold() if article.agency and not _only_contributed(full) else None
    signed = bool(agency or article.author)
    vocabulary = frozenset(word for word in set(whole) if len(word) >= LONG_WORD)
    return _Text(agency, signed, len(whole), _grams(whole), _grams(own), vocabulary, full if in_order else None)


def _only_contributed(full: FullArticle) -> bool:
    """Whether its agency is named for a part in it only: such texts share next to nothing with the agency's own."""
    return any(piece.why == WHO_CONTRIBUTED and credit_line(piece.text) for piece in full.body.dropped)


def _grams(words: Sequence[str]) -> frozenset[int]:
    """The runs of 5 words (of all, where there are fewer), each by a number: they take a quarter of the time."""
    runs = zip(*(words[start:] for start in range(min(GRAM, len(words)))), strict=False)
    return frozenset(map(hash, runs))


def _share_an_origin(one: _Text, other: _Text) -> bool:
    if one.agency and one.agency == other.agency:
        return True
    if _carried(one, other) >= CARRIED or _are_alike(one, other):
        return True
    words = min(len(one.vocabulary), len(other.vocabulary))
    near = len(one.vocabulary & other.vocabulary) >= SAME_WORDS * max(1, words)
    return near and in_a_row(one.facts, other.facts) >= REWORDED


def _carried(one: _Text, other: _Text) -> float:
    """How much of the shorter one outside quotations the other has too; of very short ones nothing."""
    if min(one.words, other.words) < SHORTEST:
        return 0.0
    return len(one.own & other.own) / max(SHORTEST, min(len(one.own), len(other.own)))


def _with_the_unsigned(groups: Sequence[int], texts: Mapping[int, _Text]) -> list[int]:
    """The groups, those without any signed article put to the one they lean on most.

    What others lean on leans on nothing itself: a little of each other in a chain of articles does not make them one.
    """
    signed = {groups[number] for number, text in texts.items() if text.signed}
    leaning = (
        (_carried(texts[one], texts[other]), groups[one], groups[other])
        for one, other in combinations(texts, 2)
        if groups[one] != groups[other] and not signed >= {groups[one], groups[other]}
    )
    source: dict[int, int] = {}
    for _, *pair in sorted((found for found in leaning if found[0] >= LEANT_ON), reverse=True):
        for one, other in (pair, pair[::-1]):
            if one not in signed and one not in source and one not in source.values() and other not in source:
                source[one] = other
    return [source.get(group, group) for group in groups]


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
