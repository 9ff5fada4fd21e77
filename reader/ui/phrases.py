"""Counts, days and lengths in the words that the screen uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.article import Article
from reader.text.clean import clean_line

WORDS_A_MINUTE = 230  # silent reading of English prose: Brysbaert 2019, 238 for non-fiction, rounded down

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 story", "1,204 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(when: date | None, today: date | None = None) -> str:
    """A day in short: "16 Feb", with its year when that is not the running one; "" when unknown."""
    if when is None:
        return ""
    short = f"{when.day} {MONTHS[when.month - 1]}"
    return short if when.year == (today or date.today()).year else f"{short} {when.year}"


def days(first: date | None, last: date | None, today: date | None = None) -> str:
    """The days from `first` to `last` in short: "15–16 Feb", "28 Jan – 3 Feb 2022"."""
    if first is None or last is None or first == last:
        return day(last or first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, today)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last, today)}"
    return f"{first.day} {MONTHS[first.month - 1]} {first.year} – {last.day} {MONTHS[last.month - 1]} {last.year}"


def long_day(when: date) -> str:
    """A day in full: "16 February 2022"."""
    return f"{when.day} {when:%B} {when.year}"


def reading_time(words: int) -> str:
    """How long an article is: "412 words · 2 min"."""
    return f"{counted(words, 'word')} · {max(1, round(words / WORDS_A_MINUTE))} min"


def saved_again(copies: Sequence[Article]) -> tuple[str, ...]:
    """That the same article was saved elsewhere too, and where; nothing where it was not."""
    if not copies:
        return ()
    others = counted(len(copies) - 1, "other file")
    more = f" and {others}" if len(copies) > 1 else ""
    return (f"saved {len(copies) + 1} times: also {clean_line(copies[0].path.name)}{more}",)


def source(article: Article) -> str:
    """Who an article is from: the outlet, else the agency, else ""."""
    return article.outlet or article.agency or ""


def citation(article: Article) -> str:
    """Where an article is from: outlet, title, day and address, as far as known."""
    found = [article.outlet, f"“{article.title}”", long_day(article.date) if article.date else None, article.url]
    return ", ".join(part for part in found if part)


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names in a row: "A, B and C", "A, B, C and 3 more"."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
