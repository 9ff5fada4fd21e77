"""Lines of running text: which are prose, which are sentences, which are headings, and which were cut by a wrapper."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)  # scripts that write without blanks
_TERMINAL = re.compile(r"[.!?…。！？؟۔।॥](?:[\"'”’»«)\]」』]|\s)*$")
_LETTERS = re.compile(r"[^\W\d_]")


def length(line: str) -> int:
    """How many words a line has; scripts without blanks count two characters a word."""
    words = len(line.split())
    return words if line.isascii() else max(words, len(_WIDE.findall(line)) // 2)


def ends_sentence(line: str) -> bool:
    """Does it end as a sentence does?"""
    return bool(_TERMINAL.search(line[-12:]))


def is_sentence(line: str) -> bool:
    """At least four words and the end of a sentence."""
    return ends_sentence(line) and length(line) >= 4


def is_prose(line: str) -> bool:
    """Surely running text: twelve words that end as a sentence, or thirty of any kind."""
    words = length(line)
    return words >= 30 or (words >= 12 and ends_sentence(line))


def is_heading(line: str) -> bool:
    """Could a line within the text be a heading: short, with letters, no sentence, no start of a list."""
    if length(line) > 14 or len(line) > 120 or not _LETTERS.search(line) or line[:1] in "-–—•*·“\"'‘(":
        return False
    return not re.search(r"[.,;:!…。]['\"”’»)]*$", line)


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a text, one a line: blank lines part them, or every line is one, unless a wrapper cut them."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    if _is_wrapped(blocks):
        return [" ".join(block.split()) for block in blocks]
    return [line for block in blocks for raw in block.split("\n") if (line := " ".join(raw.split()))]


def _is_wrapped(blocks: list[str]) -> bool:
    """Lines of even length that go on in small letters were cut at a column."""
    pairs = short = going_on = 0
    for block in blocks:
        lines = [line.strip() for line in block.split("\n")]
        for line, following in pairwise(lines):
            pairs += 1
            short += len(line) <= 100
            going_on += following[:1].islower() or not ends_sentence(line)
    starts = sum(line[:1].islower() for block in blocks for line in block.split("\n")[1:])
    return pairs >= 4 and short > 0.95 * pairs and going_on > 0.7 * pairs and starts > 0.35 * pairs
