"""One figure of a benchmark, beside a peer's from the same run and the bar it should stay under."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`seconds` of ours; `bar` is the most it should be, `peer` the same work by `peer_name`, where there is one."""

    what: str
    seconds: float
    bar: float | None = None
    peer: float | None = None
    peer_name: str = ""

    def __str__(self) -> str:
        bar = ""
        if self.bar is not None:
            bar = f"  bar {self.bar * 1000:>7,.0f} ms {'ok  ' if self.seconds <= self.bar else 'OVER'}"
        ratio = (
            f"  {self.seconds / self.peer:6.2f} x {self.peer_name} ({self.peer * 1000:,.1f} ms)" if self.peer else ""
        )
        return f"{self.what:58}{self.seconds * 1000:>10,.1f} ms{bar}{ratio}"


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
