"""The ids of stories, which stay what they were however a story grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, count

from reader.stories.kept import KeptStory
from reader.stories.story import id_of


def story_ids(stories: Sequence[Sequence[str]], before: Iterable[KeptStory], others: Collection[str] = ()) -> list[str]:
    """An id for each story, given by its articles' ids, the oldest first.

    A story keeps the id of the earlier one that it has the most articles of; of several that go back to one story, the
    biggest part keeps it. A new one is named after its oldest article, or another where that id is one of `others`.
    """
    earlier = {article: one.id for one in before for article in one.articles}
    shared = []
    for number, story in enumerate(stories):
        counts = Counter(earlier[article] for article in story if article in earlier)
        shared += [(-many, number, story_id) for story_id, many in counts.items()]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, number, story_id in sorted(shared):
        if number not in ids and story_id not in taken:
            ids[number] = story_id
            taken.add(story_id)
    for number, story in enumerate(stories):
        if number not in ids:
            free = chain(map(id_of, story), (f"{id_of(story[0])}-{again}" for again in count(2)))
            ids[number] = next(name for name in free if name not in taken and name not in others)
            taken.add(ids[number])
    return [ids[number] for number in range(len(stories))]
