"""The links of an article to choose from, by their letters or with the cursor; where each leads is shown first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.article import Article
from reader.ui.key_names import key_name
from reader.ui.links import LETTERS, Link, told, told_host
from reader.ui.phrases import counted, source
from reader.ui.widgets.choice_list import Choice, ChoiceList
from reader.ui.widgets.key_line import KeyLine

KEYS = "Enter or its letters   Esc leaves"
LONGEST_HOST = 28
MOTIONS = {
    "down": "line_down", "up": "line_up", "pagedown": "page_down", "pageup": "page_up", "ctrl+d": "half_page_down",
    "ctrl+u": "half_page_up", "ctrl+f": "page_down", "ctrl+b": "page_up", "home": "top", "end": "bottom",
    "tab": "line_down", "shift+tab": "line_up", "enter": "choose",
}  # fmt: skip
Hint = Callable[[Sequence[Link], Link, int], None]
"""Shows the letters on the page: of these links, the current one among them, in so many lines of the page."""


class LinksScreen(ModalScreen[str | None]):
    """Gives the target that was chosen, or None. It lies over the list (`beside`), else over the foot of the page."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012

    dialog = getters.query_one("#links-dialog", Vertical)
    choices = getters.query_one("#links-list", ChoiceList)
    target = getters.query_one("#links-target", Static)

    def __init__(
        self, links: Sequence[Link], here: Mapping[str, Article], at: int, hint: Hint, beside: Region | None
    ) -> None:
        super().__init__()
        self.links = links
        self.here = here
        self.at = at
        self.hint = hint
        self.beside = beside
        self.typed = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="links-dialog"):
            yield Static(Content(counted(len(self.links), "link")), id="links-title")
            yield ChoiceList(self._entries(self.links), id="links-list")
            yield Static(id="links-target")
            yield KeyLine(KEYS, id="links-keys")

    def on_mount(self) -> None:
        self.choices.can_focus = False  # the letters are for the links
        self.set_class(self.beside is None, "-below")
        if self.beside is not None:
            self.dialog.styles.width, self.dialog.styles.height = self.beside.width, self.beside.height
            self.dialog.styles.offset = self.beside.offset
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        self.choices.cursor = self.at
        self.choices.scroll_to(y=self.at, animate=False)  # those that are seen on the page come first here too
        self._tell()

    def on_resize(self) -> None:
        """The page beside has another width now: better to begin anew than to lie over it."""
        if self.beside is not None and self.is_mounted and self.app.size.height < self.beside.bottom:
            self.dismiss(None)

    def _wanted(self) -> list[Link]:
        return [link for link in self.links if link.label.startswith(self.typed)]

    def _entries(self, links: Sequence[Link]) -> list[Choice]:
        widest = max((len(link.label) for link in links), default=0)
        return [Choice(link.words, link.target, link.label.ljust(widest), self._aside(link)) for link in links]

    def _aside(self, link: Link) -> str:
        return "in the library" if link.target in self.here else told_host(link.target, LONGEST_HOST)

    @property
    def current(self) -> Link | None:
        """The link under the cursor."""
        wanted = self._wanted()
        return wanted[min(self.choices.cursor, len(wanted) - 1)] if wanted else None

    def _tell(self) -> None:
        """Tell where the link under the cursor leads, and show it on the page."""
        link = self.current
        if link is None:
            return
        article = self.here.get(link.target)
        to = f"“{article.title}”" + (f", {source(article)}" if source(article) else "") if article else ""
        self.target.update(Content.assemble(("opens ", "$text-muted"), to or told(link.target)))
        free = 10_000 if self.beside else max(3, self.app.size.height - self.dialog.outer_size.height - 2)
        self.hint(self._wanted(), link, free)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        letter = (event.character or "").lower()
        if event.key in MOTIONS:
            getattr(self.choices, f"action_{MOTIONS[event.key]}")()
            self.call_after_refresh(self._tell)
        elif event.key == "backspace" and self.typed:
            self._type(self.typed[:-1])
        elif event.key in ("escape", "backspace", key_name(";")):
            self.dismiss(None)
        elif letter and letter in LETTERS:
            self._type(self.typed + letter)

    def _type(self, typed: str) -> None:
        before, self.typed = self.typed, typed
        wanted = self._wanted()
        if not wanted:
            self.typed = before
            self.app.bell()
        elif len(wanted) == 1 and wanted[0].label == typed:
            self.dismiss(wanted[0].target)
        else:
            self.choices.show(self._entries(wanted))
            seen = self.links[self.at].block
            self.choices.cursor = next((n for n, link in enumerate(wanted) if link.block >= seen), 0)
            self._tell()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(event.value)

    def on_click(self, event: events.Click) -> None:
        """Beside the links: leave them. On one: tell where it leads (a second click opens it)."""
        if self.dialog.region.contains_point(event.screen_offset):
            self._tell()
        else:
            self.dismiss(None)
