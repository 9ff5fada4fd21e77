"""Hedges that differ inside a linked pair: one side "reportedly" or "may", the other plainly."""

from __future__ import annotations

from collections.abc import Iterator

from reader.comparison.negations import CERTAIN, NEARBY, REACH, REPORTED
from reader.comparison.pair import Pair, Place, Side, both_ways, cues, difference
from reader.comparison.pairing import Block
from reader.comparison.result import HEDGE, Difference
from reader.comparison.tokens import is_content
from reader.text import polarity
from reader.text.polarity import Cue
from reader.text.wordlist import wordlist

HEARSAY = wordlist("reportedly apparently allegedly purportedly supposedly seemingly presumably possibly")
ACCUSING = wordlist("accuse accuses accused accusing accusation accusations charged charges suspect suspects suspected")


def hedges(pair: Pair) -> list[Difference]:
    """The statements that one side makes less sure: in a close copy claimed for said, may for will; in other words
    only what one side "reportedly" or "apparently" tells and the other side plainly."""
    if pair.loose:
        return []
    return both_ways(pair, _hedged if pair.close else _told_plainly)


def _hedged(pair: Pair) -> Iterator[Difference]:
    """The hedges of the left side that a close copy does without."""
    for cue in cues(pair.left, polarity.HEDGE):
        numbers = pair.left.numbers(cue.start, cue.end)
        block = pair.block(numbers)
        if block is None or block.left[1] - block.left[0] > REACH or block.right[1] - block.right[0] > REACH:
            continue
        surer = _surer(pair, cue, block)
        if surer or _is_dropped(pair, cue, block):
            yield difference(HEDGE, pair, (cue.start, cue.end), surer)


def _surer(pair: Pair, cue: Cue, block: Block) -> Place | None:
    """The surer word the right side has in the place of a hedge, unless it hedges there too."""
    words = pair.right.words(block.right)
    start, end = pair.right.characters(block.right) if words else (0, 0)
    if any(start <= other.start < end for other in cues(pair.right, polarity.HEDGE)):
        return None
    wanted = REPORTED if cue.sort == "claim" else CERTAIN
    found = next((token for token in words if token.word.lower() in wanted), None)
    return (found.start, found.end) if found else None


def _is_dropped(pair: Pair, cue: Cue, block: Block) -> bool:
    """Is the hedge alone what the right side leaves out, not put elsewhere ("likely would have")?"""
    alone = block.left[1] - block.left[0] == 1 and block.right[0] == block.right[1]
    return alone and cue.sort in ("perhaps", "may") and not _is_hedged(pair.right, cue.text)


def _is_hedged(side: Side, text: str) -> bool:
    return any(each.text.lower() == text.lower() for each in cues(side, polarity.HEDGE))


def _is_reported(side: Side, number: int) -> bool:
    """Does the text say right before this word who says so?"""
    return any(token.word.lower() in REPORTED for token in side.facts.tokens[max(0, number - NEARBY) : number])


def _told_plainly(pair: Pair) -> Iterator[Difference]:
    """What the left side has from others, by the word behind it, and the right side tells with no hedge or "not"."""
    accuses = any(token.word.lower() in ACCUSING for token in pair.right.facts.tokens)
    if accuses or cues(pair.right, polarity.HEDGE, polarity.NEGATION):
        return
    words, others = pair.left.facts.tokens, pair.right.facts.tokens
    for cue in cues(pair.left, polarity.HEDGE):
        after = pair.left.numbers(cue.start, cue.end)[1]
        if cue.text.lower() not in HEARSAY or after >= len(words) or not is_content(words[after]):
            continue
        same = [number for number, token in enumerate(others) if token.form == words[after].form]
        if len(same) == 1 and not _is_reported(pair.right, same[0]):
            left = (cue.start, words[after].end)
            yield difference(HEDGE, pair, left, (others[same[0]].start, others[same[0]].end))
