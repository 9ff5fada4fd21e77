"""What every test shares: how little time the suite takes, and a disk that is full."""

from __future__ import annotations

import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from hypothesis import settings

# THOROUGH=1 looks at many more examples of each law than fit into a suite that is run again and again.
settings.register_profile("quick", max_examples=50, deadline=None)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
settings.load_profile("thorough" if "THOROUGH" in os.environ else "quick")

# The programs that tests start find the code compiled, as an installed program does, also where Python is told to
# leave no compiled code behind.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish(session: pytest.Session) -> None:  # noqa: ARG001
    """What is imported by now stays: to look through it for garbage again and again took a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture
def full_disk() -> Callable[[], AbstractContextManager[None]]:
    """While this is entered no file can grow beyond a few bytes."""

    @contextmanager
    def entered() -> Iterator[None]:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return entered
