"""How many origins a story has: articles that took their text from one source are one, however many outlets it has.

Two articles share an origin where they name the same agency, where much of one stands in the other word for word, or
where they tell the same facts in the same order (a copy that was reworded). One that names neither a writer nor an
agency goes with whom it has most of, also where that is less: nothing says that it reported anything itself. One that
is signed and took over some passages has its own origin. What is quoted does not count, for many hear the same speech.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import combinations

from reader.article import FullArticle
from reader.sources.credits import WHO_CONTRIBUTED, credit_line
from reader.stories.many.prose import Prose, runs
from reader.stories.many.sets import in_common
from reader.stories.origins import Source
from reader.stories.same_order import REWORDED, Facts, facts, in_a_row

ALIKE = 0.9  # of the longer one's 5-grams: what remains is a headline, a caption, a slip
CARRIED = 0.3  # of the shorter one's 5-grams outside quotations: it is the other's text, cut or worked over
LEANT_ON = 0.12  # of them: enough for one that is not signed
SAME_WORDS = 0.45  # of the long words of the one that has fewer; a reworded copy keeps more, four of five accounts less
MOST = 60  # articles of a story that are compared each with each
IN_ORDER = 24  # of them whose facts are compared for their order, the first
SHORTEST = 30  # words: less is shared by chance


@dataclass(frozen=True)
class _Text:
    """What of an article is compared; `full` only where its facts are, which take longer than all else to find."""

    agency: str | None
    signed: bool
    words: Prose
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
        if (known := first.get(printed := _printed(full))) is None:
            words = Prose.of(full)
            known = first[printed] = first.setdefault(_digest(full, words.whole.tobytes()), number)
            if known == number and len(texts) < MOST:
                texts[number] = _text(full, words, in_order=len(texts) < IN_ORDER)
        same.append(known)
    return _sources(same, texts)


def _sources(same: Sequence[int], texts: Mapping[int, _Text]) -> list[Source]:
    """The sources of articles of which each is the same as one of some texts, or as none that is compared."""
    if len(texts) < 2:
        by_origin = by_text = list(same)
    else:
        compared = _Compared(texts)
        by_origin = _with_the_unsigned(_joined(same, texts, compared.share_an_origin), texts, compared)
        by_text = _joined(same, texts, compared.are_alike)
    return [Source(origin, text) for origin, text in zip(_numbered(by_origin), _numbered(by_text), strict=True)]


def _printed(full: FullArticle) -> bytes:
    """What tells one text from another before a word of it is read."""
    told = "\0".join(f"{one.kind.value} {one.text}" for one in full.body.paragraphs)
    return _digest(full, told.encode("utf-8", "surrogatepass"))


def _digest(full: FullArticle, told: bytes) -> bytes:
    agency = repr(full.article.agency).encode("utf-8", "surrogatepass")
    return blake2b(agency + told, digest_size=16).digest()


def _text(full: FullArticle, words: Prose, *, in_order: bool) -> _Text:
    article = full.article
    agency = article.agency.casefold() if article.agency and not _only_contributed(full) else None
    return _Text(agency, bool(agency or article.author), words, full if in_order else None)


def _only_contributed(full: FullArticle) -> bool:
    """Whether its agency is named for a part in it only: such texts share next to nothing with the agency's own."""
    return any(piece.why == WHO_CONTRIBUTED and credit_line(piece.text) for piece in full.body.dropped)


class _Compared:
    """Texts of a story, by their numbers there, each compared with each."""

    def __init__(self, texts: Mapping[int, _Text]) -> None:
        self._texts = texts
        self._place = {number: place for place, number in enumerate(texts)}
        sets = {
            "runs": [runs(text.words.whole) for text in texts.values()],
            "own runs": [runs(text.words.own) for text in texts.values()],
            "long words": [text.words.long_words for text in texts.values()],
        }
        self._sizes = {kind: list(map(len, found)) for kind, found in sets.items()}
        self._in_common = {kind: in_common(found) for kind, found in sets.items()}

    def _counted(self, kind: str, one: int, other: int) -> tuple[int, int, int]:
        """How many two texts have in common, and how many the one has that has fewer, and the other."""
        left, right = self._place[one], self._place[other]
        fewer, more = sorted((self._sizes[kind][left], self._sizes[kind][right]))
        return self._in_common[kind][left][right], fewer, more

    def share_an_origin(self, one: int, other: int) -> bool:
        """Whether two texts are from one source by themselves."""
        left, right = self._texts[one], self._texts[other]
        if left.agency and left.agency == right.agency:
            return True
        if self.carried(one, other) >= CARRIED or self.are_alike(one, other):
            return True
        shared, fewer, _ = self._counted("long words", one, other)
        return shared >= SAME_WORDS * max(1, fewer) and in_a_row(left.facts, right.facts) >= REWORDED

    def carried(self, one: int, other: int) -> float:
        """How much of the shorter one outside quotations the other has too; of very short ones nothing."""
        if min(len(self._texts[one].words.whole), len(self._texts[other].words.whole)) < SHORTEST:
            return 0.0
        shared, fewer, _ = self._counted("own runs", one, other)
        return shared / max(SHORTEST, fewer)

    def are_alike(self, one: int, other: int) -> bool:
        """Whether two texts are near-identical copies."""
        shared, _, more = self._counted("runs", one, other)
        return more > 0 and shared >= ALIKE * more


def _with_the_unsigned(groups: Sequence[int], texts: Mapping[int, _Text], compared: _Compared) -> list[int]:
    """The groups, those without any signed article put to the one they lean on most.

    What others lean on leans on nothing itself: a little of each other in a chain of articles does not make them one.
    """
    signed = {groups[number] for number, text in texts.items() if text.signed}
    leaning = (
        (compared.carried(one, other), groups[one], groups[other])
        for one, other in combinations(texts, 2)
        if groups[one] != groups[other] and not signed >= {groups[one], groups[other]}
    )
    source: dict[int, int] = {}
    for _, *pair in sorted((found for found in leaning if found[0] >= LEANT_ON), reverse=True):
        for one, other in (pair, pair[::-1]):
            if one not in signed and one not in source and one not in source.values() and other not in source:
                source[one] = other
    return [source.get(group, group) for group in groups]


def _joined(same: Sequence[int], texts: Iterable[int], joins: Callable[[int, int], bool]) -> list[int]:
    """The group of each article, named by its first: what is joined to what is joined is one."""
    group = list(range(len(same)))

    def top(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for one, other in combinations(texts, 2):
        left, right = top(one), top(other)
        if left != right and joins(one, other):
            group[max(left, right)] = min(left, right)
    return [top(first) for first in same]


def _numbered(groups: Sequence[int]) -> list[int]:
    """The groups by numbers from 0, in the order in which they come."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]
