"""Hits that have the words in the very form in which they were asked for: "securities" rather than "secure"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from reader.library.finding.ordering import lifted
from reader.library.finding.wording import Wording
from reader.library.postings.documents import letters
from reader.library.remembered import Remembered
from reader.library.schema import Database

LOOKED_AT = 5  # of the best hits, since their texts are read
AS_WRITTEN = 0.6  # how much more one scores that has all of the words so
MOST_REMEMBERED, LONGEST_REMEMBERED = 100, 100_000  # texts, and characters of one


class Letters:
    """The words of articles. Some are remembered: while one types, the best hits are often the same."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._kept: Remembered[str] = Remembered(MOST_REMEMBERED)

    def of(self, rows: Sequence[int]) -> dict[int, str]:
        """Title and text of some articles, by row number; a changed article gets another number."""
        found = {row: text for row in rows if (text := self._kept.get(row)) is not None}
        read = letters(self.database, [row for row in rows if row not in found]) if len(found) < len(rows) else {}
        for row, text in read.items():
            if len(text) <= LONGEST_REMEMBERED:
                self._kept.put(row, text)
        return found | read


def lifted_as_written(
    best: Sequence[tuple[int, float]],
    titles: Mapping[int, str],
    letters: Callable[[Sequence[int]], Mapping[int, str]],
    words: Sequence[str],
    spellings: Callable[[str], Iterable[str]],
) -> list[tuple[int, float]]:
    """Rows and scores, best first, the first of them lifted by how many of the words they have as they are written, but
    for accents. `letters` gives the titles and texts of those that have not all of them in their `titles`."""
    asked = [Wording([word], spellings) for word in words]
    first = [row for row, _ in best[:LOOKED_AT]]
    texts = {row: titles.get(row, "") for row in first}
    texts |= letters([row for row, title in texts.items() if not all(word.is_in(title) for word in asked)])

    def share(row: int) -> float:
        return AS_WRITTEN * sum(word.is_in(texts[row]) for word in asked) / len(asked)

    return lifted(best, share, LOOKED_AT)
