"""The width of the panes, and of the text where it stands alone: moved by key or mouse, remembered in the state."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from textual import on, work

from reader.errors import StateFault
from reader.ui.screens.keeping import KeepingScreen
from reader.ui.widgets.divider import RightPane, divided
from reader.ui.widgets.page_view import LEAST_MEASURE, MEASURE, MOST_MEASURE

if TYPE_CHECKING:
    from reader.library import Library

STEP = 4  # columns
SETTLED = 0.3  # seconds after which a width is written down
LIST_SHARE, TEXT_MEASURE = "list-share", "text-measure"  # what the state calls them


class DividingScreen(KeepingScreen):
    """The list's width is kept as its share of the screen, so that it means the same in another terminal."""

    _share: float | None = None
    _unwritten: dict[str, str] | None = None
    _writing = Lock()

    async def open_state(self, library: Library) -> None:
        """With the state come the widths that were left there."""
        await super().open_state(library)
        if self.state:
            with suppress(StateFault, ValueError):
                share = await asyncio.to_thread(self.state.kept, LIST_SHARE)
                measure = await asyncio.to_thread(self.state.kept, TEXT_MEASURE)
                self._share = min(max(float(share), 0.0), 1.0) if share else None
                self.view.set_measure(int(measure) if measure else MEASURE)
            self._lay_out()

    @property
    def _alone(self) -> bool:
        return self.has_class("-narrow") or self.has_class("-reading")

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        left = self.query_one("#list-pane")
        narrow = self.size.width < self.HORIZONTAL_BREAKPOINTS[1][0]
        if self._share is None or narrow or not self.size.width:
            left.styles.width = left.styles.min_width = None  # those of the stylesheet
        else:
            left.styles.width = self._left
            left.styles.min_width = 0

    def action_divide(self, by: int) -> None:
        """Move the line between the panes; where the page stands alone, make its text narrower or wider."""
        if not self._alone:
            self._set_left(self._left + by * STEP)
        elif self.focused is self.view:
            self._set_measure(self.view.measure + by * STEP)
        else:
            self.notify("The list has all the columns there are.", timeout=2, markup=False)

    @property
    def _left(self) -> int:
        """The columns of the list: as asked for, which may not be laid out yet."""
        if self._share is None:
            return self.query_one("#list-pane").outer_size.width
        return divided(self.size.width, round(self._share * self.size.width))

    def action_even_panes(self) -> None:
        """The panes, and the text, as wide as they were at first."""
        self._share = None
        self._lay_out()
        self.view.set_measure(MEASURE)
        self._keep({LIST_SHARE: "", TEXT_MEASURE: ""})

    @on(RightPane.Reset)
    def _edge_clicked_twice(self) -> None:
        self.action_even_panes()

    @on(RightPane.Dragged)
    def _dragged(self, event: RightPane.Dragged) -> None:
        if not self._alone:
            self._set_left(event.x)

    def _set_left(self, columns: int) -> None:
        left = divided(self.size.width, columns)
        self._share = left / self.size.width
        self._lay_out()
        self._keep({LIST_SHARE: f"{self._share:.4f}"})

    def _set_measure(self, columns: int) -> None:
        wide = max(LEAST_MEASURE, min(columns, MOST_MEASURE))
        self.view.set_measure(wide)
        if self.view.measure < wide:
            self.notify("The text has all the columns there are.", timeout=2, markup=False)
        self._keep({TEXT_MEASURE: str(self.view.measure)})

    @work(exclusive=True, group="widths")
    async def _keep(self, widths: dict[str, str]) -> None:
        self._unwritten = (self._unwritten or {}) | widths
        await asyncio.sleep(SETTLED)
        await asyncio.to_thread(self._write)

    def _write(self) -> None:
        with self._writing, suppress(StateFault):  # what is written last is what was asked for last
            unwritten, self._unwritten = self._unwritten or {}, None
            for name, value in unwritten.items() if self.state else ():
                assert self.state is not None
                self.state.keep(name, value)

    def keep_last_place(self) -> None:
        """At the end the widths are kept as well."""
        super().keep_last_place()
        self._write()
