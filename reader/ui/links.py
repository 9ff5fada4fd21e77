"""The links of a page: which of them may be opened, the letters that open each, and whether it leads to the library."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from reader.article import Article
from reader.text.clean import clean_line
from reader.ui.document import Document
from reader.ui.outside import is_web

LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # where the fingers lie first
_ADDRESS = re.compile(r"(https?)://(?:[^/\\?#]*@)?([^/\\?#:]*)", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|cmp|ref|smid)=", re.IGNORECASE)


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


def host(target: str) -> str:
    """Whose page it is, as the browser takes it: without user names, in the letters of the network (xn--…)."""
    found = _ADDRESS.match(target)
    name = found[2].lower() if found else ""
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def told(target: str) -> str:
    """A target as it is told: where its host is not what it looks like, the host first."""
    found = _ADDRESS.match(target)
    plain = found is not None and found[0].lower().endswith(f"://{host(target)}") and "\\" not in target
    return target if plain else f"{host(target)}: {target}"


def bare(target: str) -> str:
    """What two addresses of one page share: without scheme, "www.", fragment, last slash and what traces a reader."""
    found = _ADDRESS.match(target)
    if found is None:
        return ""
    rest, _, query = target[found.end() :].partition("#")[0].partition("?")
    asked = [part for part in query.split("&") if part and not _TRACKING.match(part)]
    return host(target).removeprefix("www.") + rest.rstrip("/") + "?" * bool(asked) + "&".join(asked)


def in_library(targets: Collection[str], articles: Iterable[Article], besides: str = "") -> Mapping[str, Article]:
    """Those of some targets that are articles of the library, but for the article `besides` itself."""
    wanted = {bare(target): target for target in targets}
    found: dict[str, Article] = {}
    for article in articles:
        if article.url and article.id != besides and (key := bare(article.url)) in wanted:
            found.setdefault(key, article)
    return {target: found[key] for target in targets if (key := bare(target)) in found}
