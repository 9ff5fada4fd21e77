"""Keys in turn: the next key is looked at when what the one before it did is done, so that none is lost or misled."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input

from reader.ui.key_names import key_name

ASKING = "ask"
"""The group of the workers that open a screen, which may have to look something up before."""
CHANGING = frozenset({"search", "narrow"})
"""The groups of the workers that put other rows into the list: a key that is not for their box is for those rows."""
AT_MOST = 5.0  # seconds that a key waits for those before it: what hangs does not hold the keyboard
LOOK_AGAIN = 0.01  # seconds between two looks whether a screen that is being prepared stands
AT_ONCE = "ctrl+c"
WAYS = 2  # there, and there again: what the key made the widget tell its screen is heard before the second comes back


class KeysInTurn(App[None]):
    """Textual gives every key to what has the focus when it comes in. Of keys that are typed in one go the second would
    so miss the box, the dialog or the screen that the first is about to open: here it waits until that stands. One that
    is typed behind a search is for its results, not for the rows that still stand there.
    """

    keys_that_move: frozenset[str] = frozenset()
    _turn = 0
    _since: float | None = None  # when the key that is being answered came; None: there is none

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.extend(_keys(event))
        overdue = self._since is not None and time.monotonic() - self._since > AT_MOST
        if overdue or (isinstance(event, events.Key) and event.key == AT_ONCE):
            self._since = None
        await self._answer_next()

    async def _answer_next(self) -> None:
        while self._since is None and self._waiting:
            key, target = self._waiting.popleft(), self.focused or self.screen
            if isinstance(target, Input) and isinstance(key, events.Key) and key.is_printable:
                await super().on_event(key)  # a letter in a line changes nothing but the line
                continue
            if self._moves(target, key) and self._waiting and self._moves(target, self._waiting[0]):
                await super().on_event(key)  # what only moves is answered in its order by what it moves in
                continue
            self._since = time.monotonic()
            self._turn += 1
            await super().on_event(key)
            self._follow(self._turn, target, WAYS)

    def _moves(self, target: MessagePump, key: events.Key | events.Paste) -> bool:
        """Whether a key does no more than move the cursor or scroll, within what has the focus."""
        place = getattr(target, "place", "")
        return bool(place) and isinstance(key, events.Key) and key.key in self.keys_that_move

    def _follow(self, turn: int, start: MessagePump, ways: int) -> None:
        """Go the way of a key behind it, from `start` up to the program: once here, the key was answered."""
        self._climb(start, partial(self._passed, turn, start, ways))

    def _climb(self, node: MessagePump | None, then: Callable[[], Awaitable[None]]) -> None:
        """Call when everything up from a node has heard what it was told before; what is gone is passed over."""
        if node is None or node is self or not node.call_later(lambda: self._climb(node._parent, then)):
            self.call_later(then)

    async def _passed(self, turn: int, start: MessagePump, ways: int) -> None:
        """At last the screen that is on top now is asked: it answers when it stands."""
        if turn != self._turn or self._since is None or not self.screen_stack:
            return
        if ways > 1:
            self._follow(turn, start, ways - 1)
        elif start is not self.screen:
            self._follow(turn, self.screen, 1)
        elif self._asking():
            self.set_timer(LOOK_AGAIN, partial(self._follow, turn, start, 1))
        else:
            self._since = None
            await self._answer_next()

    def _asking(self) -> bool:
        """Whether something is still looking up what to show on the screen that it opens, or in the list."""
        here, groups = self.screen, {ASKING} if isinstance(self.focused, Input) else {ASKING, *CHANGING}
        return any(
            worker.group in groups and worker.node is here and not (worker.is_finished or worker.is_cancelled)
            for worker in self.workers
        )


def _keys(event: events.Key | events.Paste) -> list[events.Key | events.Paste]:
    """Esc and a letter that arrive together look like Alt+letter, which means nothing here: they are two keys."""
    if isinstance(event, events.Key) and event.key.startswith("alt+") and event.is_printable:
        return [events.Key("escape", None), events.Key(key_name(event.character or ""), event.character)]
    return [event]
