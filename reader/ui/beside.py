"""Whom to lay beside whom: two of a story, an article's best match, one of every outlet, what is named below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from reader.article import Article
from reader.text.outlets import outlet_key, same_outlet

if TYPE_CHECKING:
    from reader.library import Library, Scope
    from reader.stories import Related, Story

MOST_LOOKED_AT = 60  # articles of a story among which two are chosen
MOST_BELOW = 6  # of the related articles that are named below an article
CLOSE = 0.12  # likeness of another story from which on everyday words are enough to call it related below an article
MOST_OUTLETS = 16  # laid side by side: the work grows with the number of pairs


def two_of(story: Story) -> tuple[Article, Article]:
    """The two articles of a story to lay side by side first: of two outlets that took their texts from two origins,
    best of two that name no agency, for what reporters saw themselves goes apart most.

    Else of two outlets that do not both name the same agency, else of its first two outlets, else its first two.
    """

    def apart(pair: tuple[Article, Article]) -> tuple[bool, bool, bool, bool]:
        left, right = pair
        outlets = bool(left.outlet) and bool(right.outlet) and not same_outlet(left.outlet, right.outlet)
        agencies = left.agency is None or left.agency != right.agency
        origins = outlets and story.origin_of(left) != story.origin_of(right)
        return origins, origins and not (left.agency or right.agency), outlets and agencies, outlets

    return max(combinations(story.articles[:MOST_LOOKED_AT], 2), key=apart)


def partner(library: Library, article: Article, scope: Scope) -> Article | None:
    """The best match of another outlet that tells the same story."""
    from reader import stories

    return next((found.article for found in stories.partners(library, article, scope) if found.same_story), None)


def related_below(library: Library, scope: Scope, article: Article) -> list[Related]:
    """What is told of below an article: what is surely or possibly related, best first.

    Nothing for as long as the articles are not grouped, for then all of it had to be computed.
    """
    from reader import stories
    from reader.stories.kept import is_fresh

    if not is_fresh(library, scope):
        return []
    near = stories.related(library, article.id, scope, passages=True)
    return [one for one in near if worth_telling(one)][:MOST_BELOW]


def worth_telling(one: Related) -> bool:
    """Whether it tells the same story; else possibly so, and both tell of more than everyday words ("night, road")."""
    return one.same_story or (one.sure and (one.score >= CLOSE or not all(word.islower() for word in one.words)))


def outlets_of_story(library: Library, scope: Scope, pair: Sequence[Article]) -> tuple[list[Article], int]:
    """One article of every outlet that tells what a pair tells, the pair among them, oldest first.

    Of an outlet with several it is the one most like the pair's left. At most MOST_OUTLETS, and how many more.
    """
    from reader import stories

    near = [one.article for one in stories.partners(library, pair[0], scope) if one.same_story]
    grouping = stories.grouping(library, scope)
    ids = {article.id for article in pair}
    for story in grouping.stories if grouping else ():
        if ids & {article.id for article in story.articles}:
            near.extend(story.articles)
    found = {article.id: article for article in pair}
    outlets = {outlet_key(article.outlet) for article in pair}
    for article in near:
        outlet = outlet_key(article.outlet)
        if not outlet or outlet not in outlets:
            found.setdefault(article.id, article)
            outlets.add(outlet)
    return sorted(list(found.values())[:MOST_OUTLETS], key=stories.age), max(len(found) - MOST_OUTLETS, 0)
