"""Finding in both texts of a comparison, and saying something for a moment in its status line."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.timer import Timer

from reader.ui import loading, phrases
from reader.ui.screens.comparing import ComparingScreen
from reader.ui.widgets.compare_pane import ComparePane
from reader.ui.widgets.compare_turn import nothing_found
from reader.ui.widgets.search_box import SearchBox

BRIEFLY = 2.5  # seconds


class FindingScreen(ComparingScreen):
    """A comparison in which one can find; while a find is active `n` goes through its matches."""

    finding = ""
    _find_from = -1
    _found_with: tuple[object, ...] = ()
    _found_places: Sequence[int] = ()
    _said_at = (-1, 0, "")
    _silence: Timer | None = None

    def tell_briefly(self, text: str) -> None:
        """Say something in the status line, until one goes on or a moment has passed."""
        self.status.said, self._said_at = text, self._stand()
        if self._silence:
            self._silence.stop()
        self._silence = self.set_timer(BRIEFLY, self._fall_silent)

    def _fall_silent(self) -> None:
        if not self.was_left:
            self.status.said = ""

    def _stand(self) -> tuple[int, int, str]:
        pane = self.pane
        return (pane.row, pane.side, self.view) if pane else (-1, 0, self.view)

    def tell_all(self) -> None:
        if self.status.said and self._stand() != self._said_at:
            self._fall_silent()
        super().tell_all()

    def action_find(self) -> None:
        """Find in both texts, as one types."""
        if self.pane:
            self._find_from = self.pane.position
            self.find_box.open()

    @on(SearchBox.Typed, "#compare-find")
    def _find_typed(self, event: SearchBox.Typed) -> None:
        pane = self.pane
        if pane is None:
            return
        self.finding = " ".join(event.text.split())
        self.finder = loading.occurrences(self.finding) if self.finding else nothing_found
        pane.set_find(self.finder)
        places = self._matches()
        if places:
            pane.go_to_position(next((place for place in places if place >= self._find_from), places[0]))
        nowhere = bool(self.finding) and not places
        self.find_box.say(phrases.counted(len(places), "passage") if places else "", pane.nowhere if nowhere else "")

    def _matches(self) -> Sequence[int]:
        pane = self.pane
        if pane is None or not self.finding:
            return ()
        key = pane, pane.comparison, self.finder, pane.count()
        if self._found_with != key:
            self._found_with, self._found_places = key, pane.positions_found()
        return self._found_places

    @on(SearchBox.Done, "#compare-find")
    def _find_done(self) -> None:
        self.find_box.close()
        if self.pane:
            self.pane.focus()
        self.tell()

    @on(SearchBox.Left, "#compare-find")
    def _find_left(self) -> None:
        self.end_find()
        if self.pane and self._find_from >= 0:
            self.pane.go_to_position(self._find_from)
        self._find_done()

    def _next_match(self, by: int) -> None:
        if self.pane and not self.pane.next_position(self._matches(), by):
            self.tell_briefly(self.pane.nowhere)

    def counted(self, pane: ComparePane) -> str:
        if not self.finding:
            return super().counted(pane)
        places = self._matches()
        told = f"{phrases.counted(len(places), 'passage')} with “{self.finding}”"
        return f"{places.index(pane.position) + 1} of {told}" if pane.position in places else told

    def end_find(self) -> None:
        """The marks of the find go."""
        self.finding, self.finder = "", nothing_found
        if self.pane:
            self.pane.set_find(nothing_found)
