"""Choosing what to compare an article with: the related ones, other outlets first, and why each matched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.article import Article
from reader.errors import NewsreaderError
from reader.ui.bindings import bindings_of
from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.widgets.compare_partners import PartnerList, matching
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from reader.library import Library, Scope
    from reader.stories import Related
    from reader.ui.word import Word

NOBODY = "Nothing in this folder is related to it."


def candidates(library: Library, scope: Scope, article: Article) -> list[Related]:
    """Whom the article may be compared with, whom one would rather first."""
    from reader import stories

    return stories.partners(library, article, scope, passages=True)


class PartnerScreen(ChoosingScreen[str]):
    """Gives the id of the article that was chosen, or None; `asked` is what for, if not for comparing.

    With `word` the reader may say of each whether it tells the same story, with `read` go to it and read it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("judge-story", "undo", "redo")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-tall")]  # noqa: RUF012

    partners = getters.query_one(PartnerList)

    def __init__(
        self,
        library: Library,
        scope: Scope,
        article: Article,
        asked: str = "",
        word: Word | None = None,
        read: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.scope = scope
        self.article = article
        self.asked = asked
        self.word = word
        self.read = read
        self.found: list[Related] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="partner-dialog"):
            yield Static(Content(self.asked or "Compare with …"), id="partner-title")
            yield Static(Content(self.article.title), id="partner-subject")
            placeholder = "words of the title or the outlet"
            yield SearchBox(self.key("find"), placeholder, id="partner-narrow", leads_to="PartnerList")
            yield PartnerList(id="partner-list")
            yield Static(Content("Looking for related articles …"), id="partner-told")
            yield KeyLine(self._keys(), id="partner-keys")

    def _keys(self) -> str:
        judges = "same story or not" if self.word else ""
        chooses = "chooses" if self.asked else "compares"
        reads = "reads" if self.read else ""
        return self.advice(choose=chooses, read_chosen=reads, find="narrows", judge_story=judges, back="leaves")

    def on_mount(self) -> None:
        self.look()

    @work(exclusive=True, group="look")
    async def look(self) -> None:
        """Find whom it may be compared with, off the screen's thread."""
        try:
            self.found = await asyncio.to_thread(candidates, self.library, self.scope, self.article)
        except NewsreaderError as fault:
            self.say(str(fault))
            return
        here = self.partners.chosen
        self.partners.show(self.article, self.found)
        if here:
            self.partners.go_to(here.article.id)
        self.say("" if self.found else NOBODY)
        if len(self.found) > 1 and not self.asked:
            self.query_one("#partner-title", Static).update(Content(f"Compare with one of these {len(self.found)}"))

    def say(self, text: str) -> None:
        """Say something below the list, or nothing."""
        below = self.query_one("#partner-told", Static)
        below.update(Content(text))
        below.display = bool(text)

    def narrow(self, typed: str) -> None:
        shown = [one for one in self.found if matching(one, typed)]
        self.partners.show(self.article, shown)
        self.box.say(f"{len(shown)} of {len(self.found)}" if typed else "", "")

    def take(self, value: str) -> None:
        self.dismiss(value)

    def action_read_chosen(self) -> None:
        """Leave for the one under the cursor, to read it."""
        chosen = self.partners.chosen
        if chosen and self.read:
            self.dismiss(None)
            self.read(chosen.article.id)

    @work(group="judge")
    async def action_judge_story(self) -> None:
        """The one under the cursor is of another story; where it was of another, it is of the same."""
        chosen = self.partners.chosen
        if chosen and self.word:
            await self.word.judge(self.article, chosen.article, same=not chosen.same_story).wait()
            self.look()

    def action_undo(self) -> None:
        """Undo what was done last."""
        self._turn(back=True)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._turn(back=False)

    @work(group="judge")
    async def _turn(self, back: bool) -> None:
        if self.word:
            await self.word.turn(back=back).wait()
            self.look()
