"""Places on a page that can be gone to and opened, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reader.article import Highlighted

OPENS = "opens"
"""The role of the characters of a door; their target is what it opens and, in a second line, what is told of it."""


@dataclass(frozen=True, slots=True)
class Door:
    """A place that can be opened: what it `opens`, what is `told` of it, its lines and its cells (ends not in it)."""

    opens: str
    told: str
    top: int
    bottom: int
    left: int
    right: int

    @property
    def middle(self) -> float:
        """The cell in its middle."""
        return (self.left + self.right) / 2


def doors(lines: Sequence[Highlighted]) -> list[Door]:
    """The doors of a page in reading order; one that goes over several lines is one."""
    found: dict[str, Door] = {}
    for number, line in enumerate(lines):
        for span in line.spans:
            if span.role == OPENS:
                opens, _, told = span.target.partition("\n")
                left = cell_len(line.text[: span.start])
                right = left + cell_len(line.text[span.start : span.end])
                top = found[opens].top if opens in found else number
                found[opens] = Door(opens, told, top, number + 1, left, right)
    return sorted(found.values(), key=lambda door: (door.top, door.left))


def below(here: Door, others: Iterable[Door], by: int) -> Door | None:
    """The next door below (1) or above (-1): one that stands under it before any other, and the nearest."""
    way = (door for door in others if (door.top >= here.bottom if by > 0 else door.bottom <= here.top))

    def far(door: Door) -> tuple[bool, int, float]:
        apart = door.top - here.bottom if by > 0 else here.top - door.bottom
        return not (door.left < here.right and here.left < door.right), apart, abs(door.middle - here.middle)

    return min(way, key=far, default=None)


def beside(here: Door, others: Iterable[Door], by: int) -> Door | None:
    """The next door to the right (1) or to the left (-1), the nearest of those at its height."""
    way = (door for door in others if (door.left >= here.right if by > 0 else door.right <= here.left))
    level = [door for door in way if door.top < here.bottom and here.top < door.bottom]
    return min(level, key=lambda door: (abs(door.middle - here.middle), door.top), default=None)
