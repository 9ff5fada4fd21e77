"""A comparison in words: what a row is, why its sentences were paired, and the pair as text to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.article import Article
from reader.comparison.result import NEAR, PARTLY, REWORDED, VERBATIM, Comparison, Difference, Link, Row
from reader.ui.phrases import citation
from reader.ui.widgets.compare_items import SIDES, inner_links, links_of, outlet_of, printed
from reader.ui.widgets.compare_marking import other_words, shared_words

KIND_WORDS = {
    VERBATIM: "word for word the same",
    NEAR: "nearly the same words",
    REWORDED: "the same, reworded",
    PARTLY: "partly the same",
}
LABELS = {"copy": "copy", "partly": "partly copied", "own": "own words"}
WORDS_SHOWN = 14


def told(comparison: Comparison, row: Row) -> str:
    """A row in one line: what differs in it, and what kind of pair it is."""
    if row.link is None:
        side = 0 if row.left else 1
        elsewhere = sorted({(link.left, link.right)[1 - side] for link in row.others})
        if elsewhere:
            return f"its partner is {printed(elsewhere)} in {outlet_of(comparison, 1 - side)}, in another row (m)"
        if comparison.revision:
            return "taken out of the earlier copy" if side == comparison.revision.earlier else "added in the later copy"
        return f"only in {outlet_of(comparison, side)}"
    parts = [difference_told(each) for link in inner_links(row) for each in link.differences]
    parts.append(KIND_WORDS[row.link.kind])
    if row.link.moved:
        parts.append("told elsewhere in the order")
    return " · ".join(parts)


def difference_told(difference: Difference) -> str:
    """A difference in one line: "figure: over 130,000 | about 150,000"."""
    return f"{difference.told}: {difference.left or '–'} | {difference.right or '–'}"


def why(comparison: Comparison, row: Row) -> list[tuple[str, str]]:
    """Why the sentences of a row were paired, as lines of (label, text)."""
    if not links_of(row):
        number = printed(row.left or row.right)
        alone = "no sentence of the other side shares enough words, figures and names with this one"
        return [(number, told(comparison, row)), ("", alone)]
    inner = inner_links(row)
    return [
        line
        for link in links_of(row)
        for line in _linked(comparison, link, "" if link in inner else ", in another row")
    ]


def _linked(comparison: Comparison, link: Link, where: str) -> Iterator[tuple[str, str]]:
    moved = ", told elsewhere in the order" if link.moved and not where else ""
    yield f"{link.left + 1} | {link.right + 1}", f"{KIND_WORDS[link.kind]}, likeness {link.score:.2f}{moved}{where}"
    if where:
        return
    texts = comparison.sentences[0][link.left].text, comparison.sentences[1][link.right].text
    both = shared_words(*texts)
    yield "both say", _some(both) if both else "no word of weight: they stand between sentences that are alike"
    if link.kind != VERBATIM:
        yield "only left", _some(other_words(*texts)) or "nothing of weight"
        yield "only right", _some(other_words(*texts[::-1])) or "nothing of weight"
    for difference in link.differences:
        yield (
            f"{difference.told}" if difference.how else f"{difference.kind} differs",
            f"{difference.left or '–'} | {difference.right or '–'}",
        )


def _some(words: Sequence[str]) -> str:
    more = f" and {len(words) - WORDS_SHOWN} more" if len(words) > WORDS_SHOWN else ""
    return ", ".join(words[:WORDS_SHOWN]) + more


def pair_text(comparison: Comparison, left: tuple[int, ...], right: tuple[int, ...]) -> str:
    """The sentences of both sides as text, each with where it is from: what `y` copies."""
    told = []
    for side, numbers in zip(SIDES, (left, right), strict=True):
        text = " ".join(comparison.sentences[side][number].text for number in numbers)
        told.append((text, comparison.articles[side].article))
    return cited(told)


def cited(told: Iterable[tuple[str, Article]]) -> str:
    """What articles say, each with where it is from; those that say nothing are left out."""
    return "\n\n".join(f"{text}\n— {citation(article)}" for text, article in told if text)


def origin_told(comparison: Comparison) -> list[str]:
    """How both texts hang together, in a few words, the most telling first: ["partly copied", "AP", …].

    Nothing where one of them says nothing.
    """
    if not all(comparison.sentences):
        return []
    origin = comparison.origin
    parts = ["same quotations" if origin.quoted else LABELS.get(origin.label, origin.label)]
    if origin.agency:
        parts.append(origin.agency)
    if origin.copied >= 0.005:
        parts.append(f"{origin.copied:.0%} word for word")
    return parts
