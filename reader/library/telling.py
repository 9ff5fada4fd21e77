"""The weighted terms of kept texts: counted anew whenever they are asked for, since kept they take more room than they.

Counting them takes less than a millisecond for a thousand words; those of the last articles, and so of many copies of
one, are remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

from reader.article import Paragraph
from reader.library import blobs
from reader.library.remembered import Remembered
from reader.text.term_table import Terms
from reader.text.weighing import Told, terms_of_several

LONGEST_WEIGHED = 400_000  # characters
REMEMBERED = 200  # articles: those one is compared with are those that the next one is compared with

Kept = tuple[str, str | None, bytes]
"""The title of an article, its language and its packed text."""

_remembered: Remembered[Terms] = Remembered(REMEMBERED)


def terms_of(articles: Sequence[Kept], words: bytes) -> list[Terms]:
    """The terms of articles, by the dictionary that their texts were packed with."""
    found = {one: known for one in articles if (known := _remembered.get((one, words))) is not None}
    missing = [one for one in dict.fromkeys(articles) if one not in found]
    for one, terms in zip(missing, terms_of_several(_told(one, words) for one in missing), strict=True):
        found[one] = terms
        _remembered.put((one, words), terms)
    return [found[one] for one in articles]


def _told(kept: Kept, words: bytes) -> Told:
    title, language, blob = kept
    return title, _telling(blobs.unpack_plain(blob, words)), language


def _telling(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs that tell what an article is about: of a book its beginning."""
    ends = accumulate(len(paragraph.text) for paragraph in paragraphs)
    return paragraphs[: sum(1 for _ in takewhile(lambda end: end < LONGEST_WEIGHED, ends)) + 1]
