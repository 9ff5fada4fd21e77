"""Keeping what the reader does: changes go into the state in turn, are shown when on the disk, can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work

from reader.errors import StateFault
from reader.state.facts import Action, Kind, Outcome
from reader.ui import loading
from reader.ui.screens.results import ResultsScreen
from reader.ui.views import View

if TYPE_CHECKING:
    from reader.library import Library, Scope
    from reader.state import State

LOOK_EVERY = 2.0  # seconds between two looks at whether another newsreader marked something
REARRANGING = frozenset({Kind.HIDDEN, Kind.MUTE})


class KeepingScreen(ResultsScreen):
    """Changes are made in the state, off the screen's thread, and shown when they are on the disk."""

    def __init__(self, scope: Scope, keys: Mapping[str, str], state_path: Path | None = None) -> None:
        super().__init__(scope, keys)
        self.state: State | None = None
        self.state_path = state_path
        self._version = 0  # of the state that is shown
        self._in_turn = asyncio.Lock()  # one change after the other, in the order of the keys

    @on(events.Mount)
    def _watch_the_state(self) -> None:
        self.set_interval(LOOK_EVERY, self.look_for_changes)

    @on(events.Unmount)
    async def _let_go(self) -> None:
        """Close the library and the state, which leaves nothing beside their files, once nobody waits for them."""
        self.workers.cancel_node(self)
        if self.library:
            await asyncio.to_thread(self.library.close)
        if self.state:
            self.state.close()

    async def open_state(self, library: Library) -> None:
        """Open what the reader did; where it cannot be used, what is done now is forgotten at the end."""
        if self.state is not None:
            return
        try:
            self.state = await _opened(self.state_path, library)
        except StateFault as fault:
            self.state = await _opened(None, library)
            self.notify(
                f"{fault}. What you mark now is forgotten when you quit.",
                severity="warning", timeout=15, markup=False,
            )  # fmt: skip
        await self._load_marks()

    async def _load_marks(self) -> None:
        assert self.state is not None
        self._version, marks = await asyncio.to_thread(loading.marks_of, self.state)
        self.listing.marks = self.stories.marks = marks
        await asyncio.to_thread(marks.mute, list(self.listing.articles()))

    @work(exclusive=True, group="look")
    async def look_for_changes(self) -> None:
        """Another newsreader may have marked something."""
        if self.state is None or self._in_turn.locked():
            return
        try:
            if await asyncio.to_thread(self.state.version) != self._version:
                async with self._in_turn:
                    await self._load_marks()
                self.show_marks(rearrange=True)
        except StateFault:
            return

    # Doing, undoing.

    @work(group="marking")
    async def act(self, make: Callable[[], Action | None], *, said: bool = False) -> None:
        """Do what `make` gives when its turn has come; `said`: and tell of it."""
        async with self._in_turn:
            action = make()
            if self.state is None or action is None:
                return
            outcome = await self._changed(lambda state: state.change(action))
        if outcome and outcome.facts:
            self._take(outcome)
            if said:
                self.notify(f"{_capital(outcome.label)}. {self.key_of('undo')} undoes it.", timeout=4, markup=False)

    async def _changed(self, do: Callable[[State], Outcome | None]) -> Outcome | None:
        assert self.state is not None

        def doing(state: State) -> tuple[Outcome | None, int]:
            return do(state), state.version()

        try:
            outcome, self._version = await asyncio.to_thread(doing, self.state)
        except StateFault as fault:
            self.notify(str(fault), severity="error", timeout=10, markup=False)
            return None
        return outcome

    @work(group="marking")
    async def turn(self, *, back: bool) -> None:
        """Undo what was done last, or do again what was undone last, and say what it was."""
        if self.state is None:
            return
        async with self._in_turn:
            outcome = await self._changed(lambda state: state.undo() if back else state.redo())
        self.app.clear_notifications()  # what was said of it is no longer so
        if outcome is None:
            self.notify(f"Nothing to {'undo' if back else 'do again'}.", timeout=2, markup=False)
            return
        self._take(outcome, rearrange=self.listing.view is not View.ALL)
        told = f"Undone: {outcome.label}." if back else f"Done again: {outcome.label}."
        other = f"{self.key_of('redo')} does it again." if back else f"{self.key_of('undo')} undoes it."
        self.notify(f"{told} {other}", timeout=4, markup=False)

    def _take(self, outcome: Outcome, *, rearrange: bool = False) -> None:
        marks = self.listing.marks
        marks.take(outcome.facts)
        if self.listing.view in (View.UNREAD, View.STARRED) and not rearrange:
            self.listing.stay.update(fact.article for fact in outcome.facts if fact.article)
        kinds = {fact.kind for fact in outcome.facts}
        if Kind.MUTE in kinds or (Kind.TAG in kinds and marks.rules):
            marks.mute(self.listing.articles())
            rearrange = True
        self.show_marks(rearrange=rearrange or bool(kinds & REARRANGING))
        if kinds & {Kind.TAG, Kind.STARRED, Kind.NOTE, Kind.HIDDEN} and self.stories.row:
            self.load_page(self.stories.row)

    def show_marks(self, *, rearrange: bool) -> None:
        """Draw the marks anew; `rearrange`: other rows may be seen now."""
        if rearrange and self.searching and self.query_now:
            self.listing.arrange()
            self.search(self.query_now, stay=True)
        elif rearrange and not self.stories.results:
            row, cursor = self.stories.row, self.stories.cursor
            rows = self.listing.arrange()
            found = self.listing.find(row.key, cursor) if row else None
            self.show_rows(rows, min(cursor, max(len(rows) - 1, 0)) if found is None else found)
            self.set_empty()
        self.stories.refresh()
        self.tell_views()

    @work(exclusive=True, group="counts")
    async def tell_views(self) -> None:
        """The line above the list tells how much each view holds."""
        self.view_bar.view = self.listing.view
        self.view_bar.counts = await asyncio.to_thread(self.listing.view_counts)

    def action_undo(self) -> None:
        """Undo what was done last."""
        self.turn(back=True)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.turn(back=False)

    def keep_last_place(self) -> None:
        """The program ends: what is to be kept until the next time is kept now."""

    def key_of(self, command: str) -> str:
        """The key of a command, as a person reads it."""
        return self.hints.key_of(command)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


async def _opened(path: Path | None, library: Library) -> State:
    """The state; who waits for it may be gone before it is open, and then it is closed again, for nobody else would."""
    opening = asyncio.create_task(asyncio.to_thread(loading.open_state, path, library))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        with suppress(StateFault):
            (await opening).close()
        raise
