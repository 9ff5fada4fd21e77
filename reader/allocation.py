"""How the C library of a long-lived, many-threaded program sets memory aside."""

from __future__ import annotations

from contextlib import suppress

# Parameters of glibc's mallopt(3).
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MOST_ARENAS = -1, -3, -8
LARGE = 2**20  # bytes: arrays of this size go back to the system at once; many smaller ones a search would cost time


def share_one_heap() -> None:
    """Let all threads that start from now on use one heap, and give back what lies free at its end.

    glibc makes a heap for every thread, each as large as the most that the thread ever needed, and raises what it
    keeps with every large block that is freed. Elsewhere nothing changes.
    """
    import ctypes  # late: only the screen lives for long

    with suppress(OSError, AttributeError, TypeError):  # another C library, or none that can be asked
        set_parameter = ctypes.CDLL(None).mallopt
        for parameter, value in ((_MOST_ARENAS, 1), (_MMAP_THRESHOLD, LARGE), (_TRIM_THRESHOLD, LARGE)):
            set_parameter(parameter, value)
