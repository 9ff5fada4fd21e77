"""The line above the list: the views, their keys, and how much is in each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from reader.ui.commands import COMMANDS
from reader.ui.key_names import shown, split
from reader.ui.roles import RoleStyles
from reader.ui.views import TOLD_BY, Counts, View

GAP = "  "
NAMES = {
    View.ALL: ("All", "All"),
    View.UNREAD: ("Unread", "Unread"),
    View.STARRED: ("Starred", "★"),
    View.SEVERAL: ("Several outlets", "Several"),
    View.ALONE: ("One outlet alone", "Alone"),
}
"""What each view is called where there is room, and where there is little."""
KEYS = {
    View.ALL: "all-stories", View.UNREAD: "unread", View.STARRED: "starred", View.SEVERAL: "told-by-several",
    View.ALONE: "told-by-several",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tab:
    """A view as it stands on the line."""

    view: View
    key: str
    name: str
    count: str

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(part for part in (self.key, self.name, self.count) if part)


class ViewBar(RoleStyles):
    """Set `view` and `counts` (None: not known yet); a view can be clicked."""

    DEFAULT_CSS = """
    ViewBar { height: 1; width: 1fr; padding: 0 1; background: $surface; color: $foreground; }
    """
    view: reactive[View] = reactive(View.ALL)
    counts: reactive[Counts | None] = reactive(None)
    selected: reactive[int] = reactive(0)

    @dataclass
    class Wanted(Message):
        """A view was clicked."""

        view: View

    def __init__(self, keys: Mapping[str, str], id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys = keys

    def tabs(self) -> Sequence[Tab]:
        """The views in as many words as there is room for; the numbers that are said elsewhere go first: of all there
        is (the first line has it), then those of every view but that which is shown and that of several outlets."""
        room = self.content_region.width
        hidden = View.SEVERAL if self.view is View.ALONE else View.ALONE  # one key leads to both
        every = frozenset(NAMES)
        some, few = every - {View.ALL}, frozenset({self.view, *TOLD_BY})
        for short, counted in ((0, every), (1, every), (1, some), (1, few), (1, frozenset({self.view}))):
            made = [self._tab(view, names[short], counted) for view, names in NAMES.items() if view is not hidden]
            if len(GAP.join(tab.text for tab in made)) <= room:
                return made
        return [tab for tab in made if tab.view is self.view] or made[:1]

    def _tab(self, view: View, name: str, counted: Collection[View]) -> Tab:
        key = next(iter(split(self.keys.get(KEYS[view], COMMAND_KEYS[KEYS[view]]))), "")
        count = f"{getattr(self.counts, view.value):,}" if self.counts is not None and view in counted else ""
        return Tab(view, shown(key) if key else "", name, count)

    def render(self) -> Content:
        if self.selected:
            return Content.styled(f"{self.selected:,} selected", self.role_style("current-view")) + Content.styled(
                "   V or Esc selects none", self.role_style("meta")
            )
        if self.view is View.HIDDEN:
            return Content.styled("Hidden and muted", self.role_style("current-view")) + Content.styled(
                "   x shows again, Esc leaves", self.role_style("meta")
            )
        return Content(GAP).join(self._drawn(tab) for tab in self.tabs())

    def _drawn(self, tab: Tab) -> Content:
        name = Content.styled(tab.name, self.role_style("current-view" if tab.view is self.view else ""))
        parts = [Content.styled(tab.key, self.role_style("key")), name]
        if tab.count:
            parts.append(Content.styled(tab.count, self.role_style("meta")))
        return Content(" ").join(parts)

    def _places(self) -> Iterator[tuple[int, int, View]]:
        start = 1
        for tab in self.tabs():
            yield start, start + len(tab.text), tab.view
            start += len(tab.text) + len(GAP)

    def on_click(self, event: events.Click) -> None:
        for start, end, view in self._places():
            if start <= event.x < end:
                self.post_message(self.Wanted(view))


COMMAND_KEYS = {command.id: command.keys for command in COMMANDS}
