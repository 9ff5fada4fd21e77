"""Dates that differ inside a linked pair: another weekday, day, month or year at the same place.

A weekday and a day of the calendar are compared by the day the article was published; a date that one side leaves out
is no difference.
"""

from __future__ import annotations

import re
from datetime import date

from reader.comparison.pair import Pair, Side, difference, governed_alike
from reader.comparison.pairing import MARKED_FROM
from reader.comparison.result import DATE, Difference
from reader.text.dates import Day, resolve

WEEK = 7
SIGNATURE = re.compile(r"^\W*[^“”\"]{0,60}\(@\w+\)")  # of a post: "— Ana Orde (@anaorde) March 3, 2026"
SHARED = 3  # content words around both, where the sentences are not close copies


def dates(pair: Pair) -> list[Difference]:
    """The dates that stand for the same moment on both sides and differ."""
    if any(SIGNATURE.match(side.facts.text) for side in (pair.left, pair.right)):
        return []
    lefts, rights = list(pair.left.facts.dates), list(pair.right.facts.dates)
    for left in pair.left.facts.dates:  # what both give is settled, and no candidate for another
        same = next((right for right in rights if not _differ(pair, left, right)), None)
        if same:
            lefts.remove(left)
            rights.remove(same)
    found = []
    for left in lefts:
        right = next((right for right in rights if _at_one_place(pair, left, right)), None)
        if right:
            rights.remove(right)
            found.append(difference(DATE, pair, (left.start, left.end), (right.start, right.end)))
    return found


def _differ(pair: Pair, left: Day, right: Day) -> bool:
    """Can they not mean the same day, month or year? A weekday and a year tell nothing of each other."""
    if left.weekday is not None and right.weekday is not None:
        return left.weekday != right.weekday
    days = resolve(left, pair.left.published), resolve(right, pair.right.published)
    if days[0] and days[1]:
        return not (_may_be(left, pair.left, days[1]) and _may_be(right, pair.right, days[0]))
    if left.kind != right.kind:
        return {left.kind, right.kind} != {"day", "month"} or left.month != right.month
    parts = ((left.year, right.year), (left.month, right.month), (left.day, right.day))
    return any(one and other and one != other for one, other in parts)


def _may_be(day: Day, side: Side, other: date) -> bool:
    """May this be that day of the calendar? A weekday is one of the week before or after the publication."""
    if day.weekday is None or side.published is None:
        return resolve(day, side.published) == other or day.weekday is not None
    return day.weekday == other.weekday() and abs((other - side.published).days) <= WEEK


def _at_one_place(pair: Pair, left: Day, right: Day) -> bool:
    if left.kind != right.kind and not (_is_resolved(left, pair.left) and _is_resolved(right, pair.right)):
        return False
    if not pair.close:
        return not pair.loose and _of_one_thing(pair, left, right)
    block = pair.block(pair.left.numbers(left.start, left.end))
    first, last = pair.right.numbers(right.start, right.end)
    return block is not None and block.right[0] < last and first < block.right[1]


def _is_resolved(day: Day, side: Side) -> bool:
    """Is it known which day of the calendar is meant? "Yesterday" in a quotation is not the article's."""
    said = any(each.start <= day.start < each.end for each in side.facts.quotations)
    return resolve(day, side.published) is not None and not (said and day.offset is not None)


def _of_one_thing(pair: Pair, left: Day, right: Day) -> bool:
    """Do the same words stand around both, and the same word before a day of the calendar?"""
    around = pair.left.around(left.start, left.end) & pair.right.around(right.start, right.end)
    alike = left.kind == "day" and governed_alike(pair, (left.start, left.end), (right.start, right.end))
    return len(around) >= SHARED - alike and (alike or pair.words.ratio >= MARKED_FROM)
