"""A program in a real terminal: a pseudo-terminal read by pyte, so that no tmux is needed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable

import pyte

PATIENCE = 90.0  # seconds until a screen that does not come is a failure: a limit, not a wait
KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
    "down": "\x1b[B", "up": "\x1b[A", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "insert": "\x1b[2~", "delete": "\x1b[3~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
}  # fmt: skip


def sent(key: str) -> str:
    """What a terminal sends for a key, by its name in the table of commands."""
    return chr(ord(key[5:].upper()) - 64) if key.startswith("ctrl+") else KEYS.get(key, key)


class Terminal:
    """A program in a terminal of `columns` x `lines`: press keys, wait for what is on the screen."""

    def __init__(self, command: list[str], environment: dict[str, str], columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._lines = [" " * columns] * lines
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {name: told for name, told in environment.items() if name not in ("COLUMNS", "LINES")}
        self._process = subprocess.Popen(  # the workers of the tests set these two, which go before the terminal's size
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True, close_fds=True
        )
        os.close(slave)

    def press(self, *keys: str) -> None:
        """Type keys: names of KEYS, or text as it is."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def text(self) -> str:
        """What the screen shows now. Only lines that were written to since are put together anew."""
        for number in self.screen.dirty:
            cells = self.screen.buffer[number]
            self._lines[number] = "".join(cells[column].data for column in range(self.screen.columns))
        self.screen.dirty.clear()
        return "\n".join(self._lines)

    def wait_for(self, *wanted: str) -> str:
        """Read until the screen shows all of these."""
        return self.wait_until(lambda text: all(word in text for word in wanted), f"{wanted} on the screen")

    def wait_until(self, test: Callable[[str], bool], what: str) -> str:
        """Read until a test of the screen's text holds."""
        until = time.monotonic() + PATIENCE
        while self.settle() or not test(self.text()):
            if time.monotonic() > until:
                raise AssertionError(f"waited for {what}; the screen shows:\n{self.text()}")
            if not self._read() and self._process.poll() is not None:
                raise AssertionError(f"the program ended before {what}; the screen shows:\n{self.text()}")
        return self.text()

    def settle(self) -> None:
        """Read what is waiting to be read: reading is quick, and what the screen shows is asked once it is in."""
        while self._read(patience=0):
            pass

    def wait_for_end(self) -> int:
        """Read until the program ends; its exit status."""
        until = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            if time.monotonic() > until:
                raise AssertionError(f"the program does not end; the screen shows:\n{self.text()}")
            self._read()
        return self._process.returncode

    def hang_up(self) -> int:
        """Close the other end of its terminal, which sends it no signal, and wait for it to end; its exit status."""
        os.close(self._master)
        self._master = -1
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it the hard way, with everything it started."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self._process.wait()

    def close(self) -> None:
        """Leave nothing behind."""
        self.kill()
        if self._master >= 0:
            os.close(self._master)

    def _read(self, patience: float = 0.05) -> bool:
        ready, _, _ = select.select([self._master], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        self.written += data
        self._stream.feed(data)
        return bool(data)
