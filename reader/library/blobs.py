"""An article's text as the catalogue keeps it: small, and quick to open."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from reader.article import Article, Body, Dropped, FullArticle, Kind, Paragraph, Span
from reader.library import wordbook
from reader.library.credited import credits
from reader.text.outlets import outlet_key
from reader.text.words import WORD

FEWEST_WORDS = 25  # with fewer, a notice that stands in the place of many articles looks like one of them


def pack_text(body: Body, words: bytes = b"") -> bytes:
    """A body, compressed with a dictionary of words (see `wordbook`).

    Its Markdown is left out where its paragraphs tell it, else it comes after them: so it costs little more than they.
    """
    paragraphs = [
        [p.text, p.kind.value, p.level, p.marker, [[s.start, s.end, s.role, s.target] for s in p.spans]]
        if p.spans or p.marker or p.level or p.kind is not Kind.PROSE
        else p.text
        for p in body.paragraphs
    ]
    markdown = None if body.markdown == _joined(body.paragraphs) else body.markdown
    dropped = [[piece.text, piece.why] for piece in body.dropped]
    data = json.dumps([paragraphs, markdown, dropped], separators=(",", ":"), ensure_ascii=False)
    return wordbook.compress(data.encode(), words)


def unpack_text(blob: bytes, words: bytes = b"") -> Body:
    """The body that was packed."""
    packed, markdown, dropped = json.loads(wordbook.decompress(blob, words))
    paragraphs = tuple(map(_paragraph, packed))
    return Body(
        _joined(paragraphs) if markdown is None else markdown,
        paragraphs,
        tuple(Dropped(text, why) for text, why in dropped),
    )


def _joined(paragraphs: Iterable[Paragraph]) -> str:
    return "\n\n".join(paragraph.text for paragraph in paragraphs)


def _paragraph(packed: Any) -> Paragraph:
    if isinstance(packed, str):
        return Paragraph(packed)
    text, kind, level, marker, spans = packed
    return Paragraph(text, Kind(kind), level, marker, tuple(Span(*span) for span in spans))


def unpack_passages(blob: bytes, words: bytes = b"") -> tuple[list[str], list[str]]:
    """The plain texts of a packed body's paragraphs, and the lines that told who contributed."""
    packed, _, dropped = json.loads(wordbook.decompress(blob, words))
    texts = (one if isinstance(one, str) else one[0] for one in packed)
    return [text for text in texts if text], credits(Dropped(text, why) for text, why in dropped)


def unpack_letters(blob: bytes, words: bytes = b"") -> str:
    """All words of a packed body, with signs between them: to look some up in it takes no more."""
    return wordbook.decompress(blob, words).decode().replace("\\n", " ")


def unpack_plain(blob: bytes, words: bytes = b"") -> list[Paragraph]:
    """The paragraphs of a packed body by text and kind alone."""
    packed = json.loads(wordbook.decompress(blob, words))[0]
    return [Paragraph(one) if isinstance(one, str) else Paragraph(one[0], Kind(one[1])) for one in packed]


def digest(full: FullArticle) -> bytes:
    """What tells whether an article has changed: everything of it but the time of its file and what its id tells."""
    article = full.article
    facts = [getattr(article, name) for name in Article.__slots__ if name not in ("saved", "path", "id", "item")]
    return blake2b(
        repr((facts, full.body.markdown, full.body.dropped)).encode("utf-8", "replace"), digest_size=12
    ).digest()


def sameness(full: FullArticle) -> bytes | None:
    """What copies of an article have in common; None for one that is too short to tell."""
    article = full.article
    words = "\n".join(paragraph.text for paragraph in full.body.paragraphs).lower().split()
    if len(words) < FEWEST_WORDS:
        return None
    parts = (outlet_key(article.outlet), *WORD.findall(article.title.lower()), "", *words)
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
