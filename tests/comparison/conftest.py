"""Accounts of one invented event, in our own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.article import Article, Body, FullArticle, Paragraph

Write = Callable[..., FullArticle]

COURIER = (
    "The dam above Lower Tamsin was opened on Tuesday after three days of rain. "
    "About 1,200 people left their homes in the Asker valley, the mayor Ana Orde said.",
    "“We had to choose between a flood and a disaster,” said Ilya Brandt, who runs the dam. "
    "He did not say when the gates would be closed again.",
    "The water stood 14 centimetres below the crest at noon. Shepherds drove their flocks to the high meadows.",
    "Built in 1974, it has been repaired twice. Engineers inspect the turbines every spring.",
)
LEDGER = (
    "Shepherds drove their flocks to the high meadows.",
    "Some 900 people have left their homes in the Asker valley, Mayor Ana Orde said. "
    "The dam above Lower Tamsin was opened on Wednesday after three days of rain.",
    "“We had to choose between a flood and a catastrophe,” said Ilya Brandt, who runs the dam. "
    "He did say when the gates would be closed again.",
    "A brass band that was to play in the square played in the school instead.",
)


def article(*paragraphs: str | Paragraph, name: str = "a", day: date | None = None) -> FullArticle:
    """An article of these paragraphs."""
    body = tuple(each if isinstance(each, Paragraph) else Paragraph(each) for each in paragraphs)
    about = Article(id=name, path=Path(f"/{name}.txt"), title=name, saved=datetime(2026, 3, 5, tzinfo=UTC), date=day)
    return FullArticle(about, Body("\n\n".join(each.text for each in body), body))


@pytest.fixture(scope="session")
def write() -> Write:
    return article


@pytest.fixture
def courier() -> FullArticle:
    return article(*COURIER, name="courier")


@pytest.fixture
def ledger() -> FullArticle:
    return article(*LEDGER, name="ledger")
