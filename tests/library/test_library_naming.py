"""An article is named whatever its file is called; what is wrong with a name is said of what was named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import UnknownArticle, UnreadableFile
from reader.library import Library, Scope


def test_a_file_whose_name_is_not_utf_8_is_an_article_like_others(library: Library, folder: Path) -> None:
    name = os.fsdecode(os.fsencode(folder / "b") + b"\xe9d.txt")
    Path(name).write_text("The pier is closed\n\nThe pier was closed after the storm of the night.\n")
    assert library.full(name).article.title == "The pier is closed"
    library.scan(Scope.of([folder]))
    assert library.full(name).article.title == "The pier is closed"
    with pytest.raises(UnknownArticle, match="no such article"):
        library.article(name + "x")


@pytest.fixture
def records(folder: Path) -> Path:
    """Records of which the third is broken."""
    path = folder / "records.jsonl"
    record = '{"title": "Lot %d", "text": "The harbour sold lot %d that day."}\n'
    path.write_text(record % (1, 1) + record % (2, 2) + "{broken\n" + record % (4, 4))
    return path


@pytest.mark.parametrize("scanned", [False, True])
def test_a_record_that_is_not_there_is_not_blamed_on_another(library: Library, records: Path, scanned: bool) -> None:
    if scanned:
        library.scan(Scope.of([records]))
    with pytest.raises(UnknownArticle, match=r'records\.jsonl: there is no record "99" in it'):
        library.full(f"{records}#99")
    items = [article.item for article in library.articles(Scope())] if scanned else ["1", "2", "4"]
    assert sorted(library.full(f"{records}#{item}").article.title for item in items) == ["Lot 1", "Lot 2", "Lot 4"]


def test_a_broken_record_is_blamed_on_itself(library: Library, records: Path) -> None:
    with pytest.raises(UnreadableFile, match="line 3: is not JSON"):
        library.full(f"{records}#3")
