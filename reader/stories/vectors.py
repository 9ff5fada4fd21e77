"""The profiles of many articles, in little memory: terms as numbers, vectors as arrays, no term that only one has."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import compress
from math import sqrt
from operator import mul

from reader.article import Article
from reader.stories.codes import Coder, is_word
from reader.stories.publishers import publisher
from reader.stories.rarities import Rarities
from reader.stories.similarity import DAMPENED, HEAD_SHARE, NAME_SHARE, TELLING, TITLE_SHARE, Profile
from reader.text.term_table import HEAD, NAME, TEXTUAL, TITLE, Terms

EVIDENCE = 4  # stems both have: a likeness of fewer is of chance
LONG = 200  # terms of an article that cannot be alike in a few of them only
LEADING = 50  # words of an article that lead to others, the strongest
QUERY_TERMS = 25  # stems that find the candidates; with five, a third of the stories would be missed
_SHARES = {
    "": 1 - HEAD_SHARE - NAME_SHARE - TITLE_SHARE, HEAD: HEAD_SHARE, NAME: NAME_SHARE, TITLE: TITLE_SHARE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vectors:
    """The profiles of some articles, in the order of their ids, and the names of their strongest terms."""

    profiles: tuple[Profile, ...]
    rarities: Rarities
    names: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Coded:
    """An article's terms as numbers with their weights, as they are kept until the rarities are known."""

    terms: Terms
    codes: tuple[array[int], ...]


def vectors(
    articles: Iterable[Article],
    terms: Iterable[tuple[str, Mapping[str, float]]],
    stop: Callable[[], bool] = lambda: False,
    rarities: Rarities | None = None,
) -> Vectors:
    """Profiles of these articles from their weighted terms, as the library gives them.

    Without `rarities` of a whole scope these articles are the whole. `stop` is polled for every article and ends it
    early, unfinished. The result does not depend on the order of either. An article without terms has an empty profile.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    counted = rarities or Rarities(len(ordered))
    coder, coded = Coder(), dict[str, _Coded]()
    for article_id, weights in terms:
        if stop():
            break
        table = Terms.of(weights)
        codes = coder.codes(table)
        if rarities is None:
            counted.add(codes)
        coded[article_id] = _Coded(table, tuple(array("q", part) for part in codes))
    own = counted.among([one.codes for one in coded.values()]) if rarities else {}
    return _vectors(ordered, coded, counted, own)


def _vectors(
    ordered: Sequence[Article], coded: dict[str, _Coded], rarities: Rarities, own: Mapping[int, float]
) -> Vectors:
    names: dict[int, str] = {}
    profiles = []
    for article in ordered:
        one = coded.pop(article.id, None)
        leading, others = _strongest_first(_joined(one, rarities, own)) if one else ([], [])
        if one:
            _name(names, (code for _, code in leading + others[:TELLING]), one)
        terms = leading + others
        codes, weights = array("q", [code for _, code in terms]), array("f", [weight for weight, _ in terms])
        day = article.date.toordinal() if article.date else None
        weekday = one.terms.weekday if one else None
        profiles.append(Profile(article.id, codes, weights, day, publisher(article.outlet), len(leading), weekday))
    return Vectors(tuple(profiles), rarities, names)


def _joined(one: _Coded, rarities: Rarities, own: Mapping[int, float]) -> Iterator[tuple[float, int]]:
    """The weights and numbers of an article's terms that others have too.

    The product of two such vectors is the mean of the cosines of their parts, weighed by the shares. What an article
    has no terms for (a title of its own, capitals) falls to its other parts.
    """
    weighed: dict[str, list[tuple[float, int]]] = {mark: [] for mark in _SHARES}
    squares = dict.fromkeys(_SHARES, 0.0)
    lone = rarities.alone
    for (mark, pairs), codes, part in zip(TEXTUAL, one.codes, one.terms.parts, strict=False):
        rare = rarities.of(not pairs, codes)
        if own:
            rare = [known or own.get(code, 0.0) for code, known in zip(codes, rare, strict=True)]
        counts = list(map(DAMPENED.__getitem__, part.weights))
        weights = list(map(mul, counts, rare))
        weighed[mark] += compress(zip(weights, codes, strict=True), rare)
        missing = sum(count * count for count, known in zip(counts, rare, strict=True) if not known)
        squares[mark] += sum(map(mul, weights, weights)) + missing * lone[pairs] ** 2
    present = sum(share for mark, share in _SHARES.items() if squares[mark])
    for mark, share in _SHARES.items():
        if squares[mark]:
            scale = sqrt(share / (present * squares[mark]))
            yield from ((weight * scale, code) for weight, code in weighed[mark])


def _strongest_first(terms: Iterable[tuple[float, int]]) -> tuple[list[tuple[float, int]], list[tuple[float, int]]]:
    """The strongest words in their order, and all other terms, the strongest of them in theirs before the rest."""
    known = list(terms)
    leading = nlargest(LEADING, (term for term in known if is_word(term[1])))
    led = set(leading)
    others = [term for term in known if term not in led]
    telling = nlargest(TELLING, others)
    told = set(telling)
    return leading, telling + [term for term in others if term not in told]


def _name(names: dict[int, str], codes: Iterable[int], one: _Coded) -> None:
    """Remember what some numbers of an article stand for."""
    wanted = {code for code in codes if code not in names}
    for kind, part in enumerate(one.codes):
        for number, code in enumerate(part):
            if code in wanted:
                names[code] = one.terms.name(kind, number)


def query_terms(terms: Terms, rarities: Rarities) -> dict[str, float]:
    """The stems that find the candidates for an article, with their weights: the strongest of its text."""
    [codes, *_] = Coder().codes(terms)
    part = terms.parts[0]
    lone = rarities.alone[0]
    rare = rarities.of(True, codes)
    weighted = [
        (DAMPENED[count] * (known or lone), terms.stems[first])
        for first, count, known in zip(part.firsts, part.weights, rare, strict=True)
    ]
    return {stem: weight for weight, stem in nlargest(QUERY_TERMS, weighted)}


def has_evidence(left: Profile, right: Profile) -> bool:
    """Whether two articles share enough stems for their similarity to mean one event: a few words may be all of one."""
    shorter, longer = sorted((left, right), key=lambda profile: len(profile.codes))
    if len(shorter.codes) >= LONG:
        return True
    return sum(map(is_word, set(shorter.codes).intersection(longer.codes))) >= EVIDENCE
