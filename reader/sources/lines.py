"""Lines of running text: which are prose, which are sentences, which are headings, and which were cut by a wrapper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)  # scripts that write without blanks
_TERMINAL = re.compile(r"[.!?…。！？؟۔।॥](?:[\"'”’»«)\]」』]|\s)*$")
_LETTERS = re.compile(r"[^\W\d_]")
_BYLINE = re.compile(r"(?:by|von|par|por|di) [^\W\d_a-z]")
_GOES_ON = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|had|has|in|is|of|on|or|that|the|to|was|were|which|who|will|with"
    r"|der|die|das|dem|den|des|ein|eine|einer|im|in|mit|und|von|zu|zur|für|auf|de|la|le|les|el|los|et|en|du|des))$",
    re.IGNORECASE,
)

_REST = re.compile(r"[,.;:!?)»”’…](?!\w)|['’]s\b")  # with which no line begins but the rest of a torn one
_BY = re.compile(r"(?:by|von|par|por|di|da|de|av|af|door|text|foto|i|on|at|am|um|le|il|el)\b", re.IGNORECASE)
_OPENING = tuple("(«“„")
FEWEST_RESTS = 4
USUAL = 2_000  # characters; longer lines are not remembered


def length(line: str) -> int:
    """How many words a line has; scripts without blanks count two characters a word."""
    return _remembered_length(line) if len(line) <= USUAL else _length(line)


def _length(line: str) -> int:
    words = len(line.split())
    return words if line.isascii() else max(words, len(_WIDE.findall(line)) // 2)


_remembered_length = lru_cache(maxsize=512)(_length)  # every line of a text is asked about half a dozen times


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
    lines = (" ".join(raw.split()) for block in blocks for raw in block.split("\n"))
    return mended([line for line in lines if line and (len(line) < 200 or _LETTERS.search(line))])


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


def mended(lines: list[str]) -> list[str]:
    """The lines of a text whose links and emphasis a scraper put on lines of their own, its sentences whole again."""
    if sum(bool(_REST.match(line)) for line in lines) < FEWEST_RESTS:
        return lines
    found: list[str] = []
    for line, following in pairwise([*lines, ""]):
        if not found or not (_REST.match(line) or _is_torn(found[-1], line, following)):
            found.append(line)
        else:
            apart = not _REST.match(line) and found[-1][-1:] not in _OPENING
            found[-1] += f" {line}" if apart else line
    return found


def _is_torn(before: str, line: str, following: str) -> bool:
    """Does this line go on with the sentence before: in small letters, or as a name between two halves of it?"""
    if ends_sentence(before) or _BY.match(line):
        return False
    if _GOES_ON.search(before[-80:]) or before[-1:] in _OPENING:
        return line[:1].islower() or _continues(following)
    if length(before) < 4:
        return False
    between = length(line) <= 8 and (bool(_REST.match(following)) or (length(before) >= 8 and _continues(following)))
    return between or _continues(line)


def _continues(line: str) -> bool:
    """Does it begin as the rest of a sentence does, and say enough to be one?"""
    if _REST.match(line):
        return True
    return line[:1].islower() and not _BY.match(line) and (length(line) >= 5 or ends_sentence(line))


def rejoined(lines: Sequence[str]) -> list[str]:
    """Lines of a stored page that the page's own source had broken in mid-sentence, in one again."""
    found: list[str] = []
    for line in lines:
        if found and line[:1] == ":" and line[1:2].strip(" :") + line[2:3].strip(" :") and length(found[-1]) <= 8:
            found[-1] += line  # a kicker's colon
        elif found and _goes_on(found[-1], line):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _goes_on(before: str, line: str) -> bool:
    if len(before) < 55 or ends_sentence(before):
        return len(before) >= 8 and before.endswith(",") and before.isupper()  # a dateline's place
    if _BYLINE.match(line):
        return False
    return len(line) >= 20 and (line[:1].islower() or bool(_GOES_ON.search(before[-80:])))
