"""One line to type in, what it found, and one line of advice below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reader.ui.bindings import bindings

if TYPE_CHECKING:
    from reader.library.finding.completion import Completion, Names

SPACES = 6  # columns around the sign and the count, the cursor, and a blank behind it
LONGEST = 2_000  # characters: who pastes a whole article here did not mean to


class Line(Input):
    """The line itself. Textual's own keys of a text box stay; ours come first."""

    place: ClassVar[str] = "search"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]

    def _box(self) -> SearchBox:
        return next(node for node in self.ancestors if isinstance(node, SearchBox))

    def on_key(self, event: events.Key) -> None:
        """Remember by which key the box is left."""
        self._box().entered = event.key == "enter"

    def _leave(self, told: type[SearchBox.Told]) -> None:
        box = self._box()
        self.screen.set_focus(self.screen.query_one(box.leads_to) if box.leads_to else None)
        box.post_message(told(box))

    def action_take_suggestion(self) -> None:
        """Complete what is typed, else take what may be meant, else go on to the results."""
        suggestion = self._box().suggestion
        if self._complete():
            return
        if suggestion:
            self._box().put(suggestion)
        else:
            self._leave(SearchBox.Done)

    def action_cursor_right(self, select: bool = False) -> None:
        """Complete what is typed, at its end; else a character to the right."""
        if select or not self._complete():
            super().action_cursor_right(select)

    def _complete(self) -> bool:
        if self.cursor_at_end and (found := self._box().completion(self.value)) is not None:
            self._box().put(found.whole)
            return True
        return False

    def action_to_results(self) -> None:
        self._leave(SearchBox.Done)

    def action_end_search(self) -> None:
        self._leave(SearchBox.Left)


class Completer(Suggester):
    """Shows in grey what the end of the text may become."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._box = box

    async def get_suggestion(self, value: str) -> str | None:
        found = self._box.completion(value)
        return value + found.rest if found else None


class SearchBox(Vertical):
    """Tells what is typed (`Typed`), that the results are wanted (`Done`), and that it was left (`Left`)."""

    DEFAULT_CSS = """
    SearchBox {
        height: auto; display: none;
        & #line { height: 1; }
        & #sign { width: auto; padding: 0 1 0 1; color: $text-primary; text-style: bold; }
        & Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; &:focus { border: none; } }
        & #count { width: auto; padding: 0 1; color: $text-muted; }
        & #advice { height: auto; max-height: 3; padding: 0 1 0 3; color: $text-warning; display: none; }
        & #advice.-said { display: block; }
    }
    """

    @dataclass
    class Told(Message):
        """Something a box tells its screen."""

        box: SearchBox

        @property
        def control(self) -> SearchBox:
            return self.box

    @dataclass
    class Typed(Told):
        """The text in the box is another."""

        text: str

        def can_replace(self, message: Message) -> bool:
            """Of what waits in a burst of keys only the last is worth a search."""
            return isinstance(message, SearchBox.Typed) and message.box is self.box

    class Done(Told):
        """Enter, or down: on to the results."""

    class Left(Told):
        """Escape: as if nothing had been typed."""

    entered = False
    """Whether it was left by Enter."""

    names: Names | None = None
    """What the text is completed with, if anything."""

    def __init__(self, sign: str, placeholder: str, id: str, leads_to: str = "") -> None:
        """`sign` stands before the line; `leads_to` selects what has the focus after it."""
        super().__init__(id=id)
        self.leads_to = leads_to
        self.sign = sign
        self.placeholder = placeholder
        self.suggestion: str | None = None
        self._counts: Sequence[str] = ("",)

    def compose(self) -> ComposeResult:
        self.sign_before = Static(Content(self.sign), id="sign")
        self.input = Line(
            placeholder=self.placeholder, select_on_focus=True, max_length=LONGEST, suggester=Completer(self)
        )
        self.input.cursor_blink = False
        self.count = Static(id="count")
        self.advice = Static(id="advice")
        yield Horizontal(self.sign_before, self.input, self.count, id="line")
        yield self.advice

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.display)

    def open(self, sign: str | None = None, placeholder: str | None = None) -> None:
        """Show it, and put the cursor in it."""
        if sign is not None:
            self.sign_before.update(Content(sign))
        self.input.placeholder = self.placeholder if placeholder is None else placeholder
        self.display = True
        self.screen.set_focus(self.input)  # at once: what is typed next is for the box

    def put(self, text: str) -> None:
        """Put a text into it, as if it had been typed."""
        self.input.value = text
        self.input.cursor_position = len(text)

    def completion(self, typed: str) -> Completion | None:
        """What the end of the text may become."""
        from reader.library.finding.completion import completion

        return completion(typed, self.names) if self.names else None

    def offered(self) -> str:
        """What may stand behind the field at the end of the text, in a line; "" where there is no choice."""
        from reader.library.finding.completion import offered

        return " · ".join(offered(self.input.value, self.names)) if self.names else ""

    def close(self) -> None:
        """Put it away, empty."""
        self.display = False
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.say("", "")

    def say(self, count: str | Sequence[str], advice: str, suggestion: str | None = None) -> None:
        """What was found, in as many words as leave room for what is typed (several: the longest first), and what is to
        be said about it; Tab takes the suggestion."""
        self.suggestion = suggestion
        self._counts = (count,) if isinstance(count, str) else count
        self._count_beside()
        self.advice.update(Content(advice))
        self.advice.set_class(bool(advice), "-said")

    def _count_beside(self) -> None:
        """The longest count that hides nothing of what is typed, else the shortest."""
        typed = cell_len(self.sign) + cell_len(self.input.value) + SPACES
        free = self.content_region.width - typed
        fitting = (count for count in self._counts if cell_len(count) <= free)
        self.count.update(Content(next(fitting, self._counts[-1])))

    def on_resize(self) -> None:
        self._count_beside()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._count_beside()
        self.post_message(self.Typed(self, event.value))
