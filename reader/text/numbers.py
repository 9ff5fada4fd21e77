"""Numbers by value, in digits or spelled out: "130,000", "14 000", "1.5 million", "$20bn", "twenty-three"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}  # fmt: skip
LONG_SCALES = "dozen|hundred|thousand|million|billion|trillion"

DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
WORDS = rf"(?:{'|'.join([*TENS, *sorted(SMALL, key=len, reverse=True)])})"
SPELLED = rf"(?:half a|a|{WORDS})[ -](?:{LONG_SCALES})|{WORDS}"
SPELLED_ON = rf"(?:{SPELLED})(?:(?: and |[ -]){WORDS}(?:[ -](?:{LONG_SCALES}))?)*"

NUMBER = re.compile(
    rf"(?P<currency>(?:\b(?:US|A|C|NZ|HK))?\$|[€£¥₹₽])?\s?(?<![\w.:/])(?<!\d,)"
    rf"(?P<digits>{DIGITS})(?:(?P<short>k|m|mn|mln|bn|b|tn)\b|[ -](?P<scale>{LONG_SCALES})\b)?(?![\w/]|:\d|\.\d)"
    rf"|\b(?P<spelled>{SPELLED_ON})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands from `start` to `end`; `currency` is its sign ("$", "€"), or empty."""

    value: float
    start: int
    end: int
    currency: str = ""
    spelled: bool = False


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in order."""
    for match in NUMBER.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if match["spelled"]:
            yield Number(spelled_value(match["spelled"]), start, match.end(), spelled=True)
        else:
            scale = SCALES[(match["short"] or match["scale"] or "").lower()] if match["short"] or match["scale"] else 1
            value = float(re.sub(r"[,\s]", "", match["digits"]))
            yield Number(value * scale, start, match.end(), (match["currency"] or "")[-1:])


def spelled_value(words: str) -> float:
    """The value of a number in words: "two hundred and five" is 205, "half a million" 500,000."""
    total = part = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in SMALL or word in TENS:
            part += SMALL.get(word, TENS.get(word, 0))
        elif word == "half":
            part = 0.5
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total += (part or 1) * SCALES[word]
            part = 0.0
    return total + part
