"""The articles related to one, with the reasons, and whom to lay it beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reader.article import Article, FullArticle
from reader.errors import NewsreaderError, UnknownArticle
from reader.stories.kept import KeptRelated, best_first, is_fresh, kept_related, kept_stories
from reader.stories.provenance import COPY, containment, own_words_of, words_of
from reader.stories.provenance import passages as common_passages
from reader.stories.publishers import publisher
from reader.stories.rareness import forget
from reader.stories.same_order import REWORDED, facts, in_a_row
from reader.stories.similarity import POSSIBLY
from reader.stories.whole import KEPT, RELATED
from reader.stories.why import circumstances, said_of_both
from reader.stories.word import obeyed, readers_word

if TYPE_CHECKING:
    from reader.library import Library, Scope

_known: WeakKeyDictionary[Library, dict[Scope, tuple[tuple[int, int], Mapping[str, str]]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Related:
    """An article related to another: how much (0 to 1), whether they tell one story, and why, in plain words.

    `words` are what both tell of, `circumstances` the days between them, a common agency or outlet, and what is word
    for word the same.
    """

    article: Article
    score: float
    same_story: bool
    words: tuple[str, ...]
    circumstances: tuple[str, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """All of it."""
        return (*self.words, *self.circumstances) or ("many of the same words",)

    @property
    def band(self) -> str:
        """How sure it is, in words."""
        if self.same_story:
            return "same story"
        return "possibly related" if self.sure else "faintly related"

    @property
    def sure(self) -> bool:
        """Whether it tells the same story, or possibly."""
        return self.same_story or self.score >= POSSIBLY


def related(
    library: Library, article_id: str, scope: Scope, limit: int = RELATED, *, passages: bool = False
) -> list[Related]:
    """The articles of a scope related to this one, best first (see `best_first`), from what is kept, else computed.

    With `passages` those of the same story say what is word for word the same: that takes more time than all else.
    What was kept before articles came, went or changed is not used: the new ones would be missing.
    `article_id` may be whatever the library knows articles by. Raises UnknownArticle and UnreadableFile.
    """
    subject = library.full(article_id)
    near = _near(library, subject, scope, limit)
    others = library.some(one.id for one in near)
    found = []
    for one in near:
        if (other := others.get(one.id)) is None:
            continue  # gone since
        near_by = tuple(circumstances(subject.article, other))
        if passages and one.same_story:
            near_by += _in_common(library, subject, other)
        found.append(Related(other, one.closeness, one.same_story, said_of_both(one.terms, subject), near_by))
    return found


def _near(library: Library, subject: FullArticle, scope: Scope, limit: int) -> list[KeptRelated]:
    """So many of its near ones, the best first: what is kept of them, where that is all that is asked for."""
    kept = kept_related(library, scope, subject.article.id) if limit <= KEPT and is_fresh(library, scope) else None
    if kept is None:
        from reader.stories.at_once import computed

        found = computed(library, subject, scope, limit, _story_of(library, scope))
        return _best(library, scope, subject, found)[:limit]
    near = _best(library, scope, subject, kept)[:limit]
    if all(one.terms for one in near):
        forget(library)
        return near
    from reader.stories.at_once import explained

    return explained(library, subject.article, scope, near)


def _best(library: Library, scope: Scope, subject: FullArticle, near: list[KeptRelated]) -> list[KeptRelated]:
    told = _as_the_reader_says(library, scope, subject.article.id, near)
    return best_first(told, [one.same_story for one in told])


def _in_common(library: Library, subject: FullArticle, other: Article) -> tuple[str, ...]:
    """What two articles have word for word, and whether one is the other reworded."""
    try:
        full = library.full(other.id)
    except NewsreaderError:
        return ()
    words, its = words_of(subject), words_of(full)
    if containment(words, its) >= COPY:
        return ("mostly the same text",)
    row = in_a_row(facts(subject), facts(full))
    order = (f"same order of facts, {row} in a row",) if row >= REWORDED else ()
    if common := common_passages(own_words_of(subject), own_words_of(full)):
        return (*order, f"{common} passages word for word" if common > 1 else "a passage word for word")
    return (*order, "the same quotations") if common_passages(words, its) else order


def partners(library: Library, article: Article, scope: Scope, *, passages: bool = False) -> list[Related]:
    """Whom to lay an article beside: who tells the same story first, of these and of the rest other outlets.

    An unknown outlet counts as another.
    With `passages` they say what is word for word the same, as in `related`.
    """
    try:
        near = related(library, article.id, scope, passages=passages)
    except UnknownArticle:  # it is not indexed
        path = f"{article.path}#{article.item}" if article.item else str(article.path)
        near = related(library, path, scope, passages=passages)
    its = publisher(article.outlet)
    return sorted(near, key=lambda one: (not one.same_story, its is not None and publisher(one.article.outlet) == its))


def are_one_story(library: Library, scope: Scope, article_id: str, other: str) -> bool:
    """Whether two articles are grouped as one story, as far as the reader does not say otherwise."""
    story_of = _story_of(library, scope)
    return article_id in story_of and story_of[article_id] == story_of.get(other)


def _as_the_reader_says(library: Library, scope: Scope, article_id: str, near: list[KeptRelated]) -> list[KeptRelated]:
    story_of = _story_of(library, scope) if readers_word(library) else {}
    mine = story_of.get(article_id)
    if mine is None:
        return near
    return [replace(one, same_story=story_of[one.id] == mine) if one.id in story_of else one for one in near]


def _story_of(library: Library, scope: Scope) -> Mapping[str, str]:
    """The story of every article as the reader wants it, by ids; remembered until anything changes."""
    versions = library.version(), library.own.version() if library.own else 0
    known = _known.setdefault(library, {})
    if known.get(scope, (None, {}))[0] != versions:
        kept = kept_stories(library, scope)
        stories = obeyed(kept.stories, readers_word(library)) if kept else []
        known[scope] = versions, {member: one.id for one in stories for member in one.articles}
    return known[scope][1]
