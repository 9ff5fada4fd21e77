"""Words that turn a statement over ("not", "no", "denied") and words that make it less sure ("claimed", "may")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NEGATION, HEDGE = "negation", "hedge"
# Not cues: "not only", "no doubt", "No. 2", "no matter", "whether or not", "if not".
NOT_NEGATED = r"(?!\s+(?:only|just|merely|simply|necessarily|doubt|matter|wonder|sooner)\b)"
NEGATIONS = re.compile(
    rf"\b(?P<not>(?<!or )(?<!if )not{NOT_NEGATED}|(?:\w+n[’']t|cannot)\b{NOT_NEGATED}|never|neither|nor|no longer|yet to"
    rf"|no{NOT_NEGATED}(?!\.)|none|nobody|nothing|nowhere|without"
    r"|(?P<deny>den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?(?= to\b)|reject(?:s|ed|ing)?"
    r"|rul(?:e|es|ed|ing)(?= out\b)|declin(?:e|es|ed|ing)(?= to\b)|lack(?:s|ed|ing)?))\b",
    re.IGNORECASE,
)
HEDGES = re.compile(
    r"\b(?:(?P<claim>claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing|edly)|purport(?:s|ed|edly)?)"
    r"|(?P<may>may|might|could|can)(?!\s+(?:not|\d|be\s+called)\b)(?=\s+[a-z])"
    r"|(?P<perhaps>reportedly|apparently|possibly|probably|perhaps|maybe|likely|unlikely|seemingly|supposedly|presumably)"
    r"|(?P<seem>seem(?:s|ed)?|appear(?:s|ed)?)(?=\s+to\b))\b"
)
MONTH_OF_MAY = re.compile(r"\bMay\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that negates or hedges, from `start` to `end`; `sort` tells how: "not", "deny", "claim", "may", …"""

    kind: str
    sort: str
    text: str
    start: int
    end: int


def cues(text: str) -> tuple[Cue, ...]:
    """The negations and hedges of a sentence, in order."""
    return tuple(sorted(_cues(text), key=lambda cue: cue.start))


def _cues(text: str) -> Iterator[Cue]:
    for match in NEGATIONS.finditer(text):
        yield Cue(NEGATION, "deny" if match["deny"] else "not", match[0], match.start(), match.end())
    for match in HEDGES.finditer(text):
        yield Cue(HEDGE, match.lastgroup or "", match[0], match.start(), match.end())
