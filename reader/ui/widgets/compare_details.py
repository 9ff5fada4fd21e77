"""Telling below the texts: in one line where one is, and, when asked, why these two were paired."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from reader.comparison.result import Comparison
from reader.ui.roles import RoleStyles
from reader.ui.typeset import clipped, lines
from reader.ui.widgets.compare_words import told, why

LABEL = 20  # columns of the labels of the details


class CompareDetails(RoleStyles):
    """Why the sentences under the cursor were paired; it follows the cursor while it is open."""

    DEFAULT_CSS = """
    CompareDetails {
        display: none; height: auto; max-height: 40%; overflow-y: auto; padding: 0 2;
        background: $surface; border-top: hkey $foreground 20%;
        &.-open { display: block; }
    }
    """

    entries: reactive[Sequence[tuple[str, str]]] = reactive((), layout=True)

    def tell(self, comparison: Comparison, row: int) -> None:
        """Tell of a row of the comparison."""
        rows = comparison.rows
        self.entries = tuple(why(comparison, rows[row])) if 0 <= row < len(rows) else (("Nothing stands here.", ""),)

    def render(self) -> Content:
        room = self.content_region.width - LABEL
        made = []
        for label, text in self.entries:
            beside = f"{label:<{LABEL}}" if text else label
            for line in lines(text, (), max(room, 20), self.role_style):
                made.append(Content.styled(beside, self.role_style("meta")) + line)
                beside = " " * LABEL
        return Content("\n").join(made)


class CompareStatus(RoleStyles):
    """One line: what the row under the cursor is; and how far one has come, which view and marks are shown.

    What is `said` stands there instead of the row for as long as it is.
    """

    DEFAULT_CSS = """
    CompareStatus { height: 1; width: 1fr; padding: 0 1; background: $boost; color: $foreground; }
    """

    left: reactive[str] = reactive("")
    right: reactive[tuple[str, ...]] = reactive(())
    said: reactive[str] = reactive("")

    def tell(self, comparison: Comparison, row: int, right: Sequence[str]) -> None:
        """Tell of a row, and of the whole, the most important first."""
        self.left = told(comparison, comparison.rows[row]) if 0 <= row < len(comparison.rows) else ""
        self.right = tuple(right)

    def render(self) -> Content:
        width, told = self.content_region.width, self.said or self.left
        first, *others = self.right or ("",)
        right = clipped(first, width)
        for part in others:  # what is less important gives way to the left side
            longer = f"{right} · {part}"
            right = longer if cell_len(longer) + cell_len(told) + 2 <= width else right
        left = clipped(told, max(width - cell_len(right) - 2, 0))
        pad = " " * max(width - cell_len(left) - cell_len(right), 1)
        return Content.assemble(
            (left, self.role_style("key") if self.said else ""), pad, (right, self.role_style("meta"))
        )
