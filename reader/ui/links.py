"""The links of a page: which of them may be opened, the letters that open each, and whether it leads to the library."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from reader.article import Article
from reader.text.addresses import host, is_plain, page_of
from reader.text.clean import clean_line
from reader.ui.document import Document
from reader.ui.outside import is_web

LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # where the fingers lie first


@dataclass(frozen=True, slots=True)
class Link:
    """A target, the `label` that opens it, the words it stands on, and the places of them: block, start, end."""

    label: str
    target: str
    words: str
    places: tuple[tuple[int, int, int], ...]

    @property
    def block(self) -> int:
        """The block of its first place."""
        return self.places[0][0]


def links_of(document: Document) -> list[Link]:
    """The links that may be opened (of the web), in the order of the page; one that stands there twice is one. They
    have no letters yet: see `labelled`."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    for number, block in enumerate(document):
        for span in block.spans:
            target = clean_line(span.target)
            if span.role == "link" and is_web(target) and span.start < span.end:
                places.setdefault(target, []).append((number, span.start, span.end))
    return [Link("", target, _words(document, found), tuple(found)) for target, found in places.items()]


def labelled(links: Sequence[Link], first: int) -> list[Link]:
    """The links with their letters: the shortest ones from number `first` on, which is seen."""
    given = labels(len(links))
    return [replace(link, label=given[(number - first) % len(links)]) for number, link in enumerate(links)]


def _words(document: Document, places: Iterable[tuple[int, int, int]]) -> str:
    said = (clean_line(document[block].text[start:end]) for block, start, end in places)
    return max(said, key=len, default="")


def labels(count: int) -> list[str]:
    """So many labels, none of which begins another, the shortest first: as many single letters as leave enough others
    to begin the longer ones."""
    length = next(n for n in range(1, count + 2) if len(LETTERS) ** n >= count)
    if length == 1:
        return list(LETTERS[:count])
    longer = len(LETTERS) ** (length - 1)
    single = next(n for n in range(len(LETTERS), -1, -1) if n + (len(LETTERS) - n) * longer >= count)
    more = product(LETTERS[single:], *[LETTERS] * (length - 1))
    return [*LETTERS[:single], *map("".join, islice(more, count - single))]


def told(target: str) -> str:
    """A target as it is told: where its host is not what it looks like, the host first."""
    return target if is_plain(target) else f"{host(target) or 'no host'}: {target}"


def told_host(target: str, most: int) -> str:
    """Whose page it is, in so many characters at most: of a long name its end, which says whose it is."""
    name = host(target).removeprefix("www.")
    return name if len(name) <= most else f"…{name[1 - most :]}"


def in_library(targets: Collection[str], articles: Iterable[Article], besides: str = "") -> Mapping[str, Article]:
    """Those of some targets that are articles of the library, but for the article `besides` itself."""
    wanted = {page_of(target): target for target in targets}
    found: dict[str, Article] = {}
    for article in articles:
        if article.url and article.id != besides and (key := page_of(article.url)) in wanted:
            found.setdefault(key, article)
    return {target: found[key] for target in targets if (key := page_of(target)) in found}
