"""Figures that differ inside a linked pair: another number, or another "over", "about", "nearly" before it.

Two figures are taken for figures of one thing where they stand at the same place of a close copy, or count the same and
stand among the same words; else nothing is said. Figures merely left out are told only of close copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.comparison.pair import Pair, Side, difference, governed_alike, mirrored
from reader.comparison.result import FIGURE, Difference
from reader.comparison.tokens import NUMBER, Token, is_content
from reader.text.figures import Figure

MONEY = frozenset({"dollar", "euro", "pound", "¥", "₹", "₽"})
TIMES = frozenset({"day", "week", "month", "year", "hour", "minut", "second"})
COMMON = MONEY | TIMES | {"%", "old", "person", "time"}  # so common that the words around must agree better
AGE = frozenset({"year", "man", "woman"})
LARGEST_RATIO = 3  # a number more than so many times the other is seldom a figure of the same thing
GOES_ON = 5  # words in common that the same two words behind both figures are worth
MOSTLY = 0.6  # share of the words of two sentences that agree which makes their only figures those of one thing
SAME_THING = 2  # words around both that make it sure that one number said with another "over" is of one thing
ALONE = 1  # words that a close copy may drop with a figure: with more, it is the passage that is dropped
# "Another 21", "21 others" leave out the first ones.
MORE = re.compile(r"\b(?:another|additional|further|other|adding|extra)\s+$", re.IGNORECASE)
REST = re.compile(r"\s+(?:others?|additional|further|extra|more(?!\s+than))\b", re.IGNORECASE)
HIS, HER = frozenset({"he", "him", "his", "mr"}), frozenset({"she", "her", "hers", "ms", "mrs"})
CLAUSE = re.compile(r"[,;:–—(]\s|\s(?:and|while|but)\s")


def figures(pair: Pair) -> list[Difference]:
    """The figures that stand for the same thing on both sides and differ, and those a close copy leaves out."""
    lefts, rights = list(pair.left.facts.figures), list(pair.right.facts.figures)
    found = []
    for left, right in _same(pair, lefts, rights):
        lefts.remove(left)
        rights.remove(right)
        if _otherwise_modified(pair, left, right):
            found.append(_difference(pair, left, right))
    for left, right in _matched(pair, lefts, rights):
        lefts.remove(left)
        rights.remove(right)
        found.append(_difference(pair, left, right))
    if pair.close:
        found += _named_otherwise(pair)
        found += [_difference(pair, left, None) for left in lefts if _left_out(pair, left)]
        mirror = pair.mirrored()
        found += [mirrored(_difference(mirror, right, None)) for right in rights if _left_out(mirror, right)]
    return found


def _named_otherwise(pair: Pair) -> Iterator[Difference]:
    """Other numbers at one place, of which one counts nothing: "Article 50", "called 911". Two years are dates."""
    for block in pair.words.blocks:
        lefts, rights = pair.left.words(block.left), pair.right.words(block.right)
        if block.equal or not len(lefts) == len(rights) == 1:
            continue
        left, right = ((word.start, word.end) for word in (*lefts, *rights))
        numbers = all(word.form.startswith(NUMBER) for word in (*lefts, *rights))
        if numbers and _told(pair.left, left).isdisjoint(_told(pair.right, right)):
            yield difference(FIGURE, pair, left, right)


def _told(side: Side, place: tuple[int, int]) -> set[str]:
    """As what the number at this place is compared already: "figure", "date" or nothing."""
    told = [("figure", each.start, each.end) for each in side.facts.figures]
    told += [("date", each.start, each.end) for each in side.facts.dates]
    return {kind for kind, start, end in told if start < place[1] and place[0] < end}


def _difference(pair: Pair, left: Figure, right: Figure | None) -> Difference:
    return difference(FIGURE, pair, (left.start, left.end), (right.start, right.end) if right else None)


def _same(pair: Pair, lefts: list[Figure], rights: list[Figure]) -> list[tuple[Figure, Figure]]:
    """The figures of equal value, each with one of the other side, best with that at its own place."""
    equal = [(left, right) for left in lefts for right in rights if left.values == right.values and _alike(left, right)]
    found: list[tuple[Figure, Figure]] = []
    for left, right in sorted(equal, key=lambda each: not _opposite(pair, *each)):
        if all(left is not one and right is not other for one, other in found):
            found.append((left, right))
    return found


def _opposite(pair: Pair, left: Figure, right: Figure) -> bool:
    last, other = pair.left.numbers(left.start, left.end)[1], pair.right.numbers(right.start, right.end)[1]
    return pair.opposite(last - 1) == other - 1


def _kind(figure: Figure) -> str:
    if figure.unit in MONEY:
        return "money"
    return figure.unit if figure.unit in TIMES | {"%", "old"} else "count"


def _alike(left: Figure, right: Figure) -> bool:
    """May they count the same? Money is no share, a week no day; a count without a noun may be any count."""
    return _kind(left) == _kind(right) or not (left.unit and right.unit)


def _otherwise_modified(pair: Pair, left: Figure, right: Figure) -> bool:
    if left.modifier == right.modifier:
        return False
    both = bool(left.modifier and right.modifier)
    needed = SAME_THING + (left.unit in COMMON)
    return pair.close or (both and len(_shared(pair, left, right)) >= needed)


def _shared(pair: Pair, left: Figure, right: Figure) -> frozenset[str]:
    """The words around both figures that agree, apart from what they count."""
    return _around(pair.left, left) & _around(pair.right, right)


def _around(side: Side, figure: Figure) -> frozenset[str]:
    around = (token for token in _beside(side, figure) if is_content(token))
    words = frozenset(token.sense for token in around if not token.sense.startswith(NUMBER))
    return words - figure.nouns - (AGE if figure.unit == "old" else frozenset())


def _beside(side: Side, figure: Figure) -> Iterator[Token]:
    """The words around a figure; of one that stands in a row of its kind only those of its own clause."""
    start, end = 0, len(side.facts.text)
    if sum(each.unit == figure.unit for each in side.facts.figures) > 1:
        start = max((stop.end() for stop in CLAUSE.finditer(side.facts.text, 0, figure.start)), default=start)
        stop = CLAUSE.search(side.facts.text, figure.end)
        end = stop.start() if stop else end
    return (token for token in side.beside(figure.start, figure.end) if start <= token.start and token.end <= end)


def _matched(pair: Pair, lefts: list[Figure], rights: list[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs that most likely are figures of one thing, best first, each figure once."""
    scored = sorted(
        ((score, -number, left, right) for number, (score, left, right) in enumerate(_candidates(pair, lefts, rights))),
        key=lambda each: each[:2],
        reverse=True,
    )
    found: list[tuple[Figure, Figure]] = []
    for _, _, left, right in scored:
        if all(left is not one and right is not other for one, other in found):
            found.append((left, right))
    return found


def _candidates(pair: Pair, lefts: list[Figure], rights: list[Figure]) -> Iterator[tuple[float, Figure, Figure]]:
    for left in lefts:
        for right in rights:
            score = _score(pair, left, right) if _alike(left, right) and left.values != right.values else 0.0
            if score:
                yield score, left, right


def _score(pair: Pair, left: Figure, right: Figure) -> float:
    """How sure it is that both figures are of the same thing; 0 for not sure enough."""
    if _is_a_rest(pair.left, left) != _is_a_rest(pair.right, right):
        return 0.0
    if (pair.close or _alone(pair)) and _at_one_place(pair, left, right):
        return 2.0 * GOES_ON
    if not left.unit or left.unit != right.unit or _elsewhere(pair, left, right):
        return 0.0
    if len(left.values) != len(right.values) or not _comparable(left.values[0], right.values[0]):
        return 0.0
    if _named_apart(pair, left, right) or _of_him(pair.left) * _of_him(pair.right) < 0:
        return 0.0
    governed = governed_alike(pair, (left.start, left.end), (right.start, right.end))
    shared = len(_shared(pair, left, right)) + governed
    if _goes_on_alike(pair, left, right) and (left.unit != "old" or shared >= SAME_THING):
        return float(GOES_ON + shared)
    enough = shared >= _needed(pair, left.unit, governed=governed) or (shared and _only_ones(pair, left.unit))
    return float(shared) if enough else 0.0


def _only_ones(pair: Pair, unit: str) -> bool:
    """Do both sentences count this once, and say with it mostly the same, in whatever order?"""
    sides = pair.left.facts, pair.right.facts
    if any(sum(figure.unit == unit for figure in facts.figures) > 1 for facts in sides):
        return False
    left, right = (
        {token.sense for token in facts.tokens if is_content(token) and not token.form.startswith(NUMBER)}
        for facts in sides
    )
    return len(left & right) >= max(MOSTLY * max(len(left), len(right)), SAME_THING + 1)


def _alone(pair: Pair) -> bool:
    """Is one word all that differs, in a sentence so short that it is no close copy for that: "It cost $2 billion"?"""
    changed = [block for block in pair.words.blocks if not block.equal]
    return len(changed) == 1 and all(end - start == 1 for start, end in (changed[0].left, changed[0].right))


def _is_a_rest(side: Side, figure: Figure) -> bool:
    text = side.facts.text
    return MORE.search(text[: figure.start]) is not None or REST.match(text, figure.end) is not None


def _of_him(side: Side) -> int:
    """Is it told of a man alone, 1, of a woman alone, -1, or of both or of who knows whom, 0?"""
    said = {token.word.lower().rstrip(".") for token in side.facts.tokens}
    return (not said.isdisjoint(HIS)) - (not said.isdisjoint(HER))


def _named_apart(pair: Pair, left: Figure, right: Figure) -> bool:
    """Do both sides name somebody or something beside the figure, and the other sentence nobody of these?"""
    named = _names_beside(pair.left, left), _names_beside(pair.right, right)
    said = [{token.sense for token in side.facts.tokens} for side in (pair.left, pair.right)]
    return bool(named[0] and named[1]) and named[0].isdisjoint(said[1]) and named[1].isdisjoint(said[0])


def _names_beside(side: Side, figure: Figure) -> set[str]:
    places = [(name.start, name.end) for name in side.facts.names]
    beside = _beside(side, figure)
    return {token.sense for token in beside if any(start <= token.start < end for start, end in places)}


def _needed(pair: Pair, unit: str, *, governed: bool) -> int:
    """How many words in common it takes: few for a thing both articles count just once, many for shares and money."""
    if unit in COMMON:
        return 3 + (pair.loose and not governed)
    return 2 if pair.loose and not (unit in pair.left.sole and unit in pair.right.sole) else 1


def _goes_on_alike(pair: Pair, left: Figure, right: Figure) -> bool:
    """Do both sides go on with the same two words: "seventeen people were", "fourteen people were"?"""
    last, other = pair.left.numbers(left.start, left.end)[1], pair.right.numbers(right.start, right.end)[1]
    return not pair.loose and all(pair.opposite(last + step) == other + step for step in (0, 1))


def _at_one_place(pair: Pair, left: Figure, right: Figure) -> bool:
    block = pair.block(pair.left.numbers(left.start, left.end))
    if block is None:
        return False
    first, last = pair.right.numbers(right.start, right.end)
    return block.right[0] < last and first < block.right[1]


def _comparable(left: float, right: float) -> bool:
    smaller, larger = sorted((left, right))
    return smaller > 0 and larger / smaller <= LARGEST_RATIO


def _elsewhere(pair: Pair, left: Figure, right: Figure) -> bool:
    """Does either side give the other's number as well, near by? Then these two are of different things."""
    return not pair.right.near.isdisjoint(_forms(left)) or not pair.left.near.isdisjoint(_forms(right))


def _forms(figure: Figure) -> set[str]:
    return {f"{NUMBER}{value:.15g}{end}" for value in figure.values for end in ("", "%")}


def _left_out(pair: Pair, left: Figure) -> bool:
    """Is this figure of the left side dropped from a passage the right side has word for word?"""
    numbers = pair.left.numbers(left.start, left.end)
    block = pair.block(numbers)
    if block is None or not pair.right.near.isdisjoint(_forms(left)):
        return False
    words = block.left[1] - block.left[0] - (numbers[1] - numbers[0])
    pronoun = left.values == (1.0,) and not any(character.isdigit() for character in left.text)
    return block.right[0] == block.right[1] and words <= ALONE and numbers[0] >= block.left[0] and not pronoun
