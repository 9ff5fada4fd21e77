"""The hits of a search as lines of text or JSON, with what is known of articles that were saved twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.plain import records, text

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library import Library, Results, Scope


def lines(library: Library, scope: Scope, results: Results, *, as_json: bool) -> Iterable[str]:
    """The hits of a search in a scope."""
    copies = library.copies(scope)
    if as_json:
        return [records.dump(records.results_record(results, copies))]
    return text.results_lines(results, _saved_again(library, copies, results))


def _saved_again(library: Library, copies: dict[str, str], results: Results) -> dict[str, list[Article]]:
    """Hits by their ids, with where else in the scope they were saved."""
    in_scope = {*copies, *copies.values()}
    return {
        article_id: [copy for copy in library.copies_of(article_id) if copy.id in in_scope]
        for article_id in {hit.article.id for hit in results.hits} & in_scope
    }
