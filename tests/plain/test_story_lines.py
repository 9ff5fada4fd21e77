"""Stories as lines: who tells them, and whose text each article has."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from reader.article import Article
from reader.plain.text import story_lines
from reader.stories.origins import Source
from reader.stories.story import story

SAVED = datetime(2026, 3, 9, tzinfo=UTC)


def article(id: str, outlet: str, words: int = 460) -> Article:
    return Article(
        id, Path(f"/news/{id}.md"), f"Headline {id}", SAVED, outlet=outlet, date=date(2026, 3, 2), words=words
    )


def lines(*sources: tuple[int, int]) -> list[str]:
    told = [article("a", "Skerry Post"), article("b", "Valley Post", 1), article("c", "Skerry Post")][: len(sources)]
    known = {one.id: Source(*source) for one, source in zip(told, sources, strict=True)}
    return list(story_lines([story(told, sources=known)]))


def test_every_article_says_whose_text_or_origin_it_has() -> None:
    head, first, second, third = lines((0, 0), (0, 0), (0, 1))
    assert head == "Headline a  [2 outlets, 1 origin, 2026-03-02]"
    assert first == "    Headline a  (Skerry Post · 2026-03-02 · 460 words)  a"
    assert second == "    Headline b  (Valley Post · 2026-03-02 · 1 word · the same text as Skerry Post)  b"
    assert third == "    Headline c  (Skerry Post · 2026-03-02 · 460 words · same origin as Skerry Post above)  c"


def test_origins_are_counted_only_where_an_outlet_has_it_from_another() -> None:
    assert lines((0, 0), (1, 1), (0, 2))[0] == "Headline a  [2 outlets, 2026-03-02]"
    assert lines((0, 0), (0, 1))[0] == "Headline a  [2 outlets, 1 origin, 2026-03-02]"
