"""Figures of running text: how many of what, and how sure the text is of it ("over 130,000 troops").

Durations, money, shares, ages and ranges are figures; years, days of a month, times of day and numbers that are names
("Nord Stream 2", "No. 2") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.text.dates import MONTH, is_year
from reader.text.numbers import Number, numbers
from reader.text.wordlist import synonyms, wordlist
from reader.text.words import WORD, stem

MORE, LESS, ABOUT = "more", "less", "about"
MODIFIERS = {
    MORE: "more than|at least|upwards of|in excess of|no fewer than|no less than|greater than|over|exceeding|above",
    LESS: "less than|fewer than|just under|no more than|up to|as many as|as much as|at most|close to"
    "|nearly|almost|under|below",
    ABOUT: "an estimated|estimated|approximately|roughly|around|about|some|circa",
}
MODIFIER = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in MODIFIERS.items()) + r")\s+(?:a\s+)?$", re.IGNORECASE
)
# What is counted, by stem; words of one line count the same.
UNITS = synonyms("""
    troop forc soldier servicemen personnel
    person peopl resid civilian
    dead kill die death fatal
    injur wound hurt
    arrest detain
    day
    week
    month
    year
    hour
    minut
    second
    km kilomet kilometr
    mile
    meter metr
    acr
    hectar
    dollar
    euro
    pound
    vote
    seat
    page
    shot bullet
    case
    home hous
    vehicl car
    child children
    man men
    woman women
    job
    degre
""")
STOPS = wordlist("""
    a an the of in on at by for from to with and or but as is are was were be been has have had will would could may
    might that which who this these those it its their his her than after before since during near into over under out
    about around between against across through per each every when while where if not no
""")
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
PERCENT = re.compile(r"\s?%|[ -](?:percent|per cent|percentage points?|pct)\b", re.IGNORECASE)
CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or|and)\s")
NAMED = re.compile(r"(?:\b(?:No|Nos|Number|Section|Article|Chapter|Page|Room|Flight|Route)\.?|#)\s*$", re.IGNORECASE)
CAPITALISED = re.compile(r"[^\s.!?:,;“\"]\s+(?P<word>[A-Z][\w’'-]*)\s$|[^\W\d_]-$")
ISO_TAIL = re.compile(r"\d{4}-(?:\d\d-)?$")
AGED = re.compile(r"[,(]\s?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: `text` from `start` to `end` with its modifier and its sign, without the unit's noun.

    `values` holds two numbers for a range. `unit` is what is counted, as a stem that stands for its synonyms ("troop",
    "%", "dollar", "old" for an age), empty where the text does not say. `nouns` are all the stems it may be counting.
    `modifier` is "more", "less", "about" or empty.
    """

    text: str
    start: int
    end: int
    values: tuple[float, ...]
    unit: str
    nouns: frozenset[str]
    modifier: str


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    found = [number for number in numbers(text) if _counts(text, number)]
    position = 0
    while position < len(found):
        first = last = found[position]
        if position + 1 < len(found) and _is_range(text, first, found[position + 1]):
            position += 1
            last = found[position]
        position += 1
        yield _figure(text, first, last)


def _is_range(text: str, first: Number, second: Number) -> bool:
    between = text[first.end : second.start]
    if between.strip() in ("and", "or"):
        return between.strip() == "or" or bool(re.search(r"\bbetween\s$", text[: first.start], re.IGNORECASE))
    return bool(RANGE.fullmatch(between) or (PERCENT.match(between) and RANGE.fullmatch(PERCENT.sub("", between, 1))))


def _figure(text: str, first: Number, last: Number) -> Figure:
    before = text[max(0, first.start - 20) : first.start]
    modifier = MODIFIER.search(before)
    start = first.start - len(before) + modifier.start() if modifier else first.start
    percent = PERCENT.match(text, last.end)
    end = percent.end() if percent else last.end
    nouns = ["%"] if percent else _nouns(text, first, last)
    if first.currency or last.currency:
        nouns = [CURRENCIES.get(first.currency or last.currency, first.currency or last.currency)]
    values = (first.value,) if first is last else (first.value, last.value)
    kind = (modifier.lastgroup or "") if modifier else ""
    return Figure(text[start:end], start, end, values, _unit(nouns), frozenset(nouns), kind)


def _unit(nouns: list[str]) -> str:
    known = set(UNITS.values())
    return next((noun for noun in nouns if noun in known), nouns[0] if nouns else "")


def _nouns(text: str, first: Number, last: Number) -> list[str]:
    """The stems of what may be counted, the likelier ones first: the words behind the number up to a small word."""
    if _is_age(text, first, last):
        return ["old"]
    words: list[str] = []
    place = last.end
    for word in WORD.finditer(text, last.end):
        between = text[place : word.start()]
        if word[0].lower() in STOPS or between.strip(" -’'") or word[0][0].isdigit() or len(words) == 3:
            break
        words.append(word[0])
        place = word.end()
    words.sort(key=lambda word: not word.endswith("s"))  # a plural is likelier the noun than what stands before it
    stems = [stem(word) for word in words]
    return [UNITS.get(each, each) for each in stems]


def _is_age(text: str, first: Number, last: Number) -> bool:
    if first is not last or first.currency or not 0 < first.value < 120:
        return False
    behind = text[last.end : last.end + 12]
    between_commas = AGED.search(text[: first.start]) and behind[:1] in (",", ")") and not first.spelled
    return bool(between_commas or re.match(r"[ -]years?[ -]old\b", behind + text[last.end + 12 : last.end + 16]))


def _counts(text: str, number: Number) -> bool:
    """Is this number a figure, not a year, a day, a time or a part of a name?"""
    before, behind = text[max(0, number.start - 40) : number.start], text[number.end : number.end + 20]
    if number.currency or PERCENT.match(behind):
        return True
    if text[number.start : number.end].lower() == "one":
        following = WORD.search(behind)
        return bool(following and behind[: following.start()] in (" ", "-") and _known(following[0]))
    if CLOCK.match(behind) or NAMED.search(before) or MONTH.search(before) or MONTH.match(behind.lstrip(" ")):
        return False
    following = WORD.match(behind.lstrip(" -"))
    if is_year(text[number.start : number.end]):
        return bool(following and _known(following[0]))
    named = CAPITALISED.search(before)
    if named and not number.spelled and number.value < 10_000:
        return bool(named["word"] and following and _known(following[0]))
    return not (re.match(r"[-–]\d", behind) and re.search(r"\d[-–]$", before)) and not ISO_TAIL.search(before)


def _known(word: str) -> bool:
    return stem(word) in UNITS
