"""Which sentences of two articles tell the same: many to many, in any order.

A pair is lifted where its neighbours on the diagonal are alike as well, then kept where it is good in itself and
nearly the best of its row or its column. Nothing is forced into one order or one partner: of 78 true links between real
accounts of one event, 38 cross another and 29 sentences have more than one partner.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.comparison.similarity import Scores

CONTEXT = 0.25  # share of the better diagonal neighbour that is added
SUPPORTED = 3.5  # a neighbour counts for so many times the pair's own likeness at most: beside a copy nothing is alike
LIFTED_FROM = 0.05
LEAST = 0.248  # likeness
NEARLY_BEST = 0.85
SHADOWED = 0.35  # below this share of a sentence's best partner a link adds nothing: that one tells it much better
EXACT = 0.995  # the same words: whoever has such a partner needs no other,
COPY = 0.6  # unless that one is a copy as well


def aligned(similarities: Scores, least: float = LEAST) -> Scores:
    """The pairs to link, of (left, right) -> similarity, with the score that decided, its likeness at least `least`."""
    kept_from = least * (1 + CONTEXT)
    lifted = {pair: _lifted(similarities, pair) for pair in _candidates(similarities)}
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (i, j), score in lifted.items():
        rows[i] = max(rows.get(i, 0.0), score)
        columns[j] = max(columns.get(j, 0.0), score)
    return {
        (i, j): score
        for (i, j), score in sorted(lifted.items())
        if score >= max(kept_from, NEARLY_BEST * min(rows[i], columns[j]), SHADOWED * max(rows[i], columns[j]))
    }


def likeness(score: float) -> float:
    """A score of `aligned` on a scale from 0 to 1, which equal sentences between equal neighbours have."""
    return round(min(1.0, score / (1 + CONTEXT)), 4)


def _candidates(similarities: Scores) -> Iterator[tuple[int, int]]:
    """All pairs, but of a sentence that stands on the other side word for word only that one and near copies of it."""
    exact = {pair for pair, score in similarities.items() if score >= EXACT}
    lefts, rights = {left for left, _ in exact}, {right for _, right in exact}
    for pair, score in similarities.items():
        settled = (pair[0] in lefts) + (pair[1] in rights)
        if pair in exact or not settled or (settled == 1 and score >= COPY):
            yield pair


def _lifted(similarities: Scores, pair: tuple[int, int]) -> float:
    i, j = pair
    score = similarities[pair]
    if score <= LIFTED_FROM:
        return score
    neighbour = max(similarities.get((i - 1, j - 1), 0.0), similarities.get((i + 1, j + 1), 0.0))
    return score + CONTEXT * min(neighbour, SUPPORTED * score)
