"""The first screenful of stories, known without reading all articles."""

from __future__ import annotations

from pathlib import Path

from reader import stories
from reader.library import Library, Scope
from reader.stories.front import STORIES
from tests.invented import write_articles


def test_the_front_is_the_beginning_of_the_grouping_without_what_is_gone(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles", 30, 40)
    scope = Scope.of([folder])
    with Library(tmp_path / "index") as library:
        library.scan(scope)
        assert stories.front(library, scope) == []
        grouped = stories.group(library, scope)
        assert stories.front(library, scope) == list(grouped.stories[:STORIES])
        records = (folder / "many.jsonl").read_text().splitlines(keepends=True)
        (folder / "many.jsonl").write_text("".join(records[:5]))
        library.scan(scope)
        assert {story.id for story in stories.front(library, scope)} <= {story.id for story in grouped.stories}
        assert len(stories.front(library, scope)) == 5
