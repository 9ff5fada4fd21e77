"""A file while it is read: what was known of it, what is new, and how far it is safe to go on from next time."""

from __future__ import annotations

from reader.library.scanning.intake import FileProgress, FileState, KnownArticle
from reader.library.scanning.job import Record
from reader.library.scanning.prepared import Prepared
from reader.sources.items import Namer

MOST_PROBLEMS = 20  # of one file; a broken file of many records says the same over and over


class OpenedFile:
    """What one file came to so far. `known` are its articles in the catalogue, `reached` the bytes that are done.

    It is read from `start` on; everything before that is known and is as it was.
    """

    def __init__(self, state: FileState, known: dict[str, KnownArticle], start: int) -> None:
        self.state = state
        self.known = known
        self.problems: list[str] = []
        self.reached = self._safe = start
        self._seen = set(known) if start else set()
        self._namer = Namer(article.item for article in known.values() if start and article.item)
        self._resumable = bool(start) or not known

    def take(self, record: Record) -> Prepared | str:
        """The article of a record under a name that no other record of the file has, or what is wrong with it."""
        content = record.content
        if isinstance(content, Prepared):
            if record.line and content.item is not None:
                content = self._named(content, record.line)
            if content.id in self._seen:
                return f"a second record is called {content.item}: only the first is kept"
            self._seen.add(content.id)
        return content

    def reach(self, offset: int) -> bool:
        """Everything before a place was taken. Tells whether reading may go on from there another time, provided that
        the problems so far are kept: where they are too many for that, it must not."""
        self.reached = offset
        if safe := self._resumable and len(self.problems) <= MOST_PROBLEMS:
            self._safe = offset
        return safe

    def progress(self) -> FileProgress:
        """How far it is, to be kept together with what was taken."""
        return FileProgress(self.state, reached=self._safe)

    def gone(self) -> list[int]:
        """The rows of articles that are no longer in it."""
        return [article.row for article_id, article in self.known.items() if article_id not in self._seen]

    def _named(self, article: Prepared, line: int) -> Prepared:
        """Parts of a file are read by themselves: the name of a record may be one that an earlier part has."""
        item = self._namer.name(article.item, line)
        return article if item == article.item else article.named(item)


def few(problems: list[str]) -> list[str]:
    """The first of them, and how many more there are."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    return [*problems[:MOST_PROBLEMS], f"{len(problems) - MOST_PROBLEMS:,} more of the kind"]
