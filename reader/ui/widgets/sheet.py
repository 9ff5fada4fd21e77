"""A page of finished lines that are made for the width there is: plots, tables. What it counts can be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from reader.article import Highlighted
from reader.ui.bindings import bindings
from reader.ui.doors import Door, below, beside, doors
from reader.ui.typeset import line
from reader.ui.widgets.lines import LineView

MARGIN = 2


class SheetView(LineView, inherit_bindings=False):
    """Shows what `build` gives for so many columns and lines, with a cursor that goes from door to door."""

    place: ClassVar[str] = "statistics"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("statistics")]

    @dataclass
    class Pointed(Message):
        """The cursor stands on another door (None: there is none)."""

        door: Door | None

    @dataclass
    class Opened(Message):
        """A door is to be opened."""

        opens: str

    def __init__(self, build: Callable[[int, int], Sequence[Highlighted]], id: str | None = None) -> None:
        super().__init__(id=id)
        self.build = build
        self.lines: Sequence[Highlighted] = ()
        self.doors: Sequence[Door] = ()
        self.door: Door | None = None
        self._built_for = (0, 0)

    def on_resize(self) -> None:
        self._build()

    def _build(self) -> None:
        wanted = self.columns - 2 * MARGIN, self.scrollable_content_region.height
        if wanted != self._built_for and wanted[0] > 0:
            self._built_for = wanted
            self.lines = self.build(*wanted)
            self.doors = doors(self.lines)
            self.set_length(len(self.lines))
            same = (door for door in self.doors if self.door and door.opens == self.door.opens)
            self.point_at(next(same, next(iter(self.doors), None)))

    def point_at(self, door: Door | None) -> None:
        """Put the cursor on a door, and show as much of it as there is room for."""
        if door != self.door:
            self.door = door
            self.post_message(self.Pointed(door))
        self.refresh()

    def _go_to(self, door: Door | None) -> bool:
        if door is None:
            return False
        self.point_at(door)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if door.top < top or door.bottom > top + height:
            self.scroll_to(y=door.top if door.top < top else door.bottom - height, animate=False)
        return True

    def move(self, lines: int) -> None:
        """By one line: to the next door that way. Else, and where there is none: scroll, the cursor coming along."""
        if abs(lines) == 1 and self.door and self._go_to(below(self.door, self.doors, lines)):
            return
        super().move(lines)
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.scrollable_content_region.height
        seen = [door for door in self.doors if top <= door.top and door.bottom <= bottom]
        if abs(lines) >= self.virtual_size.height:
            self.point_at(seen[0 if lines < 0 else -1] if seen else self.door)
        elif self.door not in seen and seen:
            self.point_at(seen[0 if lines > 0 else -1])

    def action_bar(self, by: int) -> None:
        """To the bar on the right (1) or on the left (-1)."""
        if self.door:
            self._go_to(beside(self.door, self.doors, by))

    def action_open_counted(self) -> None:
        """Open the door under the cursor."""
        if self.door:
            self.post_message(self.Opened(self.door.opens))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x, y = offset.x - MARGIN, offset.y + self.scroll_offset.y
        hit = (door for door in self.doors if door.top <= y < door.bottom and door.left <= x < door.right)
        if (door := next(hit, None)) is not None:
            again = door == self.door
            self.point_at(door)
            if again:
                self.action_open_counted()

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        made = self.lines[y] if y < len(self.lines) else Highlighted("")
        text = line(made.text, made.spans, 0, len(made.text), self.role_style)
        for span in made.spans:
            if self.door and span.target and span.target.partition("\n")[0] == self.door.opens:
                text = text.stylize(self.role_style("cursor"), span.start, span.end)
        bar = "▌" if self.door and self.door.top <= y < self.door.bottom else " "
        content = Content.assemble((bar, self.role_style("cursor-bar")), " " * (MARGIN - 1)) + text
        return self.strip(content, width, self.visual_style, y)

    async def action_back(self) -> None:
        await self.run_action("screen.back")
