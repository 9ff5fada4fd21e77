"""How far the grouping of a scope is, told as it goes on."""

from __future__ import annotations

from collections.abc import Callable

from reader.stopping import never

LEAST = 0.005  # of the whole: less than that more is not worth telling


class Steps:
    """Counts what is done of each step of a long work, and tells how much of the whole that is, 0 to 1, and never less.

    `stop` is the flag that ends the work early; each step polls it once for every piece of its own.
    """

    def __init__(self, stop: Callable[[], bool] = never, on_share: Callable[[float], None] | None = None) -> None:
        self.stop = stop
        self._on_share = on_share
        self._told = -1.0

    def polled(self, first: float, last: float, pieces: int) -> Callable[[], bool]:
        """The flag for a step that goes from `first` to `last` of the whole, to be polled before each of its pieces."""
        done = 0

        def poll() -> bool:
            nonlocal done
            self._tell(first + (last - first) * min(1.0, done / max(1, pieces)))
            done += 1
            return self.stop()

        return poll

    def _tell(self, share: float) -> None:
        if self._on_share and share >= self._told + LEAST:
            self._told = share
            self._on_share(share)
