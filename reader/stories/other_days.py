"""Does an article speak of another day than the story it would join? Where dates lack, the weekdays tell.

The weekday that an undated article speaks of first is a weak sign, for reporters look back and ahead. Where all of a
story speak of one day or the next, and a newcomer of a day far from theirs, it is worth a second look.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.stories.similarity import Profile

NEXT = 1  # days of the week: reports of one event name its day or the next
ESTABLISHED = 3  # articles that make a story whose day is to be believed
SIGNS = 2  # of them that must name another day: one alone may be a slip
LOOKED_AT = 12  # articles of a story


def speaks_of_another_day(newcomer: Profile, story: Sequence[Profile]) -> bool:
    """Whether the articles of a story (three and more) agree on the day of the week, and a newcomer names another.

    What is dated as the newcomer is does not count: for them the distance of the dates does.
    """
    if len(story) < ESTABLISHED:
        return False
    looked_at = story[:LOOKED_AT]
    days = {day for one in looked_at if (day := _weekday(one)) is not None}
    if any(_apart(one, other) > NEXT for one in days for other in days):
        return False
    mine = _weekday(newcomer)
    signs = [day for one in looked_at if (day := _weekday(one)) is not None and not _are_dated(newcomer, one)]
    return mine is not None and len(signs) >= SIGNS and all(_apart(mine, day) > NEXT for day in signs)


def _are_dated(one: Profile, other: Profile) -> bool:
    return one.day is not None and other.day is not None


def _apart(one: int, other: int) -> int:
    return min((one - other) % 7, (other - one) % 7)


def _weekday(profile: Profile) -> int | None:
    """The weekday an article speaks of first, else that of its publication."""
    if profile.weekday is not None or profile.day is None:
        return profile.weekday
    return (profile.day - 1) % 7
