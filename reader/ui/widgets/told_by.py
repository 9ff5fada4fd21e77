"""Who tells what a row stands for, in as many columns as there are: shorter words before any of them is cut."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from reader.ui import phrases
from reader.ui.row import Row
from reader.ui.typeset import clipped

LEAST_NAME = 16  # columns of an outlet beside the rest of a title


def told_by(row: Row, room: int = 1_000) -> str:
    """The outlet of an article and how many copies of it are folded; the outlets and origins of a story.

    Where there is no room the words become shorter, then a name is cut; a count never is.
    """
    if row.article is not None:
        return _of_article(row, room)
    forms = list(_of_story(row))
    return next((form for form in forms if cell_len(form) <= room), clipped(forms[-1], room))


def least_told(row: Row) -> int:
    """How many columns that needs beside a title that is cut: a count is never cut, a name becomes known."""
    if row.article is None:
        return min(map(cell_len, _of_story(row)))
    return min(cell_len(told_by(row)), LEAST_NAME)


def _of_article(row: Row, room: int) -> str:
    assert row.article is not None
    name, number = phrases.source(row.article), len(row.copies)
    if not number:
        return clipped(name, room)
    if cell_len(whole := f"{name} + {phrases.counted(number, 'copy', 'copies')}".strip()) <= room:
        return whole
    count = f" +{number:,}"
    return (clipped(name, max(room - len(count), 0)) + count).strip()


def _of_story(row: Row) -> Iterator[str]:
    """From the longest to the shortest: "5 outlets, 3 origins" to "5 outl., 3 orig."."""
    outlets, origins = len(row.story.outlets) if row.story else 0, row.story.origins if row.story else 0
    told = phrases.counted(outlets, "outlet") if outlets > 1 else phrases.counted(len(row.articles), "article")
    if origins >= (outlets if outlets > 1 else len(row.articles)):  # nobody has it from another
        yield told
        return
    short = f"{outlets:,} outl." if outlets > 1 else f"{len(row.articles):,} art."
    yield f"{told}, {phrases.counted(origins, 'origin')}"
    yield f"{told}, {origins:,} orig."
    yield f"{short}, {origins:,} orig."
