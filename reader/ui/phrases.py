"""Counts and lengths in the words that the screen uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.article import Article
from reader.text.clean import clean_line
from reader.ui.days import long_day

if TYPE_CHECKING:
    from reader.stories import Related

BETWEEN = " · "
WORDS_A_MINUTE = 230  # silent reading of English prose: Brysbaert 2019, 238 for non-fiction, rounded down


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 story", "1,204 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def reading_time(words: int) -> str:
    """How long an article is: "412 words · 2 min"."""
    return f"{counted(words, 'word')} · {max(1, round(words / WORDS_A_MINUTE))} min"


def duration(words: int) -> str:
    """How long so many words take to read: "4 min", "2 h 10 min", "31 h"."""
    hours, minutes = divmod(max(1, round(words / WORDS_A_MINUTE)), 60)
    if hours >= 10:
        return f"{hours + (minutes >= 30):,} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


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


def why_related(related: Related, fits: Callable[[str], bool] = bool) -> str:
    """Why it is related: what is word for word the same, what else is around both, then of the words as many as fit.

    Nothing is begun that has no end: "both tell of" stands only before a word that is whole.
    """
    around = list(related.circumstances)
    while len(around) > 1 and not fits(BETWEEN.join(around)):
        around.pop(1 if len(around) > 2 else 0)
    words = [f"both tell of {', '.join(related.words[:number])}" for number in range(len(related.words), 0, -1)]
    told = [BETWEEN.join([*around, shared]) for shared in words or ["many of the same words"]]
    return next(filter(fits, told), BETWEEN.join(around) or told[-1])
