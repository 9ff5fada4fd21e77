"""A state in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.state import Kind, State


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the state lies."""
    return tmp_path / "data" / "state.sqlite"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    """A new state."""
    with State(path) as state:
        yield state


def said_of(state: State, article: str) -> set[tuple[str, str]]:
    """What is so of an article: of each fact its kind, and its name, its value or nothing."""
    facts = (fact for kind in Kind for fact in state.facts(kind) if fact.article == article)
    return {(fact.kind, fact.name or (fact.value or "" if fact.kind is Kind.NOTE else "")) for fact in facts}
