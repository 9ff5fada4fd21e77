"""Words that turn a statement over ("not", "no", "denied") and words that make it less sure ("claimed", "may")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NEGATION, HEDGE = "negation", "hedge"
WEAK = "weak negation"  # the "not" of "not only": a negation only against the same words without it
# No cues: "not only", "no doubt", "No. 2", "no matter", "whether or not", "if not", "the no votes".
BUT_NOT = r"(?!\s+(?:only|just|merely|simply|necessarily|doubt|matter|wonder|sooner|least)\b)"
WEAKENED = r"not(?=\s+(?:only|just|merely|simply|necessarily)\b)"
NEGATIONS = re.compile(
    rf"\b(?:(?P<not>(?<!or )(?<!if )not{BUT_NOT}|(?:\w+n[’']t|cannot)\b{BUT_NOT}|never|neither|nor"
    rf"|no longer|yet to(?= \w)|(?-i:no|No){BUT_NOT}(?!\.|\s+votes?\b)|none|nobody|nothing|nowhere|without)"
    r"|(?P<deny>den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?(?= to\b)|reject(?:s|ed|ing)?"
    rf"|declin(?:e|es|ed|ing)(?= to\b))|(?P<weak>{WEAKENED}))\b",
    re.IGNORECASE,
)
HEDGES = re.compile(
    r"\b(?:(?P<claim>claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing|edly)|purport(?:s|ed|edly)?)"
    r"|(?P<may>may|might|could|can)(?!\s+(?:not|\d)\b)(?=\s+[a-z])"
    r"|(?P<perhaps>reportedly|apparently|possibly|probably|perhaps|maybe|likely|unlikely|seemingly|supposedly|presumably)"
    r"|(?P<seem>seem(?:s|ed)?|appear(?:s|ed)?)(?=\s+to\b))\b"
)
# Silence is no denial: who is asked and does not answer.
SILENT = re.compile(
    r"\b(?:(?:did|do|does|would|could|has|have|had)\s?(?:not|n[’']t)\s+(?:immediately\s+|yet\s+|directly\s+)?"
    r"(?:respond\w*|repl\w+|answer\w*|comment\w*)|(?:declin|refus)\w+\s+to\s+(?:comment|answer|respond|say|discuss|tell|disclose|provide|give"
    r"|speak|talk|elaborate|identify|specify|release|name|share|address|confirm|take)"
    r"|could\s+not\s+(?:immediately\s+)?be\s+reached|(?:made|had|gave)\s+no\s+(?:immediate\s+)?(?:comment|answer|reply)"
    r"|(?:was|were)\s+silent|said\s+nothing)\b",
    re.IGNORECASE,
)
# Words that need no "not" to say the contrary: where one stands opposite, nothing is sure.
CONTRARY = re.compile(
    r"(?:un|in|im|ir|dis|non)[a-z]{4,}|hardly|barely|scarcely|few|fewer|little|lack|lacks|lacked|lacking|unable|avoid\w*"
    r"|prevent\w*|against|instead|rather|stop\w*|ceas\w*|end|ended|rul\w+|oppos\w*|withh\w+|absen\w+|only|zero|but|except"
    r"|skip\w*|refrain\w*|forgo\w*|ignor\w*|neglect\w*|miss\w*|abandon\w*|cancel\w*|drop\w*|halt\w*|neither|nor|yet",
    re.IGNORECASE,
)


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


def is_contrary(word: str) -> bool:
    """May this word say without a "not" what another says with one?"""
    return CONTRARY.fullmatch(word) is not None


def silent(text: str) -> tuple[int, int] | None:
    """Where a sentence says that somebody gave no answer, if it does."""
    found = SILENT.search(text)
    return found.span() if found else None


def _cues(text: str) -> Iterator[Cue]:
    for match in NEGATIONS.finditer(text):
        kind = WEAK if match["weak"] else NEGATION
        yield Cue(kind, match.lastgroup or "", match[0], match.start(), match.end())
    for match in HEDGES.finditer(text):
        yield Cue(HEDGE, match.lastgroup or "", match[0], match.start(), match.end())
