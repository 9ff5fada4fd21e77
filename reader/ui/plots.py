"""Plots as lines of characters, by plotext. The words beside them are ours: foreign text never goes through it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.ui.statistics import Share

UNREAD, READ = "█", "░"  # told apart without colour
WIDEST = 8  # columns of a standing bar, the one that parts it from the next among them
BELOW = 2  # lines of the axis below
TICK_ROOM = 11  # columns a date below the axis takes, with what parts it from the next


def _figure(width: int, height: int) -> Any:
    import plotext  # only here, and only when something is drawn: it takes some 20 ms to load

    plotext.clear_figure()
    plotext.limit_size(False, False)  # what the screen's size is we know better
    plotext.theme("clear")
    plotext.plotsize(width, height)
    return plotext


def _lines(figure: Any) -> list[str]:
    return [line.rstrip() for line in figure.uncolorize(figure.build()).splitlines()]


def bars(shares: Sequence[Share], width: int) -> list[str]:
    """A bar lying down for each share, a line each; the read part stands at its end, in another character."""
    if not shares:
        return []
    most = max(share.all for share in shares) or 1
    least = most / max(width, 2)
    places: list[float] = [len(shares) - number for number in range(len(shares))]
    figure = _figure(width, len(shares))
    _stacked(figure, places, shares, least, orientation="h", width=0.01)
    figure.frame(False)
    figure.xticks([], [])
    figure.yticks([], [])
    figure.xlim(least, most)
    figure.ylim(0.5, len(shares) + 0.5)
    made = _lines(figure)
    return (made + [""] * len(shares))[: len(shares)]


def columns(shares: Sequence[Share], width: int, height: int) -> list[str]:
    """A standing bar for each share (no more than `columns_at(width)`), with both axes; names stand below some.

    It is lower than `height` where that gives every article the same number of lines.
    """
    if not shares:
        return []
    most = max(share.all for share in shares) or 1
    lines = max(height - BELOW, 2)
    lines -= lines % most if most <= lines else 0
    step = _step(shares, width, most)
    thick = max(step - 2, 0.01)  # from the middle of its first column to that of its last, as plotext counts
    places = [number * step + thick / 2 for number in range(len(shares))]
    figure = _figure(len(shares) * step + _axis(most), lines + BELOW)
    least = most / lines
    _stacked(figure, places, shares, least, orientation="v", width=thick / (step if len(shares) > 1 else 1))
    figure.xaxes(True, False)
    figure.yaxes(True, False)
    middles = [(start + end - 1) // 2 for start, end in column_places(shares, width)]
    named, names = _names_below(shares, middles, _axis(most) + len(shares) * step, -(-TICK_ROOM // step))
    figure.xticks([places[number] for number in named], [" "] * len(named))
    marks = ticks(most, lines)
    figure.yticks(marks, [f"{mark:,}" for mark in marks])
    figure.xlim(0, max(len(shares) * step - 1, 1))
    figure.ylim(least, most)
    return [*_lines(figure)[: lines + BELOW - 1], names]


def column_places(shares: Sequence[Share], width: int) -> list[tuple[int, int]]:
    """The first column of each standing bar of `columns`, and the one behind its last."""
    if not shares:
        return []
    most = max(share.all for share in shares) or 1
    step = _step(shares, width, most)
    starts = range(_axis(most), _axis(most) + len(shares) * step, step)
    return [(start, start + max(step - 1, 1)) for start in starts]


def _names_below(shares: Sequence[Share], middles: Sequence[int], width: int, each: int) -> tuple[list[int], str]:
    """Which bars are named below the axis (one in `each` at most), and the line of their names, each below its bar.

    plotext leaves out a name that touches another, and comes to them in whatever order they are hashed.
    """
    named: list[int] = []
    line = ""
    for number in range(0, len(shares), each):
        name = shares[number].name
        start = max(0, min(middles[number] - len(name) // 2, width - len(name)))
        if start >= len(line) + bool(line) and start + len(name) <= width:
            named.append(number)
            line = line.ljust(start) + name
    return named, line


def columns_at(width: int) -> int:
    """How many standing bars have room."""
    return max(2, width - 8)


def _step(shares: Sequence[Share], width: int, most: int) -> int:
    return max(1, min((width - _axis(most)) // len(shares), WIDEST))


def _axis(most: int) -> int:
    return len(f"{most:,}") + 1


def _stacked(figure: Any, places: Sequence[float], shares: Sequence[Share], least: float, **how: Any) -> None:
    """All of them first, what is unread over it: a part that is nothing leaves no trace, any other at least a cell.

    `least` is what one cell stands for: plotext counts a bar from the middle of its first cell to that of its last, so
    that an axis from `least` on makes its length fit.
    """
    for marker, sizes in ((READ, [s.all for s in shares]), (UNREAD, [s.all - s.read for s in shares])):
        there = [(place, max(size, least)) for place, size in zip(places, sizes, strict=True) if size]
        if there:
            figure.bar(*map(list, zip(*there, strict=True)), marker=marker, **how)


def ticks(most: int, lines: int) -> list[int]:
    """Round numbers up to `most`, five at most, no two of them on one of `lines` lines; else `most` itself."""
    steps = (base * 10**power for power in range(12) for base in (1, 2, 5))
    step = next(step for step in steps if most // step <= 5 and most <= step * lines)
    return list(range(step, most + 1, step)) or [most]
