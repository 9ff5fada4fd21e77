"""What names an article: an id, a path, or PATH#ITEM for one record of a file that holds several."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reader.article import Article, FullArticle
from reader.errors import UnknownArticle, UnreadableFile
from reader.text.clean import clean_line


def places(reference: str) -> Iterator[tuple[Path, str | None]]:
    """The files, resolved, and items that a reference may mean: both a path and an item may hold a #."""
    ends = [len(reference), *(at for at, character in enumerate(reference) if character == "#")]
    for end in ends:
        if reference[:end] and "\0" not in reference:
            item = reference[end + 1 :] if end < len(reference) else None
            yield Path(os.path.realpath(os.path.expanduser(reference[:end]))), item


def chosen(articles: list[Article], item: str | None, path: Path) -> Article | None:
    """The article that is meant among those of a file, None where the file has none such.

    Raises UnknownArticle where it holds several and none is named.
    """
    if item is not None:
        return next((article for article in articles if article.item == item), None)
    if len(articles) > 1:
        hint = f"name one of them, as in {path}#{articles[0].item}"
        raise UnknownArticle(clean_line(f"{path} holds {len(articles):,} articles: {hint}"))
    return articles[0] if articles else None


def read(path: Path, item: str | None) -> FullArticle | None:
    """The article of a file, read from it, None where it has no record of that name.

    Raises UnreadableFile where it holds no article or the record is broken, UnknownArticle where it holds several.
    """
    from reader import sources  # late: a list of articles needs no reader of files

    first: FullArticle | None = None
    problems: list[UnreadableFile] = []
    for found in sources.read(path):
        if isinstance(found, UnreadableFile):
            problems.append(found)
        elif item is not None and found.article.item == item:
            return found
        elif first is not None and item is None:
            hint = f"name one of them, as in {path}#{first.article.item}"
            raise UnknownArticle(clean_line(f"{path} holds several articles: {hint}"))
        else:
            first = first or found
    if item is not None and first is not None:
        problems = [problem for problem in problems if problem.reason.startswith(f"line {item}:")]
        first = None
    if first is None and problems:
        raise problems[0]
    return first


def no_record(path: Path, item: str) -> UnknownArticle:
    """The fault of a record that its file has not."""
    return UnknownArticle(clean_line(f'{path}: there is no record "{item}" in it'))


def unknown(reference: str) -> UnknownArticle:
    """The fault of a reference that names nothing."""
    name = clean_line(reference)
    return UnknownArticle(f"{name}: no such article; give a file, FILE#ITEM, or an id that a search printed")
