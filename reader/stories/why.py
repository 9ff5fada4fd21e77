"""Why an article is called related, in words a reader understands without knowing how it was found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from reader.article import Article, FullArticle
from reader.text.outlets import same_outlet
from reader.text.terms import content_words

TERMS = 5  # terms that are shown
LOOKED_AT = 8 * TERMS  # shared ones that these are chosen from, and what is as strong as the last of them
LONGEST = 30  # characters of a pair of words that is shown, with the small words between them
OFTEN = 3  # a longer name stands for a shorter one where every third of those is it
ROUNDED = 7  # digits of what a term adds: terms that add the same go by their names, however it was summed up
BREAK = re.compile(r"[.!?;:,()\[\]{}\"“”„«»|/–—](?:\s|$)|\s[\"“„«(–—'‘]")  # words on either side are no phrase
REMEMBERED = 200  # paragraphs, as most articles have less: those of the one whose related ones are told of
Phrase = tuple[str, ...]
"""Stems that follow each other."""
Place = tuple[int, int, str]
"""Start and end of a word in a text, and its stem."""


def chosen_terms(shared: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    """Of the terms that make two articles alike, and what each adds, the most telling first; no stem of a chosen pair.

    A term may stand there several times, as one of the text, of its head and of the names.
    """
    strongest: dict[str, float] = defaultdict(float)
    for score, term in shared:
        strongest[term] += score
    # A pair says more to a reader than either of its words, so it may be half as strong.
    ranked = [(-round(score * (2 if " " in term else 1), ROUNDED), term) for term, score in strongest.items()]
    chosen: list[str] = []
    covered: set[str] = set()
    for _, term in sorted(ranked):
        words = set(term.split(" "))
        if not words & covered:
            chosen.append(term)
            covered |= words
            if len(chosen) == TERMS + 2:
                break
    return tuple(chosen)


def said_of_both(terms: Sequence[str], full: FullArticle) -> tuple[str, ...]:
    """What two articles have in common, as it is printed in this one: whole names, before other words, no word twice.

    Shared words that mostly stand next to each other are one name or phrase ("Hong Kong"). A pair that is nowhere a
    phrase (a comma between its words, say) is given by its first word, and "thanked Kong" by the name in it.
    """
    found = _phrases(full, terms)
    forms = {phrase: printed.most_common(1)[0][0] for phrase, printed in found.items()}
    counts = {phrase: printed.total() for phrase, printed in found.items()}
    chosen: list[Phrase] = []
    for term in terms:
        phrase = tuple(term.split(" "))
        phrase = phrase if phrase in counts else phrase[:1]
        phrase = phrase[1:] if _only_ends_in_name(forms.get(phrase, "")) else phrase
        if phrase in counts:
            _take(_whole_name(phrase, counts, forms), chosen, counts, forms)
    said = [forms[phrase] for phrase in chosen[:TERMS]]
    return tuple(dict.fromkeys(sorted(said, key=lambda words: not _is_name(words))))


def _is_name(words: str) -> bool:
    return words[0].isupper()


def _only_ends_in_name(words: str) -> bool:
    return words[:1].islower() and _is_name(words.split()[-1])


def _whole_name(phrase: Phrase, counts: Mapping[Phrase, int], forms: Mapping[Phrase, str]) -> Phrase:
    """The longest phrase that it is mostly a part of."""
    around = [one for one, count in counts.items() if 2 * count >= counts[phrase] and set(phrase) <= set(one)]
    named = [one for one in around if not _only_ends_in_name(forms[one])]
    return max(named or [phrase], key=lambda one: (len(one), counts[one]))


def _take(phrase: Phrase, chosen: list[Phrase], counts: Mapping[Phrase, int], forms: Mapping[Phrase, str]) -> None:
    """Choose a phrase; of two that share a word the longer, where it is told of often or is the whole name."""
    alike = [one for one in chosen if set(one) & set(phrase)]
    if not alike:
        chosen.append(phrase)
    elif set(alike[0]) < set(phrase):
        whole = counts[phrase] > 1 and all(map(_is_name, forms[phrase].split()))
        if whole or OFTEN * counts[phrase] >= counts[alike[0]]:
            chosen[chosen.index(alike[0])] = phrase
            chosen[:] = [one for one in chosen if one not in alike]


def _phrases(full: FullArticle, terms: Iterable[str]) -> dict[Phrase, Counter[str]]:
    """The stems of these terms, alone and as they follow each other in an article, and how each is printed there."""
    pairs = {tuple(term.split(" ")) for term in terms}
    wanted = {stem for pair in pairs for stem in pair}
    found: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for paragraph in full.body.paragraphs:
        for phrase, form in _runs(paragraph.text, full.article.language, wanted, pairs):
            found[phrase][form] += 1
    # in a headline all words may look like names
    plain = {phrase[0] for phrase, forms in found.items() if len(phrase) == 1 and any(form.islower() for form in forms)}
    for phrase, form in _runs(full.article.title, full.article.language, wanted, pairs):
        if len(phrase) == 1 or phrase in pairs or not any(one in plain for one in phrase):
            found[phrase][form] += 1
    return found


def _runs(text: str, language: str | None, wanted: Set[str], pairs: Set[Phrase]) -> Iterable[tuple[Phrase, str]]:
    """The words that are wanted, alone and as they follow each other, none twice in a phrase, as they are printed."""
    run: list[Place] = []
    for place in _places(text, language):
        stem = place[2]
        if stem not in wanted:
            run = []
            continue
        if run and (stem in {one for _, _, one in run} or not _joined(text, run[-1], place, pairs)):
            run = []
        run.append(place)
        for first in range(len(run)):
            form = " ".join(text[run[first][0] : place[1]].split())
            if len(form) <= LONGEST or first == len(run) - 1:
                yield tuple(one for _, _, one in run[first:]), form


@lru_cache(maxsize=REMEMBERED)
def _places(text: str, language: str | None) -> tuple[Place, ...]:
    """The words of a text that say something: it is asked for anew with every article that is related to it."""
    return tuple(content_words(text, language))


def _joined(text: str, left: Place, right: Place, pairs: Set[Phrase]) -> bool:
    """Whether two words are one phrase: two of a name, two of no name, or a pair, that may have small words between."""
    between = text[left[1] : right[0]]
    if (left[2], right[2]) in pairs:
        return not BREAK.search(f"x{between}x")
    either = text[left[0]], text[right[0]]
    alike = either[0].isupper() == either[1].isupper() or any(map(str.isdigit, either))
    return alike and between in (" ", "-", "\N{NO-BREAK SPACE}", "")


def circumstances(left: Article, right: Article) -> Iterable[str]:
    """The days between two articles, and the agency and the outlet that both are from."""
    if left.date and right.date:
        days = abs((left.date - right.date).days)
        yield "same day" if days == 0 else "1 day apart" if days == 1 else f"{days} days apart"
    if same_outlet(left.agency, right.agency):
        yield f"same agency: {left.agency}"
    if same_outlet(left.outlet, right.outlet):
        yield f"same outlet: {left.outlet}"
