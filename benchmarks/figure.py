"""One figure of a benchmark, beside a peer's from the same run and the bar it should stay under."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`seconds` of ours; `bar` is the most it should be, `peer` the same work by `peer_name`, where there is one, and
    `share` the most it should be of the peer's."""

    what: str
    seconds: float
    bar: float | None = None
    peer: float | None = None
    peer_name: str = ""
    share: float | None = None

    def __str__(self) -> str:
        bar = ""
        if self.bar is not None:
            bar = f"  bar {self.bar * 1000:>7,.0f} ms {'ok  ' if self.seconds <= self.bar else 'OVER'}"
        return f"{self.what:58}{self.seconds * 1000:>10,.1f} ms{bar}{self._beside_the_peer()}"

    def _beside_the_peer(self) -> str:
        if not self.peer:
            return ""
        ratio = self.seconds / self.peer
        bar = "" if self.share is None else f", bar {self.share:.2f} {'ok' if ratio <= self.share else 'OVER'}"
        return f"  {ratio:6.2f} x {self.peer_name} ({self.peer * 1000:,.1f} ms){bar}"


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The least wall time of some runs: what the machine can do when nothing disturbs it."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
