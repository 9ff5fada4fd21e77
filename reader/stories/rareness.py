"""How rare terms are, for one article that is compared at once: as it was kept, else by a sample; remembered.

Counting a sample takes a tenth of a second and more: that is not for every article that is opened. Both bear that a few
articles came since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from reader.stories.kept import kept_rarities

if TYPE_CHECKING:
    from reader.library import Library, Scope

SAMPLE = 125  # articles that tell how rare a term is where nothing is kept; four times as many tell hardly more
GROWTH = 1 / 5  # of the articles of a scope: when more came or went, a sample of it is taken anew


class Rareness(Protocol):
    """Tells how rare terms are, whoever counted them. `articles` is how many it is told of."""

    articles: int

    @property
    def alone(self) -> tuple[float, float]:
        """What a stem and a pair that nothing else has count in the length of a vector."""

    def of(self, single: bool, codes: Sequence[int]) -> list[float]:
        """The rarity of each of some terms, 0 where one article only has it or nothing is known of it."""


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was counted of a scope when it was so big, and the last version of the library that it served."""

    scope: Scope
    version: int
    articles: int
    rareness: Rareness

    def serves(self, articles: int) -> bool:
        """Whether this tells well enough how rare terms are in the scope after it changed."""
        is_sample = min(articles, self.articles) > SAMPLE
        return is_sample and abs(articles - self.articles) <= GROWTH * self.articles


_known: WeakKeyDictionary[Library, _Remembered] = WeakKeyDictionary()


def rareness(library: Library, scope: Scope) -> Rareness:
    """How rare terms are in a scope."""
    version, known = library.version(), _known.get(library)
    if known and (known.scope, known.version) == (scope, version):
        return known.rareness  # to count a hundred thousand articles takes a tenth of all else
    articles = library.count(scope)
    if known and known.scope == scope and known.serves(articles):
        known = replace(known, version=version)
    else:
        counted = kept_rarities(library, scope) or _sample(library, scope, articles)
        known = _Remembered(scope, version, articles, counted)
    _known[library] = known
    return known.rareness


def forget(library: Library) -> None:
    """Let go of what is remembered: where related articles are kept nothing is compared."""
    _known.pop(library, None)


def _sample(library: Library, scope: Scope, articles: int) -> Rareness:
    """What some articles of a scope, which has so many, tell."""
    from reader.stories.sampled import Estimate

    few = library.every(scope, max(1, articles // SAMPLE))
    return Estimate((terms for _, terms in library.terms(few)), articles)
