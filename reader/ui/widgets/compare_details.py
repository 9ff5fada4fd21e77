"""Two lines of telling below the texts: where one is, and, when asked, why these two were paired."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from reader.comparison.result import Comparison
from reader.ui.roles import RoleStyles
from reader.ui.typeset import clipped
from reader.ui.widgets.compare_words import told, why

LABEL = 18  # columns of the labels of the details


class CompareDetails(RoleStyles):
    """Why the sentences under the cursor were paired; it follows the cursor while it is open."""

    DEFAULT_CSS = """
    CompareDetails {
        display: none; height: auto; max-height: 40%; overflow-y: auto; padding: 0 2;
        background: $surface; border-top: hkey $foreground 20%;
        &.-open { display: block; }
    }
    """

    def tell(self, comparison: Comparison, row: int) -> None:
        """Tell of a row of the comparison."""
        lines = why(comparison, comparison.rows[row]) if 0 <= row < len(comparison.rows) else []
        self._lines = [self._line(label, text) for label, text in lines]
        self.refresh(layout=True)

    _lines: list[tuple[str, str]] = []  # noqa: RUF012  (replaced, never changed)

    def _line(self, label: str, text: str) -> tuple[str, str]:
        return label, text

    def render(self) -> Content:
        made = []
        for label, text in self._lines:
            beside = f"{label:<{LABEL}}" if label else ""
            made.append(Content.styled(beside, self.role_style("meta")) + Content(text))
        return Content("\n").join(made)


class CompareStatus(RoleStyles):
    """One line: what the row under the cursor is, how far one has come, which marks are shown."""

    DEFAULT_CSS = """
    CompareStatus { height: 1; width: 1fr; padding: 0 1; background: $boost; color: $foreground; }
    """

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def tell(self, comparison: Comparison, row: int, right: str) -> None:
        """Tell of a row, and on the right of the whole."""
        self.left = told(comparison, comparison.rows[row]) if 0 <= row < len(comparison.rows) else ""
        self.right = right

    def render(self) -> Content:
        width = self.content_region.width
        right = clipped(self.right, width // 2)
        left = clipped(self.left, max(width - Content(right).cell_length - 2, 0))
        pad = width - Content(left).cell_length - Content(right).cell_length
        return Content.assemble(left, " " * max(pad, 1), (right, self.role_style("meta")))
