"""The stories of a scope: read from what is kept, or found, for a few new articles or for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.article import Article
from reader.stopping import never
from reader.stories import growing, whole
from reader.stories.front import keep_front
from reader.stories.kept import KeptStories, KeptStory, is_fresh, kept_stories, name
from reader.stories.steps import Steps
from reader.stories.story import Story, age, id_of, story
from reader.stories.word import Word, obeyed, readers_word

if TYPE_CHECKING:
    from reader.library import Library, Scope


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories of a scope, newest first; every article is in exactly one.

    `fresh` is false where articles came, went or changed since they were grouped: then those that are gone are left
    out, and new ones are stories of one.
    """

    stories: tuple[Story, ...]
    fresh: bool


def grouping(library: Library, scope: Scope) -> Grouping | None:
    """The stories that are kept for a scope, as the reader wants them; None where it was never grouped. Quick: nothing
    is computed."""
    fresh = is_fresh(library, scope)
    kept = kept_stories(library, scope)
    return None if kept is None else _grouping(kept, library.articles(scope), fresh, readers_word(library))


def group(
    library: Library,
    scope: Scope,
    *,
    stop: Callable[[], bool] = never,
    on_share: Callable[[float], None] | None = None,
    spared: int = 0,
) -> Grouping:
    """Find the stories of a scope and every article's related ones, and keep both.

    Where little came or went since the last time, only that and the stories it touches are looked at. `stop` is polled
    for every article; when it says so nothing is kept, and what stands from before is given, stale. `on_share` is told
    how much of the work is done, 0 to 1. So many processors as are `spared` are left to others.
    """
    steps = Steps(stop, on_share)
    articles = library.articles(scope)
    editions = library.editions(scope)
    kept = kept_stories(library, scope)
    found = growing.grown(library, scope, articles, editions, kept, steps, spared) if kept else None
    if found is None:
        found = whole.grouped(library, scope, articles, editions, kept, steps, spared)
    if found is None:
        return grouping(library, scope) or Grouping(_newest_first(story([article]) for article in articles), False)
    made = _grouping(found, articles, True, readers_word(library))
    keep_front(library, scope, made.stories)
    return made


def group_once(
    library: Library,
    scope: Scope,
    *,
    stop: Callable[[], bool] = never,
    on_share: Callable[[float], None] | None = None,
    spared: int = 0,
    wait: float,
) -> None:
    """Find the stories of a scope unless those that are kept are fresh, as `group` does.

    Where another newsreader is just finding them, it is waited for, and its place is taken where it ends before its
    time. Raises IndexFault when that takes longer than `wait` seconds.
    """
    if is_fresh(library, scope):
        return
    with library.alone(name(scope), wait=wait, stop=stop) as alone:
        if alone and not is_fresh(library, scope):
            if on_share:
                on_share(0.0)  # the waiting is over
            group(library, scope, stop=stop, on_share=on_share, spared=spared)


def _grouping(kept: KeptStories, articles: Sequence[Article], fresh: bool, word: Word) -> Grouping:
    left = {article.id: article for article in articles}
    stories = []
    new = (KeptStory(id_of(one), one, (one,)) for one in left.keys() - kept.editions.keys())
    for one in obeyed([*kept.stories, *new], word) if word else kept.stories:
        title = left[one.title_from].title if one.title_from in left else ""
        if members := [left.pop(article_id) for article_id in one.articles if article_id in left]:
            sources = dict(zip(one.articles, one.sources, strict=False))
            stories.append(story(members, title=title, story_id=one.id, sources=sources))
    stories.extend(story([article]) for article in left.values())
    return Grouping(_newest_first(stories), fresh)


def _newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """By the day of the last article that has one; behind them stories without a day, by when they were saved.

    Within a day by a file's name, wherever the folder lies.
    """

    def place(story: Story) -> tuple[bool, date, str, str]:
        day = story.last or age(story.articles[-1])[0]
        return story.last is not None, day, story.articles[0].path.name, story.id

    return tuple(sorted(stories, key=place, reverse=True))
