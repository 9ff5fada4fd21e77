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
from reader.sources.headline import alike, folded, last_part, told, without_site
from reader.sources.leftovers import leftover
from reader.sources.lines import ends_sentence, is_prose, is_sentence, length

REACH = 60  # lines above the text
STORY_LINES = 25  # of the text, which tell the headline again
LONGEST_KICKER = 6  # words
LONGEST_LABEL = 8  # words
LONGEST_QUESTION = 18  # words
SHORT = 4  # words; a line of so few is rather a kicker or a name than a headline
LEAST = 0.65  # score of a headline; weights were set on full-page scrapes of 129 papers in 20 languages
_STAMP = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d|年\d{1,2}月|\bago$|\bUhr\b|^vor \d+ \w+$")
_BY = re.compile(
    r"(?:(?:written |ein \w+ |kolumne )?(?:by|von)|par|por|di|da|av|af|door|autor|author|text|stand"
    r"|publi(?:shed|é|cado))\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*[|｜ㅣ·•»–—-]\s*\S")
_UNFINISHED = re.compile(r"(?:,|\b(?:and|or|the|of|und|oder|et|ou|y|o|ed?|och|og|en))$")
_GLUED = re.compile(r"[^\W\d_A-Z]{3}[A-Z][^\W\d_A-Z]{3}|[^\W\d_A-Z]{2}[.!?][A-Z]")  # entries of a menu run together
_CAPTION = re.compile(
    r"©|\((?:[^()]{0,60}/)?[^()]{0,40}\)$|\b(?:foto|photo|bild|image|picture|getty|shutterstock|courtesy|caption|video|audio)s?\b",
    re.IGNORECASE,
)


def printed_headline(lines: Sequence[str], start: int, end: int) -> int | None:
    """The number of the line that is most likely the headline of the text from `start` to `end`, or None."""
    story = " ".join(line for line in lines[start : min(end, start + STORY_LINES)] if is_sentence(line))
    copies = Counter(line.lower() for line in lines if length(line) > SHORT)
    headings = frozenset(line for line in lines[start:end] if length(line) > 1)
    best, found = LEAST, None
    for number in range(max(0, start - REACH), min(start + 2, end)):
        line = lines[number]
        if (
            not may_be_printed(line)
            or _is_content(lines[:start], number, headings)
            or _is_path(line, lines[number + 1 : number + 9])
        ):
            continue
        again = copies[line.lower()] > 1 or _print_above(lines, number, 0.85) is not None or _heads(lines[0], line)
        score = _score(lines, number, start, story) + (0.3 if again else -_standfirst(lines, number, story))
        if score > best:
            best, found = score, number
    return None if found is None else _better_print(lines, found)


def _better_print(lines: Sequence[str], found: int) -> int:
    """Which of two lines that are nearly alike is the headline.

    The last step of a path of sections gives it above, shortened or in other words: the byline follows the lower one.
    A picture's or a player's title repeats it further down, below a standfirst or the byline.
    """
    if (lower := _print_below(lines, found)) is not None:
        return lower if _is_under_path(lines, found, lower) else found
    upper = _print_above(lines, found, 0.6)
    if upper is None or _is_path(lines[upper], [lines[found]]) or _GLUED.search(lines[upper]):
        return found
    return found if _is_under_path(lines, upper, found) else upper


def _is_under_path(lines: Sequence[str], upper: int, lower: int) -> bool:
    """Does the byline or the day follow the lower of two prints, with at most a kicker between the two?"""
    between = lines[upper + 1 : lower]
    kicker = all(length(line) <= LONGEST_KICKER and not (is_stamp(line) or _CAPTION.search(line)) for line in between)
    return kicker and any(map(is_stamp, lines[lower + 1 : lower + 5]))


def _print_above(lines: Sequence[str], number: int, likeness: float) -> int | None:
    """The first of the five lines above that may be another print of this one, if any."""
    near = range(max(0, number - 5), number)
    return next((upper for upper in near if _are_prints(lines[upper], lines[number], likeness)), None)


def _print_below(lines: Sequence[str], number: int) -> int | None:
    near = range(number + 1, min(number + 4, len(lines)))
    return next((lower for lower in near if _are_prints(lines[number], lines[lower], 0.6)), None)


def _are_prints(upper: str, lower: str, likeness: float) -> bool:
    both_may = length(upper) > SHORT and may_be_printed(upper) and may_be_printed(lower)
    return both_may and alike(upper, lower) >= likeness


def may_be_printed(line: str) -> bool:
    """Could this line be a headline on a page: three words or more, no running text, nothing left over?"""
    if not 3 <= length(line) <= 32 or line.endswith((".", ":", ";")) or _UNFINISHED.search(line):
        return False
    if is_prose(line) and not (line.endswith("?") and length(line) <= LONGEST_QUESTION):
        return False
    return not (leftover(line) or is_stamp(line) or (_BY.match(line) and length(line) <= 8))


def is_kicker(line: str) -> bool:
    """Is this line the beginning of the headline below it: a word or a few, and a colon?"""
    return line.endswith(":") and line[-2:-1].isalnum() and length(line) <= LONGEST_KICKER


def is_stamp(line: str) -> bool:
    """Is this line a byline or a day, as they stand under a headline?"""
    if length(line) > 14 or is_sentence(line):
        return False
    dated = _STAMP.search(line) and _is_mostly_date(line)
    return bool(dated or byline(line) or (_BY.match(line) and length(line) <= 8))


def _is_mostly_date(line: str) -> bool:
    digits = sum(character.isdigit() for character in line)
    return digits * 5 >= len(line) or (bool(written(line[:160])) and length(line) <= 10)


def _heads(page_title: str, line: str) -> bool:
    """Is the first line of the page its <title>: this line, and a site's name behind it?"""
    return page_title.startswith(line) and bool(_TAIL.match(page_title[len(line) :]))


def without_tail(page_title: str, lines: Sequence[str]) -> str:
    """A page's <title> without the site's name, which is known by its standing in other short lines of the page too."""
    tail = last_part(page_title)
    name = folded(tail)
    if name and any(name in folded(line) for line in lines if length(line) <= LONGEST_LABEL):
        return without_site(page_title, tail, surely=True)
    return page_title


def _is_content(above: Sequence[str], number: int, headings: frozenset[str]) -> bool:
    """Is this line one of several in a row that come again in the text: of its table of contents?"""
    near = [line for line in above[max(0, number - 1) : number + 2] if line in headings]
    return len(near) > 1 and number < len(above) and above[number] in headings


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
    if _is_below_stamp(lines, number, story):
        score -= 0.5  # a caption
    if words <= SHORT:
        below = takewhile(lambda other: not is_stamp(other), lines[number + 1 : number + 3])
        score -= 0.15 + 0.3 * any(_tells(other, story) for other in below)  # a kicker
    return score - (0.4 if number > start else 0.0)


def _is_below_stamp(lines: Sequence[str], number: int, story: str) -> bool:
    """Is there a byline or a day just above, and above that a line that may be the headline?"""
    stamp = next((above for above in range(max(1, number - 2), number) if is_stamp(lines[above])), None)
    return stamp is not None and may_be_printed(lines[stamp - 1]) and told(lines[stamp - 1], story) >= 0.5


def _standfirst(lines: Sequence[str], number: int, story: str) -> float:
    """What a line loses for explaining the headline above it."""
    above = range(1, min(2, number) + 1)
    return 0.8 if any(_explains(lines[number], lines[number - back], back, story) for back in above) else 0.0


def _explains(line: str, above: str, back: int, story: str) -> bool:
    """Is the line the standfirst of the headline so many lines above it? A standfirst is the longer of the two."""
    longer = length(line) >= length(above) * (1 if back == 1 else 1.4)
    return longer and _tells(above, story) and alike(line, above) < 0.6


def _tells(line: str, story: str) -> bool:
    """Could this be the headline that stands beside a kicker or a standfirst?"""
    return (
        length(line) > SHORT
        and may_be_printed(line)
        and not (_CAPTION.search(line) or _GLUED.search(line))
        and told(line, story) >= 0.25
    )
