"""The weighted terms of a kept text: counted anew whenever they are asked for, since kept they take more room than it.

Counting them takes about a millisecond for a thousand words; those of the last articles, and so of many copies of
one, are remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, takewhile

from reader.article import Paragraph
from reader.library import blobs
from reader.text.term_table import Terms
from reader.text.weighing import weighted_terms

LONGEST_WEIGHED = 400_000  # characters
REMEMBERED = 200  # articles: those one is compared with are those that the next one is compared with


@lru_cache(maxsize=REMEMBERED)
def terms_of(title: str, language: str | None, blob: bytes, words: bytes) -> Terms:
    """The terms of an article by its title, its language, its packed text and the dictionary of that."""
    return weighted_terms(title, _telling(blobs.unpack_plain(blob, words)), language)


def _telling(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs that tell what an article is about: of a book its beginning."""
    ends = accumulate(len(paragraph.text) for paragraph in paragraphs)
    return paragraphs[: sum(1 for _ in takewhile(lambda end: end < LONGEST_WEIGHED, ends)) + 1]
