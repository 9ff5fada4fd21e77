"""The headline of a stored page among its menus: where a page prints it, and what stands around it.

Above the text come, in this order, a kicker, the headline, a standfirst, the byline and the day, a picture's caption.
None of them is marked in a scrape; the headline is the line that the story tells again, that such lines follow, that is
no caption, and that the page may print a second time in a list or for sharing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from reader.sources.credits import byline
from reader.sources.dates import written
from reader.sources.headline import alike, told
from reader.sources.leftovers import leftover
from reader.sources.lines import ends_sentence, is_prose, is_sentence, length

REACH = 60  # lines above the text
STORY_LINES = 25  # of the text, which tell the headline again
SHORT = 4  # words; a line of so few is rather a kicker or a name than a headline
LEAST = 0.65  # score of a headline; weights were set on full-page scrapes of 129 papers in 20 languages
_STAMP = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d|年\d{1,2}月|\bago$|\bUhr\b")
_BY = re.compile(
    r"(?:(?:written |ein \w+ |kolumne )?(?:by|von)|par|por|di|da|av|af|door|autor|author|text|stand"
    r"|publi(?:shed|é|cado))\b",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[^\W\d_A-Z]{3}[A-Z][^\W\d_A-Z]{3}|[^\W\d_A-Z]{2}[.!?][A-Z]")  # entries of a menu run together
_CAPTION = re.compile(
    r"©|\((?:[^()]{0,60}/)?[^()]{0,40}\)$|\b(?:foto|photo|bild|image|picture|getty|shutterstock|courtesy|caption|video|audio)s?\b",
    re.IGNORECASE,
)


def printed_headline(lines: Sequence[str], start: int, end: int) -> int | None:
    """The number of the line that is most likely the headline of the text from `start` to `end`, or None."""
    story = " ".join(line for line in lines[start : min(end, start + STORY_LINES)] if is_sentence(line))
    copies = Counter(line.lower() for line in lines if length(line) > SHORT)
    best, found = LEAST, None
    for number in range(max(0, start - REACH), min(start + 2, end)):
        line = lines[number]
        if not may_be_printed(line) or _is_path(line, lines[number + 1 : number + 9]):
            continue
        score = _score(lines, number, start, story) + (0.3 if copies[line.lower()] > 1 else 0.0)
        if score > best:
            best, found = score, number
    return None if found is None else _first_print(lines, found)


def _first_print(lines: Sequence[str], found: int) -> int:
    """The upper of two lines that are nearly alike: a picture's or a player's title repeats the headline's words."""
    for number in range(max(0, found - 5), found):
        line = lines[number]
        if length(line) > SHORT and may_be_printed(line) and alike(line, lines[found]) >= 0.6:
            return found if _is_path(line, [lines[found]]) or _GLUED.search(line) else number
    return found


def may_be_printed(line: str) -> bool:
    """Could this line be a headline on a page: three words or more, no running text, nothing left over?"""
    if not 3 <= length(line) <= 32 or line.endswith((".", ":", ";", ",")) or is_prose(line):
        return False
    return not (leftover(line) or is_stamp(line) or (_BY.match(line) and length(line) <= 8))


def is_stamp(line: str) -> bool:
    """Is this line a byline or a day, as they stand under a headline?"""
    if length(line) > 14 or is_sentence(line):
        return False
    dated = _STAMP.search(line) and _is_mostly_date(line)
    return bool(dated or byline(line) or (_BY.match(line) and length(line) <= 8))


def _is_mostly_date(line: str) -> bool:
    digits = sum(character.isdigit() for character in line)
    return digits * 5 >= len(line) or (bool(written(line[:160])) and length(line) <= 10)


def _is_path(line: str, below: Sequence[str]) -> bool:
    """Does this line only lead to the headline below it ("Home News Harbour closed for two days")?"""
    return any(line != other and line.endswith(other) and length(other) > SHORT for other in below)


def _score(lines: Sequence[str], number: int, start: int, story: str) -> float:
    line = lines[number]
    words = length(line)
    score = told(line, story) + min(words, 8) / 16 - (start - number) / 120
    stamps = (place for place, other in enumerate(lines[number + 1 : min(number + 6, start + 3)]) if is_stamp(other))
    if (place := next(stamps, None)) is not None:
        score += 0.4 - 0.04 * place
    if _CAPTION.search(line) or (ends_sentence(line) and words > 12):
        score -= 0.5
    if _GLUED.search(line):
        score -= 0.4
    if words <= SHORT:
        below = takewhile(lambda other: not is_stamp(other), lines[number + 1 : number + 3])
        score -= 0.15 + 0.3 * any(_tells(other, story) for other in below)  # a kicker
    if any(_explains(line, lines[number - back], back, story) for back in range(1, min(2, number) + 1)):
        score -= 0.8  # a standfirst
    return score - (0.4 if number > start else 0.0)


def _explains(line: str, above: str, back: int, story: str) -> bool:
    """Is the line the standfirst of the headline so many lines above it? A standfirst is the longer of the two."""
    longer = length(line) >= length(above) * (1 if back == 1 else 1.4)
    return longer and _tells(above, story)


def _tells(line: str, story: str) -> bool:
    """Could this be the headline that stands beside a kicker or a standfirst?"""
    return (
        length(line) > SHORT
        and may_be_printed(line)
        and not (_CAPTION.search(line) or _GLUED.search(line))
        and told(line, story) >= 0.25
    )
