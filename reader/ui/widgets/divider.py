"""The right one of two panes: the line on its left edge divides them, and the mouse can move it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.message import Message

LEAST_LEFT = 32  # columns: most of a headline
LEAST_RIGHT = 40  # columns: a line of prose that is not all breaks


def divided(width: int, left: int) -> int:
    """The columns of the left pane of a screen `width` wide where `left` are asked for: neither pane gets too small."""
    return max(LEAST_LEFT, min(left, width - LEAST_RIGHT))


class RightPane(Vertical):
    """Tells where its left edge was dragged to."""

    dragging = False

    @dataclass
    class Dragged(Message):
        """The edge shall stand at column `x` of the screen."""

        x: int

    class Reset(Message):
        """The edge was clicked twice: it shall stand where it stood at first."""

    def _on_edge(self, event: events.MouseEvent) -> bool:
        """By the screen's columns: events of the widgets within come here too."""
        return bool(self.styles.border_left[0]) and int(event.screen_x) == self.region.x

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self._on_edge(event):
            self.dragging = True
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "ew-resize" if self.dragging or self._on_edge(event) else "default"
        if self.dragging:
            self.post_message(self.Dragged(int(event.screen_x)))
            event.stop()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self.dragging:
            self.dragging = False
            self.release_mouse()
            self.post_message(self.Dragged(int(event.screen_x)))
            event.stop()

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and self._on_edge(event):
            self.post_message(self.Reset())
