"""A comparison in one line."""

from __future__ import annotations

from collections import Counter

from reader.comparison.result import DIFFERENCE_KINDS, Comparison, Revision


def summary(comparison: Comparison) -> str:
    """What was found, in one line: "13 of 24 sentences have a counterpart, 1 figure and 2 quotations differ".

    Of two copies of one article: "a revision of the left one: 3 added, 1 removed, 2 changed, 1 figure differs".
    """
    total = len(comparison.sentences[0])
    found = total - len(comparison.only[0])
    empty = [side for side, sentences in zip(("left", "right"), comparison.sentences, strict=True) if not sentences]
    if empty:
        return "neither article has any sentences" if len(empty) == 2 else f"the {empty[0]} article has no sentences"
    if not found:
        return "the two articles have nothing in common"
    parts = _revised(comparison.revision)
    if not parts:
        parts = [f"{found:,} of {_count(total, 'sentence')} {'has' if found == 1 else 'have'} a counterpart"]
    if total == found and all(link.kind == "verbatim" and not link.differences for link in comparison.links):
        parts.append("word for word")
    counts = Counter(each.kind for link in comparison.links for each in link.differences)
    differing = [_count(counts[kind], kind) for kind in DIFFERENCE_KINDS if counts[kind]]
    if differing:
        parts += [*differing[:-2], f"{' and '.join(differing[-2:])} differ{'s' if counts.total() == 1 else ''}"]
    return ", ".join(parts)


def _revised(revision: Revision | None) -> list[str]:
    """What was done from one copy of an article to the next."""
    if revision is None:
        return []
    side = ("left", "right")[revision.earlier]
    done = (("added", revision.added), ("removed", revision.removed), ("changed", revision.changed))
    counts = [f"{len(places)} {what}" for what, places in done if places] or ["nothing changed"]
    return [f"a revision of the {side} one: {counts[0]}", *counts[1:]]


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
