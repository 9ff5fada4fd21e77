"""Pages drawn line by line: only what is seen is drawn, and nothing is animated."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reader.ui.bindings import bindings
from reader.ui.roles import RoleStyles


class LineView(RoleStyles, ScrollView, can_focus=True, inherit_bindings=False):
    """A scroll view with the motions of vim and less. `place` is where it stands in the table of commands."""

    place: ClassVar[str] = "text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def move(self, lines: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    @property
    def columns(self) -> int:
        """How many columns the text has, with or without a scroll bar beside it: so it never moves when one comes."""
        return self.scrollable_content_region.width - (0 if self.show_vertical_scrollbar else 1)

    def set_length(self, lines: int) -> None:
        """Say how many lines there are."""
        size = Size(self.columns, lines)
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)  # as Textual's own OptionList does: a hidden page would not scroll later

    @property
    def page(self) -> int:
        """How far a page goes: what is seen, less two lines to hold on to."""
        return max(1, self.scrollable_content_region.height - 2)

    @property
    def at_end(self) -> bool:
        """Whether the last line is seen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def action_line_down(self) -> None:
        self.move(1)

    def action_line_up(self) -> None:
        self.move(-1)

    def action_half_page_down(self) -> None:
        self.move(max(1, self.page // 2))

    def action_half_page_up(self) -> None:
        self.move(-max(1, self.page // 2))

    def action_page_down(self) -> None:
        self.move(self.page)

    def action_page_up(self) -> None:
        self.move(-self.page)

    def action_top(self) -> None:
        self.move(-self.virtual_size.height)

    def action_bottom(self) -> None:
        self.move(self.virtual_size.height)

    def strip(self, content: Content, width: int, base: Style, y: int | None = None) -> Strip:
        """A line as Textual draws it, filled to `width`; with `y` the mouse can select in it."""
        drawn = Strip(content.render_segments(base), content.cell_length)
        drawn = drawn.adjust_cell_length(width, base.rich_style)
        return drawn if y is None else drawn.apply_offsets(0, y)
