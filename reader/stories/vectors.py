"""The profiles of many articles, in little memory: terms as numbers, vectors as arrays, no term that only one has."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from heapq import nlargest
from itertools import chain, compress
from math import sqrt
from operator import mul, not_

from reader.article import Article
from reader.stories.codes import Coder, is_word
from reader.stories.publishers import publisher
from reader.stories.rareness import Rareness
from reader.stories.rarities import Rarities
from reader.stories.similarity import (
    DAMPENED,
    HEAD_SHARE,
    NAME_SHARE,
    TELLING,
    TITLE_SHARE,
    Profile,
    cosine_with_itself,
    similarities,
)
from reader.text.term_table import HEAD, NAME, TEXTUAL, TITLE, Terms

EVIDENCE = 4  # stems both have: a likeness of fewer is of chance
LONG = 200  # terms of an article that cannot be alike in a few of them only
LEADING = 50  # words of an article that lead to others, the strongest
COMPARED = 30  # candidates of an article that are compared in full, the likeliest
QUERY_TERMS = 25  # stems that find the candidates; with five, a third of the stories would be missed
SHARES = {
    "": 1 - HEAD_SHARE - NAME_SHARE - TITLE_SHARE, HEAD: HEAD_SHARE, NAME: NAME_SHARE, TITLE: TITLE_SHARE,
}  # fmt: skip


_NO_CODES, _NO_WEIGHTS = array("q"), array("f")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The profiles of some articles, in the order of their ids, and the names of their strongest terms."""

    profiles: tuple[Profile, ...]
    rarities: Rarities
    names: Mapping[int, str] = field(default_factory=dict)

    def similarities(self, number: int, others: Sequence[int]) -> list[float]:
        """The similarity of an article to each of the others, by their places."""
        return similarities(self.profiles[number], [self.profiles[other] for other in others])


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

    Without `rarities` of a whole scope these articles are the whole. `stop` is polled twice for every article and ends
    it early, unfinished. The result does not depend on the order of either. An article without terms has an empty
    profile.
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
    return _vectors(ordered, coded, (counted, own), stop)


def _vectors(
    ordered: Sequence[Article],
    coded: dict[str, _Coded],
    rare: tuple[Rarities, Mapping[int, float]],
    stop: Callable[[], bool],
) -> Vectors:
    names: dict[int, str] = {}
    profiles = []
    shared: dict[bytes, Profile] = {}
    for article in ordered:
        if stop():
            break
        one = coded.pop(article.id, None)
        blank = profile(article, one.terms.weekday if one else None)
        profiles.append(_filled(blank, one, shared, rare, names) if one else blank)
    return Vectors(tuple(profiles), rare[0], names)


def _filled(
    blank: Profile,
    one: _Coded,
    shared: dict[bytes, Profile],
    rare: tuple[Rarities, Mapping[int, float]],
    names: dict[int, str],
) -> Profile:
    """A profile with its vector: that of an article of the same words, where there was one before."""
    same = _digest(one)
    if (first := shared.get(same)) is None:
        codes, weights, leading = _strongest_first(*_joined(one, *rare))
        _name(names, codes[: leading + TELLING], one)
        shared[same] = first = replace(blank, codes=codes, weights=weights, leading=leading)
    elif first.itself is None:
        shared[same] = first = replace(first, itself=cosine_with_itself(first))
    return replace(blank, codes=first.codes, weights=first.weights, leading=first.leading, itself=first.itself)


def _digest(one: _Coded) -> bytes:
    """What articles of the same words have in common."""
    digest = blake2b(digest_size=16)
    for codes, part in zip(one.codes, one.terms.parts, strict=False):
        digest.update(len(codes).to_bytes(4, "little"))
        digest.update(codes)
        digest.update(part.weights)
    return digest.digest()


def profile(article: Article, weekday: int | None = None) -> Profile:
    """What can be compared of an article before its words are read."""
    day = article.date.toordinal() if article.date else None
    return Profile(article.id, _NO_CODES, _NO_WEIGHTS, day, publisher(article.outlet), weekday=weekday)


def _joined(one: _Coded, rarities: Rarities, own: Mapping[int, float]) -> tuple[list[int], array[float], int]:
    """The numbers and weights of an article's terms that others have too, and how many of them, the first, are words.

    The product of two such vectors is the mean of the cosines of their parts, weighed by the shares. What an article
    has no terms for (a title of its own, capitals) falls to its other parts.
    """
    weighed: list[tuple[str, list[int], list[float]]] = []
    squares = dict.fromkeys(SHARES, 0.0)
    lone = rarities.alone
    for (mark, pairs), codes, part in zip(TEXTUAL, one.codes, one.terms.parts, strict=False):
        rare = rarities.of(not pairs, codes)
        if own:
            rare = [known or own.get(code, 0.0) for code, known in zip(codes, rare, strict=True)]
        counts = list(map(DAMPENED.__getitem__, part.weights))
        weights = list(map(mul, counts, rare))
        weighed.append((mark, list(compress(codes, rare)), list(compress(weights, rare))))
        missing = sum(map(mul, *[list(compress(counts, map(not_, rare)))] * 2))
        squares[mark] += sum(map(mul, weights, weights)) + missing * lone[pairs] ** 2
    present = sum(share for mark, share in SHARES.items() if squares[mark])
    scales = {mark: sqrt(share / (present * squares[mark])) for mark, share in SHARES.items() if squares[mark]}
    known = list(chain.from_iterable(codes for _, codes, _ in weighed))
    scaled = (map(scales.get(mark, 0.0).__mul__, weights) for mark, _, weights in weighed)
    return known, array("f", chain.from_iterable(scaled)), len(weighed[0][1])


def _strongest_first(codes: list[int], weights: array[float], words: int) -> tuple[array[int], array[float], int]:
    """The strongest words in their order, then all other terms, the strongest of them in theirs before the rest; and
    how many lead."""
    leading = nlargest(LEADING, range(words), key=weights.__getitem__)
    left = bytearray(b"\x01") * len(codes)
    _strike(left, leading)
    telling = nlargest(TELLING, compress(range(len(codes)), left), key=weights.__getitem__)
    _strike(left, telling)
    first = leading + telling
    return (
        array("q", chain(map(codes.__getitem__, first), compress(codes, left))),
        array("f", chain(map(weights.__getitem__, first), compress(weights, left))),
        len(leading),
    )


def _strike(left: bytearray, places: Iterable[int]) -> None:
    for place in places:
        left[place] = 0


def _name(names: dict[int, str], codes: Iterable[int], one: _Coded) -> None:
    """Remember what some numbers of an article stand for."""
    wanted = {code for code in codes if code not in names}
    for kind, part in enumerate(one.codes):
        for code in wanted.intersection(part):
            names[code] = one.terms.name(kind, part.index(code))


def query_terms(terms: Terms, rareness: Rareness) -> dict[str, float]:
    """The stems that find the candidates for an article, with their weights: the strongest of its text."""
    [codes, *_] = Coder().codes(terms)
    part = terms.parts[0]
    lone = rareness.alone[0]
    rare = rareness.of(True, codes)
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
