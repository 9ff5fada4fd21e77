"""The screen's threads share one heap."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

THREADS_AT_WORK = """
import ctypes, io, threading
from reader.allocation import share_one_heap
share_one_heap()
def work():
    kept.append([bytes(1000) for _ in range(200)])
    started.wait()
kept, started = [], threading.Barrier(4)
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc = ctypes.CDLL(None)
libc.malloc_stats()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library sets memory aside in its own way")
def test_threads_share_one_heap() -> None:
    told = subprocess.run([sys.executable, "-c", THREADS_AT_WORK], capture_output=True, text=True, check=True).stderr
    assert "Arena 0" in told
    assert "Arena 1" not in told
