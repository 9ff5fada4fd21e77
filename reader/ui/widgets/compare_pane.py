"""What the views of a comparison have in common: a cursor that goes from item to item, and the looks of the parts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.style import Style

from reader.ui.roles import RoleStyles

LOOKS = (
    "cursor", "bar", "number", "also", "fold", "section", "subhead", "rule", "only", "same", "shared", "partner", "strip",
    "mark-same", "mark-near", "mark-partly", "mark-only", "mark-differs", "mark-moved", "side-0", "side-1",
    "changed", "figure", "quotation", "name", "date", "negation", "hedge", "entry",
)  # fmt: skip


class ComparePane(RoleStyles, ScrollView, can_focus=True, inherit_bindings=False):
    """A view drawn line by line, with a cursor. Its keys are the screen's; the mouse chooses and scrolls."""

    COMPONENT_CLASSES = {f"compare--{look}" for look in LOOKS}  # noqa: RUF012  (Textual's own attribute)

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor or the chosen side is another, or what is shown."""

        pane: ComparePane

        @property
        def control(self) -> ComparePane:
            return self.pane

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.side = 0
        self._looks: dict[str, Style] = {}

    # What a view must know of its items.

    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def extent(self, index: int) -> tuple[int, int]:
        """The first line of an item, and the line after its last."""
        raise NotImplementedError

    def index_at(self, line: int) -> int:
        """The item a line belongs to."""
        raise NotImplementedError

    def chosen(self, index: int) -> bool:
        """Whether the cursor may stand on an item."""
        return 0 <= index < self.count()

    # Looks. They are asked for when a line is drawn, never sooner: see RoleStyles.

    def notify_style_update(self) -> None:
        self._looks.clear()
        super().notify_style_update()

    def look(self, part: str) -> Style:
        """The style of a part of the view or of a role in its text."""
        if part not in self._looks:
            self._looks[part] = self._find_look(part)
        return self._looks[part]

    def _find_look(self, part: str) -> Style:
        if part == "base":
            return self.visual_style
        if part not in LOOKS:
            return self.role_style(part)
        name = f"compare--{part}"
        style = self.get_visual_style(name, partial=True)
        # Textual leaves "reverse" out of visual styles; it is what still marks a word where there are no colours.
        reverse = self.get_component_styles(name).text_style.reverse
        return style + Style(reverse=True) if reverse else style

    # Motions.

    def watch_cursor(self, old: int, new: int) -> None:
        for index in (old, new):
            if 0 <= index < self.count():
                first, after = self.extent(index)
                self.refresh_lines(first, after - first)
        self.post_message(self.Moved(self))

    def step(self, by: int) -> None:
        """An item up or down; within an item higher than the screen, first a few lines of it."""
        height = self.scrollable_content_region.height
        first, after = self.extent(self.cursor)
        if by > 0 and after > self.scroll_offset.y + height and after - first > height:
            self.scroll_to(y=min(self.scroll_offset.y + height // 2, after - height), animate=False)
        elif by < 0 and first < self.scroll_offset.y and after - first > height:
            self.scroll_to(y=max(self.scroll_offset.y - height // 2, first), animate=False)
        else:
            self.go(self._next_chosen(self.cursor + by, by))

    def _next_chosen(self, index: int, by: int) -> int:
        while 0 <= index < self.count() and not self.chosen(index):
            index += 1 if by > 0 else -1
        return index if self.chosen(index) else self.cursor

    def page(self, fraction: float) -> None:
        """A part of a page down (up, where negative): the text moves, and the cursor with it."""
        height = self.scrollable_content_region.height
        lines = round(fraction * (height - (2 if abs(fraction) == 1 else 0)))
        top = max(0, min(self.scroll_offset.y + lines, self.max_scroll_y))
        at_the_end = top == self.scroll_offset.y
        relative = self.extent(self.cursor)[0] - self.scroll_offset.y
        self.scroll_to(y=top, animate=False)
        if at_the_end:
            self.to_end(last=lines > 0)
            return
        index = self.index_at(top + max(0, min(relative, height - 1)))
        self.cursor = self._nearest_chosen(index)

    def _nearest_chosen(self, index: int) -> int:
        after = self._next_chosen(index, 1)
        return after if self.chosen(after) and after >= index else self._next_chosen(index, -1)

    def to_end(self, *, last: bool) -> None:
        """To the first item or to the last."""
        self.go(self._next_chosen(self.count() - 1, -1) if last else self._next_chosen(0, 1))
        self.scroll_to(y=self.max_scroll_y if last else 0, animate=False)

    def go(self, index: int, *, centre: bool = False) -> None:
        """Put the cursor on an item and bring it into view; with `centre`, a third down the screen if it was not seen."""
        if not self.chosen(index):
            return
        self.cursor = index
        self.reveal(centre=centre)

    def reveal(self, *, centre: bool = False) -> None:
        """Scroll as little as shows the cursor's item whole (its head, where it is higher than the screen)."""
        first, after = self.extent(self.cursor)
        first = 0 if self.cursor == self._next_chosen(0, 1) else first  # the first item brings its heading along
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if first >= top and after <= top + height:
            return
        if centre:
            top = first - height // 3
        elif first < top or after - first > height:
            top = first
        else:
            top = after - height
        self.scroll_to(y=max(0, top), animate=False)

    def choose_side(self, side: int) -> None:
        """Make the left (0) or the right (1) side the chosen one."""
        if side != self.side:
            self.side = side
            self.refresh()
            self.post_message(self.Moved(self))

    def laid_out(self, height: int, seen_at: int) -> None:
        """After lines were set anew: `height` lines now; the cursor's item goes where it stood, `seen_at` lines down."""
        region = self.scrollable_content_region
        self.virtual_size = Size(region.width, height)
        seen_at = max(0, min(seen_at, region.height - 1))
        self.scroll_to(y=max(0, self.extent(self.cursor)[0] - seen_at), animate=False, force=True)
        self.refresh()

    def seen_at(self) -> int:
        """How many lines below the top of the screen the cursor's item starts (negative above it)."""
        return self.extent(self.cursor)[0] - self.scroll_offset.y if self.virtual_size.height else 0
