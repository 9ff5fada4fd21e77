"""Two linked sentences word by word: how close they are, which words differ, what stands where in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article import Span
from reader.comparison.result import NEAR, PARTLY, REWORDED, VERBATIM
from reader.comparison.tokens import NUMBER, Token, is_content

RATIOS = ((1.0, VERBATIM), (0.70, NEAR), (0.35, REWORDED))
SETTLED = 0.92  # a word or two apart: what differs now stands for the same
Place = tuple[int, int]  # words from and to
NOWHERE: Place = (0, 0)
MARKED_FROM = 0.5  # below it the sentence was rewritten, and marked words would be confetti


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words, `equal` or changed: token numbers from and to on either side, of which one may be empty."""

    equal: bool
    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sentences laid word on word: the blocks follow each other and cover both; `ratio` is 1 for equal words."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    blocks: tuple[Block, ...]
    ratio: float

    @property
    def kind(self) -> str:
        """One of the kinds of a link, by how many words the two have in common and in order."""
        return next((kind for ratio, kind in RATIOS if self.ratio >= ratio), PARTLY)

    def changed(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The words of each side that differ, neighbours in one span; nothing where the sentence was rewritten."""
        if self.ratio < MARKED_FROM:
            return (), ()
        differing = [block for block in joined(self._without_chance()) if not block.equal]
        kept = list(self._without_moved(differing))
        if all(start == end for places in kept for start, end in places):  # nothing but the order differs
            kept = [(block.left, block.right) for block in differing]
        return _spans(self.left, (left for left, _ in kept)), _spans(self.right, (right for _, right in kept))

    def _without_chance(self) -> Iterator[Block]:
        """The blocks, a lone small word between two longer changes ("of", "the") taken for chance and changed too."""
        for number, block in enumerate(self.blocks):
            inside = 0 < number < len(self.blocks) - 1
            lone = block.equal and block.left[1] - block.left[0] == 1 and not is_content(self.left[block.left[0]])
            longer = inside and min(map(_width, (self.blocks[number - 1], self.blocks[number + 1]))) > 1
            yield Block(False, block.left, block.right) if lone and longer else block

    def _without_moved(self, differing: Sequence[Block]) -> Iterator[tuple[Place, Place]]:
        """The changed words, but for a lone one that both sides have, only elsewhere: "the ferry, 87 metres long" and
        "the 87-metre ferry". Two such words that change places are kept: "the man shot the dog"."""
        lone = [(_lone(self.left, *block.left), _lone(self.right, *block.right)) for block in differing]
        moved = ({left for left, _ in lone} & {right for _, right in lone}) - {""}
        for block, (left, right) in zip(differing, lone, strict=True):
            swapped = left in moved and right in moved
            yield (
                NOWHERE if left in moved and not swapped else block.left,
                NOWHERE if right in moved and not swapped else block.right,
            )


def _spans(words: Sequence[Token], places: Iterable[Place]) -> tuple[Span, ...]:
    return tuple(_span(words, *place) for place in places if place[0] < place[1])


def _lone(words: Sequence[Token], start: int, end: int) -> str:
    """The form of the only word, where it has a meaning of its own; "" else, and for names and numbers: one of these in
    another place may have another part in what is told."""
    plain = end - start == 1 and is_content(words[start]) and words[start].word.islower()
    return words[start].form if plain and words[start].form[0] != NUMBER else ""


def _width(block: Block) -> int:
    return max(block.left[1] - block.left[0], block.right[1] - block.right[0])


def _span(words: Sequence[Token], start: int, end: int) -> Span:
    return Span(words[start].start, words[end - 1].end, "changed")


def paired(left: tuple[Token, ...], right: tuple[Token, ...]) -> Pairing:
    """The longest common order of words of two sentences, and the blocks between."""
    from rapidfuzz.distance import LCSseq  # late: the first paint need not pay for it

    forms = [token.form for token in left], [token.form for token in right]
    blocks = [
        Block(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end))
        for step in LCSseq.opcodes(*forms)
    ]
    equal = sum(block.left[1] - block.left[0] for block in blocks if block.equal)
    ratio = 2 * equal / (len(left) + len(right)) if left or right else 0.0
    return Pairing(left, right, tuple(_slid(joined(blocks), forms)), ratio)


def _slid(blocks: list[Block], forms: tuple[list[str], list[str]]) -> list[Block]:
    """The same words in common, an equal run between two changes slid over one of them to its longer neighbour.

    Where one side has "nobody said a word, said Ruta" and the other "said Ruta", the longest common order may take
    either "said"; it is the second that belongs to the words after it, and the two changes become one.
    """
    number = 1
    while number + 1 < len(blocks):
        before, run, after = blocks[number - 1 : number + 2]
        if run.equal and number + 2 < len(blocks) and _repeats(run, after, forms, at_end=True):
            blocks[number - 1 : number + 3] = [*_moved_right(before, run, after, blocks[number + 2])]
        elif run.equal and number >= 2 and _repeats(run, before, forms, at_end=False):
            blocks[number - 2 : number + 2] = [*_moved_left(blocks[number - 2], before, run, after)]
        else:
            number += 1
    return blocks


def _repeats(run: Block, change: Block, forms: tuple[list[str], list[str]], *, at_end: bool) -> bool:
    """Whether a change that only one side has begins or ends with the very words of a run."""
    length = run.left[1] - run.left[0]
    for side, (start, end), other in ((0, change.left, change.right), (1, change.right, change.left)):
        if other[0] == other[1] and end - start >= length:
            words = forms[side][end - length : end] if at_end else forms[side][start : start + length]
            return words == forms[0][run.left[0] : run.left[1]]
    return False


def _moved_right(before: Block, run: Block, change: Block, after: Block) -> tuple[Block, Block]:
    length = run.left[1] - run.left[0]
    left, right = change.left[1] - length, change.right[1] - length
    return (
        Block(False, (before.left[0], left), (before.right[0], right)),
        Block(True, (left, after.left[1]), (right, after.right[1])),
    )


def _moved_left(before: Block, change: Block, run: Block, after: Block) -> tuple[Block, Block]:
    length = run.left[1] - run.left[0]
    left, right = change.left[0] + length, change.right[0] + length
    return (
        Block(True, (before.left[0], left), (before.right[0], right)),
        Block(False, (left, after.left[1]), (right, after.right[1])),
    )


def joined(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, changed ones that touch made one (a deletion beside an insertion is a replacement)."""
    found: list[Block] = []
    for block in blocks:
        if found and found[-1].equal == block.equal:
            last = found.pop()
            block = Block(block.equal, (last.left[0], block.left[1]), (last.right[0], block.right[1]))
        found.append(block)
    return found
