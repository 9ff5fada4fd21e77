"""What the postings take of an article: its stems by field with their places, and its words for the lexicon.

Made by whoever reads the article, in whatever process, and handed to the writer of the postings as bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from reader.article import Article
from reader.library import parcels
from reader.library.postings.analysis import positions, vocabulary

USUAL_LENGTHS = {"title": 10, "body": 600, "outlet": 3, "agency": 3, "author": 4}
"""The indexed fields, and how many words one usually has."""

K1, B = 1.2, 0.9
"""Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond". B is a little more than
theirs: who looks for a news article by its words means the short one about them, not the long one with everything."""

Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The stems of one field: the weight of each, how often it stands there, and the places, in order, of one after
    the other."""

    stems: list[bytes]
    weights: bytes
    counts: array[int]
    places: array[int]


@dataclass(frozen=True, slots=True)
class Inverted:
    """An article as the postings take it. `words` are the different words of all its fields."""

    fields: dict[str, Occurrences]
    words: list[str]


def texts_of(
    article: Article, paragraphs: tuple[str, ...], contributors: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    """The texts of an article by field. "outlet" holds its outlet and its first publisher, "author" who wrote it and
    who contributed."""
    a = article
    return by_field(a.title, paragraphs, (a.outlet, a.first_publisher), a.agency, (a.author, *contributors))


def by_field(
    title: str,
    paragraphs: tuple[str, ...],
    outlets: Iterable[str | None],
    agency: str | None,
    authors: Iterable[str | None],
) -> dict[str, tuple[str, ...]]:
    """Texts by the field that they are indexed in; of names those that are known."""
    named = {"title": (title,), "outlet": outlets, "agency": (agency,), "author": authors}
    return {"body": paragraphs, **{name: tuple(text for text in texts if text) for name, texts in named.items()}}


def words_of(texts: Texts) -> set[str]:
    """The words of these texts as the lexicon has them."""
    return vocabulary(text for parts in texts.values() for text in parts)


def invert(texts: Texts, language: str | None) -> Inverted:
    """The stems and words of an article's texts."""
    fields: dict[str, Occurrences] = {}
    words: set[str] = set()
    for name, parts in texts.items():
        found, different = positions(parts, language)
        words |= different
        if found:
            fields[name] = _occurrences(found, USUAL_LENGTHS[name])
    return Inverted(fields, list(words))


def saturation(frequency: int, length: int, usual_length: int) -> int:
    """How much a term's frequency in a text of this length says, from 1 to 255: the part of BM25 that is the text's."""
    norm = K1 * (1 - B + B * length / usual_length)
    return max(1, round(255 * frequency / (frequency + norm)))


def pack(inverted: Inverted) -> bytes:
    """It as bytes."""
    parts = ["\n".join(inverted.words).encode()]
    for field in inverted.fields.values():
        parts += [b"\n".join(field.stems), field.weights, field.counts.tobytes(), field.places.tobytes()]
    return parcels.pack(list(inverted.fields), parts)


def unpack(data: bytes) -> Inverted:
    """What was packed."""
    names, parts = parcels.unpack(data)
    fields = {name: _field(*parts[at : at + 4]) for name, at in zip(names, range(1, len(parts), 4), strict=True)}
    return Inverted(fields, parts[0].decode().split("\n") if parts[0] else [])


def _field(stems: bytes, weights: bytes, counts: bytes, places: bytes) -> Occurrences:
    return Occurrences(stems.split(b"\n"), weights, array("I", counts), array("I", places))


def _occurrences(found: Mapping[bytes, list[int]], usual_length: int) -> Occurrences:
    counts = array("I", map(len, found.values()))
    length = sum(counts)
    weights = {count: saturation(count, length, usual_length) for count in set(counts)}
    places = array("I", list(chain.from_iterable(found.values())))
    return Occurrences(list(found), bytes(map(weights.__getitem__, counts)), counts, places)
