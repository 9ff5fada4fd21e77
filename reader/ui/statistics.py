"""What the list holds, in numbers: articles by outlet and by day, read and unread, stories by number of outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.article import Article
from reader.text.outlets import added_up, number_of_outlets, outlet_key
from reader.ui.days import MONTHS

if TYPE_CHECKING:
    from reader.ui.row import Row

MANY_OUTLETS = 10  # stories told by so many and more stand in one line
ODD = 50  # one article in so many may be dated far from all others before the days are drawn without it
STORIES = "stories:"
UNITS = ("day", "week", "month", "year", *(f"{10**power * base} years" for power in range(4) for base in (2, 5, 10)))
FAR = 3  # times as many days as all others take


@dataclass(frozen=True, slots=True)
class Share:
    """Some articles (or stories), of which so many are `read`. `opens` is the query that lists them, or STORIES and by
    how many outlets they are told."""

    name: str
    all: int
    read: int = 0
    opens: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of one day."""

    day: date
    all: int
    read: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All of it. `days` holds only days with articles, oldest first; `stories` is by number of outlets, empty where
    they are not known yet; `unread_words` is how much is left to read."""

    articles: int = 0
    read: int = 0
    starred: int = 0
    unread_words: int = 0
    outlets: Sequence[Share] = ()
    without_outlet: int = 0
    days: Sequence[Dated] = ()
    undated: int = 0
    stories: Sequence[Share] = ()


def statistics(
    entries: Iterable[Row], read: Collection[str], starred: Collection[str], away: Collection[str]
) -> Statistics:
    """Count what is listed, but for the articles that are put `away`."""
    from reader.library.finding.breakdown import quoted

    entries = list(entries)
    articles = [article for entry in entries for article in entry.articles if article.id not in away]
    unread = [article for article in articles if article.id not in read]
    by_outlet = added_up(Counter(article.outlet for article in articles if article.outlet))
    unread_by_outlet = Counter(outlet_key(article.outlet) for article in unread)
    return Statistics(
        len(articles),
        len(articles) - len(unread),
        sum(article.id in starred for article in articles),
        sum(article.words for article in unread),
        [
            Share(name, number, number - unread_by_outlet[outlet_key(name)], f"outlet:={quoted(name)}")
            for name, number in sorted(by_outlet.items(), key=lambda one: (-one[1], one[0].casefold()))
        ],
        len(articles) - by_outlet.total(),
        _days(articles, unread),
        sum(article.date is None for article in articles),
        _stories(entries, away) if any(entry.story for entry in entries) else (),
    )


def _days(articles: Iterable[Article], unread: Iterable[Article]) -> list[Dated]:
    of_day = Counter(article.date for article in articles if article.date)
    unread_of_day = Counter(article.date for article in unread)
    return [Dated(day, number, number - unread_of_day[day]) for day, number in sorted(of_day.items())]


def _stories(entries: Iterable[Row], away: Collection[str]) -> list[Share]:
    """Stories by how many outlets tell them; an article on its own is a story of one."""
    found: Counter[int] = Counter()
    for entry in entries:
        told = [article for article in entry.articles if article.id not in away]
        if told:
            found[min(max(number_of_outlets(article.outlet for article in told), 1), MANY_OUTLETS)] += 1
    return [Share(_outlets(number), found[number], opens=f"{STORIES}{number}") for number in sorted(found)]


def _outlets(number: int) -> str:
    more = " or more" if number == MANY_OUTLETS else ""
    return f"{number}{more} outlet{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Span:
    """Equal spans of time, one after the other without a gap: what each is called, and what is of it.

    `unit` is one of UNITS, `first` and `last` are the first and the last day; `earlier` and `later`
    articles lie far from all others and are left out.
    """

    unit: str
    shares: Sequence[Share]
    first: date | None = None
    last: date | None = None
    earlier: int = 0
    later: int = 0


def spans(days: Sequence[Dated], most: int) -> Span:
    """The days as at most `most` spans, two or more, of the shortest unit for which that is enough."""
    near = _near(days)
    earlier = sum(one.all for one in days if near and one.day < near[0].day)
    later = sum(one.all for one in days if near and one.day > near[-1].day)
    whole = (near[-1].day - near[0].day).days if near else 0
    for unit in (unit for unit in UNITS if whole <= most * _longest(unit)):  # of the others there are more for sure
        shares = _shares(near, unit)
        if len(shares) <= most:
            break
    return Span(unit, shares, near[0].day if near else None, near[-1].day if near else None, earlier, later)


def _near(days: Sequence[Dated]) -> Sequence[Dated]:
    """The days without those few that lie so far away that nothing of the others could be seen."""
    total = sum(one.all for one in days)
    first, last, seen = 0, len(days) - 1, 0
    for number, one in enumerate(days):
        seen += one.all
        if seen <= total / ODD:
            first = number + 1
        if seen < total - total / ODD:
            last = min(number + 1, len(days) - 1)
    if not days or first > last:
        return days
    kept = (days[last].day - days[first].day).days + 1
    return days if (days[-1].day - days[0].day).days < FAR * kept else days[first : last + 1]


def _shares(days: Sequence[Dated], unit: str) -> list[Share]:
    if not days:
        return []
    found = {start: [0, 0] for start in _starts(days[0].day, days[-1].day, unit)}
    for one in days:
        counts = found[_start(one.day, unit)]
        counts[0] += one.all
        counts[1] += one.read
    return [
        Share(_called(start, unit), all, read, f"date:{_asked(start, unit)}") for start, (all, read) in found.items()
    ]


def _start(day: date, unit: str) -> date:
    match unit:
        case "week":
            return day - timedelta(day.weekday()) if day.toordinal() > day.weekday() else day
        case "month":
            return day.replace(day=1)
        case "day":
            return day
    return date(max(day.year - day.year % _years(unit), 1), 1, 1)


def _longest(unit: str) -> int:
    return {"day": 1, "week": 7, "month": 31}.get(unit) or 366 * _years(unit)


def _years(unit: str) -> int:
    return 1 if unit == "year" else int(unit.split()[0])


def _last_year(start: date, unit: str) -> int:
    years = _years(unit)
    return min(start.year - start.year % years + years - 1, date.max.year)


def _starts(first: date, last: date, unit: str) -> Iterable[date]:
    if unit in ("day", "week"):
        step = 1 if unit == "day" else 7
        start = _start(first, unit)
        return [start + timedelta(days) for days in range(0, (last - start).days + 1, step)]
    if unit == "month":
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [date(month // 12, month % 12 + 1, 1) for month in months]
    years = range(first.year, last.year + 1)
    return dict.fromkeys(_start(date(year, 1, 1), unit) for year in years)


def _called(start: date, unit: str) -> str:
    if unit == "year":
        return str(start.year)
    if unit.endswith("years"):
        return f"{start.year}–{_last_year(start, unit)}"
    month = MONTHS[start.month - 1]
    return f"{month} {start.year}" if unit == "month" else f"{start.day} {month}"


def _asked(start: date, unit: str) -> str:
    """How a search asks for that time."""
    if unit == "week":
        return f"{start.isoformat()}..{(start + timedelta(6)).isoformat()}"
    if unit.endswith("years"):
        return f"{start.year:04}..{_last_year(start, unit):04}"
    return start.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)]
