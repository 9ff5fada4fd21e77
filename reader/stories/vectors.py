"""What of an article is compared beside its words, how the parts of its words share its vector, and which of them lead
to others."""

from __future__ import annotations

from heapq import nlargest

from reader.article import Article
from reader.stories.codes import code_of
from reader.stories.publishers import publisher
from reader.stories.rareness import Rareness
from reader.stories.similarity import DAMPENED, HEAD_SHARE, NAME_SHARE, TITLE_SHARE, Profile
from reader.text.term_table import HEAD, NAME, TITLE, Terms

EVIDENCE = 4  # stems both have: a likeness of fewer is of chance
LONG = 200  # terms of an article that cannot be alike in a few of them only
LEADING = 50  # words of an article that lead to others, the strongest
COMPARED = 30  # candidates of an article that are compared in full, the likeliest
QUERY_TERMS = 25  # stems that find the candidates; with five, a third of the stories would be missed
SHARES = {
    "": 1 - HEAD_SHARE - NAME_SHARE - TITLE_SHARE, HEAD: HEAD_SHARE, NAME: NAME_SHARE, TITLE: TITLE_SHARE,
}  # fmt: skip
"""What each part of an article, by its mark, adds to the cosine: the mean of those of the parts, so weighed. What an
article has no terms for (a title of its own, capitals) falls to its other parts."""


def profile(article: Article, weekday: int | None = None) -> Profile:
    """What is compared of an article beside its words; `weekday` is the one it speaks of first."""
    day = article.date.toordinal() if article.date else None
    return Profile(article.id, day, publisher(article.outlet), weekday)


def query_terms(terms: Terms, rareness: Rareness) -> dict[str, float]:
    """The stems that find the candidates for an article, with their weights: the strongest of its text."""
    words = terms.parts[0]
    stems = [terms.stems[first] for first in words.firsts]
    lone, rare = rareness.alone[0], rareness.of(True, list(map(code_of, stems)))
    weighted = [
        (DAMPENED[count] * (known or lone), stem) for stem, count, known in zip(stems, words.weights, rare, strict=True)
    ]
    return {stem: weight for weight, stem in nlargest(QUERY_TERMS, weighted)}
