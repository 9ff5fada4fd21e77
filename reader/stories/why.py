"""Why an article is called related, in words a reader understands without knowing how it was found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import nlargest

from reader.article import Article, FullArticle
from reader.stories.similarity import shared_terms
from reader.text.outlets import same_outlet
from reader.text.terms import content_words

TERMS = 5  # terms that are shown
LOOKED_AT = 8 * TERMS  # shared ones that these are chosen from, and what is as strong as the last of them
LONGEST = 30  # characters of a pair of words that is shown, with the small words between them
ROUNDED = 7  # digits of what a term adds: terms that add the same go by their names, however it was summed up
BREAK = re.compile(r"[.!?;:,()\[\]{}\"“”„«»|/–—](?:\s|$)|\s[\"“„«(–—]")  # words on either side are no phrase


def telling_terms(left: Mapping[int, float], right: Mapping[int, float], names: Mapping[int, str]) -> tuple[str, ...]:
    """The stems and stem pairs that make two articles alike, the most telling first; no stem of a chosen pair.

    Both are given by their `strongest_terms`, with what their numbers stand for.
    """
    shared = shared_terms(left, right)
    least = min(nlargest(LOOKED_AT, (score for _, score in shared)), default=0.0)
    return chosen_terms((score, names[code]) for code, score in shared if score >= least)


def chosen_terms(shared: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    """Of the terms that make two articles alike, and what each adds, the most telling first; no stem of a chosen pair.

    A term may stand there several times, as one of the text, of its head and of the names.
    """
    strongest: dict[str, float] = defaultdict(float)
    for score, term in shared:
        strongest[term] += score
    chosen: list[str] = []
    covered: set[str] = set()

    def rank(term: str) -> tuple[float, str]:
        """A pair says more to a reader than either of its words, so it may be half as strong."""
        return -round(strongest[term] * (2 if " " in term else 1), ROUNDED), term

    for term in sorted(strongest, key=rank):
        words = set(term.split(" "))
        if not words & covered:
            chosen.append(term)
            covered |= words
            if len(chosen) == TERMS + 2:
                break
    return tuple(chosen)


def said_of_both(terms: Sequence[str], words: Mapping[str, str]) -> tuple[str, ...]:
    """The words that two articles have in common; `words` are the terms as they are printed, from `as_printed`."""
    return tuple(dict.fromkeys(words[term] for term in terms if term in words))[:TERMS]


def as_printed(full: FullArticle, terms: Iterable[str]) -> dict[str, str]:
    """These stems and stem pairs as the words that stand for them in the article, the most frequent form of each.

    A pair that is nowhere a phrase there (a comma between its words, say) is given by its first word.
    """
    asked = set(terms)
    wanted = asked | {term.split(" ")[0] for term in asked}
    forms: dict[str, Counter[str]] = {term: Counter() for term in wanted}
    for text in (*(paragraph.text for paragraph in full.body.paragraphs), full.article.title):
        for term, form in _forms(text, full.article.language, wanted):
            forms[term][form] += 1
    printed = {term: counts.most_common(1)[0][0] for term, counts in forms.items() if counts}
    return {term: printed.get(term) or printed[first] for term in asked if (first := term.split(" ")[0]) in printed}


def _forms(text: str, language: str | None, wanted: Set[str]) -> Iterable[tuple[str, str]]:
    """Those terms of a text that are wanted, and the words that stand for them."""
    places = list(content_words(text, language))
    for place, (start, end, term) in enumerate(places):
        if term not in wanted:  # and so no pair that it begins
            continue
        yield term, text[start:end]
        _, last, second = places[place + 1] if place + 1 < len(places) else (0, 0, "")
        if (pair := f"{term} {second}") in wanted:
            form = " ".join(text[start:last].split())
            if len(form) <= LONGEST and not BREAK.search(form):
                yield pair, form


def circumstances(left: Article, right: Article) -> Iterable[str]:
    """The days between two articles, and the agency and the outlet that both are from."""
    if left.date and right.date:
        days = abs((left.date - right.date).days)
        yield "same day" if days == 0 else "1 day apart" if days == 1 else f"{days} days apart"
    if same_outlet(left.agency, right.agency):
        yield f"same agency: {left.agency}"
    if same_outlet(left.outlet, right.outlet):
        yield f"same outlet: {left.outlet}"
