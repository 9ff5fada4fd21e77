"""How rare terms are, for one article that is compared at once: as it was kept, else by a sample; remembered.

What is kept of many articles takes a tenth of a second to open, a sample longer to count: neither is for every article
that is opened. Both bear that a few articles came since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reader.article import Article
from reader.stories.codes import Coder
from reader.stories.kept import kept_rarities
from reader.stories.rarities import Rarities
from reader.text.term_table import Terms

if TYPE_CHECKING:
    from reader.library import Library, Scope

SAMPLE = 250  # articles that tell how rare a term is where nothing is kept
GROWTH = 1 / 5  # of the articles of a scope: when more came or went, a sample of it is taken anew


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was counted of a scope, when it was so big, and with an article beside it where that lies elsewhere."""

    scope: Scope
    guest: str | None
    version: int
    articles: int
    rarities: Rarities

    def serves(self, version: int, articles: int) -> bool:
        """Whether this tells well enough how rare terms are in the scope as it is now."""
        is_sample = min(articles, self.articles) > SAMPLE
        return version == self.version or (is_sample and abs(articles - self.articles) <= GROWTH * self.articles)


_known: WeakKeyDictionary[Library, _Remembered] = WeakKeyDictionary()


def rarities(library: Library, scope: Scope, article: Article, terms: Terms) -> Rarities:
    """How rare terms are in a scope, and in this article, which has these, if it lies elsewhere."""
    version, articles = library.version(), library.count(scope)
    guest = None if _is_indexed(library, scope, article) else article.id
    known = _known.get(library)
    if known and (known.scope, known.guest) == (scope, guest) and known.serves(version, articles):
        return known.rarities
    counted = kept_rarities(library, scope) or _sample(library, scope, terms if guest else None)
    _known[library] = _Remembered(scope, guest, version, articles, counted)
    return counted


def _is_indexed(library: Library, scope: Scope, article: Article) -> bool:
    lies_in_it = not scope.roots or any(map(article.path.is_relative_to, scope.roots))
    return lies_in_it and article.id in library.some([article.id])


def forget(library: Library) -> None:
    """Let go of what is remembered: where related articles are kept nothing is compared."""
    _known.pop(library, None)


def _sample(library: Library, scope: Scope, guest: Terms | None) -> Rarities:
    """What some articles of a scope tell, and the guest."""
    ids = sorted(library.editions(scope))
    few = ids[:: max(1, len(ids) // SAMPLE)]
    counted, coder = Rarities(len(few) + 1), Coder()
    for _, its in library.terms(few):
        counted.add(coder.codes(its))
    if guest is not None:
        counted.add(coder.codes(guest))
    return counted
