"""An article's text as the catalogue keeps it: small, and quick to open."""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b

from reader.article import Article, Body, Dropped, FullArticle, Kind, Paragraph, Span


def pack_text(body: Body) -> bytes:
    """A body, compressed. Its Markdown comes after its paragraphs, so that it costs little more than they do."""
    paragraphs = [
        [p.text, p.kind.value, p.level, p.marker, [[s.start, s.end, s.role, s.target] for s in p.spans]]
        for p in body.paragraphs
    ]
    dropped = [[piece.text, piece.why] for piece in body.dropped]
    return zlib.compress(json.dumps([paragraphs, body.markdown, dropped], separators=(",", ":")).encode(), 3)


def unpack_text(blob: bytes) -> Body:
    """The body that was packed."""
    paragraphs, markdown, dropped = json.loads(zlib.decompress(blob))
    return Body(
        markdown,
        tuple(
            Paragraph(text, Kind(kind), level, marker, tuple(Span(*span) for span in spans))
            for text, kind, level, marker, spans in paragraphs
        ),
        tuple(Dropped(text, why) for text, why in dropped),
    )


def unpack_paragraphs(blob: bytes) -> list[str]:
    """The plain texts of a packed body's paragraphs."""
    return [paragraph[0] for paragraph in json.loads(zlib.decompress(blob))[0] if paragraph[0]]


def digest(full: FullArticle) -> bytes:
    """What tells whether an article has changed: everything of it but the time of its file and what its id tells."""
    article = full.article
    facts = [getattr(article, name) for name in Article.__slots__ if name not in ("saved", "path", "id", "item")]
    return blake2b(
        repr((facts, full.body.markdown, full.body.dropped)).encode("utf-8", "replace"), digest_size=12
    ).digest()
