"""The main screen while articles come in: the library is opened, listed and brought up to date."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import work

from reader.errors import NewsreaderError
from reader.text.clean import clean_line
from reader.ui import document, loading
from reader.ui.child import IndexingChild
from reader.ui.ordering import ORDERS
from reader.ui.phrases import counted, listed
from reader.ui.screens.keeping import KeepingScreen
from reader.ui.views import View
from reader.ui.watching import changes

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library, Scope

PROGRESS_EVERY = 0.1  # seconds between two updates of the progress bar
UNTOLD = 0.3  # seconds of looking at files before progress is told of
REFRESH_EVERY = 0.5  # seconds at least between two refreshes of the list while articles come in
PATIENCE = 6  # and so many times as long as the last refresh took: a big list is refreshed more rarely
EMPTY = {
    View.UNREAD: "Everything is read.",
    View.STARRED: "Nothing is starred yet: f stars an article.",
    View.SEVERAL: "No story is told by several outlets here.",
    View.ALONE: "Several outlets tell every story here.",
    View.HIDDEN: "Nothing is hidden or muted here.",
}
NAMED = {
    View.ALL: "",
    View.UNREAD: " · unread",
    View.STARRED: " · starred",
    View.SEVERAL: " · told by several outlets",
    View.ALONE: " · told by one outlet alone",
    View.HIDDEN: " · hidden and muted",
}
CHANGES = {"added": "new", "changed": "changed", "removed": "gone"}


class GatheringScreen(KeepingScreen):
    """Opens the library, lists it, and brings it up to date in a process of its own."""

    def __init__(
        self,
        index: Path,
        scope: Scope,
        keys: Mapping[str, str],
        *,
        index_on_start: bool = True,
        state: Path | None = None,
    ) -> None:
        super().__init__(scope, keys, state)
        self.index = index
        self.index_on_start = index_on_start
        self.looking = self.still_reading = index_on_start
        self.missing: tuple[Path, ...] = ()
        self.child: IndexingChild | None = None
        self._refresh_wanted = asyncio.Event()
        self._gone = asyncio.Event()
        self._to_look_at: set[Path] = set()  # what changed while something else was looked at
        self._were_missing: set[Path] = set()  # folders, since all was looked at
        self._told_at = self._looking_since = 0.0
        self._emptied: str | None = None

    def on_mount(self) -> None:
        self.masthead.tell(where=_named(self.scope), note="opening …")
        self.open_library()

    async def on_unmount(self) -> None:
        self._gone.set()
        if self.child:
            await self.child.close()

    @work(group="open")
    async def open_library(self) -> None:
        """Open the library, show what it holds, then look for what is new."""
        try:
            self.library = await asyncio.to_thread(loading.open_library, self.index)
            await self.open_state(self.library)
            await self._show_front(self.library)
            await self._refresh_list()
        except NewsreaderError as fault:
            self.masthead.tell(note=str(fault))
            self.view.show(document.message("The index cannot be opened", str(fault), "R tries again."))
            return
        self.masthead.tell(note="")
        self.keep_refreshing()
        if self.query_now:
            self.search(self.query_now)
        if self.index_on_start:
            self.watch_folders()
            self.bring_up_to_date(asked=False)

    @work(group="watch")
    async def watch_folders(self) -> None:
        """Look at what changes in the folders, at once or as soon as the look that goes on is over."""
        async for paths in changes(self.scope.roots, self._gone):
            self._to_look_at.update(paths or self.scope.roots)
            if not self.looking:
                self._look_at_changed()

    def _look_at_changed(self) -> None:
        changed, self._to_look_at = sorted(self._to_look_at), set()
        is_back = any(path.is_relative_to(root) for root in self._were_missing for path in changed)
        self.bring_up_to_date(asked=False, changed=() if is_back else changed)  # then all that was kept is looked at

    async def _show_front(self, library: Library) -> None:
        """The first stories at once: all of a big library take seconds."""
        entries = await asyncio.to_thread(loading.front, library, self.scope)
        if entries and not self.listing.entries:
            await asyncio.to_thread(self.listing.take, entries)
            self.show_rows(self.listing.arrange(), 0)

    @work(group="refresh")
    async def keep_refreshing(self) -> None:
        """Refresh the list when articles have come in, but not so often that reading suffers."""
        while True:
            await self._refresh_wanted.wait()
            self._refresh_wanted.clear()
            started = time.monotonic()
            await self._refresh_list()
            took = time.monotonic() - started
            await asyncio.sleep(max(REFRESH_EVERY, PATIENCE * took))

    def refresh_soon(self) -> None:
        """The stories are others now."""
        self._refresh_wanted.set()

    async def _refresh_list(self) -> None:
        assert self.library is not None
        loaded = await asyncio.to_thread(loading.load, self.library, self.scope)
        self._tell_emptied(self.library.emptied)
        await asyncio.to_thread(self.listing.take, loaded.entries)
        self.missing = loaded.missing
        self._were_missing.update(loaded.missing)
        self.masthead.tell(problems=loaded.problems)
        self.tell_counts(await asyncio.to_thread(self.listing.counts))
        opened = set(self.listing.opened)
        rows = await asyncio.to_thread(self.listing.arrange)
        if opened != self.listing.opened:  # a story was opened or closed meanwhile
            rows = self.listing.arrange()
        self.tell_views()
        self.set_empty()
        if not self.searching:
            row = self.stories.row  # only now: keys were answered meanwhile
            found = self.listing.find(row.key, self.stories.cursor) if row and self._in_use() else None
            self.show_rows(rows, self.stories.cursor if found is None else found)
        self.reload_page()

    def _tell_emptied(self, why: str | None) -> None:
        if why and why != self._emptied:
            told = f"{why[0].upper()}{why[1:]}: everything is read anew. Your marks are kept."
            self.notify(told, timeout=15, markup=False)
        self._emptied = why

    def _in_use(self) -> bool:
        """Whether anybody has moved yet. Until then the list stays at its top while articles come in."""
        return self.stories.touched or self.focused is not self.stories or self.view.scroll_offset.y > 0

    @work(group="index")
    async def bring_up_to_date(self, *, asked: bool, changed: Sequence[Path] = ()) -> None:
        """Run the indexing process, over everything or what changed, and tell what it reports."""
        self.looking = self.still_reading = True
        self._were_missing = self._were_missing if changed else set(self.missing)
        self.child = IndexingChild(self.scope.roots, changed)
        self._looking_since = 0.0
        tell_changes = asked or bool(self.listing.entries)
        async for event in self.child.events():
            self._hear(event, tell_changes, asked)
        self.child, self.looking, self.still_reading = None, False, False
        self.masthead.tell(indexing=False, note="")
        self.set_empty()
        if self._to_look_at:
            self._look_at_changed()

    def _hear(self, event: Mapping[str, Any], tell_changes: bool, asked: bool) -> None:
        match event.get("event"):
            case "progress":
                self._tell_progress(lambda: self.masthead.tell_progress(event))
            case "grouping":
                if self.still_reading:
                    self._all_is_read()
                self._tell_progress(lambda: self.masthead.tell(indexing=True, note="", grouped=event["share"]))
            case "waiting":
                self.masthead.tell(note="another newsreader is indexing these articles")
            case "articles" | "stories":
                self._refresh_wanted.set()
            case "fault":
                self.notify(
                    clean_line(str(event.get("message"))), title="Indexing", severity="error", timeout=10, markup=False
                )
            case "done":
                self.follow_moved()
                self._all_is_read()
                self._refresh_wanted.set()
                counts = [f"{event[what]:,} {word}" for what, word in CHANGES.items() if event[what]]
                if asked or (counts and tell_changes):
                    self.notify(listed(counts) or "Nothing new.", timeout=3, markup=False)

    def _all_is_read(self) -> None:
        """Everything can be found now: a search that is shown is asked again."""
        self.still_reading = False
        if self.searching and self.query_now:
            self.search(self.query_now, stay=True)

    @work(exclusive=True, group="follow")
    async def follow_moved(self) -> None:
        """What was marked follows the articles that were moved, now that all files have been looked at."""
        if self.state is None or self.library is None:
            return
        if await asyncio.to_thread(loading.follow, self.state, self.library):
            self.look_for_changes()

    def _tell_progress(self, tell: Callable[[], None]) -> None:
        """A look that finds nothing to read is over before it needs to be told of."""
        now = time.monotonic()
        self._looking_since = self._looking_since or now
        if now - self._looking_since > UNTOLD and now - self._told_at > PROGRESS_EVERY:
            self._told_at = now
            tell()

    def set_empty(self) -> None:
        self.stories.empty = self._why_empty() if not self.stories.rows else ""
        self.stories.refresh()
        if not self.stories.rows:
            self.show_nothing()

    def _why_empty(self) -> str:
        if self.searching and self.query_now:
            return self.why_none()
        if self.looking and self.listing.view in (View.SEVERAL, View.ALONE) and not self.listing.grouped:
            return "The articles are still being grouped.\nTheir stories appear here as soon as they are found."
        if self.listing.entries and self.listing.view is not View.ALL:
            return f"{EMPTY[self.listing.view]}\n1 or Esc shows all."
        if self.library is None or self.looking:
            return "Looking for articles …\nThey appear here as they are read."
        if self.missing:
            return f"{_nowhere(self.missing)}."
        return f"No articles in {_named(self.scope)}.\n\nText, Markdown, saved web pages and JSON Lines are read."

    def show_nothing(self) -> None:
        super().show_nothing()
        if self.listing.entries or self.looking or self.library is None or self.searching:
            return
        if self.missing:
            advice = ("\tR   look again, when it is back", "\tO   read another folder")
            self.view.show(document.message(_nowhere(self.missing), *advice))
            return
        problems = self.masthead.status.problems
        self.view.show(
            document.message(
                f"No articles in {_named(self.scope)}",
                "newsreader reads text (.txt), Markdown (.md), saved web pages (.html) and JSON Lines (.jsonl, .json).",
                "\tR   look again, after you have put some there",
                "\tO   read another folder",
                f"\t!   see {counted(problems, 'file')} that could not be read" if problems else "\t?   help",
            )
        )

    def tell_counts(self, counts: tuple[int, int]) -> None:
        """The first line counts what the view holds."""
        stories, articles = counts
        view = NAMED[self.listing.view]
        if self.listing.order != "date":
            view += f" · by {ORDERS[self.listing.order][1]}"
        away = " · not there now" if self.missing and articles else ""
        self.masthead.tell(where=_named(self.scope) + away + view, stories=stories, articles=articles)

    def tell_order(self) -> None:
        """The first line says how the list is sorted."""
        self.tell_counts(self.listing.counts())

    def action_rescan(self) -> None:
        """Look for new, changed and removed files."""
        if self.library is None:
            self.open_library()
        elif self.looking:
            self.notify("Already looking.", timeout=2, markup=False)
        else:
            self.bring_up_to_date(asked=True)


def _nowhere(missing: tuple[Path, ...]) -> str:
    return f"There is no folder {listed([clean_line(str(path)) for path in missing], 3)}"


def _named(scope: Scope) -> str:
    from reader import demo

    names = ["sample articles" if root == demo.folder() else clean_line(root.name or str(root)) for root in scope.roots]
    return listed(names, 3) if names else "everything indexed"
