"""Saving a comparison: what the view shows, as a page, as Markdown, as JSON or as text, where the reader wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual import work

from reader.article import Article
from reader.comparison import Comparison
from reader.comparison.matrix import Matrix
from reader.plain import compare_page, matrix_report, records, report
from reader.ui.screens.compare_finding import FindingScreen
from reader.ui.screens.saving import file_name, save
from reader.ui.widgets.compare_matrix import MatrixView
from reader.ui.widgets.compare_outlets import columns

PAIR: dict[str, Callable[[Comparison], Iterable[str]]] = {
    ".html": compare_page.html_report,
    ".md": report.markdown_report,
    ".json": lambda comparison: [records.dump(records.comparison_record(comparison))],
    ".txt": report.text_report,
}
TABLE: dict[str, Callable[[Matrix], Iterable[str]]] = {
    ".html": matrix_report.matrix_html,
    ".md": matrix_report.matrix_markdown,
    ".json": lambda matrix: [records.dump(records.matrix_record(matrix))],
    ".txt": matrix_report.matrix_lines,
}


class SavingScreen(FindingScreen):
    """A comparison that can be saved."""

    @work(exclusive=True, group="ask")
    async def action_save(self) -> None:
        """Ask for a file's name and write what is shown: the table of all outlets, else the pair."""
        found, pane = self.found, self.pane
        if found is None or pane is None:
            return
        if isinstance(pane, MatrixView) and pane.table:
            articles = list(pane.table.articles())
            forms = {kind: partial(write, pane.table.matrix) for kind, write in TABLE.items()}
        else:
            articles = [full.article for full in found.comparison.articles]
            forms = {kind: partial(write, found.comparison) for kind, write in PAIR.items()}
        if told := await save(self, forms, suggested(articles)):
            self.tell_briefly(told)


def suggested(articles: Iterable[Article]) -> str:
    """A file's name for a comparison of these: "harbour-times-isle-post.html"."""
    return file_name(*(column.name for column in columns(list(articles))), kind=".html")
