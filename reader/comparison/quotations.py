"""Quotations that differ inside a linked pair: altered words, cut ends, marks lost or gained, another speaker.

Inside quotation marks the very words count, not their stems: "they want" is not "they wanted".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.comparison.canonical import FORMS, bare, parts, spelled_one_way
from reader.comparison.pair import Pair, Place, Side, difference, mirrored
from reader.comparison.pairing import paired
from reader.comparison.result import CUT, MARKS_LOST, QUOTATION, Difference
from reader.comparison.tokens import NUMBER, Token, is_content
from reader.text.quotations import MARKS, Quotation
from reader.text.wordlist import synonyms

Quoted = tuple[Quotation, Place]  # a quotation and the numbers of its words
ENOUGH = 3  # words in common that make two quotations one
TAIL = 3  # words missing at an end that make it a cut one
GAP = 4  # words that differ between two that agree
DENSE = 0.6  # share of the words that agree between the first and the last that do
VERY_DENSE = 0.75  # of sentences that have little else in common
STOPS = ".,;:!?…"
SHORTENED = synonyms("""
    general gen
    senator sen
    representative rep
    governor gov
    doctor dr
    lieutenant lt
    colonel col
    sergeant sgt
    professor prof
    mount mt
    saint st
    versus vs v
    department dept
""")
OTHER_MARKS = "'`‹›‚「」『』"  # read as no quotation, but no lost marks either
SPEECH = re.compile(r"\b(?:I|me|my|we|us|our|ours|you|your|let[’']s)\b|[!?@#]|^\W*(?:…|\.\.)", re.IGNORECASE)
LONG = 5  # words in common that make it sure that both quote the same utterance
MEANINGS = 2  # words in common that mean something, without which two quotations may be of different utterances


def quotations(pair: Pair) -> list[Difference]:
    """The quotations both sides give and print differently, and those only one side prints as a quotation."""
    lefts, rights = quoted(pair.left), quoted(pair.right)
    found: list[Difference] = []
    for left, right in _different(pair, lefts, rights):
        found += _altered(pair, left, right)
    mirror = pair.mirrored()
    found += [each for left in lefts for each in _unmarked(pair, left)]
    found += [mirrored(each) for right in rights for each in _unmarked(mirror, right)]
    return found


def _different(pair: Pair, lefts: list[Quoted], rights: list[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """Every two quotations of which neither stands word for word on the other side as well."""
    sides = [
        [_spoken(side, *numbers) for _, numbers in inside]
        for side, inside in ((pair.left, lefts), (pair.right, rights))
    ]
    for left, words in zip(lefts, sides[0], strict=True):
        for right, others in zip(rights, sides[1], strict=True):
            if words not in sides[1] and others not in sides[0]:
                yield left, right


def quoted(side: Side) -> list[Quoted]:
    """The quotations whose extent is sure, with the numbers of their words."""
    found = []
    for each in side.facts.quotations:
        numbers = side.numbers(each.start, each.end)
        if each.opened and numbers[0] < numbers[1]:
            found.append((each, numbers))
    return found


def _altered(pair: Pair, left: Quoted, right: Quoted) -> Iterator[Difference]:
    """What differs between two quotations of one utterance: the words from the first to the last that do."""
    common = _together(_common(pair, left[1], right[1]))
    if not _is_one_utterance(pair, common, left[1], right[1]):
        return
    if not (left[0].marked or right[0].marked):
        return  # inside a long quotation: the changed words are marked, that they are quoted cannot be seen here
    change = _change(pair, common, left[1], right[1])
    if change:
        first, last = change
        sure = pair.close or _is_surely_one(pair, common, left[1], right[1])
        spans = _from_to(pair.left, first[0], last[0]), _from_to(pair.right, first[1], last[1])
        yield difference(QUOTATION, pair, *spans, sure=sure)
    elif not pair.loose and _is_cut(pair, left[1], right[1], common):
        spans = _with_marks(pair.left, left[0]), _with_marks(pair.right, right[0])
        yield difference(QUOTATION, pair, *spans, CUT, sure=pair.close or _begins_alike(left, right, common))


def _common(pair: Pair, left: Place, right: Place) -> list[Place]:
    """The words both quotations have in the same order, whatever stands around them, as a number on either side."""
    return [
        (left[0] + block.left[0] + step, right[0] + block.right[0] + step)
        for block in paired(pair.left.words(left), pair.right.words(right)).blocks
        if block.equal
        for step in range(block.left[1] - block.left[0])
    ]


def _together(common: list[Place]) -> list[Place]:
    """The longest run of words in common without a wide gap: a small word that agrees far away is chance."""
    runs: list[list[Place]] = [[]]
    for each in common:
        if runs[-1] and max(each[0] - runs[-1][-1][0], each[1] - runs[-1][-1][1]) > GAP:
            runs.append([])
        runs[-1].append(each)
    return max(runs, key=len)


def _is_one_utterance(pair: Pair, common: list[Place], left: Place, right: Place) -> bool:
    """Are enough of the words the same to say that both quote the same sentence, not one like it?"""
    shorter = min(left[1] - left[0], right[1] - right[0])
    if len(common) < (LONG if pair.loose else min(ENOUGH, shorter)):
        return False
    if not pair.close and not any(is_content(pair.left.facts.tokens[one]) for one, _ in common):
        return False
    width = max(common[-1][0] - common[0][0], common[-1][1] - common[0][1]) + 1
    return len(common) >= (VERY_DENSE if pair.loose else DENSE) * width


def _is_surely_one(pair: Pair, common: list[Place], left: Place, right: Place) -> bool:
    """Do sentences that have less in common surely quote one utterance: enough words that mean something, and no end
    where each goes on its own way?"""
    tokens = pair.left.facts.tokens
    if sum(is_content(tokens[one]) for one, _ in common) < MEANINGS:
        return False
    width = max(common[-1][0] - common[0][0], common[-1][1] - common[0][1]) + 1
    before = min(common[0][0] - left[0], common[0][1] - right[0])
    behind = min(left[1] - common[-1][0], right[1] - common[-1][1]) - 1
    return len(common) >= VERY_DENSE * width and (before + behind == 0 or len(common) >= LONG * (before + behind + 1))


def _change(pair: Pair, common: list[Place], left: Place, right: Place) -> tuple[Place, Place] | None:
    """The words before the first change inside two quotations, and behind the last one, as a number on either side.

    Ends that differ by a few words on both sides are changes as well; where only one side goes on, the other is cut.
    """
    steps = list(pairwise(common))
    changes = [(one, next_) for one, next_ in steps if next_ != (one[0] + 1, one[1] + 1)]
    changes += [(each, each) for each in common if not _same_words(pair, *each)]
    starts, ends = (left[0], right[0]), (left[1] - 1, right[1] - 1)
    if all(0 < common[0][side] - starts[side] <= TAIL for side in (0, 1)):
        changes.append((starts, common[0]))
    if all(0 < ends[side] - common[-1][side] <= TAIL for side in (0, 1)):
        changes.append((common[-1], ends))
    if not changes:
        return None
    first, last = min(change[0] for change in changes), max(change[1] for change in changes)
    spoken = [_spoken(side, first[n], last[n] + 1) for n, side in enumerate((pair.left, pair.right))]
    return (first, last) if spoken[0] != spoken[1] else None


def _same_words(pair: Pair, left: int, right: int) -> bool:
    tokens = pair.left.facts.tokens[left], pair.right.facts.tokens[right]
    contracted = any(len(parts(token.word)) > 1 for token in tokens)
    return contracted or _printed(tokens[0]) == _printed(tokens[1])


def _spoken(side: Side, first: int, last: int) -> str:
    """The words with these numbers as one: "work force" is "workforce", "[I]t" is "it"."""
    return "".join(_printed(token) for token in side.words((first, last)))


def _printed(token: Token) -> str:
    """A word as it is spoken, however it is typed."""
    word = token.word.lower().replace("’", "'").replace(".", "")
    if token.form.startswith(NUMBER) or bare(word) in FORMS or bare(token.word) in FORMS:
        return token.form
    return "and" if word == "&" else SHORTENED.get(word) or spelled_one_way(word)


def _from_to(side: Side, first: int, last: int) -> Place:
    return side.facts.tokens[first].start, side.facts.tokens[last].end


def _is_cut(pair: Pair, left: Place, right: Place, common: list[Place]) -> bool:
    """Does one side's quotation begin or end inside the other's, and leave the rest unsaid?"""
    other = [(right, left) for left, right in common]
    return _goes_on(pair, left, right, common) or _goes_on(pair.mirrored(), right, left, other)


def _goes_on(pair: Pair, left: Place, right: Place, common: list[Place]) -> bool:
    before = right[0] == common[0][1] and _is_unsaid(pair, (left[0], common[0][0]))
    return before or (right[1] - 1 == common[-1][1] and _is_unsaid(pair, (common[-1][0] + 1, left[1])))


def _begins_alike(left: Quoted, right: Quoted, common: list[Place]) -> bool:
    """Do both quote a whole utterance from its first word on, not a few words within a sentence of their own?"""
    return (left[1][0], right[1][0]) == common[0] and left[0].text[0].isupper() and right[0].text[0].isupper()


def _is_unsaid(pair: Pair, numbers: Place) -> bool:
    """Are these words of the left side, some at least, not near by on the right side, in marks or without?"""
    words = pair.left.words(numbers)
    content = [token for token in words if is_content(token)]
    unsaid = [token for token in content if token.form not in pair.right.near]
    return len(words) >= TAIL and 3 * len(unsaid) >= max(1, len(content))


def _with_marks(side: Side, quotation: Quotation) -> Place:
    text, start, end = side.facts.text, quotation.start, quotation.end
    start -= start > 0 and text[start - 1] in MARKS
    end += end < len(text) and text[end] in MARKS
    return start, end


def _unmarked(pair: Pair, left: Quoted) -> Iterator[Difference]:
    """A quotation of the left side whose words the right side prints without marks."""
    quotation, numbers = left
    opposite = [pair.opposite(number) for number in range(*numbers)]
    same = [number for number in opposite if number is not None]
    if not quotation.marked or _is_title(pair.left, numbers) or not _is_whole(pair, same, numbers[1] - numbers[0]):
        return
    tokens = pair.right.facts.tokens
    start, end = tokens[same[0]].start, tokens[same[-1]].end
    marked = _touches_mark(pair.right, start, end) or any(
        each.start < end and start < each.end for each in pair.right.facts.quotations
    )
    if not marked and any(is_content(tokens[number]) for number in same):
        if quotation.text[-1] in STOPS:
            end += len(pair.right.facts.text[end:]) - len(pair.right.facts.text[end:].lstrip(STOPS))
        sure = not _is_speech_set_apart(pair.right.facts.text, start, end)
        yield difference(QUOTATION, pair, _with_marks(pair.left, quotation), (start, end), MARKS_LOST, sure=sure)


def _is_speech_set_apart(text: str, start: int, end: int) -> bool:
    """Is it a whole sentence in somebody's own voice: a post or a passage set apart, not the outlet's prose?"""
    return not any(map(str.isalnum, text[:start] + text[end:])) and SPEECH.search(text) is not None


def _is_title(side: Side, numbers: Place) -> bool:
    """Is it a name in marks, of a book or an act, all in capitals?"""
    words = [token.word for token in side.words(numbers) if is_content(token)]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def _touches_mark(side: Side, start: int, end: int) -> bool:
    text = side.facts.text
    before, behind = text[:start].rstrip(STOPS)[-1:], text[end:].lstrip(STOPS)[:1]
    return any(mark in MARKS + OTHER_MARKS for mark in (before, behind) if mark)


def _is_whole(pair: Pair, same: list[int], size: int) -> bool:
    """Are nearly all the words there, and together?"""
    if not same or same[-1] - same[0] >= 2 * size:
        return False
    if pair.loose:
        return len(same) == size >= LONG
    share = DENSE if pair.close else VERY_DENSE
    return len(same) >= max(ENOUGH + (not pair.close), share * size) or (pair.close and len(same) == size)
