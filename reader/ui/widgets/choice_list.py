"""A list to choose from, a line an entry, under headings: with counts, and bars that show how they compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.strip import Strip

from reader.ui.typeset import clipped
from reader.ui.widgets.chooser import Chooser

BAR = 10  # cells of the longest bar
BARS_FROM = 44  # columns: from here there is room for bars


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry. `value` is what choosing it gives; without one it is a heading.

    `key` chooses it at once, `aside` stands at its right end, `share` (0 to 1) is the length of its bar; `chosen`: it
    is so now; `removable`: it can be taken away.
    """

    label: str
    value: str = ""
    key: str = ""
    aside: str = ""
    share: float = 0.0
    chosen: bool = False
    removable: bool = False


class ChoiceList(Chooser):
    """Choices with a cursor that passes over the headings; Enter or a second click chooses."""

    DEFAULT_CSS = "ChoiceList { height: auto; }"

    def __init__(self, choices: Sequence[Choice] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.choices = choices

    def on_mount(self) -> None:
        self.show(self.choices)

    def on_resize(self) -> None:
        self.set_length(len(self.choices))

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer these, the cursor on what is chosen now, else on the first."""
        self.choices = choices
        self.set_length(len(choices))
        now = next((number for number, choice in enumerate(choices) if choice.chosen), 0)
        self.set_reactive(ChoiceList.cursor, self._entry(now, 1))
        self._reveal()
        self.refresh(layout=True)

    def _entry(self, number: int, by: int) -> int:
        """The nearest entry from a line on that is no heading."""
        there = range(number, len(self.choices)) if by > 0 else range(number, -1, -1)
        behind = (
            range(min(number, len(self.choices) - 1), -1, -1) if by > 0 else range(max(number, 0), len(self.choices))
        )
        return next((n for way in (there, behind) for n in way if self.choices[n].value), 0)

    def validate_cursor(self, cursor: int) -> int:
        last = len(self.choices) - 1
        return self._entry(max(0, min(cursor, last)), 1 if cursor >= self.cursor else -1) if last >= 0 else 0

    def watch_cursor(self, old: int, new: int) -> None:
        for number in (old, new):
            self.refresh_lines(number, 1)
        self._reveal()

    def _reveal(self) -> None:
        page, top = self.scrollable_content_region.height, self.scroll_offset.y
        first = self.cursor - 1 if self.cursor and not self.choices[self.cursor - 1].value else self.cursor
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif self.cursor >= top + page > top:
            self.scroll_to(y=self.cursor - page + 1, animate=False)

    @property
    def value(self) -> str:
        return self.choices[self.cursor].value if self.cursor < len(self.choices) else ""

    @property
    def removable(self) -> bool:
        return self.cursor < len(self.choices) and self.choices[self.cursor].removable

    def action_section(self, by: int) -> None:
        """To the first entry under the next heading, or the one before; from the last part to the first."""
        firsts = [
            number
            for number, choice in enumerate(self.choices)
            if choice.value and (not number or not self.choices[number - 1].value)
        ]
        if firsts:
            here = sum(first <= self.cursor for first in firsts) - 1
            self.cursor = firsts[(here + by) % len(firsts)]

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        if number < len(self.choices) and self.choices[number].value:
            again = number == self.cursor
            self.cursor = number
            if again or event.chain == 2:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= len(self.choices):
            return self.strip(Content(""), width, self.visual_style)
        choice, base = self.choices[number], self.visual_style
        if not choice.value:
            return self.strip(Content.styled(f" {choice.label}", self.role_style("heading")), width, base)
        under = number == self.cursor
        if under:
            base += self.role_style("cursor")
        return self.strip(self._drawn(choice, under, self.columns), width, base)

    def _drawn(self, choice: Choice, under: bool, width: int) -> Content:
        bar = "━" * max(1, round(BAR * choice.share)) if choice.share and width >= BARS_FROM else ""
        aside = f"{bar.ljust(BAR)} {choice.aside:>7}" if choice.share else choice.aside
        before = f"{choice.key}  " if choice.key else ""
        label = clipped(choice.label, width - cell_len(before) - cell_len(aside) - 5)
        gap = " " * max(1, width - 4 - cell_len(before) - cell_len(label) - cell_len(aside))
        style = self.role_style
        return Content.assemble(
            ("▌" if under else " ", style("cursor-bar")),
            ("● " if choice.chosen else "  ", style("marker")),
            (before, style("key")),
            label,
            gap,
            (aside[: len(aside) - len(choice.aside)], style("bar") if choice.share else style("meta")),
            (choice.aside, style("meta")),
        )
