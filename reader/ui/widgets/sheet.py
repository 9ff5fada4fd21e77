"""A page of finished lines that are made for the width there is: plots, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.strip import Strip

from reader.article import Highlighted
from reader.ui.typeset import line
from reader.ui.widgets.lines import LineView

MARGIN = 2


class SheetView(LineView, inherit_bindings=False):
    """Shows what `build` gives for so many columns and lines."""

    BINDINGS = LineView.BINDINGS

    def __init__(self, build: Callable[[int, int], Sequence[Highlighted]], id: str | None = None) -> None:
        super().__init__(id=id)
        self.build = build
        self.lines: Sequence[Highlighted] = ()
        self._built_for = (0, 0)

    def on_resize(self) -> None:
        self._build()

    def _build(self) -> None:
        wanted = self.columns - 2 * MARGIN, self.scrollable_content_region.height
        if wanted != self._built_for and wanted[0] > 0:
            self._built_for = wanted
            self.lines = self.build(*wanted)
            self.set_length(len(self.lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        made = self.lines[y] if y < len(self.lines) else Highlighted("")
        content = Content(" " * MARGIN) + line(made.text, made.spans, 0, len(made.text), self.role_style)
        return self.strip(content, width, self.visual_style, y)

    async def action_find(self) -> None:
        await self.run_action("screen.find")

    async def action_back(self) -> None:
        await self.run_action("screen.back")
