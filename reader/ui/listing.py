"""The rows of the list: stories that open to their articles, articles on their own, or the hits of a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.article import Article, Highlighted
from reader.ui.marks import Marks
from reader.ui.row import Row
from reader.ui.views import Counts, View, counts, of_view

if TYPE_CHECKING:
    from reader.stories import Story


@dataclass(slots=True)
class Listing:
    """All that could be listed, what of it is wanted, and which stories are open; `rows` is what is seen.

    The entries come newest first; `order` is one of `reader.ui.ordering`. Changing it, `view`, `marks`, `narrowed`,
    `opened` or `every_copy` (near-identical ones too) needs `arrange` to be seen. `told_in` is the story of
    every article, by its id. `stay` are articles that stay in the view though they belong there no longer: what was
    read since one came to the unread.
    """

    entries: Sequence[Row] = ()
    view: View = View.ALL
    marks: Marks = field(default_factory=Marks)
    stay: set[str] = field(default_factory=set)
    order: str = "date"
    narrowed: str = ""
    opened: set[str] = field(default_factory=set)
    every_copy: bool = False
    rows: list[Row] = field(default_factory=list)
    told_in: dict[str, Story | None] = field(default_factory=dict)

    @property
    def grouped(self) -> bool:
        """Whether stories are known, and not only articles yet."""
        return bool(self.entries) and self.entries[0].story is not None

    def take(self, entries: Sequence[Row]) -> None:
        """List other entries."""
        self.entries = entries
        self.told_in = {article.id: entry.story for entry in entries for article in entry.articles}
        self.marks.mute(self.articles())

    def articles(self) -> Iterator[Article]:
        """Every article of the entries."""
        return (article for entry in self.entries for article in entry.articles)

    def with_story(self, row: Row) -> Row:
        """The row of an article with all of its story, of which a hit knows nothing and a view only a part."""
        if row.article is None:
            return row
        return replace(row, story=self.told_in.get(row.article.id, row.story))

    def arrange(self) -> list[Row]:
        """Make the rows anew and give them."""
        shown = self._in_order(self._of_view())
        if self.narrowed or self.opened:
            self.rows = [row for entry in self._wanted(shown) for row in self._unfolded(entry)]
        else:
            self.rows = list(shown)
        return self.rows

    def counts(self) -> tuple[int, int]:
        """How many stories and how many articles the view holds, whatever is narrowed or opened."""
        entries = list(self._of_view())
        return len(entries), sum(len(entry.articles) for entry in entries)

    def view_counts(self) -> Counts:
        """How much each view holds."""
        return counts(self.entries, self.told_in, self.marks)

    def _of_view(self) -> Iterable[Row]:
        return of_view(self.entries, self.view, self.marks, self.stay)

    def _in_order(self, rows: Iterable[Row]) -> Iterable[Row]:
        from reader.ui.ordering import in_order  # which needs Row

        return rows if self.order == "date" else in_order(list(rows), self.order)

    def _wanted(self, entries: Iterable[Row]) -> Iterable[Row]:
        words = self.narrowed.lower().split()
        if words:
            entries = (entry for entry in entries if has_words(entry, words))
        return entries

    def _unfolded(self, entry: Row) -> Iterable[Row]:
        yield entry
        if entry.article is None and entry.story and entry.story.id in self.opened:
            for article, copies in told_apart(entry.story, every_copy=self.every_copy):
                yield Row(entry.story, article, child=True, copies=copies)

    def fold(self, number: int, opened: bool | None = None) -> None:
        """Open or close the story of row `number` (None: the other way round), in place: 100,000 rows do not matter."""
        row = self.rows[number]
        if row.story is None or row.article is not None or opened == (row.story.id in self.opened):
            return
        if row.story.id in self.opened:
            children = len(list(self._unfolded(row))) - 1
            self.opened.discard(row.story.id)
            del self.rows[number + 1 : number + 1 + children]
        else:
            self.opened.add(row.story.id)
            self.rows[number + 1 : number + 1] = list(self._unfolded(row))[1:]

    def find(self, key: str, near: int = 0) -> int | None:
        """The number of the row of that key; where its story is closed or gone, the row that holds its article."""
        if near < len(self.rows) and self.rows[near].key == key:
            return near
        for number, row in enumerate(self.rows):
            if row.key == key:
                return number
        holds = (number for number, row in enumerate(self.rows) if any(held.id == key for held in row.articles))
        return next(holds, None)


def told_apart(story: Story, *, every_copy: bool) -> list[tuple[Article, tuple[Article, ...]]]:
    """The articles of a story, each with the near-identical copies of it that came later, unless each is wanted."""
    texts: dict[int, list[Article]] = {}
    for number, article in enumerate(story.articles):
        text = number if every_copy or number >= len(story.sources) else story.sources[number].text
        texts.setdefault(text, []).append(article)
    return [(first, tuple(copies)) for first, *copies in texts.values()]


def of_stories(stories: Iterable[Story]) -> list[Row]:
    """A row a story; a story of one article is that article's row."""
    return [
        Row(story) if len(story.articles) > 1 else Row(story, story.articles[0]) for story in stories if story.articles
    ]


def of_articles(articles: Iterable[Article]) -> list[Row]:
    """A row an article, for as long as they are not grouped."""
    return [Row(article=article) for article in articles]


def of_hits(articles: Iterable[Article]) -> list[Row]:
    """A row a hit, which nobody has seen yet: without marks and snippet."""
    return [Row(article=article, snippet=Highlighted("")) for article in articles]


def has_words(row: Row, words: Sequence[str]) -> bool:
    """Whether a row has all of these words, in lower case."""
    text = row.text
    return all(word in text for word in words)
