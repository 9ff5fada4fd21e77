"""Negations that differ inside a linked pair: "gave no details" against "gave some details".

A "not" on one side says nothing by itself, for it may belong to another clause. It counts where the very word it turns
over stands on the other side too, among the same words, and nothing there turns it over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.comparison.pair import Pair, Place, Side, both_ways, cues, difference
from reader.comparison.result import NEGATION, Difference
from reader.comparison.tokens import Token, is_content
from reader.text import polarity
from reader.text.polarity import is_contrary, silent
from reader.text.wordlist import wordlist

REACH = 3  # words from a negation to what it negates
REACH_CLOSE = 6  # in a close copy, whose nearest words may have been replaced
NEARBY = 4  # words before it in which the same word is looked for
SLACK = 2  # words a close copy may have more on the side of the negation, itself included
SCOPE = 10  # words before a statement in which another negation turns it over as well
REPORTED = wordlist("said says say told tells stated states announced added reported declared confirmed")
CERTAIN = wordlist("will would is are was were has have had does did do be")
ASKED = wordlist("if whether unless should asked demanded")
ENDING = re.compile(r"(?:es|s|ed|ing|e)$")


def negations(pair: Pair) -> list[Difference]:
    """The statements that one side negates and the other does not."""
    return [*both_ways(pair, _negated), *both_ways(pair, _left_open)]


def _negated(pair: Pair) -> Iterator[Difference]:
    """The negations of the left side that the right side does without."""
    for cue in cues(pair.left, polarity.NEGATION, polarity.WEAK if pair.close else ""):
        numbers = pair.left.numbers(cue.start, cue.end)
        if pair.block((numbers[1] - 1, numbers[1])) is None:
            continue  # both sides have it
        if cue.sort == "deny" and not (pair.close and _is_affirmed(pair, numbers)):
            continue
        for anchor in _anchors(pair.left, numbers[1], REACH_CLOSE if pair.close else REACH):
            opposite = _opposite(pair, anchor)
            if opposite is not None:
                if _stated_plainly(pair, numbers, anchor, opposite):
                    left = (cue.start, pair.left.facts.tokens[anchor].end)
                    yield difference(NEGATION, pair, left, _phrase(pair.right, opposite))
                break


def _is_affirmed(pair: Pair, cue: Place) -> bool:
    """Is there nothing in the place of a denial, or a word that states or confirms, not any other verb?"""
    block = pair.block((cue[1] - 1, cue[1]))
    words = pair.right.words(block.right) if block else ()
    return all(token.word.lower() in REPORTED | CERTAIN or not is_content(token) for token in words)


def _left_open(pair: Pair) -> Iterator[Difference]:
    """What the left side denies and the right side does not answer, the same ones being asked."""
    denial = next((cue for cue in cues(pair.left, polarity.NEGATION) if cue.sort == "deny"), None)
    silence = silent(pair.right.facts.text)
    if denial is None or silence is None or pair.loose or silent(pair.left.facts.text):
        return
    before = pair.left.numbers(denial.start, denial.end)[0] - 1
    opposite = pair.opposite(before) if before >= 0 else None
    if opposite is not None and 0 <= pair.right.numbers(*silence)[0] - opposite <= NEARBY:
        yield difference(NEGATION, pair, (denial.start, denial.end), silence)


def _anchors(side: Side, start: int, length: int) -> list[int]:
    """The numbers of the content words a negation before `start` may turn over, nearest first."""
    reach = range(start, min(start + length, len(side.facts.tokens)))
    words = side.facts.tokens
    found = [number for number in reach if is_content(words[number]) or words[number].form in ("say", "said")]
    return found or list(reach[:1])


def _opposite(pair: Pair, anchor: int) -> int | None:
    found = pair.opposite(anchor)
    if found is not None or pair.close:
        return found
    form = pair.left.facts.tokens[anchor].form
    same = [number for number, token in enumerate(pair.right.facts.tokens) if token.form == form]
    return same[0] if len(same) == 1 else None


def _stated_plainly(pair: Pair, cue: Place, anchor: int, opposite: int) -> bool:
    """Does the right side state what the left one negates, with no word to the contrary?"""
    if _contrary(pair, cue):
        return False
    if pair.close:
        return _touches(pair, cue, anchor, opposite)
    return (
        anchor == cue[1]
        and _says_that(pair, cue, anchor, opposite)
        and _in_one_frame(pair, cue, opposite)
        and not _negations(pair.right, opposite - SCOPE, opposite + 1)
        and len(cues(pair.left, polarity.NEGATION)) > len(cues(pair.right, polarity.NEGATION))
    )


def _says_that(pair: Pair, cue: Place, anchor: int, opposite: int) -> bool:
    """Is it the very word, not "evacuation" for "evacuated", and told as so, not asked ("if") or demanded ("to")?"""
    words, others = pair.left.facts.tokens, pair.right.facts.tokens
    if ENDING.sub("", words[anchor].word.lower()) != ENDING.sub("", others[opposite].word.lower()):
        return False
    before = {token.word.lower() for token in others[max(0, opposite - NEARBY) : opposite]}
    demanded = others[opposite - 1 : opposite] and others[opposite - 1].word.lower() == "to"
    wanted = any(token.word.lower() == "to" for token in words[max(0, cue[0] - 1) : anchor])
    return before.isdisjoint(ASKED) and (not demanded or wanted)


def _in_one_frame(pair: Pair, cue: Place, opposite: int) -> bool:
    """Does the same word stand before both, "gave no details" and "gave some details", and, where it is no such
    object, the same word behind both as well?"""
    words = pair.left.facts.tokens
    anchor = words[cue[1]]
    if sum(token.form == anchor.form for token in words) > 1:
        return False  # negated once and stated once: nothing to compare
    behind = _content(words[cue[1] + 1 : cue[1] + 1 + SCOPE])
    others = pair.right.facts.tokens
    same_before = _last(words[max(0, cue[0] - NEARBY) : cue[0]]) & _last(others[max(0, opposite - NEARBY) : opposite])
    if pair.left.words(cue)[-1].form == "no":
        return bool(same_before)
    return not pair.loose and bool(same_before) and bool(behind & _content(others[opposite + 1 : opposite + 1 + SCOPE]))


def _last(words: Sequence[Token]) -> set[str]:
    """What the last word that means something says: of whom it is told, or what is done. "Other" is no such word."""
    found = next((token.sense for token in reversed(words) if is_content(token) and token.form != "other"), None)
    return {found} if found else set()


def _content(words: Sequence[Token]) -> set[str]:
    return {token.sense for token in words if is_content(token)}


def _negations(side: Side, first: int, last: int) -> int:
    """How many negations these words have."""
    words = side.facts.tokens[max(0, first) : last + 1]
    return sum(words[0].start <= each.start < words[-1].end for each in cues(side, polarity.NEGATION, polarity.WEAK))


def _contrary(pair: Pair, cue: Place) -> bool:
    """Does the right side put another word to the same effect where the left one has its negation?"""
    block = pair.block((cue[1] - 1, cue[1]))
    return block is not None and any(is_contrary(token.word) for token in pair.right.words(block.right))


def _touches(pair: Pair, cue: Place, anchor: int, opposite: int) -> bool:
    """Is the negation all that differs before the word it turns over?"""
    before = cue[0] - 1
    kept = pair.opposite(before) if before >= 0 else 0
    if kept is None or kept > opposite or not 0 <= (anchor - before) - (opposite - kept) <= SLACK:
        return False
    here = {token.form for token in pair.left.facts.tokens[cue[0] : anchor]}
    new = [token for token in pair.right.facts.tokens[kept + 1 : opposite] if token.form not in here]
    if any(is_contrary(token.word) for token in new):
        return False  # "not to attend the funerals", "to skip the funerals"
    return _negations(pair.right, kept, opposite) < _negations(pair.left, before, anchor)


def _phrase(side: Side, number: int) -> Place:
    """The word with the two before it, not beyond a comma."""
    tokens = side.facts.tokens
    first = number
    while first and number - first < 2 and not side.facts.text[tokens[first - 1].end : tokens[first].start].strip():
        first -= 1
    return tokens[first].start, tokens[number].end
