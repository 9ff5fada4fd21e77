"""The headline of a stored page among its menus: where a page prints it, and what stands around it.

Above the text come, in this order, a kicker, the headline, a standfirst, the byline and the day, a picture's caption.
None of them is marked in a scrape; the headline is the line that the story tells again, that such lines follow, that is
no caption, and that the page may print a second time in a list or for sharing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.sources.credits import byline
from reader.sources.dates import written
from reader.sources.headline import told
from reader.sources.leftovers import leftover
from reader.sources.lines import ends_sentence, is_prose, is_sentence, length

REACH = 60  # lines above the text
STORY_LINES = 25  # of the text, which tell the headline again
LEAST = 0.75  # score of a headline; weights were set on full-page scrapes of 129 papers in 20 languages
_STAMP = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b|年\d{1,2}月|\bago$|\bUhr\b")
_BY = re.compile(
    r"(?:by|von|par|por|di|da|av|af|door|autor|author|written by|text|ein \w+ von|kolumne von|publi(?:shed|é|cado)|stand)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"©|\((?:[^()]{0,60}/)?[^()]{0,40}\)$|\b(?:foto|photo|bild|image|picture|getty|shutterstock|courtesy|caption|video|audio)s?\b",
    re.IGNORECASE,
)


def printed_headline(lines: Sequence[str], start: int, end: int) -> int | None:
    """The number of the line that is most likely the headline of the text from `start` to `end`, or None."""
    story = " ".join(line for line in lines[start : min(end, start + STORY_LINES)] if is_sentence(line))
    copies = Counter(line.lower() for line in lines)
    best, found = LEAST, None
    for number in range(max(0, start - REACH), min(start + 2, end)):
        if not may_be_printed(lines[number]):
            continue
        score = _score(lines, number, start, story) + (0.3 if copies[lines[number].lower()] > 1 else 0.0)
        if score > best:
            best, found = score, number
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
    return bool(
        byline(line) or (_STAMP.search(line) and _is_mostly_date(line)) or (_BY.match(line) and length(line) <= 8)
    )


def _is_mostly_date(line: str) -> bool:
    digits = sum(character.isdigit() for character in line)
    return digits * 5 >= len(line) or (bool(written(line[:160])) and length(line) <= 10)


def _score(lines: Sequence[str], number: int, start: int, story: str) -> float:
    line = lines[number]
    score = told(line, story) + min(length(line), 8) / 16 - (start - number) / 120
    below = lines[number + 1 : min(number + 6, start + 3)]
    for place, other in enumerate(below):
        if is_stamp(other):
            score += 0.4 - 0.04 * place
            break
    if _CAPTION.search(line) or (ends_sentence(line) and length(line) > 12):
        score -= 0.5
    if any(_leads(lines[above], line, story) for above in range(max(0, number - 2), number)):
        score -= 0.4  # this one is the standfirst
    return score


def _leads(above: str, line: str, story: str) -> bool:
    """Is the line above rather the headline, and this one what explains it?"""
    return may_be_printed(above) and length(above) >= 4 and told(above, story) >= 0.4 and not _CAPTION.search(above)
