"""The article that an id, a path or PATH#ITEM names: as it is indexed, or read from its file where that has changed."""

from __future__ import annotations

import os

from reader.article import Article, FullArticle
from reader.errors import IndexFault, UnknownArticle
from reader.library import references
from reader.library.catalogue import Catalogue
from reader.library.refusals import DamagedIndex


def article_named(catalogue: Catalogue, reference: str) -> Article:
    """The article alone. Raises UnknownArticle, or UnreadableFile where the file holds no article."""
    found = _indexed(catalogue, reference)
    return found if found is not None else _read(reference).article


def full_named(catalogue: Catalogue, reference: str) -> FullArticle:
    """The same with its text."""
    found = _indexed(catalogue, reference)
    body = catalogue.body(found.id) if found else None
    return FullArticle(found, body) if found and body else _read(reference)


def _indexed(catalogue: Catalogue, reference: str) -> Article | None:
    """What is in the index and has not changed since; None too where there is no index but such a file."""
    try:
        return _known(catalogue, reference)
    except DamagedIndex:
        raise
    except IndexFault:
        if not any(os.path.lexists(path) for path, _ in references.places(reference)):
            raise
        return None


def _known(catalogue: Catalogue, reference: str) -> Article | None:
    if (article := catalogue.article(reference)) is not None:
        return article
    for path, item in references.places(reference):
        articles = catalogue.at_path(path)
        if articles and catalogue.is_current(path):
            return references.chosen(articles, item, path)
    return None


def _read(reference: str) -> FullArticle:
    fault: UnknownArticle = references.unknown(reference)
    for path, item in references.places(reference):
        if os.path.lexists(path):
            if (found := references.read(path, item)) is not None:
                return found
            fault = references.no_record(path, item) if item is not None else fault
    raise fault
