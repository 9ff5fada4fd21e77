"""Related articles as lines: in groups, as the same story comes before closer articles of other events."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from reader.article import Article
from reader.plain.text import related_lines
from reader.stories import Related

SAVED = datetime(2026, 3, 9, tzinfo=UTC)


def article(id: str) -> Article:
    return Article(
        id, Path(f"/news/{id}.md"), f"Headline {id}", SAVED, outlet="Skerry Post", date=date(2026, 3, 2), words=460
    )


def test_scores_fall_within_a_group_and_every_group_says_how_sure_it_is() -> None:
    near = [
        Related(article("a"), 0.30, True, ("ferry", "reef")),
        Related(article("b"), 0.10, True, ("ferry",)),
        Related(article("c"), 0.25, False, ("ferry",), ("same day",)),
        Related(article("d"), 0.02, False, ("reef",)),
    ]
    known = "(Skerry Post · 2026-03-02 · 460 words)"
    assert list(related_lines(article("subject"), near)) == [
        f"Headline subject  {known}",
        "  same story:",
        f"    0.30  Headline a  {known}  a",
        "          ferry; reef",
        f"    0.10  Headline b  {known}  b",
        "          ferry",
        "  possibly related:",
        f"    0.25  Headline c  {known}  c",
        "          ferry; same day",
        "  faintly related:",
        f"    0.02  Headline d  {known}  d",
        "          reef",
    ]


def test_an_article_with_nothing_related_has_no_group() -> None:
    assert list(related_lines(article("subject"), [])) == ["Headline subject  (Skerry Post · 2026-03-02 · 460 words)"]
