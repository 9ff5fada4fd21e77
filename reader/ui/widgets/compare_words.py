"""A comparison in words: what a row is, why its sentences were paired, and the pair as text to take along."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article import Article
from reader.comparison.result import NEAR, PARTLY, REWORDED, VERBATIM, Comparison, Difference, Link, Row
from reader.ui.phrases import long_day
from reader.ui.widgets.compare_items import SIDES, inner_links, outlet_of, printed
from reader.ui.widgets.compare_marking import shared_words

KIND_WORDS = {
    VERBATIM: "word for word the same",
    NEAR: "nearly the same words",
    REWORDED: "the same, reworded",
    PARTLY: "partly the same",
}
LABELS = {"copy": "copy", "partly": "partly copied", "own": "own words"}
WORDS_SHOWN = 14


def told(comparison: Comparison, row: Row) -> str:
    """A row in one line: what kind of pair it is, and what differs in it."""
    if row.link is None:
        side = 0 if row.left else 1
        elsewhere = sorted({(link.left, link.right)[1 - side] for link in row.others})
        if elsewhere:
            return f"its partner stands in another row: {printed(elsewhere)} in {outlet_of(comparison, 1 - side)} (m)"
        return f"only in {outlet_of(comparison, side)}"
    parts = [KIND_WORDS[row.link.kind]]
    parts += [difference_told(each) for link in inner_links(row) for each in link.differences]
    if row.link.moved:
        parts.append("told elsewhere in the order")
    return " · ".join(parts)


def difference_told(difference: Difference) -> str:
    """A difference in one line: "figure: over 130,000 | about 150,000"."""
    return f"{difference.kind}: {difference.left or '–'} | {difference.right or '–'}"


def why(comparison: Comparison, row: Row) -> list[tuple[str, str]]:
    """Why the sentences of a row were paired, as lines of (label, text)."""
    outlets = outlet_of(comparison, 0), outlet_of(comparison, 1)
    if row.link is None:
        lines = [("", f"{told(comparison, row)}.")]
        if not row.others:
            lines.append(("", "No sentence of the other side shares enough words, figures and names with this one."))
        return lines + [line for link in row.others for line in _linked(comparison, link, "linked")]
    lines = [("", f"{_numbered(row.left)} in {outlets[0]} and {_numbered(row.right)} in {outlets[1]}")]
    for link in inner_links(row):
        lines += _linked(comparison, link, "paired as")
    for link in row.others:
        if link not in inner_links(row):
            lines += _linked(comparison, link, "also")
    return lines


def _numbered(numbers: tuple[int, ...]) -> str:
    return f"sentence{'s' if len(numbers) > 1 else ''} {printed(numbers)}"


def _linked(comparison: Comparison, link: Link, label: str) -> Iterator[tuple[str, str]]:
    moved = ", out of the order both share" if link.moved else ""
    yield label, f"{KIND_WORDS[link.kind]} ({link.left + 1} | {link.right + 1}), likeness {link.score:.2f}{moved}"
    if label == "also":
        return
    texts = comparison.sentences[0][link.left].text, comparison.sentences[1][link.right].text
    words = shared_words(*texts)
    if words:
        more = f" and {len(words) - WORDS_SHOWN} more" if len(words) > WORDS_SHOWN else ""
        yield "both say", ", ".join(words[:WORDS_SHOWN]) + more
    for difference in link.differences:
        yield f"{difference.kind} differs", f"{difference.left or '–'} | {difference.right or '–'}"


def pair_text(comparison: Comparison, left: tuple[int, ...], right: tuple[int, ...]) -> str:
    """The sentences of both sides as text, each with where it is from: what `y` copies."""
    parts = []
    for side, numbers in zip(SIDES, (left, right), strict=True):
        if numbers:
            text = " ".join(comparison.sentences[side][number].text for number in numbers)
            parts.append(f"{text}\n— {citation(comparison.articles[side].article)}")
    return "\n\n".join(parts)


def citation(article: Article) -> str:
    """Where an article is from: outlet, title, day and address, as far as known."""
    found = [article.outlet, f"“{article.title}”", long_day(article.date) if article.date else None, article.url]
    return ", ".join(part for part in found if part)


def origin_told(comparison: Comparison) -> str:
    """How both texts hang together, in a few words: "partly copied: 13 % shared word for word, AP"."""
    origin = comparison.origin
    parts = [LABELS.get(origin.label, origin.label)]
    if origin.copied >= 0.005:
        parts.append(f"{origin.copied:.0%} word for word")
    if origin.agency:
        parts.append(origin.agency)
    return " · ".join(parts)
