"""The first stories of a scope, kept apart: so that not every article need be read to show a screenful."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from reader.stories.kept import name
from reader.stories.origins import Source
from reader.stories.story import Story, story

if TYPE_CHECKING:
    from reader.library import Library, Scope

STORIES = 100  # more than a screen has lines
ARTICLES = 20  # of a story: of a bigger one the rest comes with all the others
_ALL = "front"


def keep_front(library: Library, scope: Scope, stories: Iterable[Story]) -> None:
    """Keep the first of these stories, which are in the order they are listed in."""
    rows = [[one.id, one.title, _articles(one)] for one in islice(stories, STORIES)]
    packed = json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if packed != library.derived(_name(scope), _ALL):
        library.put_derived(_name(scope), [(_ALL, packed)])


def front(library: Library, scope: Scope) -> list[Story]:
    """The first stories as they were kept, without what is gone since; none where none were kept. Quick, and a guess:
    the grouping tells what is so."""
    blob = library.derived(_name(scope), _ALL)
    rows = json.loads(blob) if blob else []
    articles = library.some(id for _, _, told in rows for id, _, _ in told)
    made = []
    for story_id, title, told in rows:
        sources = {id: Source(origin, text) for id, origin, text in told}
        if members := [articles[id] for id in sources if id in articles]:
            made.append(story(members, title=title, story_id=story_id, sources=sources))
    return made


def _articles(one: Story) -> list[tuple[str, int, int]]:
    """The ids of the first articles of a story, and where each text is from."""
    pairs = zip(one.articles[:ARTICLES], one.sources, strict=False)
    return [(article.id, source.origin, source.text) for article, source in pairs]


def _name(scope: Scope) -> str:
    return f"front-{name(scope)}"
