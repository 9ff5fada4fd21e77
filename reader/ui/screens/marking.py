"""Marking in the list and the article: read, starred, hidden, tagged; selecting; the views of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work

from reader.article import Article
from reader.state import actions
from reader.state.facts import Action, Kind
from reader.ui.phrases import counted
from reader.ui.row import Row
from reader.ui.screens.asking import ConfirmScreen, LineScreen, completing
from reader.ui.screens.keeping import KeepingScreen
from reader.ui.screens.searching import SearchingScreen
from reader.ui.views import TOLD_BY, View
from reader.ui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from reader.library import Scope


class MarkingScreen(KeepingScreen, SearchingScreen):
    """Commands are for the selected rows, else for the row under the cursor."""

    def __init__(self, scope: Scope, keys: Mapping[str, str], state_path: Path | None = None) -> None:
        super().__init__(scope, keys, state_path)
        self._selected: dict[str, Row] = {}

    @on(events.Mount)
    def _show_what_is_selected(self) -> None:
        self.stories.selected = self._selected

    def targets(self) -> list[Article]:
        """The articles that a command is for: those of the selected rows, else of the row under the cursor.

        Who stands in the article means that one.
        """
        selected = self._selected.values() if self.focused is not self.view else ()
        rows: Iterable[Row] = selected or filter(None, [self.stories.row])
        return list({article.id: article for row in rows for article in row.articles}.values())

    def _flag(self, kind: Kind, make: Callable[..., Action], *, said: bool = False) -> None:
        targets = self.targets()
        ids = [article.id for article in targets]
        title = targets[0].title if len(targets) == 1 else ""

        def action() -> Action | None:
            marks = self.listing.marks
            have = {Kind.READ: marks.read, Kind.STARRED: marks.starred, Kind.HIDDEN: marks.hidden}[kind]
            return make(ids, not have.issuperset(ids), title) if ids else None

        self.act(action, said=said or len(ids) > 1)

    def action_toggle_read(self) -> None:
        """Mark read; what is read wholly, unread."""
        self._flag(Kind.READ, actions.mark_read)

    def action_toggle_star(self) -> None:
        """Star, or take the star away."""
        self._flag(Kind.STARRED, actions.star)

    def action_toggle_hidden(self) -> None:
        """Hide, or show again."""
        self._flag(Kind.HIDDEN, actions.hide, said=True)

    @work(exclusive=True, group="ask")
    async def action_mark_all_read(self) -> None:
        """Mark all that is shown read, when it was asked and answered."""
        unread = self._unread_shown()
        if not unread:
            self.notify("Everything shown here is read.", timeout=2, markup=False)
            return
        question = f"Mark {counted(len(unread), 'shown article')} read?"
        if await self.app.push_screen_wait(ConfirmScreen(question, f"{self.key_of('undo')} undoes it.")):
            self.act(lambda: actions.mark_read(unread), said=True)

    def _unread_shown(self) -> list[str]:
        read = self.listing.marks.read
        shown = dict.fromkeys(article.id for row in self.stories.rows for article in row.articles)
        return [id for id in shown if id not in read]

    # Selecting.

    def action_select(self) -> None:
        """Select the row, or no longer; and on to the next."""
        row = self.stories.row
        if row is None:
            return
        if self._selected.pop(row.key, None) is None:
            self._selected[row.key] = row
        self.stories.cursor += 1
        self._show_selection()

    def action_select_none(self) -> None:
        """Select nothing."""
        self._selected.clear()
        self._show_selection()

    def _show_selection(self) -> None:
        self.view_bar.selected = len(self._selected)
        self.view_bar.display = bool(self._selected) or not self.stories.results
        self.stories.refresh()
        self.tell_keys()

    def action_clear(self) -> None:
        """Leave the search or the narrowing, then the selection, then the view."""
        if self._selected and not self.in_a_search:
            self.action_select_none()
        else:
            super().action_clear()

    def action_leave(self) -> None:
        """Leave the search, the selection, the view; from the whole list, the program."""
        if self._selected and not self.in_a_search:
            self.action_select_none()
        else:
            super().action_leave()

    # Views.

    def action_view(self, name: str) -> None:
        """Show all, or only what is unread, starred, told by several outlets (again: by one alone), or put away."""
        view = View(name)
        if view in TOLD_BY:  # one key leads from one to the other
            view = View.ALONE if self.listing.view is View.SEVERAL else View.SEVERAL
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Show this view, the cursor on the row it stands on where that is in it."""
        if self.in_a_search:
            self.end_search()
        row, cursor = self.stories.row, self.stories.cursor
        self.action_select_none()  # nothing is marked that is not seen
        self.listing.view = view
        self.listing.stay.clear()
        rows = self.listing.arrange()
        found = self.listing.find(row.key, cursor) if row else None
        self.show_rows(rows, found or 0)
        self.tell_counts(self.listing.counts())
        self.set_empty()
        self.tell_views()

    @on(ViewBar.Wanted)
    def _view_clicked(self, event: ViewBar.Wanted) -> None:
        self.action_view(event.view)

    def tell_counts(self, counts: tuple[int, int]) -> None:
        """The first line counts what the view holds."""

    # Tags.

    @work(exclusive=True, group="ask")
    async def action_tag(self) -> None:
        """Ask for tags, and add them."""
        await self._ask_tags("Tag", self.listing.marks.all_tags(), tagged=True)

    @work(exclusive=True, group="ask")
    async def action_untag(self) -> None:
        """Ask which tags to take away."""
        tags = self.listing.marks.tags
        there = sorted(set().union(*(tags.get(article.id, set()) for article in self.targets())), key=str.casefold)
        if there:
            await self._ask_tags("Take a tag from", there, tagged=False)
        else:
            self.notify("There is no tag to take away.", timeout=2, markup=False)

    async def _ask_tags(self, asked: str, names: Sequence[str], *, tagged: bool) -> None:
        targets = self.targets()
        if not targets:
            return
        title = targets[0].title if len(targets) == 1 else ""
        question = f"{asked} {title or counted(len(targets), 'article')}"
        text = names[0] if not tagged and len(names) == 1 else ""
        typed = await self.app.push_screen_wait(
            LineScreen(question, completing(names), text=text, keys="commas part several   Enter takes them")
        )
        ids = [article.id for article in targets]
        if typed and typed.strip():
            self.act(lambda: actions.tag(ids, typed.split(","), tagged, title), said=True)
