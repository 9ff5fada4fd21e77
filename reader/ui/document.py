"""What a page shows, as blocks of plain text with roles: an article, a story at a glance, a word to the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Article, FullArticle, Kind, Paragraph, Span
from reader.plain.whose import whose_text
from reader.text.outlets import outlets_once, same_outlet
from reader.ui import days, phrases

if TYPE_CHECKING:
    from reader.stories import Related
    from reader.stories.origins import Source


@dataclass(frozen=True, slots=True)
class Block:
    """Some text set as one: its own `spans` over the look of `role`.

    `first` stands before its first line and `rest` before the others (in the look of `beside`), `gap` blank lines go
    before it. A `rule` is a line across the page. `article` is the id of the article it stands for.
    """

    text: str
    role: str = ""
    spans: tuple[Span, ...] = ()
    first: str = ""
    rest: str = ""
    beside: str = ""
    gap: int = 1
    rule: bool = False
    article: str = ""


Document = tuple[Block, ...]
MOST_COPIES = 16  # of an article that are named below it


def of_article(full: FullArticle, told_by: Sequence[str] = (), own: Sequence[str] = ()) -> Document:
    """An article as it is read: its head, then its body. `told_by` are the outlets that tell the same story, `own` is
    what the reader did with it ("★ starred", "#water")."""
    return (*_head(full.article, told_by, own), *(_body_block(paragraph) for paragraph in _body(full)))


def body_start(document: Document) -> int:
    """The number of the first block after the head of an article."""
    return next((number + 1 for number, block in enumerate(document) if block.rule), 0)


def _body(full: FullArticle) -> Iterator[Paragraph]:
    """The paragraphs without a heading that only says the title again."""
    blocks = full.body.paragraphs
    if blocks and blocks[0].kind is Kind.HEADING and blocks[0].text == full.article.title:
        blocks = blocks[1:]
    return iter(blocks)


def _head(article: Article, told_by: Sequence[str], own: Sequence[str]) -> Iterator[Block]:
    kicker = [phrases.source(article) or "outlet unknown", _day(article)]
    yield Block(" · ".join(kicker), "kicker", _first(kicker) if phrases.source(article) else (), gap=0)
    yield Block(article.title, "title", gap=0)
    yield Block(" · ".join(_byline(article)), "meta", gap=1)
    if own:
        yield Block("  ".join(own), "count", gap=0)
    others = [outlet for outlet in told_by if not same_outlet(outlet, article.outlet)]
    if others:
        yield Block(f"Also told by {phrases.listed(others)}: c\N{NO-BREAK SPACE}compares", "meta", gap=0)
    yield Block("", "rule", gap=0, rule=True)


def _first(parts: Sequence[str]) -> tuple[Span, ...]:
    return (Span(0, len(parts[0]), "kicker-outlet"),) if len(parts) > 1 else ()


def _day(article: Article) -> str:
    if article.date is None:
        return "no date given"
    found = {"url": " (from its address)", "text": " (from its text)"}.get(article.date_from or "", "")
    return days.long_day(article.date) + found


def _byline(article: Article) -> Iterator[str]:
    if article.author:
        yield f"By {article.author}"
    if article.agency and article.agency not in (phrases.source(article), article.author):
        yield article.agency
    if article.first_publisher:
        yield f"first published by {article.first_publisher}"
    yield phrases.reading_time(article.words)
    if article.title_from == "text":
        yield "no headline in the file: its first sentence stands for it"


def _body_block(paragraph: Paragraph) -> Block:
    text, spans, deep = paragraph.text, paragraph.spans, max(paragraph.level - 1, 0)
    match paragraph.kind:
        case Kind.HEADING:
            return Block(text, "heading", spans, gap=1)
        case Kind.QUOTATION:
            bars = "│ " * (deep + 1)
            return Block(text, "quoted", spans, bars, bars, "bar")
        case Kind.ITEM:
            marker = f"{'  ' * deep}{paragraph.marker or '•'} "
            return Block(text, "", spans, marker, " " * len(marker), "marker", gap=0 if deep else 1)
        case Kind.CODE | Kind.TABLE:
            return Block(text, "code", spans, "  ", "  ")
        case Kind.RULE:
            return Block("", "rule", rule=True)
    return Block(text, "", spans)


def of_story(
    title: str, articles: Iterable[Article], sources: Sequence[Source] = (), *, every_copy: bool = True
) -> Document:
    """A story at a glance: who told it, when, and under which headline, oldest first; and who has it from the same
    source as one before, by their `sources`. Copies are only named below the first of them, unless each is wanted."""
    told = list(articles)
    outlets = outlets_once(article.outlet for article in told)
    dates = [article.date for article in told if article.date]
    when = days.days(min(dates), max(dates)) if dates else ""
    count = phrases.counted(len(told), "article")
    blocks = [
        Block(" · ".join(filter(None, ["Story", when])), "kicker", (Span(0, 5, "kicker-outlet"),), gap=0),
        Block(title, "title", gap=0),
        Block(count + _told_by(told, outlets) + _from(sources), "meta"),
        Block("", "rule", gap=0, rule=True),
    ]
    copies = {} if every_copy else _copies(told, sources)
    folded = {copy.id for found in copies.values() for copy in found}
    for article, again in zip(told, whose_text(told, sources), strict=True):
        if article.id not in folded:
            blocks.extend(_entry(article, again))
            blocks.extend(_word_for_word(copies.get(article.id, ()), article))
    two = "outlets" if len(outlets) > 1 else "articles"
    return (*blocks, Block(f"Enter opens the story, c compares two of its {two}.", "meta"))


def _from(sources: Sequence[Source]) -> str:
    """Behind that: from how many origins, where some articles took their text from others."""
    origins = len({source.origin for source in sources})
    return f" · {phrases.counted(origins, 'origin')}" if origins < len(sources) else ""


def _copies(told: Sequence[Article], sources: Sequence[Source]) -> dict[str, list[Article]]:
    """By the id of the first article with a text those that came with the same text later."""
    first: dict[int, Article] = {}
    copies: dict[str, list[Article]] = {}
    for article, source in zip(told, sources, strict=False):
        one = first.setdefault(source.text, article)
        if one is not article:
            copies.setdefault(one.id, []).append(article)
    return copies


def _word_for_word(copies: Sequence[Article], first: Article) -> Iterator[Block]:
    """Who else has the text of an article, and when, where that was another day."""
    names = []
    for copy in copies:
        name = phrases.source(copy) or f"“{copy.title}”"
        again = " again" if same_outlet(copy.outlet, first.outlet) else ""
        when = f" ({days.day(copy.date)})" if copy.date and copy.date != first.date else ""
        names.append(name + again + when)
    if names:
        yield Block(f"word for word also: {phrases.listed(names, MOST_COPIES)}", "meta", first="  ", rest="  ", gap=0)


def _told_by(told: Sequence[Article], outlets: Sequence[str]) -> str:
    """Behind the number of articles: by whom they are, as far as that is known."""
    known = sum(bool(article.outlet) for article in told)
    if not known or known == len(told):
        return f" by {phrases.listed(outlets, 6)}" if outlets else ""
    number = "one" if known == 1 else f"{known:,}"
    return f", {number} by {phrases.listed(outlets, 6)}"


def _entry(article: Article, again: str) -> Iterator[Block]:
    parts = [phrases.source(article) or "outlet unknown", days.day(article.date), article.agency or ""]
    parts = [part for number, part in enumerate(parts) if part and part not in parts[:number]]
    first = f"first published by {article.first_publisher}" if article.first_publisher else ""
    parts += filter(None, [phrases.counted(article.words, "word"), first, again])
    yield Block(" · ".join(parts), "meta", _first(parts), article=article.id)
    yield Block(article.title, "", first="  ", rest="  ", gap=0, article=article.id)


def of_related(related: Sequence[Related], key: str) -> Document:
    """What stands below an article: what is related to it, and why. `key` leads to comparing with one of them."""
    if not related:
        return ()
    told = f"Related · {key} compares with one of them, or opens it"
    blocks = [Block("", "rule", rule=True), Block(told, "meta", (Span(0, len("Related"), "heading"),), gap=0)]
    for one in related:
        parts = [phrases.source(one.article) or "outlet unknown", days.day(one.article.date), one.band]
        parts = [part for part in parts if part]
        blocks.append(Block(" · ".join(parts), "meta", _first(parts), article=one.article.id))
        indented = partial(Block, first="  ", rest="  ", gap=0, article=one.article.id)
        blocks += [indented(one.article.title), indented(phrases.why_related(one), "meta")]
    return tuple(blocks)


def message(title: str, *lines: str) -> Document:
    """A word to the reader: what is so, and what to do. A line that starts with a tab is set as an instruction."""
    blocks = [Block(title, "title", gap=0)]
    for line in lines:
        instruction = line.startswith("\t")
        blocks.append(Block(line.strip(), "code" if instruction else "", first="  " * instruction, rest="  "))
    return tuple(blocks)
