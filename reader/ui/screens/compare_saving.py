"""Saving a comparison: what the view shows, as a page, as Markdown, as JSON or as text, where the reader wants it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from textual import work

from reader.article import Article
from reader.comparison import Comparison
from reader.comparison.matrix import Matrix
from reader.plain import matrix_report, records, report
from reader.text.clean import clean_line
from reader.ui.screens.asking import ConfirmScreen, LineScreen
from reader.ui.screens.compare_outlets import OutletsScreen
from reader.ui.widgets.compare_matrix import MatrixView
from reader.ui.widgets.compare_outlets import columns

KINDS = (".html", ".md", ".json", ".txt")
PAIR: dict[str, Callable[[Comparison], Iterable[str]]] = {
    ".html": report.html_report,
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


class SavingScreen(OutletsScreen):
    """A comparison that can be saved."""

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        """Ask for a file's name and write what is shown: the table of all outlets, else the pair."""
        found, pane = self.found, self.pane
        if found is None or pane is None:
            return
        table = pane.table if isinstance(pane, MatrixView) else None
        articles = list(table.articles()) if table else [full.article for full in found.comparison.articles]
        asking = LineScreen("Save as (.html .md .json .txt)", offered, text=suggested(articles), keys="Enter saves")
        path = wanted(await self.app.push_screen_wait(asking), articles)
        if path is None:
            return
        if path.suffix.lower() not in KINDS:
            self.tell_briefly(f"The name decides what is written: it ends in {' '.join(KINDS)}.")
            return
        question = f"Overwrite {clean_line(path.name)}?"
        there = f"It is there already, in {clean_line(str(path.parent))}."
        overwrite = path.exists()
        if overwrite and not await self.app.push_screen_wait(ConfirmScreen(question, there)):
            self.tell_briefly("Nothing was saved.")
            return
        lines = TABLE[path.suffix.lower()](table.matrix) if table else PAIR[path.suffix.lower()](found.comparison)
        fault = await asyncio.to_thread(written, path, lines, overwrite=overwrite)
        self.tell_briefly(fault or f"Saved: {clean_line(str(path))}")


def suggested(articles: Iterable[Article]) -> str:
    """A file's name for a comparison of these: "harbour-times-isle-post.html"."""
    names = [re.sub(r"\W+", "-", column.name.lower()).strip("-") for column in columns(list(articles))]
    return "-".join(names)[:80].rstrip("-") + ".html"


def offered(typed: str) -> list[str]:
    """The names a file may have: what was typed, with each of the endings."""
    stem = typed[: -len(Path(typed).suffix)] if Path(typed).suffix else typed
    return [stem + kind for kind in KINDS if stem and (stem + kind).startswith(typed)]


def wanted(typed: str | None, articles: Iterable[Article]) -> Path | None:
    """The file that was asked for, None where nothing was typed; in a folder it has the suggested name."""
    if not typed or not typed.strip():
        return None
    path = Path(typed.strip()).expanduser().absolute()
    return path / suggested(articles) if path.is_dir() else path


def written(path: Path, lines: Iterable[str], *, overwrite: bool) -> str:
    """Write lines to a file, over what is there only with `overwrite`; what went wrong in words, or ""."""
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as fault:
        return f"Not saved: {fault.strerror or fault} ({clean_line(str(path))})"
    return ""
