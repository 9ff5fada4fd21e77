"""What a library answers with: hits, and how a scan went."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.article import Article, Highlighted


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found. `snippet` is a passage of it with the hits marked (role "match")."""

    article: Article
    score: float
    snippet: Highlighted


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What shows why an article was found: its title and a passage of it, marked, and the number of its hits."""

    title: Highlighted
    snippet: Highlighted
    matches: int


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the hits of a search: what they have in common, how many they are, and the query that keeps them."""

    name: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The hits of a search counted: the biggest shares first, years newest first, behind them what is not known."""

    outlets: tuple[Share, ...]
    years: tuple[Share, ...]
    languages: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The first hits of a search, and how many there are in all.

    `did_you_mean` is the whole query with the words that occur nowhere corrected, else None. `complaint` says in one
    line what is wrong with the query, else None; the search has then done what it could. `relaxed`: too few have all of
    the words, and behind those that have (`whole`, which may be 0) come articles with some of them. `because` says why
    nothing has all of it, where that can be said. `hidden` are further hits that the reader put away.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    did_you_mean: str | None = None
    complaint: str | None = None
    relaxed: bool = False
    because: str | None = None
    whole: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a record or folder, that could not be read, and why, in plain words."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is: files looked at, of how many (None while they are being counted), articles read from them.

    `rate` is in articles a second, `seconds_left` until everything is read, `share` how much of it is, 0 to 1; None
    while nothing can be said yet. `mended`: the postings were damaged, and are made anew.
    """

    files_seen: int
    files_total: int | None
    articles: int
    problems: int
    file: str = ""
    rate: float | None = None
    seconds_left: float | None = None
    share: float | None = None
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a scan did: numbers of articles, and the problems there are in its scope now. `finished` is False where it
    was stopped."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    finished: bool = True
