"""Names that differ inside a linked pair: another name at the same place, one spelled otherwise, one left out.

That a sentence does without a name is no difference: accounts say "he", "the president" or nothing. Only a close copy,
word for word around the name, is expected to give it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from reader.comparison.canonical import FORMS, NICKNAMES, PLACES, bare, spelled_one_way
from reader.comparison.pair import Pair, Side, difference, mirrored
from reader.comparison.pairing import MARKED_FROM, SETTLED, Block
from reader.comparison.result import NAME, Difference
from reader.comparison.tokens import is_content
from reader.text.names import TITLES, Name
from reader.text.quotations import speakers
from reader.text.wordlist import wordlist

SPELLED_ALIKE = 0.8  # share of letters in order: Zelensky, Zelenskyy
LONGEST = 6  # words: a longer change is another statement, not another name
SHORT = 3
ALIKE = 0.7  # share of the words before a name at the end that must be the same
LISTED_BEFORE = re.compile(r"\b(?:and|or|nor)\s+(?:the\s+)?$")
LISTED_BEHIND = re.compile(r",?\s+(?:and|or|nor)\b")
ROLES = wordlist("""
    democrat democrats republican republicans department committee court house senate congress state party government
    administration ministry office council agency police army twitter facebook president
""")


def names(pair: Pair) -> list[Difference]:
    """The names at one place that differ, those spelled otherwise, and those a close copy leaves out."""
    found = []
    mirror = pair.mirrored()
    broken_off = [*_at_the_end(pair), *((left, right) for right, left in _at_the_end(mirror))]
    for left, right in dict.fromkeys([*_replaced(pair), *broken_off]):
        found.append(difference(NAME, pair, (left.start, left.end), (right.start, right.end)))
    if pair.close:
        found += [difference(NAME, pair, (name.start, name.end), None) for name in _left_out(pair)]
        found += [mirrored(difference(NAME, mirror, (name.start, name.end), None)) for name in _left_out(mirror)]
    return found


def _replaced(pair: Pair) -> Iterator[tuple[Name, Name]]:
    for block in pair.words.blocks:
        if block.equal:
            continue
        lefts, rights = _names_in(pair.left, block.left), _names_in(pair.right, block.right)
        for left, right in _opposite(lefts, rights):
            if spelled_otherwise(left, right) or (
                _at_one_place(pair, block, left, right) and _is_another(pair, left, right)
            ):
                yield left, right


def _at_the_end(pair: Pair) -> Iterator[tuple[Name, Name]]:
    """Where the right side goes like the left one and ends with another name than the left one has there."""
    if len(pair.words.blocks) < 2 or pair.words.blocks[-1].equal:
        return
    alike, last = pair.words.blocks[-2:]
    same = sum(block.right[1] - block.right[0] for block in pair.words.blocks if block.equal)
    if same < ALIKE * last.right[0]:
        return
    lefts, rights = _names_in(pair.left, last.left), _names_in(pair.right, last.right)
    if not lefts or len(rights) != 1 or sum(map(is_content, pair.left.words(alike.left))) < 2:
        return
    before = pair.left.facts.text[pair.left.characters(last.left)[0] : lefts[0].start]
    ends = pair.right.numbers(rights[0].start, rights[0].end)[1] == last.right[1]
    titles = all(word[0].isupper() for word in before.split())
    prose = any(token.word.islower() and is_content(token) for token in pair.left.facts.tokens)
    starts = pair.right.numbers(rights[0].start, rights[0].end)[0] <= last.right[0]
    if ends and starts and titles and prose and _is_another(pair, lefts[0], rights[0]):
        yield lefts[0], rights[0]


def _names_in(side: Side, numbers: tuple[int, int]) -> list[Name]:
    if numbers[0] == numbers[1]:
        return []
    start, end = side.characters(numbers)
    return [name for name in side.facts.names if name.start < end and start < name.end]


def _opposite(lefts: list[Name], rights: list[Name]) -> list[tuple[Name, Name]]:
    """Each name with the one it may stand for: as many on both sides in order, else those of like spelling."""
    if len(lefts) == len(rights):
        return list(zip(lefts, rights, strict=True))
    return [(left, right) for left in lefts for right in rights if spelled_otherwise(left, right)]


def _at_one_place(pair: Pair, block: Block, left: Name, right: Name) -> bool:
    """Is the change short, the name at the same place in it, and do both sides go on alike before and behind it?"""
    sizes = block.left[1] - block.left[0], block.right[1] - block.right[0]
    places = _place_in(pair.left, block.left, left), _place_in(pair.right, block.right, right)
    if pair.words.ratio < MARKED_FROM or places[0] != places[1] or max(sizes) > LONGEST:
        return False
    if pair.close:
        return True
    tokens = pair.left.facts.tokens
    before, behind = tokens[max(0, block.left[0] - 2) : block.left[0]], tokens[block.left[1] : block.left[1] + 2]
    kept = [pair.opposite(number) is not None for number in range(block.left[0] - len(before), block.left[0])]
    kept += [pair.opposite(number) is not None for number in range(block.left[1], block.left[1] + len(behind))]
    return bool(before and behind) and all(kept) and sum(map(is_content, [*before, *behind])) >= 2


def _place_in(side: Side, numbers: tuple[int, int], name: Name) -> tuple[int, int]:
    """How many words of a change stand before and behind a name, titles aside."""
    first, last = side.numbers(name.start, name.end)
    before = [token for token in side.words((numbers[0], first)) if bare(token.word) not in TITLES]
    return len(before), max(0, numbers[1] - last)


def _is_another(pair: Pair, left: Name, right: Name) -> bool:
    """Another person, place or thing: not a shorter name, another form, nor one the other side gives elsewhere."""
    one, other = set(map(unaccented, left.words)), set(map(unaccented, right.words))
    if one <= other or other <= one or _places(one - other) & _places(other - one) or _is_short_for(left, right):
        return False
    if _is_handle(left, right) or _is_handle(right, left):
        return False
    if _is_shortened(pair, left, right) or _is_shortened(pair.mirrored(), right, left):
        return False
    roles = [name.words[-1] in ROLES for name in (left, right)]
    if any(len(name.words[-1]) < 3 for name in (left, right)) or all(roles):
        return False
    if any(roles) and not left.words[:-1] == right.words[:-1] != ():
        return False
    if left.words[-1] == right.words[-1]:
        return len(one) > 1 and len(other) > 1 and NICKNAMES.get(left.words[0]) != NICKNAMES.get(right.words[0], "")
    alike = left.words[:-1] == right.words[:-1] != ()  # "George Marr" at the place of "George Brandt"
    if pair.words.ratio >= SETTLED or (pair.close and alike):
        return True
    if pair.close:  # "Jeb Bush" is another one, though the sentence has a "Bush" elsewhere
        return _is_rarer(left, pair.right, pair.left) and _is_rarer(right, pair.left, pair.right)
    return not (_named(pair.right) & {left.words[-1]} or _named(pair.left) & {right.words[-1]})


def _places(words: Collection[str]) -> set[str]:
    forms = (FORMS.get(word, word) for word in (*words, " ".join(words)))
    return {PLACES[form] for form in forms if form in PLACES}


def _is_short_for(left: Name, right: Name) -> bool:
    """NATO, North Atlantic Treaty Organization"""
    shorter, longer = sorted((left, right), key=lambda name: len(name.words))
    return len(shorter.words) == 1 and shorter.words[0] == "".join(word[0] for word in longer.words)


def _is_handle(name: Name, other: Name) -> bool:
    """DeSantis, @RonDeSantisFL"""
    return len(other.words) == 1 and len(name.words[-1]) >= 4 and name.words[-1] in other.words[0]


def _is_shortened(pair: Pair, left: Name, right: Name) -> bool:
    """Ark., Arkansas"""
    stop = pair.left.facts.text[left.end : left.end + 1] == "."
    return stop and left.words[:-1] == right.words[:-1] and right.words[-1].startswith(left.words[-1])


def _is_rarer(name: Name, there: Side, here: Side) -> bool:
    """Is a name given there not at all, or less often than here?"""
    if not _named(there).issuperset(name.words):
        return True
    given = [sum(other.words == name.words for other in side.facts.names) for side in (there, here)]
    return given[0] < given[1]


def _named(side: Side) -> set[str]:
    return {word for name in side.facts.names for word in name.words}


def spelled_otherwise(left: Name, right: Name) -> bool:
    """One name in two spellings: nearly the same letters, and not one word's plural, people or possessive."""
    from rapidfuzz.distance import Indel

    if len(left.words) != len(right.words) or left.words == right.words:
        return False
    words = zip(map(spelled_one_way, left.words), map(spelled_one_way, right.words), strict=True)
    unlike = [(one, other) for one, other in words if one != other]
    if not unlike:
        return False
    return all(min(map(len, words)) >= 4 and _alike(*words, Indel.normalized_similarity(*words)) for words in unlike)


def _alike(one: str, other: str, similarity: float) -> bool:
    shorter, longer = sorted((unaccented(one), unaccented(other)), key=len)
    return (
        similarity >= SPELLED_ALIKE
        and not longer.startswith(shorter)
        and PLACES.get(one, one) != PLACES.get(other, other)
    )


def unaccented(word: str) -> str:
    """A word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _left_out(pair: Pair) -> Iterator[Name]:
    """The names of the left side that are dropped from a passage the right side has word for word."""
    for block in pair.words.blocks:
        size = block.left[1] - block.left[0]
        if block.equal or block.right[0] != block.right[1] or block.left[0] == 0 or size > SHORT:
            continue
        start, end = pair.left.characters(block.left)
        for name in _names_in(pair.left, block.left):
            numbers = pair.left.numbers(name.start, name.end)
            extra = size - (numbers[1] - numbers[0])
            extra -= any(token.form in ("and", "or", "nor", "the") for token in pair.left.words(block.left))
            whole = start <= name.start and name.end <= end and extra <= 0
            if whole and _is_listed(pair.left, name) and _is_new(pair, name, numbers):
                yield name


def _is_listed(side: Side, name: Name) -> bool:
    """Is it one of several that are named in a row, not a speaker, an address or a part of a longer name?"""
    if len(name.words[-1]) < 3 or speakers(side.facts.text, (name,), side.facts.quotations):
        return False
    before, behind = side.facts.text[: name.start], side.facts.text[name.end :]
    return bool(LISTED_BEFORE.search(before) or LISTED_BEHIND.match(behind))


def _is_new(pair: Pair, name: Name, numbers: tuple[int, int]) -> bool:
    forms = {token.form for token in pair.left.words(numbers)}
    senses = {PLACES.get(form, form) for form in pair.right.near}
    return forms.isdisjoint(pair.right.near) and not _places(name.words) & senses
