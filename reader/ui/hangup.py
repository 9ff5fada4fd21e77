"""Noticing that the terminal is gone where no signal says so."""

from __future__ import annotations

import select

LOOK_EVERY = 2.0  # seconds
STATUS = 129  # what a shell says of a program that SIGHUP (1) has ended


def hung_up(terminal: int) -> bool:
    """Whether nobody is at the other end of a terminal any more, by its file descriptor.

    SIGHUP tells that to the programs of a terminal's session only. One that was started otherwise would go on for ever.
    """
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(terminal, 0)  # POLLHUP is always told of
    return any(event & select.POLLHUP for _, event in poll.poll(0))
