"""Why an article is called related, in words a reader understands without knowing how it was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.article import Article, FullArticle
from reader.stories.similarity import Profile, shared_terms
from reader.stories.vectors import Vocabulary
from reader.text.terms import content_words

TERMS = 5  # terms that are shown
LONGEST = 40  # characters of a term that is shown


def telling_terms(left: Profile, right: Profile, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The stems and stem pairs that make two articles alike, the most telling first; no stem that stands in a pair."""
    strongest: dict[str, float] = defaultdict(float)
    for code, score in shared_terms(left, right)[: 8 * TERMS]:
        strongest[vocabulary.term(code)] += score
    chosen: list[str] = []
    covered: set[str] = set()
    # A pair says more to a reader than either of its words, so it may be half as strong.
    for term in sorted(strongest, key=lambda term: (-strongest[term] * (2 if " " in term else 1), term)):
        words = set(term.split(" "))
        if not words & covered:
            chosen.append(term)
            covered |= words
    return tuple(chosen[: TERMS + 2])


def reasons(subject: FullArticle, other: Article, terms: Sequence[str], words: dict[str, str]) -> tuple[str, ...]:
    """What the two have in common: words both have, the days between them, and an agency both are from.

    `words` are the subject's terms as they stand in its text, from `as_printed`.
    """
    said = [words[term] for term in terms if term in words][:TERMS]
    return (*said, *_circumstances(subject.article, other))


def as_printed(full: FullArticle, terms: Iterable[str]) -> dict[str, str]:
    """These stems and stem pairs as the words that stand for them in the article, the most frequent form of each."""
    wanted = set(terms)
    forms: dict[str, Counter[str]] = {term: Counter() for term in wanted}
    for text in (*(paragraph.text for paragraph in full.body.paragraphs), full.article.title):
        places = list(content_words(text, full.article.language))
        for start, end, term in places:
            if term in wanted:
                forms[term][text[start:end]] += 1
        for (start, _, first), (_, end, second) in pairwise(places):
            if (pair := f"{first} {second}") in wanted and end - start <= LONGEST:
                forms[pair][" ".join(text[start:end].split())] += 1
    return {term: counts.most_common(1)[0][0] for term, counts in forms.items() if counts}


def _circumstances(left: Article, right: Article) -> Iterable[str]:
    if left.date and right.date:
        days = abs((left.date - right.date).days)
        yield "same day" if days == 0 else "1 day apart" if days == 1 else f"{days} days apart"
    if left.agency and right.agency and left.agency.casefold() == right.agency.casefold():
        yield f"same agency: {left.agency}"
    if left.outlet and right.outlet and left.outlet.casefold() == right.outlet.casefold():
        yield f"same outlet: {left.outlet}"
