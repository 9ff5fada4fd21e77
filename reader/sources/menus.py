"""Whole pages stored as text: menus above, teasers below, and somewhere in between an article.

The article is the run of lines with the most prose in it when every line that is no sentence counts against it (the
maximum subarray, Kadane 1984); the headline is the line above it that the prose tells again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reader.article import Dropped
from reader.sources.credits import byline
from reader.sources.dates import written
from reader.sources.leftovers import leftover
from reader.sources.lines import is_prose, is_sentence, length, rejoined
from reader.sources.printed_headline import printed_headline

FEWEST_LINES = 30
MENU_LINES = 15  # lines before or after the prose that make a text a stored page
FEW_SENTENCES = 0.3  # of all lines: so few are a stored page though a pitch in prose stands over its menus
LINE_COST = 9  # words of prose that a line which is no sentence takes away
LONGEST_WEIGHT = 60
LONG_RUN = 4  # short lines in a row within the text that are no longer headings


def without_menus(lines: Sequence[str], dropped: list[Dropped]) -> tuple[list[str], str | None]:
    """The lines that can belong to the article, and its headline where it was found among the menus.

    A text that does not look like a stored page comes back as it is.
    """
    if not _is_stored_page(lines):
        return list(lines), None
    lines = rejoined(lines)
    start, end = _densest(lines)
    found = printed_headline(lines, start, end)
    top = start if found is None else found
    kept = [] if found is None else [lines[found]]
    dropped.extend(Dropped(line, "menu above the article") for line in lines[:top])
    for line in lines[top + 1 : start] if found is not None else []:
        wanted = length(line) >= 8 or bool(byline(line) or written(line[:160]))
        _keep(line, wanted, kept, dropped, "between headline and text")
    _core(lines[start:end], kept, dropped)
    dropped.extend(Dropped(line, "after the article") for line in lines[end:])
    return kept, None if found is None else lines[found]


def _keep(line: str, wanted: bool, kept: list[str], dropped: list[Dropped], why: str) -> None:
    if wanted:
        kept.append(line)
    else:
        dropped.append(Dropped(line, why))


def _is_stored_page(lines: Sequence[str]) -> bool:
    if len(lines) < FEWEST_LINES:
        return False
    prose = [number for number, line in enumerate(lines) if is_prose(line)]
    if not prose or sum(map(is_sentence, lines)) > 0.55 * len(lines):
        return False
    if prose[0] >= MENU_LINES or len(lines) - prose[-1] > MENU_LINES:
        return True
    if sum(map(is_sentence, lines)) >= FEW_SENTENCES * len(lines):
        return False
    above = lines[: _densest(lines)[0]]
    return len(above) >= MENU_LINES and sum(length(line) <= 4 for line in above) > 0.7 * len(above)


def _weight(line: str) -> int:
    if leftover(line):
        return -LINE_COST
    if is_sentence(line):
        return min(length(line), LONGEST_WEIGHT)
    return min(length(line), LONGEST_WEIGHT) - LINE_COST if is_prose(line) else -LINE_COST


def _densest(lines: Sequence[str]) -> tuple[int, int]:
    """Where the run of lines with the greatest sum of weights begins and ends."""
    best, span, total, start = 0, (0, len(lines)), 0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0, number
        total += _weight(line)
        if total > best:
            best, span = total, (start, number + 1)
    return span


def _core(lines: Sequence[str], kept: list[str], dropped: list[Dropped]) -> None:
    for sentences, group in groupby(lines, is_sentence):
        run = list(group)
        wanted = sentences or len(run) < LONG_RUN
        for line in run:
            _keep(
                line, wanted or is_prose(line) or length(line) >= 20, kept, dropped, "list of short lines in the text"
            )
