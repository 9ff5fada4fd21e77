"""What is kept of a grouping between two runs: which articles make which story, and what each is related to.

It lies in the library's cache under one name for a scope, an entry for the whole and one for each article, so that
one article's related ones are read without the rest. It may be older than the articles; readers must bear that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reader.article import Article

if TYPE_CHECKING:
    from reader.library import Library, Scope

FORMAT = 2  # of what is kept, and of how stories are found: another one makes what is kept stale
_WHOLE = ""  # no article has this id
_known: WeakKeyDictionary[Library, dict[Scope, tuple[int, bool]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story by its articles' ids; `title_from` is the article whose headline it bears."""

    id: str
    title_from: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRelated:
    """An article related to another, by id; `terms` are stems and stem pairs both have, the most telling first."""

    id: str
    score: float
    same_story: bool
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptStories:
    """All stories of a scope as they were for the articles with this `fingerprint`."""

    fingerprint: str
    stories: tuple[KeptStory, ...] = field(default=())


def name(scope: Scope) -> str:
    """The name a scope's grouping is kept under."""
    roots = "\0".join(sorted(str(root) for root in scope.roots))
    return f"stories-{blake2b(roots.encode('utf-8', 'surrogateescape'), digest_size=10).hexdigest()}"


def fingerprint(articles: Iterable[Article]) -> str:
    """Changes when an article comes, goes or gets another text; the order does not matter."""
    facts = sorted(
        (article.id, article.saved.isoformat(), article.words, article.title, str(article.outlet), str(article.date))
        for article in articles
    )
    return f"{FORMAT}:{blake2b(repr(facts).encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}"


def keep(library: Library, scope: Scope, stories: KeptStories, related: Mapping[str, Iterable[KeptRelated]]) -> None:
    """Keep a scope's grouping in place of what was kept for it."""
    rows = [[story.id, story.title_from, story.articles] for story in stories.stories]
    items = {_WHOLE: _packed([stories.fingerprint, rows])}
    for article_id, near in related.items():
        items[article_id] = _packed([[one.id, round(one.score, 5), one.same_story, one.terms] for one in near])
    library.put_derived(name(scope), items)


def kept_stories(library: Library, scope: Scope) -> KeptStories | None:
    """The stories that are kept for a scope, None where there are none."""
    blob = library.derived(name(scope), _WHOLE)
    if blob is None:
        return None
    mark, rows = json.loads(blob)
    return KeptStories(mark, tuple(KeptStory(story_id, title, tuple(ids)) for story_id, title, ids in rows))


def is_fresh(library: Library, scope: Scope) -> bool:
    """Whether what is kept for a scope was made of the articles it has now. Known at once until the library changes."""
    known = _known.setdefault(library, {})
    version = library.version()
    if known.get(scope, (None, False))[0] != version:
        kept = kept_stories(library, scope)
        known[scope] = version, kept is not None and kept.fingerprint == fingerprint(library.articles(scope))
    return known[scope][1]


def kept_related(library: Library, scope: Scope, article_id: str) -> list[KeptRelated] | None:
    """What is kept as related to an article, best first; None where nothing was kept for it."""
    blob = library.derived(name(scope), article_id)
    if blob is None:
        return None
    return [KeptRelated(other, score, same, tuple(terms)) for other, score, same, terms in json.loads(blob)]


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
