"""The headlines of a story side by side: the words each chose that no other has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.article import Article, Highlighted, Span
from reader.comparison.tokens import Token, is_content, tokens

NEARLY_ALL = 0.8  # share of a headline's letters: where so many are its own, marking them tells nothing


def headlines(articles: Sequence[Article]) -> tuple[Highlighted, ...]:
    """Each article's headline, its own words marked (role "changed", neighbours in one span).

    A word is one's own where no other headline has it, in whatever form or case. A title that was derived from the text
    is no headline: nothing is marked in it, nor does it count for the others. Alone, a headline has nothing marked,
    nor has one that shares nearly no word with any other, as those written without blanks.
    """
    found = [tokens(article.title, article.language) if article.title_from != "text" else () for article in articles]
    counts = Counter(sense for each in found for sense in {token.sense for token in each})
    several = sum(map(bool, found)) > 1
    return tuple(
        Highlighted(article.title, _telling(article.title, _spans(article.title, each, counts)) if several else ())
        for article, each in zip(articles, found, strict=True)
    )


def _telling(title: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans of a headline; none where they cover nearly all of it, and so tell nothing."""
    found = tuple(spans)
    covered = sum(span.end - span.start for span in found)
    return found if covered <= NEARLY_ALL * len(title) else ()


def _spans(title: str, found: Sequence[Token], counts: Counter[str]) -> Iterator[Span]:
    last: Span | None = None
    for token in found:
        if not is_content(token) or counts[token.sense] > 1:
            continue
        if last and not title[last.end : token.start].strip(" -–"):
            last = Span(last.start, max(last.end, token.end), "changed")
        else:
            if last:
                yield last
            last = Span(token.start, token.end, "changed")
    if last:
        yield last
