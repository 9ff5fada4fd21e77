"""Quotations of running text: what stands in quotation marks, also where a mark was lost, and who says it.

Marks are read over a whole paragraph, for a quotation may run over several sentences and never be closed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reader.text.names import Name

OPENING, CLOSING, STRAIGHT = "“«„‟", "”»", '"＂'
MARKS = OPENING + CLOSING + STRAIGHT + "‘’"
SPEAKING = re.compile(
    r"\b(?:said|says|told|tells|asked|added|wrote|tweeted|declared|insisted|warned|replied|explained|according to"
    r"|stated|argued|noted|called|claimed|announced|stressed|continued)\b"
)
TOUCHES = re.compile(r"[\s”\"’,]*(?:[\w’'-]+\s){0,4}")  # between a speaker and the verb: titles, "also"
WITHIN = re.compile(r"\b(?:in|of|from|at|near|for|with|by|on)\s+(?:the\s+)?$")  # a part of who it is, not the speaker
LONGEST = 5_000  # characters: what goes on for longer is a text without full stops
MARK = re.compile(r"[“”«»„‟\"＂]|‘(?<![\w’]‘)(?=\w)|’(?<=[\w.,!?…]’)(?![\w’])")  # a mark first: so it is quickly found


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words from `start` to `end`, without the marks.

    `opened` and `closed` say whether its marks are there; where the opening one was lost `start` is the start of the
    text, or the end of the quotation before, and the extent is not to be trusted. `marked` is false for a sentence
    in the middle of a quotation, that bears none of its marks. `whole` is where the whole quotation starts in its
    paragraph, the same for all of the sentences it runs over.
    """

    text: str
    start: int
    end: int
    opened: bool = True
    closed: bool = True
    marked: bool = True
    whole: int = 0


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a paragraph, in order; single marks count where they stand in pairs outside double ones."""
    found: list[Quotation] = []
    begun: int | None = None
    done = 0
    for mark in _marks(text):
        if begun is None:
            if _opens(text, mark):
                begun = mark.end()
            else:
                found.append(_quotation(text, done, mark.start(), opened=False))
                done = mark.end()
        elif mark[0] in OPENING + "‘" or _opens(text, mark):  # the one before was never closed
            found.append(_quotation(text, begun, mark.start(), closed=False))
            begun = mark.end()
        else:
            found.append(_quotation(text, begun, mark.start()))
            begun, done = None, mark.end()
    if begun is not None:
        found.append(_quotation(text, begun, len(text), closed=False))
    return tuple(quotation for quotation in found if any(map(str.isalnum, quotation.text)))


def _marks(text: str) -> list[re.Match[str]]:
    """The double marks, and the single ones that come in pairs with no double one between."""
    marks = list(MARK.finditer(text))
    found: list[re.Match[str]] = []
    open_double = False
    for mark, following in zip_longest(marks, marks[1:]):
        if mark[0] not in "‘’":
            open_double = mark[0] in OPENING or (mark[0] in STRAIGHT and not open_double)
            found.append(mark)
        elif not open_double and mark[0] == "‘" and following and following[0] == "’":
            found += [mark, following]
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark[0] in OPENING + "‘":
        return True
    if mark[0] in CLOSING + "’":
        return False
    before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(behind.strip()) and (not before.strip() or before in "([–—-‘'")


def _quotation(text: str, start: int, end: int, *, opened: bool = True, closed: bool = True) -> Quotation:
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    return Quotation(text[start:end], start, max(start, end), opened, closed, whole=start)


def speakers(text: str, names: Sequence[Name], quoted: Sequence[Quotation]) -> tuple[Name, ...]:
    """Who says the quotations of a sentence: the names beside a verb of speaking outside them, the nearest first."""
    found: list[tuple[int, Name]] = []
    if len(text) > LONGEST:
        return ()
    for verb in SPEAKING.finditer(text):
        if not any(each.start <= verb.start() < each.end for each in quoted):
            away = min((min(abs(each.start - verb.end()), abs(verb.start() - each.end)) for each in quoted), default=0)
            found += [(away, name) for name in names if _speaks(text, name, verb)]
    return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda each: each[0])))


def _speaks(text: str, name: Name, verb: re.Match[str]) -> bool:
    """ "Maria Delgado also said", "said the minister Maria Delgado, who"; not "said Maria Delgado was" nor "an engineer
    from Tamsin said" """
    if name.end <= verb.start():
        if WITHIN.search(text[max(0, name.start - 20) : name.start]):
            return False
        return TOUCHES.fullmatch(text[name.end : verb.start()]) is not None
    if WITHIN.search(text[max(verb.end(), name.start - 20) : name.start]):
        return False  # "said at a rally in Tamsin"
    behind = text[name.end : name.end + 1]
    return (
        verb[0] not in ("told", "tells", "asked", "called")
        and behind in ("", ",", ".", ";", ":")
        and TOUCHES.fullmatch(text[verb.end() : name.start]) is not None
    )
