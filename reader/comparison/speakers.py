"""One statement put into the mouths of two: who is said to have said it, quoted or in reported speech."""

from __future__ import annotations

from reader.comparison.canonical import FORMS, PLACES, bare
from reader.comparison.names import ROLES, spelled_otherwise, unaccented
from reader.comparison.pair import Pair, Side, difference
from reader.comparison.quotations import LONG, quoted
from reader.comparison.result import NAME, OTHER_SPEAKER, QUOTATION, Difference
from reader.comparison.tokens import is_content
from reader.text.names import Name
from reader.text.quotations import SPEAKING, speakers
from reader.text.words import stem


def other_speakers(pair: Pair) -> list[Difference]:
    """The speakers of one utterance, where both sides name one and they differ; of one in reported speech the names."""
    in_marks = _quotes_the_same(pair) or _quotes_the_same(pair.mirrored())
    lefts, rights = (
        speakers(side.facts.text, side.facts.names, side.facts.quotations) for side in (pair.left, pair.right)
    )
    if len(lefts) != 1 or len(rights) != 1 or lefts[0].words == rights[0].words:
        return []
    if any(name.words[-1] in ROLES for name in (lefts[0], rights[0])):
        return []  # "the Norland Republican" may be whom the other side names
    if _is_one(lefts[0], rights[0]) or _describes(pair.left, lefts[0]) or _describes(pair.right, rights[0]):
        return []
    if _mentions(pair.right, lefts[0]) or _mentions(pair.left, rights[0]):
        return []
    left, right = lefts[0], rights[0]
    if not in_marks and not _reports(pair, left, right):
        return []
    kind = QUOTATION if in_marks else NAME
    return [difference(kind, pair, (left.start, left.end), (right.start, right.end), OTHER_SPEAKER)]


def _is_one(left: Name, right: Name) -> bool:
    """Is it one name, with accents or without, or spelled otherwise, which is told as such?"""
    return unaccented(left.text) == unaccented(right.text) or spelled_otherwise(left, right)


def _describes(side: Side, name: Name) -> bool:
    """Does the name only tell who it is: "the Norland senator"; or what speaks for somebody: "said in a statement"?"""
    text = side.facts.text
    return text[: name.start].lower().endswith("the ") or "in a statement" in text


def _quotes_the_same(pair: Pair) -> bool:
    """Has the right side nearly all words of a quotation of the left one?"""
    for _, numbers in quoted(pair.left):
        opposite = [pair.opposite(number) for number in range(*numbers)]
        same = [number for number in opposite if number is not None]
        if len(same) >= max(LONG, 0.9 * len(opposite)) and same[-1] - same[0] < 2 * len(opposite):
            return True
    return False


def _reports(pair: Pair, left: Name, right: Name) -> bool:
    """Do both sides report one statement, in about the same words, as these speakers' own?"""
    alike = set(left.words) & set(right.words) or any(" ".join(name.words) in PLACES for name in (left, right))
    if pair.loose or alike or _is_near(pair.right, left) or _is_near(pair.left, right):
        return False
    stated = _stated(pair.left, left), _stated(pair.right, right)
    common = len(stated[0] & stated[1])
    return common >= 2 and 2 * common >= max(map(len, stated))


def _stated(side: Side, speaker: Name) -> set[str]:
    """What is reported: the words before a speaker, or those behind; the fewer only tell who that is."""
    words = [token for token in side.facts.tokens if is_content(token) and not SPEAKING.fullmatch(token.word)]
    before = {token.form for token in words if token.start < speaker.start}
    return max(before, {token.form for token in words if token.start >= speaker.end}, key=len)


def _is_near(side: Side, name: Name) -> bool:
    """Is this name said in the sentences around?"""
    return any(word in side.near or stem(word) in side.near for word in name.words)


def _mentions(side: Side, name: Name) -> bool:
    said = {bare(token.word) for token in side.facts.tokens} | {token.form for token in side.facts.tokens}
    words = {FORMS.get(word, word) for word in name.words}
    return any(word in said or word in PLACES for word in words)
