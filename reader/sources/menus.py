"""Whole pages stored as text: menus above, teasers below, and somewhere in between an article.

The article is the run of lines with the most prose in it when every line that is no sentence counts against it (the
maximum subarray, Kadane 1984); the headline is the line above it that the prose tells again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reader.article import Dropped
from reader.sources.credits import byline
from reader.sources.dates import written
from reader.sources.leftovers import is_legal, leftover
from reader.sources.lines import is_prose, is_sentence, length, rejoined
from reader.sources.printed_headline import is_kicker, printed_headline, without_tail

FEWEST_LINES = 30
SHORT_MENU = 12  # lines, most of them of a few words
MENU_LINES = 15  # lines before or after the prose that make a text a stored page
FEW_SENTENCES = 0.3  # of all lines: so few are a stored page though a pitch in prose stands over its menus
LINE_COST = 9  # words of prose that a line which is no sentence takes away
LEFTOVER_COST = 6  # less: leftovers stand within texts too
LONGEST_WEIGHT = 60
LONGEST_REFRAIN = 3  # words of a line that may stand twice in a text
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
    if found is None:
        top, headline = start, None
    else:
        top, headline = _with_kicker(lines, found)
    dropped.extend(Dropped(line, "menu above the article") for line in lines[: min(top, start)])
    sorting = _Sorting([headline] if headline else [], dropped)
    for line in lines[found + 1 : start] if found is not None else []:
        wanted = length(line) >= 8 or bool(byline(line) or written(line[:160]))
        sorting.keep(line, wanted, "between headline and text")
    _core(sorting, [line for number, line in enumerate(lines[start:end], start) if number != found])
    dropped.extend(Dropped(line, "after the article") for line in lines[end:])
    return sorting.kept, headline


def _with_kicker(lines: Sequence[str], found: int) -> tuple[int, str]:
    """Where the headline begins and all of it: what ends in a colon above it belongs to it."""
    if found and is_kicker(lines[found - 1]):
        return found - 1, f"{lines[found - 1]} {lines[found]}"
    return found, lines[found] if found else without_tail(lines[0], lines[1:])


@dataclass(slots=True)
class _Sorting:
    """Lines on their way to the article or out of it."""

    kept: list[str]
    dropped: list[Dropped]
    said: set[str] = field(default_factory=set)

    def keep(self, line: str, wanted: bool, why: str) -> None:
        """Keep the line or drop it for this reason; what a page says a second time goes in any case."""
        if line in self.said and length(line) > LONGEST_REFRAIN:
            self.dropped.append(Dropped(line, "said twice"))
        elif wanted:
            self.kept.append(line)
            self.said.add(line)
        else:
            self.dropped.append(Dropped(line, why))


def _is_stored_page(lines: Sequence[str]) -> bool:
    if len(lines) < FEWEST_LINES:
        return False
    prose = [number for number, line in enumerate(lines) if is_prose(line)]
    if not prose:
        return False
    if _is_menu(lines[: prose[0]]):
        return True
    sentences = sum(map(is_sentence, lines))
    if sentences > 0.55 * len(lines):
        return False
    if prose[0] >= MENU_LINES or len(lines) - prose[-1] > MENU_LINES:
        return True
    return sentences < FEW_SENTENCES * len(lines) and _is_menu(lines[: _densest(lines)[0]])


def _is_menu(lines: Sequence[str]) -> bool:
    return len(lines) >= SHORT_MENU and sum(length(line) <= 4 for line in lines) > 0.7 * len(lines)


def _weight(line: str, again: bool) -> int:
    """What a line adds to a run of text. A pitch that a page prints several times is none of it, whatever its form."""
    if leftover(line):
        return -LEFTOVER_COST
    sentence = is_sentence(line)
    if not (sentence or is_prose(line)):
        return -LINE_COST
    if again or is_legal(line):
        return 0 if sentence else -LINE_COST
    return min(length(line), LONGEST_WEIGHT) - (0 if sentence else LINE_COST)


def _densest(lines: Sequence[str]) -> tuple[int, int]:
    """Where the run of lines with the greatest sum of weights begins and ends."""
    best, span, total, start = 0, (0, len(lines)), 0, 0
    copies = Counter(lines)
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0, number
        total += _weight(line, copies[line] > 1)
        if total > best:
            best, span = total, (start, number + 1)
    return span


def _core(sorting: _Sorting, lines: Sequence[str]) -> None:
    for sentences, group in groupby(lines, is_sentence):
        run = list(group)
        wanted = sentences or len(run) < LONG_RUN
        for line in run:
            sorting.keep(line, wanted or is_prose(line) or length(line) >= 20, "list of short lines in the text")
