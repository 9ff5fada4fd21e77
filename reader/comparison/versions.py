"""Two copies of one article by one outlet, an edited page: what was added, what was taken out, what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.article import Article, FullArticle
from reader.comparison.order import best_partners
from reader.comparison.result import NEAR, VERBATIM, Link, Revision
from reader.text.addresses import page_of
from reader.text.outlets import same_outlet

MOSTLY = 0.5  # share of the shorter one's sentences that stand in the other word for word, or nearly
SOME = 0.2  # the same where both have the same address


def revision(
    articles: tuple[FullArticle, FullArticle], links: Sequence[Link], lengths: tuple[int, int]
) -> Revision | None:
    """What became of an article from its earlier copy to its later one; None where these are not two copies of one.

    They are where both have one address, or one outlet and mostly the same sentences. The earlier copy is the one with
    the earlier date, else that of the file saved first, else the left one.
    """
    left, right = (full.article for full in articles)
    if left.id == right.id or not min(lengths):
        return None
    same = sum(link.kind in (VERBATIM, NEAR) for link in _partners(links)) / min(lengths)
    if same < (SOME if _one_address(left, right) else MOSTLY if _one_outlet(left, right) else 2):
        return None
    earlier = 1 if _age(right) < _age(left) else 0
    linked = {link.left for link in links}, {link.right for link in links}
    alone = [tuple(number for number in range(lengths[side]) if number not in linked[side]) for side in (0, 1)]
    changed = tuple((link.left, link.right) for link in _partners(links) if link.kind != VERBATIM or link.differences)
    moved = tuple((link.left, link.right) for link in _partners(links) if link.moved)
    return Revision(earlier, alone[1 - earlier], alone[earlier], changed, moved)


def _partners(links: Sequence[Link]) -> list[Link]:
    """Each sentence's best link only: what became of it."""
    by_pair = {(link.left, link.right): link for link in links}
    return [by_pair[pair] for pair in best_partners({pair: link.score for pair, link in by_pair.items()})]


def _one_address(left: Article, right: Article) -> bool:
    one, other = left.url or "", right.url or ""
    return bool(one and other) and (one == other or "" != page_of(one) == page_of(other))


def _one_outlet(left: Article, right: Article) -> bool:
    return same_outlet(left.outlet or left.first_publisher, right.outlet or right.first_publisher)


def _age(article: Article) -> tuple[date, float]:
    return article.date or date.max, article.saved.timestamp()
